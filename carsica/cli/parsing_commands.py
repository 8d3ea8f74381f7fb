"""``carsica parse``: texts in, words, trees and names out; nothing is kept.

Owns this command's arguments and what it prints. A file is read, parsed and written out as text by one worker, so
that only its name and the result travel between processes.
"""

from __future__ import annotations

import functools
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from carsica.cli.opening import engine_for, with_options
from carsica.cli.outcome import Outcome
from carsica.config import load_settings
from carsica.engine.local import engine_for as engine_of
from carsica.errors import CarsicaError, InputError, UsageError
from carsica.ingest.encoding import decode
from carsica.ingest.language import code_of, settle_language
from carsica.languages import codes
from carsica.parse.conllu import to_conllu
from carsica.parse.given import read_conllu
from carsica.parse.reader import Parser
from carsica.parse.syntax import Document
from carsica.record.codec import to_plain

STDIN = "-"


@dataclass(frozen=True)
class _File:
    """What a worker gets: a path, or the bytes of standard input, which only the first process can read."""

    name: str
    data: bytes | None = None


@dataclass(frozen=True)
class _Way:
    """How files are read and written."""

    given: str
    form: str
    language: str | None


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE|-...")
@click.option("--input", "given", type=click.Choice(["text", "conllu"]), default="text", show_default=True)
@click.option("--format", "form", type=click.Choice(["conllu", "json"]), default="conllu", show_default=True)
@click.option("--language", help="Two letters; found from the words of each file where it is not given.")
@click.option("--workers", type=click.IntRange(1), help="Processes that parse; each takes one file at a time.")
@click.pass_obj
def parse(outcome: Outcome, /, files: tuple[str, ...], workers: int | None, **way: Any) -> None:
    """Parse texts into words, trees and names, file after file in the order given.

    With --input conllu the given words, sentences and comments are kept, and trees and names made anew. JSON is
    one object a line, one line a file.
    """
    way["language"] = _language(way["language"])
    items = [_File(file, sys.stdin.buffer.read() if file == STDIN else None) for file in files]
    found = iter(items)
    if workers:
        engine = engine_of(min(workers, len(items)))
    else:
        engine, found = engine_for(items, with_options(load_settings()))
    for result in engine.run(functools.partial(_maker, _Way(**way)), found, lambda file: file.name):
        if isinstance(result, CarsicaError):
            outcome.fail(result)
        else:
            sys.stdout.write(result)
            outcome.done += 1


def _language(named: str | None) -> str | None:
    """The code of a language that a person named; UsageError when it is not one that the parser reads."""
    if named is None:
        return None
    code = code_of(named)
    if code not in codes():
        raise UsageError("--language", f"{named} is not read (Carsica reads {', '.join(codes())})")
    return code


def _maker(way: _Way) -> Callable[[_File], str]:
    """What a worker does with files; the model is loaded at the first that needs it."""
    return functools.partial(_parsed, Parser(), way)


def _parsed(parser: Parser, way: _Way, file: _File) -> str:
    """One file as CoNLL-U or JSON."""
    where = "standard input" if file.data is not None else file.name
    text = decode(_bytes(file) if file.data is None else file.data, where)
    if way.given == "text":
        document = parser.parse(text, settle_language(text, where, given=way.language))
        return _written(document, where, way.form, ())
    given = read_conllu(text, where)
    language = settle_language(given.text, where, given=way.language)
    document = parser.parse_tokens(given.text, language, given.sentences)
    return _written(document, where, way.form, given.comments)


def _bytes(file: _File) -> bytes:
    try:
        return Path(file.name).read_bytes()
    except FileNotFoundError as error:
        raise InputError(file.name, "does not exist") from error
    except OSError as error:
        raise InputError(file.name, f"cannot be read ({error.strerror or error})") from error


def _written(document: Document, name: str, form: str, comments: tuple[tuple[str, ...], ...]) -> str:
    if form == "conllu":
        return to_conllu(document, name, comments)
    plain = {"file": name, **to_plain(document)}
    return json.dumps(plain, ensure_ascii=False, default=dict) + "\n"  # features are a Mapping
