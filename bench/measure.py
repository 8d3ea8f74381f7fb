"""What a process measures of itself: seconds, memory. And one core, so that figures compare.

Owns the measuring alone; standard library only.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from collections.abc import Callable, Iterable

ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


def on_one_core() -> None:
    """Keep this process on one core, where the system can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def measure(load: Callable[[], Callable[[list[str]], Iterable[object]]]) -> None:
    """Load a reader, let it read the texts given as JSON on standard input, print figures as JSON.

    The first text is read before the clock starts, so that what is loaded lazily counts as loading. Seconds are
    the processor's, so that what else the machine does matters little.
    """
    on_one_core()
    texts = json.load(sys.stdin)
    started = time.process_time()
    reader = load()
    for _ in reader(texts[:1]):
        pass
    loaded = time.process_time()
    read = sum(1 for _ in reader(texts))
    seconds = time.process_time() - loaded
    words = sum(len(text.split()) for text in texts)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
    figures = {
        "load_s": loaded - started,
        "reports_s": read / seconds,
        "words_s": words / seconds,
        "peak_mib": peak,
    }
    print(json.dumps({name: round(value, 2) for name, value in figures.items()}))
