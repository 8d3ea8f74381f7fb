"""Names across spellings and scripts: what a name sounds like, and whether two names can be the same.

Owns transliteration and folding; must not know of reports. The tables stand in ``data/scripts.toml``.
"""

from __future__ import annotations

import functools
import re
import unicodedata

from rapidfuzz import fuzz

from carsica.link.lexical import table

_CYRILLIC = re.compile("[\u0400-\u04ff]")
_UKRAINIAN = re.compile("[іїєґ]")
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


@functools.lru_cache(maxsize=65536)
def latin(text: str, language: str = "ru") -> str:
    """Folded and in Latin letters. ``language`` decides how Cyrillic letters read that it shares with another."""
    folded = fold(text)
    if not _CYRILLIC.search(folded):
        return folded
    scheme = "uk" if language == "uk" or _UKRAINIAN.search(folded) else "ru"
    tables = table("scripts")
    words = []
    for word in folded.split():
        for start, turned in tables["opening"].get(scheme, ()):
            if word.startswith(start):
                word = turned + word[len(start) :]  # noqa: PLW2901
        for letter, turned in tables["cyrillic"][scheme]:
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
    """A folded Cyrillic word without the ending of an oblique case, or None when it has none."""
    if not _CYRILLIC.search(word):
        return None
    scheme = "uk" if language == "uk" or _UKRAINIAN.search(word) else "ru"
    endings = table("scripts")["endings"]
    restored: dict[str, str] = dict(endings["restore"])
    for ending in endings[scheme]:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)] + restored.get(ending, "")
    return None


@functools.lru_cache(maxsize=65536)
def stem(word: str, language: str) -> str:
    """A folded Cyrillic word without its ending, for comparing phrases; a Latin word stays as it is."""
    if not _CYRILLIC.search(word):
        return word
    scheme = "uk" if language == "uk" or _UKRAINIAN.search(word) else "ru"
    endings = table("scripts")["stems"][scheme]
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
    particles = table("scripts")["words"]["particles"]
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
    for number, group in enumerate(table("given_names")["groups"]):
        for name in group:
            for language in ("uk", "ru"):
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
    words = table("scripts")["words"]
    plain = latin(re.sub(r"(?i)\b([ldn])['’]", r"\1 ", name), language).split()
    kept = [w for w in plain if w not in words["articles"] and w not in words["generic"]]
    return " ".join(sound(w) for w in (kept or plain))
