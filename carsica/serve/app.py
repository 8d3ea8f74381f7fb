"""The read-only server: routes to pages, strict headers, this machine alone by default.

Owns routing; pages are made in ``pages``. It answers GET and HEAD alone and changes nothing.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import get_args

import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from carsica.dossier.dossier import Dossier
from carsica.dossier.export import FORMATS, LAYERS
from carsica.dossier.timeline import TimelineKind
from carsica.dossier.wording import LANGUAGES, Wording, wording
from carsica.errors import CarsicaError, UsageError
from carsica.serve.pages.claims import claim_page, claims_page
from carsica.serve.pages.happenings import (
    attacks_page,
    event_page,
    events_page,
    figures_page,
    plan_page,
    plans_page,
)
from carsica.serve.pages.overview import (
    brief_page,
    legend_page,
    missing_page,
    search_page,
    sources_page,
    timeline_page,
)
from carsica.serve.pages.page import Page
from carsica.serve.pages.people import actor_page, actors_page, places_page
from carsica.serve.pages.reports import report_page, reports_page
from carsica.serve.render import frame, page_css, render_page, security_headers, stylesheet
from carsica.serve.urls import ServerUrls

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")

PageMaker = Callable[[Dossier, Wording, ServerUrls, Request], Page | None]


def create_app(load: Callable[[], Dossier], language: str = "en", hosts: tuple[str, ...] = LOOPBACK) -> Starlette:
    """The application over whatever dossier ``load`` gives at each request.

    ``hosts`` are the names that requests may ask for; others are refused, so that no page elsewhere can reach in
    by a name that points here. Raises UsageError when the interface has no such language.
    """
    wording(language)
    routes = [
        Route("/static/carsica.css", _style),
        Route("/{language}/export/{file}", _exporter(load)),
        *(Route(path, _answer(load, make)) for path, make in _PAGES.items()),
        Route("/{path:path}", _to_language(language)),
    ]
    return Starlette(
        routes=routes,
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=[_host(h) for h in hosts])],
    )


def _host(host: str) -> str:
    """A host as the middleware compares it: it cuts at the first colon, so an IPv6 name keeps its bracket."""
    return host.split(":", maxsplit=1)[0] if host.startswith("[") else host


def run_server(
    load: Callable[[], Dossier], *, host: str = "127.0.0.1", port: int = 8000, language: str = "en"
) -> None:
    """Serve until interrupted. A ``host`` other than the loopback is for the caller to allow."""
    app = create_app(load, language, hosts=tuple(dict.fromkeys((*LOOPBACK, host))))
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False)


def _make_brief(dossier: Dossier, w: Wording, urls: ServerUrls, request: Request) -> Page:
    since = request.query_params.get("since") or None
    return brief_page(dossier, w, since, request.query_params.get("as_of") or None)


def _make_timeline(dossier: Dossier, w: Wording, urls: ServerUrls, request: Request) -> Page:
    asked = request.query_params.get("only")
    only: TimelineKind | None = next((k for k in get_args(TimelineKind) if k == asked), None)
    return timeline_page(dossier, w, only)


def _make_claim(dossier: Dossier, w: Wording, urls: ServerUrls, request: Request) -> Page | None:
    claim = dossier.claim_by_id.get(request.path_params["row"])
    return claim_page(dossier, w, claim, "claim") if claim and claim.statements else None


def _make_event(dossier: Dossier, w: Wording, urls: ServerUrls, request: Request) -> Page | None:
    event = dossier.event_by_id.get(request.path_params["row"])
    return event_page(dossier, w, event, "event") if event and event.mentions else None


def _make_plan(dossier: Dossier, w: Wording, urls: ServerUrls, request: Request) -> Page | None:
    plan = dossier.plan_by_id.get(request.path_params["row"])
    return plan_page(dossier, w, plan, "plan") if plan else None


def _make_actor(dossier: Dossier, w: Wording, urls: ServerUrls, request: Request) -> Page | None:
    actor = dossier.actor_by_id.get(request.path_params["row"])
    return actor_page(dossier, actor, "actor") if actor else None


def _make_report(dossier: Dossier, w: Wording, urls: ServerUrls, request: Request) -> Page | None:
    reading = dossier.reading_by_id.get(request.path_params["row"])
    return report_page(dossier, reading, w, urls, "report") if reading else None


def _sheet(request: Request) -> int:
    """The sheet of a long list that is asked for; the first where none or nonsense is."""
    asked = request.query_params.get("sheet", "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1


def _only(request: Request, what: str) -> bool:
    """Is the list asked to be narrowed to this?"""
    return request.query_params.get("only") == what


_PAGES: dict[str, PageMaker] = {
    "/{language}/": _make_brief,
    "/{language}/timeline": _make_timeline,
    "/{language}/claims": lambda d, w, u, r: claims_page(d, w, r.query_params.get("status"), _sheet(r)),
    "/{language}/claims/{row}": _make_claim,
    "/{language}/events": lambda d, w, u, r: events_page(d, w, _only(r, "meetings"), _sheet(r)),
    "/{language}/events/{row}": _make_event,
    "/{language}/attacks": lambda d, w, u, r: attacks_page(d, w),
    "/{language}/figures": lambda d, w, u, r: figures_page(d, w, _only(r, "differing"), _sheet(r)),
    "/{language}/plans": lambda d, w, u, r: plans_page(d, w),
    "/{language}/plans/{row}": _make_plan,
    "/{language}/actors": lambda d, w, u, r: actors_page(d, w, _sheet(r)),
    "/{language}/actors/{row}": _make_actor,
    "/{language}/places": lambda d, w, u, r: places_page(d, w, _sheet(r)),
    "/{language}/sources": lambda d, w, u, r: sources_page(d, w),
    "/{language}/reports": lambda d, w, u, r: reports_page(d, w, _sheet(r)),
    "/{language}/reports/{row}": _make_report,
    "/{language}/search": lambda d, w, u, r: search_page(d, w, r.query_params.get("q", "")),
    "/{language}/legend": lambda d, w, u, r: legend_page(w),
}


def _answer(load: Callable[[], Dossier], make: PageMaker) -> Callable[[Request], Awaitable[Response]]:
    """The endpoint of a page. Making it is work for a thread, so that other requests are not held up."""

    def respond(request: Request) -> Response:
        language = request.path_params["language"]
        if language not in LANGUAGES:
            return RedirectResponse("/", headers=security_headers())
        w, urls = wording(language), ServerUrls(language)
        try:
            dossier = load()
            page = make(dossier, w, urls, request)
        except CarsicaError as error:
            status = 400 if isinstance(error, UsageError) else 503
            return PlainTextResponse(f"{error}\n", status, headers=security_headers())
        status = 200 if page else 404
        page = page or missing_page(w)
        around = frame(dossier, _in_languages(request), request.query_params.get("q", "")[:200])
        html = render_page(page, around, w, urls)
        return HTMLResponse(html, status, headers=security_headers(page_css(page)))

    async def endpoint(request: Request) -> Response:
        return await run_in_threadpool(respond, request)

    return endpoint


def _in_languages(request: Request) -> tuple[tuple[str, str], ...]:
    """This page's address in every interface language."""
    rest = request.url.path.split("/", 2)[2]
    query = f"?{request.url.query}" if request.url.query else ""
    return tuple((language, f"/{language}/{rest}{query}") for language in LANGUAGES)


def _to_language(language: str) -> Callable[[Request], Awaitable[Response]]:
    """Addresses without a language lead to the default one; a browser keeps the span's anchor."""

    async def endpoint(request: Request) -> Response:
        path = request.path_params["path"].lstrip("/")
        first = path.split("/", 1)[0]
        if first in LANGUAGES and path != first:
            return PlainTextResponse(wording(first)("not_found") + "\n", 404, headers=security_headers())
        query = f"?{request.url.query}" if request.url.query else ""
        target = f"/{first}/" if first in LANGUAGES else f"/{language}/{path}"
        return RedirectResponse(target + query, headers=security_headers())

    return endpoint


async def _style(request: Request) -> Response:
    return Response(stylesheet(), media_type="text/css", headers=security_headers())


def _exporter(load: Callable[[], Dossier]) -> Callable[[Request], Awaitable[Response]]:
    """A layer as a file to keep, in any of the formats."""

    def respond(request: Request) -> Response:
        name, _, form = request.path_params["file"].partition(".")
        layer = next((known for known in LAYERS if known == name), None)
        if layer is None or form not in FORMATS:
            return PlainTextResponse("", 404, headers=security_headers())
        dossier = load()
        headers = {**security_headers(), "Content-Disposition": f'attachment; filename="{layer}.{form}"'}
        text = FORMATS[form].write(layer, dossier.links, dossier.readings)
        return Response(text, media_type=FORMATS[form].media, headers=headers)

    async def endpoint(request: Request) -> Response:
        return await run_in_threadpool(respond, request)

    return endpoint
