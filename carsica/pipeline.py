"""Order of the stages, resume points; never the logic of a stage."""
