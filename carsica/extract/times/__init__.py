"""Time expressions: where a report says when, and which days it means.

Owns the way from a parsed report to its time expressions. Grammar and words live in the lexicon (``times.toml``).
"""

from carsica.extract.times.find import find_times

__all__ = ["find_times"]
