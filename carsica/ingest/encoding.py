"""Bytes to characters: what is no text, and which encoding the text has.

Owns every decoding in ingest. UTF-8 goes first because no other encoding looks like it by chance; what the file
or the server declares comes next, and a guess from the bytes last.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter

from carsica.errors import InputError

SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "PDF document"),
    (b"\x89PNG", "PNG image"),
    (b"\xff\xd8\xff", "JPEG image"),
    (b"GIF8", "GIF image"),
    (b"RIFF", "RIFF media file"),
    (b"PK\x03\x04", "ZIP archive or office document"),
    (b"\xd0\xcf\x11\xe0", "office document"),
    (b"{\\rtf", "RTF document"),
    (b"\x1f\x8b", "gzip archive"),
    (b"BZh", "bzip2 archive"),
    (b"\xfd7zXZ", "xz archive"),
    (b"7z\xbc\xaf", "7z archive"),
    (b"\x7fELF", "program"),
    (b"MZ\x90", "program"),
    (b"SQLite format 3", "SQLite database"),
    (b"ID3", "MP3 recording"),
    (b"OggS", "Ogg recording"),
    (b"WARC/", "WARC archive"),
)
BYTE_ORDER_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
GARBAGE_SHARE = 0.01
"""Share of characters that could not be decoded above which a text is refused."""
SAMPLE = 200_000
"""Bytes that a guess looks at."""
# The encodings that the seven languages were written in before UTF-8; all others would be wrong guesses.
CANDIDATES = [
    "cp1252",
    "iso8859_15",
    "cp1251",
    "koi8_u",
    "koi8_r",
    "iso8859_5",
    "cp866",
    "mac_cyrillic",
    "mac_roman",
]

_BLANK = " \t\r\n\f\v\u00a0\u200b\ufeff\u2028\u2029"
_MIXED_WORD = re.compile(r"[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]")
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9._:-]{2,30})""", re.IGNORECASE)


def decode(data: bytes, where: str, declared: str | None = None) -> str:
    """The text of the bytes. ``declared`` is the charset that a server named; a page's own is looked up here.

    Raises InputError for what is empty, no text, or mixed beyond repair.
    """
    if not data:
        raise InputError(where, "is empty")
    for mark, name in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _checked(data.decode(name, errors="replace"), where)
    for signature, kind in SIGNATURES:
        if data.startswith(signature):
            raise InputError(where, f"is no text ({kind})")
    zeros = data[:SAMPLE].count(0)
    if zeros > min(len(data), SAMPLE) // 1000:  # a stray NUL or two stands in many a page
        return _checked(_without_mark(data, where), where)
    text = _decode_plain(data, declared)
    return _checked(text, where)


def _decode_plain(data: bytes, declared: str | None) -> str:
    """Text without a byte order mark: UTF-8, else as declared, else as guessed."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    loose = data.decode("utf-8", errors="replace")
    broken = loose.count("\ufffd")
    whole = sum(1 for c in loose[:SAMPLE] if c > "\x7f" and c != "\ufffd")
    if 4 * whole > broken:  # much of it is UTF-8, and no other encoding looks so by chance: pieces are mixed in
        return loose
    for name in (declared, _declared_inside(data), _guess(data)):
        text = _try(data, name)
        if text is not None:
            return text
    return loose


def _try(data: bytes, name: str | None) -> str | None:
    """The text in the named encoding if that exists and no C1 control betrays that it is the wrong one."""
    if not name:
        return None
    # By the rule of the web, pages that say ISO 8859-1 are written in Windows 1252.
    name = (
        "cp1252"
        if name.lower().replace("_", "-") in {"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"}
        else name
    )
    try:
        text = data.decode(name)
    except (LookupError, UnicodeError, ValueError):
        return None
    return None if any("\x80" <= c <= "\x9f" for c in text[:SAMPLE]) else text


def _declared_inside(data: bytes) -> str | None:
    found = _DECLARED.search(data[:4096])
    return found[1].decode("ascii") if found else None


def _guess(data: bytes) -> str | None:
    # Imported here: loading its tables costs start-up time, and most files are UTF-8.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    matches = from_bytes(data[:SAMPLE], cp_isolation=CANDIDATES)
    # A wrong guess puts Cyrillic letters into Latin words; short texts invite such guesses.
    fitting = (match.encoding for match in matches if not _MIXED_WORD.search(str(match)))
    return next(fitting, "cp1252")


def _without_mark(data: bytes, where: str) -> str:
    """UTF-16 without a byte order mark shows by NULs on one side of each pair; any other NUL means no text."""
    sample = data[:SAMPLE]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    for name, zeros, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if zeros > len(sample) // 20 and others <= zeros // 50:
            text = data.decode(name, errors="replace")
            if sum(c.isalpha() or c.isspace() for c in text[:SAMPLE]) > 0.6 * min(len(text), SAMPLE):
                return text
    raise InputError(where, "is no text (binary file)")


def _checked(text: str, where: str) -> str:
    sample = text[:SAMPLE]
    if not sample.strip(_BLANK) and not text.strip(_BLANK):
        raise InputError(where, "holds only white space")
    broken = text.count("\ufffd")
    if broken > GARBAGE_SHARE * len(text):
        raise InputError(where, f"has mixed or unknown encodings ({broken} characters cannot be read)")
    strange = sum(
        count
        for c, count in Counter(sample).items()
        if unicodedata.category(c) in {"Cc", "Cn", "Co", "Cs"} and c not in "\n\r\t\f\v"
    )
    if strange > 0.02 * len(sample):
        raise InputError(where, "is no text (binary file)")
    return text
