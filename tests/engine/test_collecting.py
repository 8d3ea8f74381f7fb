"""Garbage is searched for seldom in our own processes, and as before in others'."""

from __future__ import annotations

import subprocess
import sys


def threshold_after(code: str) -> int:
    shown = f"{code}; import gc; print(gc.get_threshold()[0])"
    return int(subprocess.run([sys.executable, "-c", shown], capture_output=True, check=True, text=True).stdout)


def test_only_our_own_processes_are_set() -> None:
    own = threshold_after("pass")
    assert threshold_after("import carsica") == own
    assert threshold_after("from carsica.engine.collecting import collect_seldom; collect_seldom()") > own
