"""One claim told in lines: what it says, how it travelled, where it enters the record, who denies it.

Owns the choice of the claim by its words and the drawing with branches; the chain itself is the dossier's.
"""

from __future__ import annotations

from collections.abc import Iterator

from carsica.cli.tables import heading
from carsica.dossier.chain import Denial, Node, claim_chain
from carsica.dossier.dossier import Cite, Dossier
from carsica.dossier.search import matches, query_words
from carsica.dossier.wording import Wording
from carsica.errors import UsageError
from carsica.record.claim import Claim


def trace_lines(dossier: Dossier, words: str, most: int, w: Wording) -> Iterator[str]:
    """The claims that fit the words best, told line by line; UsageError when none holds even half of them."""
    found = find_claims(dossier, words)
    if not found:
        raise UsageError(f"“{words}”", "no claim of this dossier holds these words")
    for claim in found[:most]:
        yield from _claim_lines(dossier, claim, w)
        yield ""
    if len(found) > most:
        yield f"{heading('more', w, n=len(found) - most)} (--most {len(found)})"


def find_claims(dossier: Dossier, words: str) -> list[Claim]:
    """Claims whose statements hold at least half of the words; those with the most first, then the widest."""
    asked = query_words(words)
    ranked = []
    for claim in dossier.links.claims:
        texts = [claim.summary, *(statement.text for statement in claim.statements)]
        hits = max(sum(bool(matches((word,), text)) for word in asked) for text in texts)
        if asked and 2 * hits >= len(asked):
            ranked.append((-hits, -claim.reports, claim.id, claim))
    return [claim for *_, claim in sorted(ranked, key=lambda row: row[:3])]


def _claim_lines(dossier: Dossier, claim: Claim, w: Wording) -> Iterator[str]:
    yield f"“{claim.summary}”"
    counted = (w.count("report", claim.reports), w.count("outlet", claim.outlets))
    yield f"{claim.id} · {w.term('status', claim.status)} · {', '.join(counted)}"
    chain = claim_chain(dossier, claim)
    yield ""
    yield heading("travelled", w) + ":"
    for node in chain.roots:
        yield from _node_lines(node, "  ", w)
    yield ""
    yield f"{heading('origins', w)} ({heading('independent', w)}: {claim.independent_origins}):"
    for origin in claim.origins:
        seen = f", {heading('first_seen_on', w, day=w.day(origin.first_seen))}" if origin.first_seen else ""
        outside = "" if origin.report else f" ({heading('not_in_case', w)})"
        yield f"  {w.party(origin.kind, origin.name)}{outside}{seen}"
    yield ""
    yield heading("denied_by", w) + ":"
    if not chain.denials:
        yield "  " + heading("nobody_denies", w)
    for denial in chain.denials:
        yield from _denial_lines(denial, w)


def _node_lines(node: Node, indent: str, w: Wording) -> Iterator[str]:
    name = w.party(node.party.kind, node.party.name)
    if node.kind == "source":
        outside = "" if node.in_case else f" ({heading('not_in_case', w)})"
        yield f"{indent}{name}{outside}"
    else:
        how = f" [{w.term('edge', node.edge)}: {node.why}]" if node.edge else ""
        hearsay = f" [{heading('hearsay', w)}]" if node.hearsay else ""
        yield f"{indent}{name}, {w.day(node.cite.published)}: {_quoted(node.cite)}{hearsay}{how}"
    for child in node.children:
        yield from _node_lines(child, indent + "  └ " if not indent.strip() else "    " + indent, w)


def _denial_lines(denial: Denial, w: Wording) -> Iterator[str]:
    who = w.party(denial.party.kind, denial.party.name)
    outlet = denial.cite.outlet or heading("no_outlet", w)
    yield f"  {who} ({outlet}, {w.day(denial.cite.published)}): {_quoted(denial.cite)}"


def _quoted(cite: Cite) -> str:
    words = " ".join(cite.words.split())
    return f"“{words if len(words) <= 140 else words[:139].rsplit(' ', 1)[0] + '…'}”"
