"""Engines: run one pure function over many reports; where it runs is no business of the function."""
