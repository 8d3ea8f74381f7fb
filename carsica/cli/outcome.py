"""What a command tells on standard error: errors and warnings as they come, a summary and a code at the end.

Owns those lines. Must not write to standard output.
"""

from __future__ import annotations

import sys
import unicodedata
from dataclasses import dataclass, field

from carsica.errors import CarsicaError


def printable(text: str) -> str:
    """Text on one line, with nothing in it that steers a terminal or hides what it says."""
    return "".join(c if unicodedata.category(c) not in _STEERING else " " for c in text)


_STEERING = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}


def tell(line: str) -> None:
    """One line on standard error."""
    print(printable(line), file=sys.stderr, flush=True)


@dataclass
class Outcome:
    """How a command goes. ``close`` gives the exit code: 0, or the highest of the codes of what failed."""

    done: int = 0
    warnings: int = 0
    errors: list[CarsicaError] = field(default_factory=list)

    def fail(self, error: CarsicaError) -> None:
        """Tell an error; the command may go on."""
        tell(f"carsica: {error.where}: {error.cause}")
        self.errors.append(error)

    def warn(self, where: str, what: str) -> None:
        """Tell something odd that does not fail."""
        tell(f"carsica: {where}: warning: {what}")
        self.warnings += 1

    def close(self) -> int:
        """The exit code, after a summary line where some of several things failed."""
        if self.errors and self.done + len(self.errors) > 1:
            tell(f"carsica: {self.done} done, {len(self.errors)} failed")
        return max((error.exit_code for error in self.errors), default=0)
