"""Pages: one typed context a template, made from a dossier."""
