"""Levers by title, quarters in two words, shares in percent: a line is taken as it is meant."""

import pytest

from game.core.command import Command
from game.core.grammar import Typed, Unclear
from game.core.observation import Observation
from game.core.orders.vocabulary import Allocate, Estimate
from game.lines.reading import read
from tests.conftest import SetTable
from tests.lines.test_line_mode import at_orders


def read_command(seen: Observation, verb: str, words: list[str]) -> Command:
    return read(Typed(verb, words, seen), hosted=False)


def test_levers_stances_and_figures_are_taken_by_their_titles_in_any_case(
    set_table: SetTable, talk
) -> None:
    seen = at_orders(set_table, talk).observe("us")
    for lever in seen.levers:
        for typed in (lever.title, lever.title.upper(), lever.name.upper()):
            command = read_command(seen, "spend", [*typed.split(), "1"])
            assert command.order == Allocate(lever=lever.name, points=1)
    for stance in (one for one in seen.stances if one.own):
        command = read_command(seen, "stance", [*stance.title.split(), "1"])
        assert command.order.stance == stance.name
    titles = {one.name: one.title for one in seen.figures}
    command = read_command(
        seen, "estimate", [*titles["adoption.us"].split(), "20%", ".25", "30", "%"]
    )
    assert command.order == Estimate(figure="adoption.us", low=0.2, central=0.25, high=0.3)


@pytest.mark.parametrize("until", [["2027Q4"], ["2027", "q4"], ["Q4", "2027"], ["2027-Q4"]])
def test_an_offer_runs_until_the_quarter_that_is_meant(
    set_table: SetTable, talk, until: list[str]
) -> None:
    seen = at_orders(set_table, talk).observe("us")
    command = read_command(seen, "offer", ["China", "give", "2", "until", *until])
    assert (command.proposal.partner, command.proposal.until) == ("china", "2027Q4")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["lead", "4,5", "6", "7"], "write 4.5"),
        (["lead", "1_0", "20", "30"], "not a number"),
        (["lead", "10%", "20", "30"], "Leave % out"),
    ],
)
def test_a_number_that_may_be_two_is_told_how_to_write(
    set_table: SetTable, talk, words: list[str], says: str
) -> None:
    seen = at_orders(set_table, talk).observe("us")
    with pytest.raises(Unclear, match=says):
        read_command(seen, "estimate", words)
