"""The whole dossier as one HTML file that opens from disk, without network and without scripts.

Owns that one file: which pages stand in it and how it is put in place. It is written beside and renamed, so that
a reader never sees half.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from carsica.dossier.dossier import Dossier
from carsica.dossier.wording import Wording, wording
from carsica.errors import CaseError
from carsica.serve.pages.claims import claim_page, claims_page
from carsica.serve.pages.happenings import (
    attacks_page,
    event_page,
    events_page,
    figures_page,
    plan_page,
    plans_page,
)
from carsica.serve.pages.overview import brief_page, legend_page, sources_page, timeline_page
from carsica.serve.pages.page import Page
from carsica.serve.pages.people import actor_page, actors_page, places_page
from carsica.serve.pages.reports import report_page, reports_page
from carsica.serve.render import frame, render_single
from carsica.serve.urls import FileUrls


def dossier_html(dossier: Dossier, language: str = "en") -> str:
    """The whole dossier as one HTML document. Raises UsageError when the interface has no such language."""
    w = wording(language)
    urls = FileUrls(language, {report.id: number for number, report in enumerate(dossier.reports, 1)})
    return render_single(_pages(dossier, w, urls), frame(dossier), w, urls)


def export_html(dossier: Dossier, path: str | Path, language: str = "en") -> Path:
    """Write the dossier to ``path``; returns the path. Raises CaseError when it cannot be written."""
    target = Path(path)
    text = dossier_html(dossier, language)
    try:
        handle, beside = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
    except OSError as error:
        raise CaseError(str(target), f"cannot write here: {error.strerror}") from error
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(beside, 0o644)
        os.replace(beside, target)
    except OSError as error:
        Path(beside).unlink(missing_ok=True)
        raise CaseError(str(target), f"cannot write it: {error.strerror}") from error
    return target


def _pages(dossier: Dossier, w: Wording, urls: FileUrls) -> tuple[Page, ...]:
    """Every page of the dossier, in the order of the navigation, rows after their list."""

    def anchor(layer: str, row: str) -> str:
        return urls.row_anchor(layer, row)

    links = dossier.links
    return (
        brief_page(dossier, w),
        timeline_page(dossier, w),
        claims_page(dossier, w),
        *(claim_page(dossier, w, c, anchor("claims", c.id)) for c in links.claims if c.statements),
        events_page(dossier, w),
        *(event_page(dossier, w, e, anchor("events", e.id)) for e in links.events if e.mentions),
        attacks_page(dossier, w),
        figures_page(dossier, w),
        plans_page(dossier, w),
        *(plan_page(dossier, w, p, anchor("plans", p.id)) for p in links.plans),
        actors_page(dossier, w),
        *(actor_page(dossier, a, anchor("actors", a.id)) for a in links.actors),
        places_page(dossier, w),
        sources_page(dossier, w),
        reports_page(dossier, w),
        *(report_page(dossier, r, w, urls, anchor("reports", r.report.id)) for r in dossier.readings),
        legend_page(w),
    )
