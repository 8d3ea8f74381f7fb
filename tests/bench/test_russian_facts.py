"""The formats of the annotated Russian news that posts and events are measured on."""

from __future__ import annotations

from bench.russian_facts import Post, Slot, brat, has_post, likened, occupations, report_of
from carsica.record.actor import Role
from carsica.record.span import Span

TEXT = "Глава банка Иван Лосев уволен."
LAYERS = {
    ".spans": "1 job 0 5 90 1  # 90 Глава\n2 name 12 4 92 1  # 92 Иван\n3 org_descr 6 5 91 1  # 91 банка",
    ".objects": "7 Person 2 # Иван Лосев\n8 Org 3 # банка",
    ".coref": "40 7\nname Иван Лосев\nwikidata\n\n41 8\ndescriptor банк\nwikidata",
    ".facts": "1-0 Occupation\nWho obj40 Лосев\nPosition span1 глава\nWhere obj41 банк\n\n1-1 Deal\nType x",
}


def test_an_occupation_has_a_person_a_title_and_where() -> None:
    """Persons and bodies stand behind coreference; a fact of another kind is no post."""
    assert [*occupations(LAYERS)] == [Post((Span(12, 16),), Span(0, 5), ("банк",))]


def test_brat_spans_in_pieces_and_ties_of_events() -> None:
    """Professions of persons are posts; a date is a start only of an event."""
    annotation = "\n".join(
        (
            "T1\tPROFESSION 0 5\tГлава",
            "T2\tPERSON 12 16;17 22\tИван Лосев",
            "T3\tEVENT 23 29\tуволен",
            "R1\tWORKS_AS Arg1:T2 Arg2:T1\t",
            "R2\tPARTICIPANT_IN Arg1:T2 Arg2:T3\t",
            "R3\tPOINT_IN_TIME Arg1:T2 Arg2:T1\t",
        )
    )
    found = brat("one", TEXT, annotation)
    assert found.posts == (Post((Span(12, 22),), Span(0, 5)),)
    assert found.slots == (Slot(Span(23, 29), "participant", Span(12, 22)),)
    assert found.events == (Span(23, 29),)


def test_a_post_is_met_by_its_place_or_its_words() -> None:
    """Another case of the title elsewhere in the text counts; another title does not."""
    post = Post((Span(12, 22),), Span(0, 5))
    assert has_post(TEXT, Role("главой", True, Span(80, 86)), post)
    assert not has_post(TEXT, Role("тренер", True, Span(80, 86)), post)
    assert likened("Министру финансов", "министр")


def test_the_first_full_date_is_the_day_of_publication() -> None:
    """Texts without one have none."""
    assert report_of("Взрыв\n18 мая 2019 года упал кран.").published == "2019-05-18"
    assert report_of("Взрыв\nУпал кран.").published is None
