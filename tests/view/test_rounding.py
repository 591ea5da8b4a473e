"""What is shown of a change adds up, and says nothing false about its parts."""

from hypothesis import example, given
from hypothesis import strategies as st

from game.view.rounding import shown_change

AMOUNTS = st.lists(st.floats(-50, 50, allow_nan=False), max_size=12)


def shown_units(before: float, amounts: list[float], decimals: int) -> tuple[int, list[int], int]:
    after = before
    for amount in amounts:
        after += amount
    first, parts, last = shown_change(before, amounts, after, decimals)
    unit = 10**decimals
    return round(first * unit), [round(part * unit) for part in parts], round(last * unit)


@given(st.floats(-100, 5000, allow_nan=False), AMOUNTS, st.integers(0, 4))
@example(0.0, [0.004, 0.004, 0.004], 2)
@example(0.004, [0.004], 2)
@example(0.5, [-0.2, 0.4], 0)
def test_the_shown_parts_add_up_to_the_shown_sum(
    before: float, amounts: list[float], decimals: int
) -> None:
    first, parts, last = shown_units(before, amounts, decimals)
    assert first + sum(parts) == last


@given(st.floats(-100, 5000, allow_nan=False), AMOUNTS, st.integers(0, 4))
def test_the_ends_are_rounded_as_ever_and_no_part_changes_its_sign(
    before: float, amounts: list[float], decimals: int
) -> None:
    first, parts, _ = shown_units(before, amounts, decimals)
    assert first == round(round(before, decimals) * 10**decimals)
    for amount, part in zip(amounts, parts, strict=True):
        assert part == 0 or (part > 0) == (amount > 0)
        assert amount != 0 or part == 0


@given(st.lists(st.integers(-500, 500), max_size=12), st.integers(-1000, 1000))
def test_what_adds_up_already_is_left_alone(units: list[int], before: int) -> None:
    amounts = [unit / 100 for unit in units]
    after = (before + sum(units)) / 100
    first, parts, last = shown_change(before / 100, amounts, after, 2)
    assert (first, parts, last) == (before / 100, tuple(amounts), after)


def test_the_part_that_loses_least_by_it_is_moved() -> None:
    assert shown_change(0.0, [0.334, 0.333, 0.333], 1.0, 2)[1] == (0.34, 0.33, 0.33)
    assert shown_change(0.0, [1.006, -0.004, -0.001], 1.001, 2)[1] == (1.0, 0.0, 0.0)
