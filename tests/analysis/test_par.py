"""Par: a seat given to a bot, the others as recorded, with the same luck."""

import pytest

from game.analysis.par import par_of
from game.content.load import load_doctrines
from game.core.errors import UsageError
from tests.conftest import SetTable


@pytest.mark.parametrize("bots", ["adaptive", "race"])
def test_a_seat_that_the_bot_itself_played_is_at_par(set_table: SetTable, bots: str) -> None:
    path = set_table(people=(), lens="A", bots=bots, scenario="2026q3").path
    table = par_of(path, load_doctrines, bots)
    assert [seat.player for seat in table.seats] == [bots] * 4
    assert [seat.par for seat in table.seats] == [seat.score for seat in table.seats]


def test_another_bot_makes_something_else_of_the_same_seat(set_table: SetTable) -> None:
    path = set_table(people=(), lens="A", bots="random", scenario="2026q3").path
    table = par_of(path, load_doctrines)
    assert all(seat.beyond == seat.score - seat.par != 0 for seat in table.seats)
    assert sum(seat.beyond for seat in table.seats) < 0, "chance plays worse than the bot"


def test_a_match_that_is_not_over_keeps_its_par_to_itself(set_table: SetTable) -> None:
    with pytest.raises(UsageError, match="not over"):
        par_of(set_table(people=("us",)).path, load_doctrines)
