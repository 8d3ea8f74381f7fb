"""Annotated reports: the editable sheets, and the readings with offsets that are built from them."""
