"""Building the demo case from nothing, stage by stage; target: under 30 s on two cores."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

REPORTS = Path(__file__).parent.parent / "examples" / "ukraine-plan" / "reports"


def main() -> None:
    """Run the commands of the demo in an empty folder and print their times."""
    with tempfile.TemporaryDirectory() as folder:
        case = f"{folder}/case"
        total = 0.0
        for name, *arguments in (
            ("new", case),
            ("add", case, str(REPORTS)),
            ("build", case),
            ("brief", case),
            ("export", case, "--html", f"{folder}/dossier.html"),
            ("build", case),
        ):
            started = time.perf_counter()
            subprocess.run(
                [sys.executable, "-m", "carsica", name, *arguments], stdout=subprocess.DEVNULL, check=True
            )
            seconds = time.perf_counter() - started
            label = (
                "build again"
                if name == "build" and total > 0 and Path(f"{folder}/dossier.html").exists()
                else name
            )
            total += seconds
            print(f"{label:<12}{seconds:>7.1f} s")
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        processor, peak = used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
        print(
            f"{'together':<12}{total:>7.1f} s, {processor:.1f} s of processor time; largest process {peak:.0f} MiB"
        )


if __name__ == "__main__":
    main()
