"""Own-text samples of reports in all formats and languages, for the tests of ingest."""

from __future__ import annotations

from datetime import date

from carsica.errors import CarsicaError
from carsica.ingest.settings import IngestSettings
from carsica.ingest.sources import read_bytes
from carsica.record.report import Report

SETTINGS = IngestSettings(today=date(2026, 1, 15))

BODIES = {
    "it": "Il ministro ha incontrato ieri a Ginevra la delegazione dei portuali e ha promesso una "
    "risposta scritta. Secondo i sindacati, la trattativa riprenderà la settimana prossima con tutte le parti.",
    "en": "The minister met the dock workers' delegation in Geneva yesterday and promised a written answer. "
    "According to the unions, the talks will resume next week with everybody at the table.",
    "fr": "Le ministre a rencontré hier à Genève la délégation des dockers et a promis une réponse écrite. "
    "Selon les syndicats, les discussions reprendront la semaine prochaine avec toutes les parties.",
    "es": "El ministro se reunió ayer en Ginebra con la delegación de los estibadores y prometió una respuesta "
    "por escrito. Según los sindicatos, las conversaciones seguirán la semana que viene con todas las partes.",
    "de": "Der Minister hat gestern in Genf die Abordnung der Hafenarbeiter getroffen und eine schriftliche "
    "Antwort versprochen. Nach Angaben der Gewerkschaften werden die Gespräche nächste Woche fortgesetzt.",
    "uk": "Міністр учора зустрівся в Женеві з делегацією портовиків і пообіцяв письмову відповідь. "
    "За словами профспілок, переговори продовжаться наступного тижня за участю всіх сторін.",
    "ru": "Министр вчера встретился в Женеве с делегацией докеров и пообещал письменный ответ. "
    "По словам профсоюзов, переговоры продолжатся на следующей неделе с участием всех сторон.",
}
TITLES = {
    "it": "Porto, il ministro promette una risposta",
    "en": "Minister promises dockers an answer",
    "fr": "Port : le ministre promet une réponse",
    "es": "Puerto: el ministro promete una respuesta",
    "de": "Minister verspricht den Hafenarbeitern eine Antwort",
    "uk": "Міністр обіцяє портовикам відповідь",
    "ru": "Министр обещает докерам ответ",
}


def report_of(data: bytes | str, where: str = "report.txt", settings: IngestSettings = SETTINGS) -> Report:
    """The single report in the data; fails when there is another number or an error."""
    (item,) = read_bytes(data.encode() if isinstance(data, str) else data, where, settings=settings)
    assert isinstance(item, Report), str(item)
    check_spans(item)
    return item


def error_of(data: bytes | str, where: str = "report.txt", settings: IngestSettings = SETTINGS) -> CarsicaError:
    """The single error for the data; fails when it was read."""
    (item,) = read_bytes(data.encode() if isinstance(data, str) else data, where, settings=settings)
    assert isinstance(item, CarsicaError), item.title
    return item


def check_spans(report: Report) -> None:
    """Title, header and sections lie inside the text and say what they claim."""
    size = len(report.text)
    if report.title_span:
        assert report.title_span.of(report.text).strip() == report.title
    for span in report.header:
        assert 0 <= span.start < span.end <= size
        assert "\n" not in span.of(report.text)
    for section in report.sections:
        assert 0 <= section.span.start < section.span.end <= size
        assert section.span.of(report.text).startswith(section.title)
        assert section.title.strip() == section.title != ""
    ends = [section.span.end for section in report.sections]
    assert all(end <= section.span.start for end, section in zip(ends, report.sections[1:], strict=False))
