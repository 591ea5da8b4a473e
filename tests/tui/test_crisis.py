"""A crisis at the board: it is seen, answered with few keys, and by those it asks only."""

import pytest

from game.core.acts.draft import Draft
from game.core.orders.vocabulary import Respond
from game.tui.screens.crisis import CrisisSlip
from tests.tui.conftest import at_the_board, press, screen_text
from tests.tui.crisis_samples import crisis
from tests.tui.fake_port import FakePort
from tests.tui.samples import fresh


def answers(port: FakePort) -> list[str]:
    return [said.order.answer for said in port.said if isinstance(said, Draft)]


async def test_a_crisis_that_asks_stands_first_and_tab_leads_to_it() -> None:
    seen = fresh("orders").model_copy(update={"crisis": crisis(), "deals": ()})
    async with at_the_board(FakePort(seen)) as (app, pilot):
        text = screen_text(app)
        assert "? Two Ships Touch" in text
        assert "not answered: counts as hold" in text
        await press(pilot, "tab", "space")
        assert isinstance(app.screen, CrisisSlip)


@pytest.mark.parametrize(
    ("stands", "said"), [("hold", ["press", "yield"]), ("press", ["hold"]), ("yield", ["hold"])]
)
async def test_arrows_move_the_answer_between_yielding_and_pressing(
    stands: str, said: list[str]
) -> None:
    port = FakePort(fresh("orders").model_copy(update={"crisis": crisis(answer=stands)}))
    async with at_the_board(port) as (_, pilot):
        await press(pilot, "up", "right", "left")
    assert answers(port) == said


@pytest.mark.parametrize(("key", "answer"), [("y", "yield"), ("h", "hold"), ("p", "press")])
async def test_the_slip_tells_all_and_takes_an_answer_by_its_letter(key: str, answer: str) -> None:
    seen = fresh("orders").model_copy(update={"crisis": crisis()})
    port = FakePort(seen)
    async with at_the_board(port) as (app, pilot):
        await press(pilot, "up", "space")
        text = screen_text(app)
        assert "Say it was an accident" in text
        assert "Pressing costs 1 political capital" in text
        await press(pilot, key)
        assert not isinstance(app.screen, CrisisSlip)
    assert port.said == [Draft(order=Respond(crisis="two-ships", answer=answer))]


async def test_who_is_not_asked_reads_of_it_and_answers_nothing() -> None:
    seen = fresh("orders").model_copy(update={"crisis": crisis("the-squeeze")})
    port = FakePort(seen)
    async with at_the_board(port) as (app, pilot):
        assert "asks Allies, China" in screen_text(app)
        await press(pilot, "up", "right", "space", "p")
    assert answers(port) == []
