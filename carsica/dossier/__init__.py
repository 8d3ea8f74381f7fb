"""Dossier: what a person looks at; every row cites at least one span."""
