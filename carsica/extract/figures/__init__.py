"""Figures: the numbers of a report that count or measure something, with what they count and their bounds.

Owns which numbers are figures, what is left out and must be carried over, and what was done. Words live in the
lexicon (``figures.toml``). Must not decide who gave a figure or which event it belongs to.
"""

from carsica.extract.figures.reader import find_figures

__all__ = ["find_figures"]
