"""Typed settings; the only reader of the environment and of TOML settings."""
