from __future__ import annotations

import pytest

from carsica.record.span import Span
from carsica.serve.urls import FileUrls, ServerUrls, outward


@pytest.mark.parametrize(
    ("url", "leads"),
    [
        ("https://a.example/x", "https://a.example/x"),
        ("HTTP://a.example", "HTTP://a.example"),
        ("javascript:alert(1)", None),
        (" javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("//a.example/x", None),
        ("https:", None),
        ("file:///etc/passwd", None),
        ("http://[", None),
        ("", None),
        (None, None),
    ],
)
def test_only_addresses_of_the_web_become_links(url: str | None, leads: str | None):
    assert outward(url) == leads


def test_ids_cannot_break_out_of_an_address():
    urls = ServerUrls("en")
    assert urls.row("claims", 'a/b?c#d"e') == "/en/claims/a%2Fb%3Fc%23d%22e"
    assert urls.span("r", Span(3, 9)) == "/en/reports/r#s-3-9"


def test_anchors_in_a_file_differ_by_report():
    urls = FileUrls("en", {"a": 1, "b": 2})
    assert urls.span("a", Span(0, 4)) == "#r1-s-0-4"
    assert urls.anchor("b", Span(0, 4)) == "r2-s-0-4"
