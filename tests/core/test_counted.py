"""One of a thing is told as one, wherever a count is."""

import pytest

from game.tui.ink.cell import cell_rows
from game.tui.ink.frame import Frame
from game.view.next_step import next_step
from tests.tui.room_samples import PEOPLE, watcher
from tests.tui.samples import fresh


@pytest.mark.parametrize(("amount", "words"), [(0, "0 orders"), (1, "1 order"), (2, "2 orders")])
def test_the_desk_counts_the_orders_of_a_faction(amount: int, words: str) -> None:
    seen = watcher("white").shown
    cell = seen.cell
    assert cell is not None
    desks = tuple(one.model_copy(update={"draft": one.draft[:amount]}) for one in cell.desks)
    shown = seen.model_copy(update={"cell": cell.model_copy(update={"desks": desks})})
    row = next(one for one in cell_rows(shown, PEOPLE, 0.0) if one.id == "desk us")
    assert row.draw(Frame(78, 1)).plain.rstrip().endswith(f"  {words}")


def test_the_prompt_counts_the_points_that_are_left() -> None:
    one = fresh().model_copy(update={"budget": 1})
    assert next_step(one).words == "Spend your 1 point."
