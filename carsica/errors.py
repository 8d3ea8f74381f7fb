"""The exception tree of Carsica; every error says which report or file it concerns and why.

Owns the kinds of failure and their exit codes. Must not log and must not import the rest of the package.
"""

from __future__ import annotations


class CarsicaError(Exception):
    """Base of all errors that Carsica raises on purpose.

    ``where`` names the file, URL, report or case concerned; ``cause`` says in one line what is wrong with it.
    """

    exit_code = 1

    def __init__(self, where: str, cause: str) -> None:
        self.where = where
        self.cause = cause
        super().__init__(f"{where}: {cause}")

    def __reduce__(self) -> tuple[type[CarsicaError], tuple[str, str]]:
        return type(self), (self.where, self.cause)  # errors travel between worker processes


class UsageError(CarsicaError):
    """The request itself cannot be carried out (a wrong date, an unknown format)."""

    exit_code = 2


class InputError(CarsicaError):
    """What was given cannot be read as a report: empty, broken, no text, unknown language, too large."""

    exit_code = 3


class FetchError(CarsicaError):
    """An address could not be fetched: unreachable, refused, private, too slow, forbidden by robots.txt."""

    exit_code = 4


class CaseError(CarsicaError):
    """A case folder is missing, already there, or damaged."""

    exit_code = 5


class WeightsError(CarsicaError):
    """The reader's model is missing or is not the file that its card names."""

    exit_code = 6


class ServerError(CarsicaError):
    """The model server of the remote reader failed: unreachable, too slow, refusing, or answering nonsense."""

    exit_code = 7


class LanguageError(CarsicaError):
    """A language that is to be read lacks data: a file, or a key that the rules need."""

    exit_code = 8
