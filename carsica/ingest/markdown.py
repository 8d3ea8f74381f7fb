"""Markdown: front matter to fields, markup to plain text with its headings.

Owns both. The text behind links stays, addresses and images go; lists keep their bullets and numbers.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from carsica.errors import InputError
from carsica.ingest.draft import Block, Draft, compose
from carsica.ingest.fields import read_fields, split_keyed
from carsica.ingest.furniture import is_furniture
from carsica.ingest.header import Facts, read_line

if TYPE_CHECKING:
    from markdown_it.token import Token

MAX_FRONT_MATTER = 50_000
"""Characters; front matter is a page of metadata, and the YAML reader is slow."""

_FENCED = re.compile(
    r"\A(?P<fence>---|\+\+\+)[ \t]*\n(?P<matter>.*?)\n(?:(?P=fence)|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL
)


def has_front_matter(text: str) -> bool:
    """Does the text open with a fenced block that holds at least one ``key: value``?"""
    found = _FENCED.match(text)
    return bool(found and re.search(r"^\w[\w -]*\s*[:=]", found["matter"], re.MULTILINE))


def read_markdown(text: str, where: str) -> Draft:
    """A draft of a cleaned Markdown text. Raises InputError when its front matter cannot be read."""
    values: Mapping[str, Any] = {}
    if has_front_matter(text):
        found = _FENCED.match(text)
        assert found is not None
        values, text = _read_matter(found["matter"], found["fence"], where), text[found.end() :]
    fields = read_fields(values)
    blocks = [block for block in to_blocks(text) if not is_furniture(block.text)]
    printed_facts = Facts()
    position = 1 if blocks and blocks[0].heading else 0
    while position < min(len(blocks) - 1, 6):  # dates and bylines printed under the title
        printed = read_line(blocks[position].text, in_block=False)
        if printed is None:
            break
        printed_facts.take(printed)
        del blocks[position]
    draft = compose(fields.title, blocks)
    draft.facts = printed_facts
    return fields.fill(draft)


def to_blocks(text: str) -> list[Block]:
    """The paragraphs, list items and headings of a Markdown text, plain, in order."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - only Markdown needs it

    blocks: list[Block] = []
    lists: list[int | None] = []
    item = heading = False
    for token in MarkdownIt("commonmark").parse(text):
        if token.type in {"ordered_list_open", "bullet_list_open"}:
            lists.append(int(token.attrs.get("start", 1)) if token.type[0] == "o" else None)
        elif token.type in {"ordered_list_close", "bullet_list_close"}:
            lists.pop()
        elif token.type == "list_item_open":
            item = True
        elif token.type in {"heading_open", "heading_close"}:
            heading = token.type == "heading_open"
        elif token.type == "inline":
            plain = _inline(token)
            if item and lists and plain:
                number = lists[-1]
                plain = f"- {plain}" if number is None else f"{number}. {plain}"
                lists[-1] = None if number is None else number + 1
                item = False
            blocks.append(Block(plain, heading))
        elif token.type in {"fence", "code_block"}:
            blocks.append(Block(" ".join(token.content.split())))
    return [block for block in blocks if block.text]


def _inline(token: Token) -> str:
    parts = []
    for child in token.children or ():
        if child.type in {"text", "code_inline"}:
            parts.append(child.content)
        elif child.type in {"softbreak", "hardbreak"}:
            parts.append(" ")
    return " ".join("".join(parts).split())


def _read_matter(matter: str, fence: str, where: str) -> Mapping[str, Any]:
    if len(matter) > MAX_FRONT_MATTER:
        raise InputError(where, "has front matter that is too long")
    try:
        values = tomllib.loads(matter) if fence == "+++" else _yaml(matter)
    except (ValueError, RecursionError) as error:
        keyed = split_keyed(matter)  # titles with a bare colon are no YAML and common all the same
        if keyed is None:
            raise InputError(where, "has front matter that cannot be read") from error
        values = keyed[0]
    return values if isinstance(values, Mapping) else {}


def _yaml(matter: str) -> Any:
    import yaml  # noqa: PLC0415 - only front matter needs it

    try:
        # The base loader builds strings, lists and mappings alone: dates stay as printed, no tag is obeyed.
        return yaml.load(matter, Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error
