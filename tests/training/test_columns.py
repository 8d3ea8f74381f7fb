"""Evening out columns before 8 bits are laid over them."""

import numpy as np

from training.columns import Range, evened


def _range(low: list[float], high: list[float]) -> Range:
    return Range(np.array(low), np.array(high))


def test_columns_of_alike_peaks_are_left_alone() -> None:
    assert evened(_range([-1.0, -1.2, 0.0], [0.5, 1.0, 1.1])).tolist() == [1.0, 1.0, 1.0]


def test_half_of_a_high_column_goes_to_the_weights() -> None:
    assert evened(_range([-1.0, -16.0, -1.0], [0.0, 2.0, 0.5])).tolist() == [1.0, 4.0, 1.0]


def test_a_column_that_never_moves_divides_by_more_than_nothing() -> None:
    assert (evened(_range([0.0, -4.0, -1.0], [0.0, 1.0, 1.0])) > 0).all()
