"""Texts that no newsroom means to print and every crawler meets: news in every language, cut up with oddities.

Owns the words and the mixing, for ``bench/fuzz.py`` and the property tests. Must not know what reads them.
"""

from __future__ import annotations

NEWS = {
    "it": (
        "Secondo la Gazzetta, che cita due funzionari, il ministro ha incontrato l'inviato a Ginevra il 3 maggio;",
        "«Non firmeremo», ha detto Anna Rossi, presidente della Regione. Il Cremlino smentisce.",
        "Oltre 470 droni sono stati lanciati nella notte: almeno 34 persone uccise, 3,5 milioni di euro di danni.",
        "Il Piano Ginepro, in 12 punti, prevede una tregua entro trenta giorni. Il vertice è stato rinviato.",
    ),
    "en": (
        "The mayor of Ternopil, Serhiy Nadal, said on Wednesday that at least 16 people were killed.",
        '"We will not sign," the ministry\'s spokeswoman told Reuters; the Kremlin declined to comment.',
        "Two days after the summit of 3 May 2025, the two sides agreed to a 48-hour truce, the agency reported.",
        "A draft 28-point plan, according to a senior official, would cut the army by $1.5bn a year.",
    ),
    "fr": (
        "D'après Le Phare, le ministre aurait démissionné jeudi; « C'est faux », a-t-il répondu à l'AFP.",
        "Quelque 1 200 manifestants ont défilé à Lyon le 14 juillet, selon la préfecture.",
    ),
    "es": (
        "El presidente negó que hubiera habido una reunión con el embajador de Francia en Bogotá.",
        "«No hay acuerdo», aseguró ayer la portavoz. Unos 2.500 soldados serán retirados antes del 1 de enero.",
    ),
    "de": (
        "Nach Angaben der Polizei wurden am 3. Mai in Köln zwölf Leute verletzt, teilte Brandts Sprecherin mit.",
        "Das Abkommen solle „bald“ unterzeichnet werden, hieß es aus Regierungskreisen; Moskau weist das zurück.",
    ),
    "pl": (
        "Burmistrz Zarwał Tomasz Wilczek powiedział w środę, że w wybuchu zginęło co najmniej 16 osób.",
        "„Nie podpiszemy” – mówi rzeczniczka; Kreml zaprzecza, jakoby planowano szczyt na 3 maja, godz. 11.30.",
    ),
    "uk": (
        "За словами мера Харкова Ігоря Терехова, внаслідок удару загинули щонайменше п’ятеро людей.",
        "У Кремлі спростували, що зустріч планувалася на 20 листопада, повідомляє Укрінформ.",
    ),
    "ru": (
        "По данным источника, министр якобы встретился с послом США в Женеве вечером 3 мая.",
        "«Мы ничего не подписывали», — заявил официальный представитель МИД. Свыше 100 тыс. рублей похищено.",
    ),
}
"""Sentences of our own, a few a language: statements, denials, figures, dates, plans, silences."""

ODD = (
    "\x00", "\x07", "\x1b[31m", "\x7f", "\x85", "\u2028", "\u2029", "\x0b", "\x0c", "\r", "\r\n", "\n",
    "\n\n\n\n", "\t", "\ufeff", "\ufffe", "\uffff", "\ufffd", "\u200b", "\u200c", "\u200d", "\u2060", "\u00ad",
    "\u034f", "\u180e", "\u200e", "\u200f", "\u202a", "\u202e", "\u202c", "\u2066", "\u2069", "\u061c", "\u00a0",
    "\u2007", "\u202f", "\u2009", "\u200a", "\u3000", "\u1680", "\u205f", "e\u0301", "\u0301",
    "\u0308\u0323\u0301", "i\u0307", "\u0130", "\u0131", "\u1e9e", "ß", "\ufb01", "\ufb03", "\u01c6", "й",
    "и\u0306", "ї", "і\u0308", "ё", "\u0301", "а\u0301", "\u212b", "\u2126", "\u1100\u1161\u11a8", "\u0958", "😀",
    "👩\u200d👩\u200d👧\u200d👦", "🏳\ufe0f\u200d🌈", "🇺🇦", "1\ufe0f\u20e3", "👍🏽", "\U0001f3fb", "𝐀𝐱𝐢𝐨𝐬", "𝟏𝟐",
    "\U00010348", "\U0002070e", "\U000e0041", "\U0010ffff", "\ud800", "\udfff", "שלום", "مرحبا", "٣٤", "१२",
    "１２３", "²", "½", "Ⅳ", "①", "๑", "四", "Аxiоs", "pаypal", "Κremlin", "ТАСС", "中文报道",
    "กรุงเทพ", "日本", "'", "’",
    "ʼ", "`", "\"", "„", "“", "”", "«", "»", "‹", "›", "-", "–", "—", "‑", "―", "...", "…", "?!", "!!!!", "·",
    "•", "¿", "(", ")", "[", "]", "{", "}", "<", ">", "&", "&amp;", "&#0;", "&#x110000;", "&nbsp", "<p>", "</p>",
    "<b", "<!--", "-->", "<script>", "</script", "<br/>", "<h1>", "<title>", "<article>", "<meta charset=utf-7>",
    "<![CDATA[", "]]>", "{\"text\": \"", "\"}", "---\n", "title: ", "# ", "* ", "> ", "| ", "```", "http://",
    "https://a.b/?q=[", "www.", "@a", "#b", "a@b.c", "%", "$", "€", "£", "°", "№", "§", "1e9", "-1", "0", "00",
    "1.", "1,", "1.000.000,00", "9" * 40, "1:99", "31.02.2025", "99/99/9999", "2025-13-45", "24:00",
    "0000-00-00", "d'", "l’", "n't", "'s",
    "dell'", "qu'", "po'", "a.", "A.B.", "т.д.", "z.B.", "e.g.",
)  # fmt: skip
"""Marks, controls, spaces, digits, scripts, quotes and broken markup."""

LONG = 400
"""Times that a fragment may be repeated."""


def odd_text(data: bytes, language: str, most: int = 700) -> str:
    """A text out of bytes, two bytes a piece: words of news, oddities, repeats, cuts; at most ``most`` characters.

    The same bytes give the same text, and bytes near each other give texts near each other, so that a fuzzer which
    follows coverage can climb.
    """
    words = [word for line in NEWS.get(language, NEWS["en"]) for word in line.split(" ")]
    lines = [line for rows in (NEWS.get(language, NEWS["en"]), NEWS["en"]) for line in rows]
    text = ""
    for at in range(0, len(data) - 1, 2):
        kind, choice = data[at], data[at + 1]
        if kind < 96:
            text += ("" if kind < 16 else " ") + words[(kind % 4 * 256 + choice) % len(words)]
        elif kind < 144:
            text += " " + lines[choice % len(lines)]
        elif kind < 224:
            text += ODD[(kind % 2 * 256 + choice) % len(ODD)]
        elif kind < 236:
            text += chr(0x80 * (kind - 224) + choice)
        elif kind < 244:
            text += ODD[choice % len(ODD)] * (LONG if kind == 243 else 2 + kind - 236)
        elif kind < 250:
            text = text[: max(0, len(text) - choice % 16)]
        else:
            text += text[-(choice % 64) - 1 :]
        if len(text) >= most:
            break
    return text[:most]
