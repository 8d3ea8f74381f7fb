from __future__ import annotations

import pytest

from carsica.errors import InputError
from carsica.ingest.encoding import decode
from tests.ingest.samples import BODIES

LEGACY = {
    "it": ["cp1252", "iso8859_15"],
    "fr": ["cp1252", "iso8859_15"],
    "es": ["cp1252"],
    "de": ["cp1252", "iso8859_15"],
    "uk": ["cp1251", "koi8_u"],
    "ru": ["cp1251", "koi8_r"],
}


@pytest.mark.parametrize(
    ("language", "encoding"), [(code, name) for code, names in LEGACY.items() for name in names]
)
def test_legacy_encodings_are_guessed(language: str, encoding: str) -> None:
    text = BODIES[language]
    assert decode(text.encode(encoding), "x.txt") == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("language", ["en", "uk"])
def test_unicode_encodings(language: str, encoding: str) -> None:
    assert decode(BODIES[language].encode(encoding), "x.txt") == BODIES[language]


def test_declared_charsets() -> None:
    assert decode("Ясно: так".encode("koi8_u"), "x", "koi8-u") == "Ясно: так"
    page = '<meta charset="windows-1251"><p>Ясно</p>'
    assert decode(page.encode("cp1251"), "x.html") == page
    assert decode("caf\u00e9 “x”".encode("cp1252"), "x", "ISO-8859-1") == "café “x”"
    assert decode("perché".encode("cp1252"), "x", "no-such-charset") == "perché"


def test_a_few_broken_bytes_in_utf8_are_replaced() -> None:
    data = (BODIES["uk"] * 3).encode() + b"\xff" + BODIES["uk"].encode()
    assert decode(data, "x").count("\ufffd") == 1


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", "is empty"),
        (b" \n\t \r\n", "holds only white space"),
        ("\ufeff \n".encode("utf-8-sig"), "holds only white space"),
        (b"%PDF-1.7 \xe2\xe3", "is no text (PDF document)"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "is no text (PNG image)"),
        (b"PK\x03\x04\x14\x00", "is no text (ZIP archive or office document)"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "is no text (JPEG image)"),
        (b"abc\x00\x01\x02def" * 20, "is no text (binary file)"),
        (bytes(range(1, 32)) * 20, "is no text (binary file)"),
        ("così è".encode() * 20 + b"\xe8\xe9 \xf9\xe0 " * 15, "has mixed or unknown encodings"),
    ],
)
def test_what_is_no_text_says_so(data: bytes, cause: str) -> None:
    with pytest.raises(InputError) as caught:
        decode(data, "x.bin")
    assert caught.value.where == "x.bin"
    assert cause in caught.value.cause
