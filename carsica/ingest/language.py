"""The language of a report: what its source says, checked against the words themselves.

Owns the judgement; must not look at anything but text and labels.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from carsica.ingest.words import codes_by_label, language_names, own_letters
from carsica.languages import codes, on_trial, require

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SAMPLE = 4_000
"""Characters at the head of a text that are looked at."""
PIECES, PIECE = 4, 160
"""Pieces of the sample that decide alone where they are clear, evenly spaced, and the characters of each."""
CLEAR = 0.999
"""Probability from which they are."""
SHORT = 60
"""Letters below which a free guess among a hundred languages is worth nothing."""
SURE = 0.9
"""Probability from which a guess overrules what a page declares."""

_TAG = re.compile(r"^([a-z]{2,3})(?:[-_]|$)")
_LINK = re.compile(r"https?://\S+|[@#]\w+")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_OTHER_CYRILLIC = re.compile("[ўђјљњћџѓѕќәғқңөұүһ]", re.IGNORECASE)
_NEIGHBOURS = ("be", "bg", "mk", "sr", "kk", "ky")
"""Languages that the guess takes short texts of Ukrainian and Russian for."""


def settle_language(body: str, where: str, *, given: str | None = None, declared: str | None = None) -> str:
    """The ISO 639-1 code of a report's language.

    ``given`` is a person's word (a header) and wins; ``declared`` is a page's own attribute, often a template's
    default, and is overruled by clear words. Raises InputError for a language that is not read.
    """
    named = code_of(given)
    if named:
        return require(named, where)
    guess, probability = guess_language(body)
    label = code_of(declared)
    if label and (probability < SURE or guess == label):
        return require(label, where)
    return require(guess, where)


def code_of(label: str | None) -> str | None:
    """A language label ("it-IT", "Italian", "українська") as a code; None for what is no label."""
    folded = (label or "").strip().casefold()
    if folded in language_names():
        return language_names()[folded]
    found = _TAG.match(folded)
    return codes_by_label().get(found[1], found[1]) if found else None


def guess_language(body: str) -> tuple[str, float]:
    """The likeliest language of a text and its probability."""
    text = _LINK.sub(" ", body[:SAMPLE])
    excerpt = _excerpt(text)
    found = _guess(excerpt)
    return found if excerpt == text or found[1] >= CLEAR else _guess(text)


def _guess(text: str) -> tuple[str, float]:
    letters = "".join(filter(str.isalpha, text))
    cyrillic = len(_CYRILLIC.findall(letters))
    ranked = _identifier().rank(text.lower())
    if letters and cyrillic > len(letters) / 2:
        slavic = _by_alphabet(text, len(letters))
        if slavic and (len(letters) < SHORT or ranked[0][0] in {*codes(), *_NEIGHBOURS}):
            return slavic, 1.0
    if len(letters) < SHORT and ranked[0][1] < 0.99:
        known = (pair for pair in ranked if pair[0] in codes() and not on_trial(pair[0]))
        code, probability = next(known, ranked[0])
        return code, float(min(probability, 0.5))
    return ranked[0][0], float(ranked[0][1])


def _excerpt(text: str) -> str:
    """A short text whole, of a longer one some pieces that are far apart: its head may be in another language."""
    if len(text) <= PIECES * PIECE:
        return text
    step = (len(text) - PIECE) // (PIECES - 1)
    return " ".join(text[start : start + PIECE] for start in range(0, PIECES * step, step))


def _by_alphabet(text: str, letters: int) -> str | None:
    """The language whose own letters the text has; None for other Cyrillic, none, or those of several."""
    folded = text.lower()
    counts = {language: sum(map(folded.count, own)) for language, own in own_letters().items()}
    if len(_OTHER_CYRILLIC.findall(text)) > letters // 100 or not any(counts.values()):
        return None
    if sum(count > letters // 50 for count in counts.values()) > 1:
        return None  # Belarusian has letters of both Ukrainian and Russian
    return max(counts, key=lambda language: counts[language])


@functools.cache
def _identifier() -> LanguageIdentifier:
    # Imported here: the model takes a while to unpack and is not needed when headers name the language.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
