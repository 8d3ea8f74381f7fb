"""The remote reader: a model server is asked what a report says, and code keeps what the text bears out."""
