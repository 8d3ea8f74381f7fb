"""What a page's head says of itself: JSON-LD, meta tags, link tags, ``lang``.

Owns the reading of embedded metadata; must not look at the main text.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from carsica.ingest.cleaning import one_line
from carsica.ingest.credits import outlet_of_address
from carsica.ingest.dates import read_date

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_NODES = 2_000
"""JSON-LD objects looked at; more are no article's metadata."""

_ARTICLE = re.compile(r"Article$|^(?:BlogPosting|LiveBlogPosting|SocialMediaPosting|Report)$")
_SITE_IN_TITLE = re.compile(r"\s+[|–—·•-]\s+")
_SITE_NAMES = ("og:site_name", "application-name", "twitter:app:name:iphone")
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "article:published", "pubdate",
    "publishdate", "publish-date", "date_published", "dc.date.issued", "dcterms.created", "parsely-pub-date",
    "sailthru.date", "article.published", "cxenseparse:recs:publishtime",
)  # fmt: skip
_UPDATED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "last-modified",
    "lastmod",
    "dcterms.modified",
)
_AUTHORS = ("author", "article:author", "parsely-author", "dc.creator", "sailthru.author", "byl")


@dataclass(frozen=True, slots=True)
class PageFacts:
    """Metadata of a page as its head gives it; None where it says nothing."""

    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    url: str | None = None
    language: str | None = None


def read_head(tree: HtmlElement) -> PageFacts:
    """The facts of the page, JSON-LD first, meta tags after; the site's display name before its company's."""
    article, publisher = _linked_data(tree)
    meta = _meta(tree)
    authors = (
        tuple(_names(article.get("author")))
        or tuple(name for key in _AUTHORS if (name := meta.get(key)) and not name.startswith("http"))[:1]
    )
    return PageFacts(
        title=_title(tree, article, meta),
        outlet=_first(meta.get(key) for key in _SITE_NAMES) or publisher,
        authors=authors,
        published=_date(article.get("datePublished")) or _first(_date(meta.get(key)) for key in _PUBLISHED),
        updated=_date(article.get("dateModified")) or _first(_date(meta.get(key)) for key in _UPDATED),
        url=_address(tree, meta),
        language=_language(tree, article, meta),
    )


def times_of(tree: HtmlElement) -> list[str]:
    """Dates of the page's ``<time datetime>`` marks, ISO, in order."""
    found = (_date(node.get("datetime")) for node in tree.iter("time"))
    return [iso for iso in found if iso]


def _meta(tree: HtmlElement) -> dict[str, str]:
    """Contents of meta tags and microdata by their name in lower case; the first of each name."""
    values: dict[str, str] = {}
    for node in tree.iter("meta"):
        key = node.get("property") or node.get("name") or node.get("itemprop") or node.get("http-equiv")
        content = one_line((node.get("content") or "")[:1000])
        if key and content:
            values.setdefault(key.strip().lower(), content)
    return values


def _linked_data(tree: HtmlElement) -> tuple[Mapping[str, Any], str | None]:
    """The JSON-LD object of the article and the name of its publisher; an empty one when there is none."""
    article: Mapping[str, Any] = {}
    by_id: dict[str, Mapping[str, Any]] = {}
    for node in _objects(tree):
        identifier = node.get("@id")
        if isinstance(identifier, str) and "name" in node:
            by_id.setdefault(identifier, node)
        kinds = node.get("@type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        if not article and any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in kinds):
            article = node
    publisher = article.get("publisher")
    if isinstance(publisher, Mapping) and "name" not in publisher:
        publisher = by_id.get(str(publisher.get("@id")))
    return article, _first(_names(publisher))


def _objects(tree: HtmlElement) -> Iterator[Mapping[str, Any]]:
    pending: list[Any] = []
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json" and script.text:
            try:
                pending.append(json.loads(script.text.strip().rstrip(";"), strict=False))
            except (ValueError, RecursionError):
                continue  # other scripts and the meta tags may still tell
    seen = 0
    while pending and seen < MAX_NODES:
        node = pending.pop(0)
        seen += 1
        if isinstance(node, list):
            pending.extend(node)
        elif isinstance(node, Mapping):
            yield node
            pending.extend(value for value in node.values() if isinstance(value, (list, dict)))


def _title(tree: HtmlElement, article: Mapping[str, Any], meta: Mapping[str, str]) -> str | None:
    """The headline. A page's one h1 is what readers see; with several, the one that the head names."""
    headline = article.get("headline")
    named = [
        one_line(headline) if isinstance(headline, str) else "",
        meta.get("og:title", ""),
        meta.get("twitter:title", ""),
    ]
    titles = [
        node for node in tree.iter("title") if node.getparent() is not None and node.getparent().tag == "head"
    ]
    named += [one_line(str(titles[0].text_content()))] if titles else []
    named = [name for name in named if name]
    visible = [one_line(" ".join(node.itertext())) for node in tree.iter("h1")]
    visible = [line for line in visible if 3 <= len(line) <= 300]
    for line in visible:
        if any(_fold(line) in _fold(name) for name in named) and len(line.split()) > 2:
            return line
    if named:
        return _without_site(named[0], meta.get("og:site_name"))
    return visible[0] if visible else None


def site_of_title(title: str) -> str | None:
    """The site's name behind a bar or dash at the end of a page's title; None when there is none so short."""
    parts = _SITE_IN_TITLE.split(title)
    last = parts[-1].strip()
    return last if len(parts) > 1 and 2 <= len(last) <= 40 and len(last.split()) <= 5 else None


def named_by_host(name: str, url: str | None) -> str | None:
    """The part of a site's printed name, slogans left out, that its address spells too; None when none does."""
    host = _letters(outlet_of_address(url) or "")
    parts = [part.strip() for part in _SITE_IN_TITLE.split(name)]
    return next((part for part in parts if len(_letters(part)) >= 4 and _letters(part) in host), None)


def _letters(text: str) -> str:
    """Letters and digits of a name as an address writes them: small, without accents."""
    plain = unicodedata.normalize("NFD", text.casefold())
    return "".join(c for c in plain if c.isalnum())


def _without_site(title: str, site: str | None) -> str:
    for name in (site, site_of_title(title)):
        shorter = re.sub(rf"\s*[|·•–—-]\s*{re.escape(name)}\s*$", "", title, flags=re.IGNORECASE) if name else ""
        if len(shorter.split()) > 2:
            return shorter
    return title


def _address(tree: HtmlElement, meta: Mapping[str, str]) -> str | None:
    links = (node.get("href") for node in tree.iter("link") if (node.get("rel") or "").lower() == "canonical")
    for address in (*links, meta.get("og:url")):
        if address and re.match(r"https?://[^\s/]+/?\S*$", address.strip()):
            return str(address).strip()
    return None


def _language(tree: HtmlElement, article: Mapping[str, Any], meta: Mapping[str, str]) -> str | None:
    stated = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or tree.get("xml:lang")
    for label in (stated, meta.get("content-language"), meta.get("og:locale"), article.get("inLanguage")):
        if isinstance(label, str) and label.strip():
            return label
    return None


def _names(value: Any) -> Iterator[str]:
    values = value if isinstance(value, list) else [value]
    for item in values[:20]:
        name = item.get("name") if isinstance(item, Mapping) else item
        if isinstance(name, list):
            name = next((part for part in name if isinstance(part, str)), None)
        if isinstance(name, str) and name.strip() and not name.startswith("http"):
            yield one_line(name[:200])


def _date(value: Any) -> str | None:
    return read_date(value, month_first=None) if isinstance(value, str) else None


def _first(values: Any) -> str | None:
    return next((value for value in values if value), None)


def _fold(text: str) -> str:
    return re.sub(r"\W+", " ", text.casefold()).strip()
