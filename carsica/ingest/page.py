"""A news page: its main text as paragraphs and headings, its title, date, outlet and authors.

Owns what of a page is the report. Furniture (menus, cookie banners, related links, comments, counters) never is.
"""

from __future__ import annotations

import functools
import logging
from collections.abc import Iterator
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from carsica.errors import InputError
from carsica.ingest.cleaning import one_line
from carsica.ingest.draft import Block, Draft, compose
from carsica.ingest.furniture import is_furniture, read_signature
from carsica.ingest.header import Facts, read_line
from carsica.ingest.markup import parse_html
from carsica.ingest.page_facts import PageFacts, named_by_host, read_head, site_of_title, times_of

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

MAX_ELEMENTS = 50_000
"""Elements of a page; the longest live blogs stay under 20,000, and the extractor is slow beyond."""
MAX_DEPTH = 200
"""Elements within elements; article pages stay under 60, and the extractor recurses once a level."""
TOP_BLOCKS = 5
"""Blocks among which a byline or a date may stand before the article."""

# What trafilatura keeps on some sites though it is no part of the report.
_FURNITURE = (
    "//*[@hidden or @aria-hidden='true']",
    "//nav | //footer | //aside | //form | //button | //dialog",
    "//*[contains(@class, 'cookie') or contains(@id, 'cookie') or contains(@class, 'consent')]",
    "//*[contains(@class, 'newsletter') or contains(@class, 'social-share') or contains(@class, 'share-buttons')]",
    "//*[contains(@class, 'related-') or contains(@class, 'read-also') or contains(@class, 'also-read')]",
)


def read_page(text: str, where: str, url: str | None) -> Draft:
    """A draft of an HTML page. Raises InputError when no main text is found."""
    tree = parse_html(text)
    if tree is None or not str(tree.text_content()).strip():
        raise InputError(where, "is HTML without any text")
    if sum(1 for _ in tree.iter()) > MAX_ELEMENTS:
        raise InputError(where, f"is a page of more than {MAX_ELEMENTS:,} elements")
    if _depth(tree) > MAX_DEPTH:
        raise InputError(where, f"is HTML nested more than {MAX_DEPTH} levels deep")
    head = read_head(tree)
    blocks = [block for block in _main_blocks(tree, where, url or head.url) if not is_furniture(block.text)]
    if not blocks:
        raise InputError(where, "is a page without an article text")
    facts, blocks = _printed_facts(blocks, head.title)
    draft = compose(head.title, blocks)
    draft.facts = _facts(tree, head, facts, url)
    draft.url = url or head.url
    draft.declared_language = head.language
    return draft


def _facts(tree: HtmlElement, head: PageFacts, printed: Facts, url: str | None) -> Facts:
    """Facts of the head, then those printed in the text, then what htmldate finds anywhere on the page."""
    facts = Facts(published=head.published, updated=head.updated, outlet=head.outlet, credits=list(head.authors))
    if facts.credits:
        printed.credits = []
    facts.take(printed)
    if facts.published is None:
        facts.published = _found_date(tree, url)
    site = _site_of_title(tree)
    bare = facts.outlet is None or (" " not in facts.outlet and "." in facts.outlet)
    if bare and site and named_by_host(site, url or head.url) == site:
        facts.outlet = site
    elif facts.outlet is None:
        facts.source = facts.source or site
    else:
        facts.outlet = named_by_host(facts.outlet, url or head.url) or facts.outlet
    if facts.updated == facts.published:
        facts.updated = None
    return facts


def _main_blocks(tree: HtmlElement, where: str, url: str | None) -> list[Block]:
    for focus in ({}, {"favor_recall": True}):
        body = _extract(_without_furniture(tree), where, url, focus)
        blocks = list(_blocks(body)) if body is not None else []
        if blocks:
            return blocks
    return []


def _extract(tree: HtmlElement, where: str, url: str | None, focus: dict[str, bool]) -> _Element | None:
    bare_extraction = _extractor()
    try:
        document = bare_extraction(
            tree, url=url, include_comments=False, include_tables=False, include_images=False, **focus
        )
    except Exception as error:
        # The extractor walks whatever a stranger wrote; a page that breaks it must not break the batch.
        raise InputError(where, f"is a page that cannot be taken apart ({type(error).__name__})") from error
    return None if document is None else document.body


@functools.cache
def _extractor() -> Any:
    # Imported here: it takes a quarter of a second, which "carsica --help" must not pay.
    from trafilatura import bare_extraction  # noqa: PLC0415

    for name in ("trafilatura", "htmldate", "justext", "courlan"):
        logging.getLogger(name).addHandler(logging.NullHandler())  # their errors reach the user as ours
    return bare_extraction


def _without_furniture(tree: HtmlElement) -> HtmlElement:
    tree = deepcopy(tree)
    for mark in list(tree.iter("time")):
        mark.drop_tag()  # trafilatura drops the words inside, which leaves "updated at" without its hour
    for path in _FURNITURE:
        for node in tree.xpath(path):
            if node.getparent() is not None and node.tag not in {"html", "body", "article", "main"}:
                node.drop_tree()
    return tree


def _blocks(body: _Element) -> Iterator[Block]:
    """Paragraphs, list items and headings of trafilatura's tree, each on one line."""
    for element in body:
        if element.tag == "list":
            yield from _items(element)
        elif element.tag == "head":
            yield Block(_words(element), heading=True)
        elif (
            element.tag in {"quote", "div"}
            and len(element)
            and any(c.tag in {"p", "list", "head"} for c in element)
        ):
            if element.text and element.text.strip():
                yield Block(one_line(element.text))
            yield from _blocks(element)
        elif element.tag not in {"table", "graphic"}:
            for line in _lines(element):
                yield Block(line)
        if element.tail and element.tail.strip():
            yield Block(one_line(element.tail))


def _items(element: _Element) -> Iterator[Block]:
    ordered = element.get("rend") == "ol"
    for number, item in enumerate(element.iter("item"), 1):
        words = _words(item)
        if words:
            yield Block(f"{number}. {words}" if ordered else f"- {words}")


def _lines(element: _Element) -> list[str]:
    """The element's text, cut at its line breaks."""
    pieces = [element.text or ""]
    for node in element.iterdescendants():
        if node.tag == "lb":
            pieces.append("\n")
        else:
            pieces.append(node.text or "")
        pieces.append(node.tail or "")
    lines = "".join(pieces).split("\n") if "\n" in pieces else [" ".join("".join(pieces).split())]
    return [line for line in map(one_line, lines) if line]


def _words(element: _Element) -> str:
    return one_line("".join(str(part) for part in element.itertext()))


def _printed_facts(blocks: list[Block], title: str | None) -> tuple[Facts, list[Block]]:
    """Bylines and dates that the text itself prints at its top or its end, and the blocks without them."""
    facts, kept = Facts(), list(blocks)
    while len(kept) > 1 and not kept[-1].heading and (signed := read_signature(kept[-1].text)) is not None:
        facts.credits += signed.credits
        kept.pop()
    if len(kept) > TOP_BLOCKS + 1 and not kept[-2].heading and read_line(kept[-2].text, in_block=False):
        kept.pop(-2)
    top, rest = kept[:TOP_BLOCKS], kept[TOP_BLOCKS:]
    for block in list(top):
        found = read_line(block.text, in_block=False) if not block.heading else None
        if found is not None:
            top.remove(block)
            facts.take(found)
    return facts, [*top, *rest] or blocks


def _found_date(tree: HtmlElement, url: str | None) -> str | None:
    """The original day by htmldate, with the time of day where a time mark of that day gives it."""
    _extractor()
    from htmldate import find_date  # noqa: PLC0415 - slow to load, needed for pages only

    try:
        day = find_date(deepcopy(tree), original_date=True, extensive_search=True, url=url)
    except Exception:  # as above: whatever breaks it, the report then has no date
        day = None
    times = times_of(tree)
    if day is None:
        return times[0] if times else None
    return next((iso for iso in times if iso.startswith(day)), str(day))


def _site_of_title(tree: HtmlElement) -> str | None:
    titles: list[HtmlElement] = tree.xpath("/html/head/title")
    return site_of_title(one_line(str(titles[0].text_content()))) if titles else None


def _depth(tree: HtmlElement) -> int:
    deepest, level = 0, [tree]
    while level and deepest <= MAX_DEPTH + 1:
        level = [child for node in level for child in node]
        deepest += 1
    return deepest
