"""The corpus: annotated reports, their statistics, and how far two annotators agree."""
