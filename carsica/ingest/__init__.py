"""Ingest: bytes to reports. Files, folders, addresses and standard input; text, Markdown, JSON lines and pages."""
