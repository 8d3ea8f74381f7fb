"""HTML to trees and to plain text: parsing that no page can crash.

Owns the parser's settings. What of a page is the report is decided in page.py.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>", re.IGNORECASE)
_BREAKS = re.compile(r"<(?:br|/p|/div|/li|/h[1-6]|/blockquote|/tr)\b[^<>]*>", re.IGNORECASE)


def parse_html(text: str) -> HtmlElement | None:
    """The tree of a page, comments and processing instructions left out; None when there is nothing in it."""
    from lxml import etree, html  # noqa: PLC0415 - only pages need it

    # Without huge_tree the parser itself stops at a depth of 256, so no page can exhaust the stack.
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=False, encoding="utf-8")
    data = _DECLARATION.sub("", text, count=1).encode("utf-8", errors="replace")
    try:
        tree = html.document_fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError):
        return None
    return tree


def to_plain(fragment: str) -> str:
    """The text of a piece of HTML, one block a line."""
    tree = parse_html(_BREAKS.sub(lambda found: found[0] + "\n", fragment))
    if tree is None:
        return ""
    for node in tree.xpath("//script | //style | //noscript"):
        node.drop_tree()
    return str(tree.text_content())
