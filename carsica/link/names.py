"""Names across spellings and scripts: what a name sounds like, and whether two names can be the same.

Owns transliteration and folding; must not know of reports. The tables stand in ``data/scripts.toml``; what
belongs to one language, in ``languages/``.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import Any

from rapidfuzz import fuzz

from carsica.languages import codes, data
from carsica.link.lexical import table, together

_CYRILLIC = re.compile("[\u0400-\u04ff]")
_MARKS = re.compile(r"[^\w\s]|_")


@functools.lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Without case, accents, punctuation and needless space; the script stays."""
    lowered = text.casefold().replace("ё", "е").replace("’", "'")
    kept = []
    for char in lowered:
        if _CYRILLIC.match(char):
            kept.append(char)
        else:
            plain = unicodedata.normalize("NFKD", char)
            kept.append("".join(c for c in plain if not unicodedata.combining(c)))
    return " ".join(_MARKS.sub(" ", "".join(kept).replace("-", " ")).split())


@functools.cache
def cyrillic_languages() -> tuple[str, ...]:
    """Languages written in Cyrillic letters; first the one that a word is read as when nothing tells which."""
    letters = {code: data(code, "link")["letters"] for code in codes() if "letters" in data(code, "link")}
    return tuple(sorted(letters, key=lambda code: not letters[code].get("default", False)))


@functools.cache
def _own_letters() -> dict[str, str]:
    """Letters that only one language has, each with the language."""
    return {char: code for code in cyrillic_languages() for char in data(code, "link")["letters"].get("own", "")}


def _language_of(word: str, language: str) -> str:
    """The language whose letters and endings a folded word has, in a text of the given language."""
    if not _CYRILLIC.search(word):
        return language
    own = next((code for char, code in _own_letters().items() if char in word), None)
    return own or (language if language in cyrillic_languages() else cyrillic_languages()[0])


@functools.cache
def _endings(language: str, kind: str) -> list[Any]:
    """Case endings of names (with what the nominative has there), or of any word; empty where there are none."""
    found: list[Any] = data(language, "link").get("endings", {}).get(kind, []) if language in codes() else []
    return found


@functools.lru_cache(maxsize=65536)
def latin(text: str, language: str = "") -> str:
    """Folded and in Latin letters. ``language`` decides how Cyrillic letters read that it shares with another."""
    folded = fold(text)
    known = _language_of(folded, language)
    letters = (
        data(known, "link").get("letters" if _CYRILLIC.search(folded) else "spelling")
        if known in codes()
        else None
    )
    if not letters:
        return folded
    words = []
    for word in folded.split():
        for start, turned in letters["opening"]:
            if word.startswith(start):
                word = turned + word[len(start) :]  # noqa: PLW2901
        for letter, turned in letters["turned"]:
            word = word.replace(letter, turned)  # noqa: PLW2901
        words.append(word)
    return " ".join(words)


@functools.lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """What a Latin word sounds like, roughly and in any of the languages: "selenskyj" and "zelensky" agree."""
    for pattern, turned in _rules():
        word = pattern.sub(turned, word)
    return word


@functools.cache
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), turned) for pattern, turned in table("scripts")["sounds"]["rules"])


def skeleton(sounding: str) -> str:
    """The consonants of a sound, h and g taken as one; the first letter stays even when it is a vowel."""
    head, rest = sounding[:1], re.sub("[aeiou]", "", sounding[1:])
    return re.sub(r"(.)\1+", r"\1", (head + rest).replace("g", "h"))


def is_latin(text: str) -> bool:
    """Is no letter of the text outside the Latin script?"""
    return all(unicodedata.name(c, "LATIN").startswith("LATIN") for c in text if c.isalpha())


@functools.lru_cache(maxsize=65536)
def stripped(word: str, language: str) -> str | None:
    """A folded word without the ending of an oblique case, None when it has none or its language declines none."""
    for ending, plain in _endings(_language_of(word, language), "names"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)] + str(plain)
    return None


@functools.lru_cache(maxsize=65536)
def stem(word: str, language: str) -> str:
    """A folded word without its ending, for comparing phrases; it stays as it is where its language has none."""
    endings = _endings(_language_of(word, language), "words")
    ending = next((e for e in endings if word.endswith(e) and len(word) - len(e) >= 3), "")
    return word[: len(word) - len(ending)]


@functools.lru_cache(maxsize=65536)
def readings_of(word: str, language: str) -> frozenset[str]:
    """The sounds that one word of a name may stand for: as printed, and without a case ending."""
    found = {sound(latin(word, language))}
    bare = stripped(fold(word), language)
    if bare:
        found.add(sound(latin(bare, language)))
    return frozenset(s for s in found if s)


@functools.lru_cache(maxsize=65536)
def words_of(name: str) -> tuple[str, ...]:
    """The folded words of a name without titles such as "Mr" and "Jr."."""
    particles = together("scripts")["words"]["particles"]
    words = fold(name).split()
    kept = tuple(w for w in words if w not in particles)
    return kept or tuple(words)


def word_likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """How alike two words sound, 0 to 1, by their closest readings; equal consonants count for much."""
    best = 0.0
    for a in one:
        for b in other:
            if a == b:
                return 1.0
            ratio = fuzz.ratio(a, b) / 100.0
            bones = skeleton(a)
            if min(len(a), len(b)) > 2 and len(bones) > 1 and bones == skeleton(b):
                ratio = max(ratio, 0.86 if min(len(a), len(b)) > 3 else 0.8)
            best = max(best, ratio)
    return best


@functools.cache
def _given_groups() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, group in enumerate(together("given_names")["groups"]):
        for name in group:
            for language in cyrillic_languages():
                for word in (sound(latin(name, language)), sound(latin(name, language).replace(" ", ""))):
                    found.setdefault(word, set()).add(number)
    return {name: frozenset(groups) for name, groups in found.items()}


def same_given(one: tuple[str, ...], other: tuple[str, ...], languages: tuple[str, str]) -> bool | None:
    """Can these be the first names of one person? None when one of them is missing."""
    if not one or not other:
        return None
    groups = _given_groups()
    known = [
        frozenset[int]().union(
            *(groups.get(r, frozenset()) for w in (*words, "".join(words)) for r in readings_of(w, language))
        )
        for words, language in zip((one, other), languages, strict=True)
    ]
    if known[0] & known[1]:
        return True
    firsts = readings_of(one[0], languages[0]), readings_of(other[0], languages[1])
    if len(one[0]) == 1 or len(other[0]) == 1:
        return bool({f[0] for f in firsts[0]} & {f[0] for f in firsts[1]})
    if known[0] and known[1]:
        return False
    return word_likeness(*firsts) >= 0.74


@functools.lru_cache(maxsize=65536)
def title_key(name: str, language: str) -> str:
    """The sound of an outlet's or a body's name without articles and words such as "agency"."""
    words = together("scripts")["words"]
    plain = latin(re.sub(r"(?i)\b([ldn])['’]", r"\1 ", name), language).split()
    kept = [w for w in plain if w not in words["articles"] and w not in words["generic"]]
    return " ".join(sound(w) for w in (kept or plain))
