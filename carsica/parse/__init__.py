"""Parse: report text to sentences, words, trees, names and vectors; no knowledge of news."""
