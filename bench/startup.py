"""How long ``carsica --help`` takes; target: under 0.3 s."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time


def main() -> None:
    """Run the command ten times and print how long it took."""
    seconds = []
    for _ in range(10):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-m", "carsica", "--help"], stdout=subprocess.DEVNULL, check=True)
        seconds.append(time.perf_counter() - started)
    print(f"carsica --help: median {statistics.median(seconds):.2f} s, slowest {max(seconds):.2f} s (of 10)")


if __name__ == "__main__":
    main()
