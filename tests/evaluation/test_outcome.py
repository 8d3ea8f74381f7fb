from carsica.evaluation.outcome import Outcome, Score, scores, scores_by


def outcome(row: str, credit: float, language: str = "it") -> Outcome:
    return Outcome(row, credit, "r1", language, "wire")


def test_a_row_is_the_mean_of_its_credits() -> None:
    assert scores([outcome("a.chain", 1), outcome("a.chain", 0.5)]) == {"a.chain": Score(0.75, 2)}


def test_f1_comes_from_recall_and_precision() -> None:
    found = scores([outcome("date.recall", 1), outcome("date.recall", 0), outcome("date.precision", 1)])
    assert round(found["date.f1"].value, 3) == 0.667
    assert scores([outcome("date.recall", 0), outcome("date.precision", 0)])["date.f1"].value == 0.0
    assert "actor.f1" not in scores([outcome("actor.recall", 1)])


def test_a_reader_that_finds_nothing_has_an_f1_of_nothing() -> None:
    assert scores([outcome("event.recall", 0)])["event.f1"] == Score(0.0, 1)


def test_groups() -> None:
    found = scores_by([outcome("a.x", 1), outcome("a.x", 0, "en")], lambda o: [o.language, "every"])
    assert {name: part["a.x"].value for name, part in found.items()} == {"en": 0.0, "every": 0.5, "it": 1.0}
