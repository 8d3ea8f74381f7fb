"""A report in the making: what a format gave, before language, identity and dates are settled.

Owns the last step to a Report that all formats share; must not know any format.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from carsica.errors import InputError
from carsica.ingest.cleaning import clean, one_line, shown
from carsica.ingest.credits import date_of_dateline, outlet_of_address, outlet_of_dateline, read_credits
from carsica.ingest.dates import day_of
from carsica.ingest.header import Facts
from carsica.ingest.language import settle_language
from carsica.ingest.pull_quotes import pull_quotes
from carsica.ingest.sections import sections_from
from carsica.ingest.settings import IngestSettings
from carsica.record.report import Report, identity
from carsica.record.span import Span

TITLE_LENGTH = 100
"""Characters of a title that is made from the first sentence, about."""
MAX_TITLE = 250
"""Characters of a title that was cut off, at most."""
TITLE_BLOCKS = 3
"""Blocks at the head of a page among which its title may stand again."""
SHORT_TITLE = 25
"""A shorter first sentence ("Kyiv.") takes the next one with it."""

_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”»’)]*\s")


@dataclass(slots=True)
class Draft:
    """Text as it will stand in the report, where its title, header and headings lie, and the facts found.

    ``language`` is a person's word, ``declared_language`` a page's attribute. A title without ``title_span`` was
    made from the first sentence and stays part of the body.
    """

    text: str
    title: str
    title_span: Span | None = None
    header: list[Span] = field(default_factory=list)
    headings: list[Span] = field(default_factory=list)
    facts: Facts = field(default_factory=Facts)
    url: str | None = None
    language: str | None = None
    declared_language: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a heading of a format with markup, plain and on one line."""

    text: str
    heading: bool = False


def compose(title: str | None, blocks: Sequence[Block]) -> Draft:
    """A draft whose text is the title, an empty line and the blocks, each apart from the next by an empty line."""
    title = one_line(title or "")
    cleaned = [Block(clean(block.text), block.heading) for block in blocks]
    cleaned = [block for block in cleaned if block.text.strip()]
    repeated = pull_quotes([block.text for block in cleaned])
    cleaned = [block for number, block in enumerate(cleaned) if number not in repeated or block.heading]
    at = next((i for i, block in enumerate(cleaned[:TITLE_BLOCKS]) if title and _repeats(block.text, title)), None)
    if at is not None:
        title = one_line(cleaned[at].text)
        cleaned = [*(block for block in cleaned[:at] if not _is_kicker(block)), *cleaned[at + 1 :]]
    if not title and len(cleaned) > 1 and cleaned[0].heading:
        title, cleaned = one_line(cleaned[0].text), cleaned[1:]
    text, headings = title, []
    for block in cleaned:
        text += "\n\n" if text else ""
        if block.heading:
            headings.append(Span(len(text), len(text) + len(block.text)))
        text += block.text
    span = Span(0, len(title)) if title else None
    return Draft(text, title or first_sentence(text), span, headings=headings)


def first_sentence(text: str) -> str:
    """A title for a text without one: its first sentence or line, cut between words at about 100 characters."""
    line = text.split("\n", 1)[0].strip()
    ends = [found.start() for found in _SENTENCE_END.finditer(line[: 2 * TITLE_LENGTH])]
    ends = [end for end in ends if end >= SHORT_TITLE] or [len(line)]
    sentence = line[: ends[0]].strip()
    if len(sentence) <= TITLE_LENGTH:
        return sentence
    return sentence[:TITLE_LENGTH].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"


def finish(draft: Draft, where: str, settings: IngestSettings) -> Report:
    """The report of a draft. Raises InputError for no text, too much text, a future date, a language not read."""
    _check_size(draft, where, settings)
    facts = draft.facts
    body = body_of(draft)
    published = facts.published or date_of_dateline(body)
    _check_day(published, "date", where, settings)
    _check_day(facts.updated, "date of the update", where, settings)
    if not any(c.isalpha() for c in body):
        raise InputError(
            where, "holds a header but no text" if draft.title_span or draft.header else "holds no text"
        )
    host = outlet_of_address(draft.url)
    labelled = facts.outlet or (facts.source if not facts.credits else None)
    labelled = None if labelled and _same(labelled, draft.title) else labelled  # a page that names itself
    credits_ = read_credits(facts.credits, other_outlet=bool(labelled or host))
    outlet = labelled or credits_.outlet or facts.source or host or outlet_of_dateline(body)
    if outlet and re.match(r"https?://|www\.", outlet):
        outlet = outlet_of_address(outlet if "://" in outlet else f"https://{outlet}") or outlet
    return Report(
        id=identity(draft.text),
        title=draft.title,
        text=draft.text,
        language=settle_language(body, where, given=draft.language, declared=draft.declared_language),
        outlet=one_line(outlet) if outlet else None,
        published=published,
        url=draft.url,
        updated=facts.updated,
        byline=tuple(name for name in credits_.byline if name != outlet),
        views=facts.views,
        sections=sections_from(draft.text, draft.headings),
        title_span=draft.title_span,
        header=tuple(draft.header),
    )


def body_of(draft: Draft) -> str:
    """The text without its title and its header lines."""
    spans = sorted([*([draft.title_span] if draft.title_span else []), *draft.header])
    pieces, position = [], 0
    for span in spans:
        pieces.append(draft.text[position : span.start])
        position = max(position, span.end)
    return "\n".join([*pieces, draft.text[position:]]).strip()


def _check_size(draft: Draft, where: str, settings: IngestSettings) -> None:
    if len(draft.text) > settings.max_characters:
        raise InputError(
            where,
            f"is too long for one report ({len(draft.text):,} characters; at most {settings.max_characters:,})",
        )


def _check_day(iso: str | None, name: str, where: str, settings: IngestSettings) -> None:
    # One day of grace: where the report was written it may be tomorrow already.
    if iso and day_of(iso) > settings.day() + timedelta(days=1):
        raise InputError(where, f"{name} {shown(iso)} lies in the future")


def _same(first: str, second: str) -> bool:
    return " ".join(first.split()).casefold() == " ".join(second.split()).casefold()


def _repeats(line: str, title: str) -> bool:
    """Does a line give the title again: the same words, without a site's name, or with those cut off?"""
    cut = len(title.split()) > 3 and len(line) <= MAX_TITLE and not line.endswith(".")
    longer = cut and one_line(line).casefold().startswith(title.rstrip("… ").casefold() + " ")
    return longer or _same(line, title) or _same(line, _without_last(title))


def _is_kicker(block: Block) -> bool:
    """Is a block above the title a word or two, the name of the section that the report stands in?"""
    return len(block.text.split()) <= 3 and block.text[-1:].isalnum()


def _without_last(title: str) -> str:
    """A title without what follows its last bar or dash, which may be the name of a site."""
    return re.split(r"\s[|·•–—-]\s(?!.*\s[|·•–—-]\s)", title)[0]
