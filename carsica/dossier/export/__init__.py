"""Exports of a dossier: one module a format."""
