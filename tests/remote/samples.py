"""A report for the remote reader, with its metadata line."""

from __future__ import annotations

from carsica.record.report import Report, identity
from carsica.record.span import Span

TEXT = """Ferry talks in Doha called off
10 March 2025
The foreign minister of Valdoria, Ada Renn, denied on Monday that the talks due on 12 March in Doha had been off.
The Morning Sentinel had reported, citing two officials, that the ferry talks would not take place.
“We will be there,” she said. The army declined to comment. More than 40 delegates were expected.
"""


def report(text: str = TEXT, **changes: str) -> Report:
    """The sample, or another text."""
    text = text.strip("\n")
    header = "10 March 2025"
    start = text.find(header)
    lines = (Span(start, start + len(header)),) if start >= 0 else ()
    facts = {"language": "en", "outlet": "The Tidewater Post", "published": "2025-03-10"} | changes
    return Report(identity(text), text.split("\n")[0], text, **facts, header=lines)  # type: ignore[arg-type]
