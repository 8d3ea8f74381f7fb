"""A build of the demo case, killed with SIGKILL again and again, ends with the same exports as one left alone.

python bench/kills.py --kills 20
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

REPORTS = Path(__file__).parent.parent / "examples" / "ukraine-plan" / "reports"
LAYERS = ("claims", "events", "figures", "actors", "plans")


def carsica(*arguments: str) -> bytes:
    """Run one command to its end; its output."""
    return subprocess.run([sys.executable, "-m", "carsica", *arguments], stdout=subprocess.PIPE, check=True).stdout


def digest(case: str) -> str:
    """One hash over every export of a case."""
    exports = [carsica(layer, case, "--format", "json") for layer in LAYERS]
    carsica("export", case, "--html", f"{case}.html")
    return hashlib.sha256(b"".join([*exports, Path(f"{case}.html").read_bytes()])).hexdigest()


def main() -> None:
    """Build one case in peace and one under fire, and compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=20)
    kills = parser.parse_args().kills
    moments = random.Random(3)
    with tempfile.TemporaryDirectory() as folder:
        peace, fire = f"{folder}/peace", f"{folder}/fire"
        for case in (peace, fire):
            carsica("new", case, "--name", "demo")
            carsica("add", case, str(REPORTS))
        started = time.monotonic()
        carsica("build", peace)
        seconds = time.monotonic() - started
        finished = 0
        for _ in range(kills):
            command = [sys.executable, "-m", "carsica", "build", fire]
            process = subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL)
            try:
                process.wait(moments.uniform(0.3, 1.0) * seconds)
                finished += 1
                Path(fire, "dossier.duckdb").unlink()
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        carsica("build", fire)
        same = digest(peace) == digest(fire)
    print(f"{kills - finished} builds killed, {finished} ended before: exports {'the same' if same else 'DIFFER'}")
    sys.exit(not same)


if __name__ == "__main__":
    main()
