"""Readings held against annotated reports: what was found, what was missed, layer by layer."""
