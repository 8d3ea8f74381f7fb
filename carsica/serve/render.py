"""Pages to HTML: the templates' environment, the frame around a page, the headers that go with it.

Owns escaping (on for every template), the inline style's hash and the security headers.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from carsica.dossier.dossier import Dossier
from carsica.dossier.export import FORMATS
from carsica.dossier.search import matches
from carsica.dossier.wording import LANGUAGES, Wording
from carsica.serve import annotate
from carsica.serve.pages.page import Page
from carsica.serve.urls import PAGES, Urls


@dataclass(frozen=True)
class Frame:
    """What stands around a page: the case's name, the navigation, the other interface languages.

    ``languages`` pairs a language with the address of this page in it; empty where pages stand in one file.
    """

    name: str
    pages: tuple[str, ...]
    languages: tuple[tuple[str, str], ...]
    search: bool
    query: str = ""


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("carsica.serve", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["highlight"] = highlight
    environment.filters["shorten"] = shorten
    environment.filters["day_words"] = lambda iso, w: w.day(iso)
    environment.globals["note_verb"] = annotate.verb
    environment.globals["time_value"] = annotate.time_value
    environment.globals["export_formats"] = tuple(FORMATS)
    return environment


def highlight(text: str, words: tuple[str, ...]) -> Markup:
    """The text, escaped, with the words of a search as ``<mark>``."""
    out, position = [], 0
    for start, end in matches(words, text):
        out += [Markup("{}<mark>{}</mark>").format(text[position:start], text[start:end])]
        position = end
    return Markup("").join([*out, Markup("{}").format(text[position:])])


def shorten(text: str, length: int = 220) -> str:
    """The text on one line, cut at a word where it is longer than ``length`` characters."""
    text = " ".join(text.split())
    return text if len(text) <= length else text[: length - 1].rsplit(" ", 1)[0] + "…"


@cache
def stylesheet() -> str:
    """The style of all pages."""
    return resources.files("carsica.serve").joinpath("static", "carsica.css").read_text(encoding="utf-8")


def style_hash(css: str) -> str:
    """The source expression that lets a page carry this inline style under a content security policy."""
    return "'sha256-" + base64.b64encode(hashlib.sha256(css.encode("utf-8")).digest()).decode("ascii") + "'"


def page_css(page: Page) -> str:
    """The style that a page needs beside the stylesheet; empty for most."""
    found = getattr(page, "annotated", None)
    return found.css if isinstance(found, annotate.Annotated) else ""


def security_headers(css: str = "") -> dict[str, str]:
    """Headers of every answer: no scripts, nothing from elsewhere, no referrer, no framing."""
    style = f"'self' {style_hash(css)}" if css else "'self'"
    policy = (
        f"default-src 'none'; style-src {style}; img-src 'self' data:; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    return {
        "Content-Security-Policy": policy,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        "Cache-Control": "no-cache",
    }


def frame(dossier: Dossier, languages: tuple[tuple[str, str], ...] = (), query: str = "") -> Frame:
    """The frame of a dossier's pages."""
    return Frame(dossier.name, PAGES, languages, bool(languages), query)


def render_page(page: Page, around: Frame, w: Wording, urls: Urls) -> str:
    """One page with its frame, as a whole HTML document whose style is the server's."""
    css = Markup(page_css(page))  # anchors of ours alone: letters, digits, hyphens
    template = _environment().get_template("layout.html")
    return template.render(page=page, frame=around, w=w, url=urls, extra_css=css)


def render_single(pages: tuple[Page, ...], around: Frame, w: Wording, urls: Urls) -> str:
    """Many pages in one HTML document that needs nothing else."""
    css = Markup(stylesheet() + "".join(page_css(page) for page in pages))
    template = _environment().get_template("single.html")
    return template.render(pages=pages, frame=around, w=w, url=urls, css=css, policy=_file_policy(css))


def render_lone(page: Page, w: Wording, urls: Urls) -> str:
    """One reading's page in one HTML document that needs nothing else."""
    css = Markup(stylesheet() + page_css(page))
    template = _environment().get_template("lone.html")
    return template.render(page=page, w=w, url=urls, css=css, policy=_file_policy(css))


def _file_policy(css: str) -> str:
    return f"default-src 'none'; style-src {style_hash(css)}; base-uri 'none'; form-action 'none'"


def interface(language: str | None, default: str) -> str:
    """The interface language to use: the one asked for if there is one, else the default."""
    return language if language in LANGUAGES else default
