"""The pages of reports: the list, and one report with its marked text.

Owns their contexts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from carsica.dossier.dossier import Dossier
from carsica.dossier.wording import Wording
from carsica.record.reading import Reading
from carsica.record.report import Report
from carsica.serve.annotate import Annotated, annotate
from carsica.serve.pages.page import Page, Sheet, cut_sheet
from carsica.serve.urls import Urls, outward


@dataclass(frozen=True)
class CopyRow:
    """Another report with the same text; ``similarity`` in per cent."""

    report: Report
    similarity: int


@dataclass(frozen=True)
class ReportRow:
    """A report as a line of a list, with what it is a copy of."""

    report: Report
    statements: int
    events: int
    figures: int
    original: CopyRow | None


@dataclass(frozen=True)
class ReportsPage(Page):
    """All reports, earliest first."""

    template: ClassVar[str] = "reports.html"
    nav: ClassVar[str] = "reports"
    rows: tuple[ReportRow, ...]
    sheet: Sheet


@dataclass(frozen=True)
class ReportPage(Page):
    """One report: its data and its text with every span. ``url`` is set only where a link may lead there."""

    template: ClassVar[str] = "report.html"
    nav: ClassVar[str] = "reports"
    annotated: Annotated
    url: str | None
    original: CopyRow | None
    copies: tuple[CopyRow, ...]

    @property
    def title_shown(self) -> bool:
        """Does the text itself show the title?"""
        return any(passage.kind == "title" for passage in self.annotated.passages)


def reports_page(dossier: Dossier, w: Wording, number: int | None = None) -> ReportsPage:
    """The reports of a dossier."""
    shown, sheet = cut_sheet(dossier.readings, number)
    rows = (
        ReportRow(
            r.report,
            len(r.statements),
            len(r.events),
            len(r.figures),
            _original(dossier, r.report.id),
        )
        for r in shown
    )
    return ReportsPage(w("reports"), "reports", tuple(rows), sheet)


def report_page(dossier: Dossier, reading: Reading, w: Wording, urls: Urls, anchor: str) -> ReportPage:
    """The page of one report."""
    report = reading.report
    copies = ((dossier.report(c.copy), c.similarity) for c in dossier.copies_of(report.id))
    return ReportPage(
        report.title or w("report"),
        anchor,
        annotate(dossier, reading, w, urls),
        outward(report.url),
        _original(dossier, report.id),
        tuple(CopyRow(copy, round(similarity * 100)) for copy, similarity in copies if copy),
    )


def _original(dossier: Dossier, report: str) -> CopyRow | None:
    copy = dossier.original_of(report)
    original = dossier.report(copy.original) if copy else None
    return CopyRow(original, round(copy.similarity * 100)) if copy and original else None
