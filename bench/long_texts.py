"""Long texts of one kind each, that invite a reader to look at everything from everywhere.

Owns the making of texts; it must not need Carsica, so that others can be measured on them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count, islice, product

from french import texts

SYLLABLES = ("ba", "dor", "fen", "gal", "hir", "kel", "lo", "mar", "nes", "pol", "ran", "sol", "tur", "vel", "zan")
MONTHS = ("January", "March", "May", "July", "September", "November")
TOWNS = ("Belmont", "Oakridge", "Westford", "Haverley")


def surnames() -> Iterator[str]:
    """Invented surnames, each another, without end."""
    for size in count(2):
        for syllables in product(SYLLABLES, repeat=size):
            yield "".join(syllables).capitalize()


def news(words: int) -> str:
    """Sentences of French reports."""
    return texts(1, words)[0]


def dialogue(words: int) -> str:
    """Two people who talk, one after the other, named and not named."""
    turns = (
        '"We will hold the line," said Ann Lee.',
        '"You cannot pay for it," the minister replied.',
        '"Then we will find another way," she said.',
        '"There is none," said Carl Reed, the minister.',
    )
    return "\n\n".join(turns[i % len(turns)] for i in range(words // 8))


def interview(words: int) -> str:
    """An interview with labelled turns, where questions stay open."""
    turns = (
        "Q: Will the ministry publish the figures on 3 May?",
        "Lee: I cannot comment on that.",
        "Q: Who signed the contract with the port?",
        "Lee: The port did, as Carl Reed told the Courier.",
    )
    return "\n\n".join(turns[i % len(turns)] for i in range(words // 9))


def names(words: int) -> str:
    """Every sentence names two more people, with their posts."""
    given, family = ("Ann", "Carl", "Rosa", "Paul"), surnames()
    return "\n\n".join(
        f"{given[i % 4]} {next(family)}, the mayor of {TOWNS[i % 4]}, met the analyst {given[(i + 1) % 4]} "
        f"{next(family)}, who denied that the council had paid."
        for i in range(words // 19)
    )


def bodies(words: int) -> str:
    """Every sentence names another body, which says something and later says it again by its title."""
    family = surnames()
    return "\n\n".join(
        f"The {next(family)} Institute said the plan would fail. The institute said it had warned the ministry."
        for i in range(words // 17)
    )


def dates(words: int) -> str:
    """A chronicle of nothing but dates."""
    days = (f"on {1 + i % 28} {MONTHS[i % 6]} {1920 + i % 100} the port closed" for i in count())
    return "\n\n".join("; ".join(islice(days, 6)).capitalize() + "." for _ in range(words // 42))


def bare_dates(words: int) -> str:
    """One line of dates."""
    return "The port closed on " + ", ".join(
        f"{1 + i % 28} {MONTHS[i % 6]} {1920 + i % 100}" for i in range(words // 3)
    )


def figures(words: int) -> str:
    """A ledger of figures, some told again as corrected."""
    return "\n\n".join(
        f"At least {100 + 7 * i:,} soldiers were killed in {TOWNS[i % 4]}, the ministry said, not {90 + 7 * i:,}."
        for i in range(words // 15)
    )


def attacks(words: int) -> str:
    """Events of one kind, one after the other, in a few places."""
    return "\n\n".join(
        f"Drones struck a depot in {TOWNS[i % 4]} on {1 + i % 28} {MONTHS[i % 6]}, killing {2 + i % 9} people."
        for i in range(words // 13)
    )


def points(words: int) -> str:
    """A plan with points without end."""
    lines = "\n".join(
        f"{i + 1}. The army of {TOWNS[i % 4]} shall be cut by {1 + i % 90} percent." for i in range(words // 12)
    )
    return f"The Juniper Plan, a draft peace plan of {words // 12} points, says:\n\n{lines}"


def endless(words: int) -> str:
    """One sentence without a stop."""
    return "The minister said that the port would close" + " and that the mayor had told the council so" * (
        words // 9
    )


def brackets(words: int) -> str:
    """Asides within asides."""
    return "The minister said (" * (words // 6) + "yes" + " she added)" * (words // 6) + "."


def listed(words: int) -> str:
    """A list, a word or two a line."""
    family = surnames()
    return "Present were:\n\n" + "\n".join(f"- {next(family)}" for _ in range(words // 2))


def commas(words: int) -> str:
    """One line of words and commas."""
    return "The minister said yes" + ", yes" * words


def quotes(words: int) -> str:
    """Every second word in quotation marks."""
    return "The minister said " + " ".join(f'"{word}" and' for word in islice(surnames(), words // 2)) + " no."


SHAPES: dict[str, Callable[[int], str]] = {
    shape.__name__: shape
    for shape in (
        news, dialogue, interview, names, bodies, dates, bare_dates, figures, attacks, points, endless, brackets,
        listed, commas, quotes,
    )
}  # fmt: skip
"""How each kind of long text is made from the number of words wanted, about."""
