"""A reading as a page of its own: ``carsica read --format html``.

Owns that one document; the marks and notes are those of a dossier's report page.
"""

from __future__ import annotations

from carsica.dossier.dossier import Dossier
from carsica.dossier.wording import wording
from carsica.record.claim import Links
from carsica.record.reading import Reading
from carsica.serve.pages.reports import report_page
from carsica.serve.render import render_lone
from carsica.serve.urls import LoneUrls


def render_reading(reading: Reading, language: str = "en") -> str:
    """One self-contained HTML document: the text with every span marked and explained in the margin.

    Raises UsageError when the interface has no such language.
    """
    w, urls = wording(language), LoneUrls(language)
    dossier = Dossier.of((reading,), Links())
    return render_lone(report_page(dossier, reading, w, urls, "report"), w, urls)
