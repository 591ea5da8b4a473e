"""Plots of a figure over the quarters: the picture stands without colour and in ASCII."""

import pytest

from game.tui.ink.glyphs import ASCII, UNICODE, Glyphs
from game.tui.ink.plot import HEIGHT, Point, legend, number, plot

QUARTERS = [f"{year}Q{quarter}" for year in (2023, 2024, 2025, 2026) for quarter in (1, 2, 3, 4)]


@pytest.mark.parametrize("glyphs", [ASCII, UNICODE], ids=["ascii", "unicode"])
def test_fourteen_quarters_fit_eighty_columns(glyphs: Glyphs) -> None:
    modelled = {quarter: Point(1, 2, 3) for quarter in QUARTERS[:14]}
    published = {quarter: Point(0, 2, 8) for quarter in QUARTERS[:14]}
    lines = [*plot(QUARTERS[:14], modelled, published, glyphs), legend(glyphs)]
    assert max(len(line) for line in lines) <= 80
    assert "".join(lines).isascii() == glyphs.ascii


def test_band_middle_and_model_each_stand_at_their_height() -> None:
    lines = plot(
        ["2024Q1", "2024Q2"],
        {"2024Q1": Point(2, 4, 6), "2024Q2": Point(1, 1, 1)},
        {"2024Q1": Point(0, 8, 8)},
        ASCII,
    )
    assert [line[9:] for line in lines] == [
        " ===",
        " :::",
        " :|:",
        " :|:",
        " :O:",
        " :|:",
        " :|:",
        " :::   O",
        " :::",
        " 24Q1 24Q2",
    ]
    assert [line[:8].strip() for line in lines] == ["8.00", *[""] * 3, "4.00", *[""] * 3, "0", ""]


def test_a_figure_below_nought_lowers_the_scale() -> None:
    lines = plot(["2024Q1"], {"2024Q1": Point(-4, -4, 4)}, {}, ASCII)
    assert len(lines) == HEIGHT + 1
    assert lines[-2].split() == ["-4.00", "O"]
    assert lines[0].startswith("       0")


def test_nothing_but_noughts_is_drawn_on_one_line() -> None:
    assert plot(["2024Q1"], {"2024Q1": Point(0, 0, 0)}, {}, ASCII)[-2].split() == ["0", "O"]


def test_numbers_have_about_three_digits_and_no_exponent() -> None:
    assert [number(value) for value in (1234.5, 99.95, 3.14159, 0.0625, -0.0002)] == [
        "1234",
        "100.0",
        "3.14",
        "0.062",
        "0",
    ]
