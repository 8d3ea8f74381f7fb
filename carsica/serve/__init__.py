"""Serve: read-only pages over a dossier, and the decisions a person takes."""
