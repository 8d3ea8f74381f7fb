"""The written form of text inside Carsica, and of file names in messages.

Owns the normalisation that every report's text goes through; must not know formats or languages.
"""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDS = re.compile(r"\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# Marks without width that break words apart or turn the reading direction round; joiners of emoji stay.
_INVISIBLE = re.compile("[\u00ad\u200b\u2060-\u2064\u206a-\u206f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]")
_CONTROL = re.compile("[\x00-\x09\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_BLANK_RUN = re.compile(r"\n{4,}")
_SPACES = re.compile(r"\s+")


def clean(text: str) -> str:
    """NFC; lines end in a line feed; no controls, no byte order mark, no space at line ends or around it all."""
    text = _LINE_ENDS.sub("\n", text)
    text = _CONTROL.sub(" ", _INVISIBLE.sub("", text))
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    text = _BLANK_RUN.sub("\n\n\n", "\n".join(line.rstrip() for line in text.split("\n")))
    return text.strip("\n").rstrip()


def one_line(text: str) -> str:
    """The cleaned text on one line, spaces collapsed."""
    return _SPACES.sub(" ", clean(text)).strip()


def shown(name: str, limit: int = 300) -> str:
    """A file name or words of a report as a message may print them: one line, nothing a terminal would obey."""
    safe = "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in name)
    return safe if len(safe) <= limit else safe[: limit - 1] + "…"
