"""Where things are: addresses of pages, rows and spans, for the server and for a file of its own.

Owns the addresses; must not know what stands on a page.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol
from urllib.parse import quote, urlencode, urlsplit

from carsica.record.span import Span

PAGES = (
    *("brief", "timeline", "claims", "events", "attacks", "figures"),
    *("plans", "actors", "places", "sources", "reports"),
)
"""Pages of the navigation, in order."""


class Urls(Protocol):
    """Addresses of pages, rows and spans."""

    language: str

    def page(self, name: str, **query: object) -> str:
        """The address of a page of the navigation."""
        ...

    def row(self, layer: str, row: str) -> str:
        """The address of a claim, actor, event, plan or report; of a ledger or place within its page."""
        ...

    def span(self, report: str, span: Span) -> str:
        """The address of a span in the text of its report."""
        ...

    def anchor(self, report: str, span: Span) -> str:
        """The ``id`` of a span's element."""
        ...

    def row_anchor(self, layer: str, row: str) -> str:
        """The ``id`` of a row's element."""
        ...

    def export(self, layer: str, form: str) -> str:
        """The address of a layer as a file; empty where files cannot be had."""
        ...


def outward(url: str | None) -> str | None:
    """The address of a page outside, if it is one that a link may lead to: http or https with a host."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme.lower() in ("http", "https") and parts.netloc else None


class ServerUrls:
    """Addresses on the server: ``/it/claims/c12``, ``/it/reports/<id>#s-81-90``."""

    def __init__(self, language: str) -> None:
        self.language = language

    def page(self, name: str, **query: object) -> str:
        """The address of a page."""
        path = "" if name == "brief" else name
        return f"/{self.language}/{path}" + (f"?{urlencode(query)}" if query else "")

    def row(self, layer: str, row: str) -> str:
        """A page of its own for most rows; a place on the page of figures or places for the rest."""
        if layer in ("figures", "places"):
            return f"{self.page(layer)}#{self.row_anchor(layer, row)}"
        return f"/{self.language}/{layer}/{quote(row, safe='')}"

    def span(self, report: str, span: Span) -> str:
        """The report's page, at the span."""
        return f"{self.row('reports', report)}#{self.anchor(report, span)}"

    def anchor(self, report: str, span: Span) -> str:
        """One report a page, so the characters suffice."""
        return f"s-{span.start}-{span.end}"

    def row_anchor(self, layer: str, row: str) -> str:
        """The layer's initial and the row's id."""
        return f"{layer}-{quote(row, safe='')}"

    def export(self, layer: str, form: str) -> str:
        """The layer as a file."""
        return f"/{self.language}/export/{layer}.{form}"


class FileUrls:
    """Addresses within one file: everything is an anchor. Reports are numbered to keep the anchors short."""

    def __init__(self, language: str, reports: Mapping[str, int]) -> None:
        self.language = language
        self._reports = reports

    def page(self, name: str, **query: object) -> str:
        """The page's section; a file knows no queries."""
        return f"#{name}"

    def row(self, layer: str, row: str) -> str:
        """The row's section or line."""
        return f"#{self.row_anchor(layer, row)}"

    def span(self, report: str, span: Span) -> str:
        """The span, in its report's section."""
        return f"#{self.anchor(report, span)}"

    def anchor(self, report: str, span: Span) -> str:
        """The report's number and the characters."""
        return f"r{self._reports.get(report, 0)}-s-{span.start}-{span.end}"

    def row_anchor(self, layer: str, row: str) -> str:
        """The layer and the row's id; a report goes by its number."""
        if layer == "reports":
            return f"r{self._reports.get(row, 0)}"
        return f"{layer}-{quote(row, safe='')}"

    def export(self, layer: str, form: str) -> str:
        """A file cannot hand out files."""
        return ""


class LoneUrls(ServerUrls):
    """Addresses on the page of a single reading: spans only, no other pages."""

    def page(self, name: str, **query: object) -> str:
        """There is no other page."""
        return ""

    def row(self, layer: str, row: str) -> str:
        """There is no other page."""
        return ""
