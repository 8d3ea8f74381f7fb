"""Plain text: title, printed metadata lines and body, as news sites and archives save their reports.

Owns where the title and the header end. The text stays as it is; spans say which lines are metadata.
"""

from __future__ import annotations

import re

from carsica.ingest.credits import is_known_name, looks_like_names
from carsica.ingest.draft import Draft, first_sentence
from carsica.ingest.furniture import is_furniture, read_signature
from carsica.ingest.header import Facts, read_line
from carsica.ingest.language import guess_language
from carsica.ingest.sections import find_headings, lines_of
from carsica.ingest.words import month_first as may_begin_with_month
from carsica.record.span import Span

MAX_TITLE = 250
"""Characters of a title line at most."""
HEADER_LINES = 12
"""Lines after the title among which metadata is looked for."""

_UNCLEAR_DATE = re.compile(r"\b\d{1,2}[/-]\d{1,2}[/-]\d{2,4}\b")


def read_plain(text: str) -> Draft:
    """A draft of a cleaned plain text; its title is the first line if that stands like one."""
    lines = lines_of(text)
    if not lines:
        return Draft(text, "")
    month_first = _month_first(text)
    facts, header, start = _leading(text, lines, month_first)
    after, end = _block(text, lines, start + 1, month_first)
    if start == 0 and _is_masthead(text, lines, end, after):
        facts.outlet, header, start = lines[0].of(text).strip(), lines[:end], end
        facts.take(after)
        after, end = _block(text, lines, start + 1, month_first)
    title = lines[start] if _is_title(text, lines, start, bool(end > start + 1)) else None
    if title:
        facts.take(after)
        header += lines[start + 1 : end]
    body = lines[end if title else start :]
    furniture = [line for line in body if is_furniture(line.of(text))]
    kept = [line for line in body if line not in set(furniture)]
    while len(kept) > 1 and (signed := read_signature(kept[-1].of(text))) is not None:
        facts.credits += signed.credits
        furniture.append(kept.pop())
    return Draft(
        text,
        title.of(text) if title else first_sentence(text[lines[start].start :]),
        title,
        header=sorted([*header, *furniture]),
        headings=find_headings(text, kept),
        facts=facts,
    )


def read_titled(title: str | None, body: str) -> Draft:
    """A draft of a plain body whose title, if any, is known from elsewhere; both already cleaned."""
    if not title:
        return read_plain(body)
    draft = read_plain(f"{title}\n\n{body}" if body else title)
    draft.title, draft.title_span = title, Span(0, len(title))
    draft.header = [span for span in draft.header if span.start >= len(title)]
    return draft


def _leading(text: str, lines: list[Span], month_first: bool | None) -> tuple[Facts, list[Span], int]:
    """Metadata lines above the title (a date, a labelled outlet), and the number of the line after them."""
    facts = Facts()
    for number, line in enumerate(lines[:5]):
        found = read_line(line.of(text), in_block=False, month_first=month_first)
        if found is None or number + 1 == len(lines) or found.credits:
            return facts, lines[:number], number
        facts.take(found)
    return Facts(), [], 0


def _is_masthead(text: str, lines: list[Span], end: int, after: Facts) -> bool:
    """Is the first line the outlet's name, with a date under it and the title apart below both?"""
    name = lines[0].of(text).strip()
    if after.published is None or not (is_known_name(name) or looks_like_names(name)):
        return False
    if end + 1 >= len(lines) or len(lines[end].of(text)) <= len(name):
        return False
    apart = all("\n" in text[lines[n].end + 1 : lines[n + 1].start] for n in (end - 1, end))
    return apart and _is_title(text, lines, end, header_follows=False)


def _block(text: str, lines: list[Span], start: int, month_first: bool | None) -> tuple[Facts, int]:
    """Metadata lines from line ``start`` on, and the number of the first line after them."""
    facts, end = Facts(), start
    for number in range(start, min(len(lines), start + HEADER_LINES)):
        line = lines[number].of(text)
        close = number == start or "\n" not in text[lines[number - 1].end + 1 : lines[number].start]
        around = close and (number > start or _next_is_header(text, lines, number + 1, month_first))
        found = read_line(line, in_block=around, month_first=month_first)
        if found is None:
            break
        facts.take(found)
        end = number + 1
    return facts, end


def _next_is_header(text: str, lines: list[Span], number: int, month_first: bool | None) -> bool:
    if number >= len(lines):
        return False
    return read_line(lines[number].of(text), in_block=False, month_first=month_first) is not None


def _is_title(text: str, lines: list[Span], number: int, header_follows: bool) -> bool:
    """A short first line before metadata, or one that does not end like a sentence and is not alone."""
    line = lines[number].of(text)
    if len(line) > MAX_TITLE or not any(c.isalnum() for c in line):
        return False
    if header_follows:
        return True
    if number + 1 >= len(lines) or line.endswith((".", ":", ";", ",", ".”", ".»", '."')):
        return False
    if line.lstrip().startswith(("-", "–", "•")):
        return False
    apart = "\n" in text[lines[number].end + 1 : lines[number + 1].start]
    return apart or len(lines[number + 1].of(text)) > len(line)


def _month_first(text: str) -> bool | None:
    """Few languages leave it open whether 03/04/2025 is in March or in April."""
    if not _UNCLEAR_DATE.search(text[:3000]):
        return None
    return None if may_begin_with_month(guess_language(text)[0]) else False
