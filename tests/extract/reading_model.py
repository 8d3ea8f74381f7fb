"""The shipped reader for tests that need real trees; a test that asks for it is skipped where weights are absent.

Owns one parser for all tests of extraction.
"""

from __future__ import annotations

import functools

import pytest

from carsica.errors import WeightsError
from carsica.parse.reader import Parser
from carsica.parse.syntax import Document


@functools.cache
def _parser() -> Parser | None:
    parser = Parser()
    try:
        parser.parse("One.", "en")
    except (WeightsError, FileNotFoundError):
        return None
    return parser


def parse(text: str, language: str) -> Document:
    """The parsed text, or a skipped test."""
    parser = _parser()
    if parser is None:
        pytest.skip("the reader's weights are not built")
    return parser.parse(text, language)
