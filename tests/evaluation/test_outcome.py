from carsica.evaluation.outcome import Outcome, Score, scores, scores_by


def outcome(row: str, credit: float, language: str = "it") -> Outcome:
    return Outcome(row, credit, "r1", language, "wire")


def test_a_row_is_the_mean_of_its_credits() -> None:
    assert scores([outcome("a.chain", 1), outcome("a.chain", 0.5)]) == {"a.chain": Score(0.75, 2)}


def test_f1_comes_from_recall_and_precision() -> None:
    found = scores([outcome("a.recall", 1), outcome("a.recall", 0), outcome("a.precision", 1)])
    assert round(found["a.f1"].value, 3) == 0.667
    assert scores([outcome("a.recall", 0), outcome("a.precision", 0)])["a.f1"].value == 0.0
    assert "b.f1" not in scores([outcome("b.recall", 1)])


def test_groups() -> None:
    found = scores_by([outcome("a.x", 1), outcome("a.x", 0, "en")], lambda o: [o.language, "every"])
    assert {name: part["a.x"].value for name, part in found.items()} == {"en": 0.0, "every": 0.5, "it": 1.0}
