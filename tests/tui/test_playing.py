"""Keys at the board end as commands to the port, and nothing else does."""

import pytest

from game.core.acts.answer import Answer
from game.core.acts.commit import Commit
from game.core.acts.draft import Draft
from game.core.acts.propose import Propose
from game.core.acts.ready import Ready
from game.core.acts.reopen import Reopen
from game.core.acts.retract import Retract
from game.core.acts.standing import Standing
from game.core.command import Command
from game.core.errors import Refusal
from game.core.orders.vocabulary import Allocate, Estimate, PlayCard, React, SetStance
from game.table.port import Reply
from game.tui.screens.board import BoardScreen
from game.tui.screens.commit import CommitSlip
from game.tui.screens.end import EndScreen
from game.tui.screens.orders import OrdersScreen
from game.tui.screens.story import StoryScreen
from game.tui.screens.sure import SureSlip
from tests.tui.conftest import at_the_board, press, screen_text
from tests.tui.fake_port import FakePort
from tests.tui.samples import fresh, hand, observation, options, seats


async def test_right_puts_a_point_on_the_lever_under_the_cursor_and_left_takes_it_off() -> None:
    port = FakePort(observation())
    async with at_the_board(port) as (_, pilot):
        await press(pilot, "right", "left", "down", "right")
    assert port.said == [
        Draft(order=Allocate(lever="us.enforcement", points=4)),
        Draft(order=Allocate(lever="us.enforcement", points=3)),
        Draft(order=Allocate(lever="us.remote_access", points=3)),
    ]


@pytest.mark.parametrize("tab", ["1", "2", "3"])
@pytest.mark.parametrize(
    ("phase", "told"),
    [
        ("briefing", True),
        ("negotiation", True),
        ("orders", False),
        ("debrief", True),
    ],
)
async def test_levers_dials_and_cards_say_in_other_phases_that_orders_have_their_own(
    phase: str, told: bool, tab: str
) -> None:
    story = ("escape",) if phase == "debrief" else ()
    async with at_the_board(FakePort(fresh(phase)), keys=("enter", *story, tab)) as (app, _):
        assert ("set in the orders phase" in screen_text(app)) == told


async def test_the_last_point_is_retracted_and_the_cap_is_never_passed() -> None:
    seen = fresh()
    one = Allocate(lever="us.enforcement", points=1)
    port = FakePort(seen)
    async with at_the_board(port) as (_, pilot):
        await press(pilot, "left", "right", "left", *["right"] * 8)
    assert port.said[:2] == [Draft(order=one), Retract(key=one.key)]
    assert port.said[-1] == Draft(order=Allocate(lever="us.enforcement", points=6))
    assert len(port.said) == 8


async def test_enter_and_one_y_finish_a_quarter_from_sensible_defaults() -> None:
    port = FakePort(
        fresh("briefing"),
        fresh("negotiation"),
        fresh("orders"),
        observation("consequences"),
        observation("debrief"),
        fresh("briefing"),
    )
    async with at_the_board(port) as (app, pilot):
        for _ in range(20):
            if [c.say for c in port.said].count("ready") == 4:
                break
            sealing = isinstance(app.screen, CommitSlip) and len(port.said) > 2
            await press(pilot, "y" if sealing or isinstance(app.screen, SureSlip) else "enter")
        assert isinstance(app.screen, BoardScreen)
    said = [command.say for command in port.said]
    assert said.count("commit") == 1
    assert said.count("ready") == 4
    assert said[2:10] == ["draft"] * 8
    spent = sum(c.order.points for c in port.said if isinstance(c, Draft))
    assert spent == 16


async def test_committing_shows_the_orders_first_and_esc_goes_back_without_sealing() -> None:
    port = FakePort(observation())
    async with at_the_board(port) as (app, pilot):
        await press(pilot, "enter")
        assert isinstance(app.screen, CommitSlip)
        assert "Chip Security Act" in screen_text(app)
        assert "2 points unspent" in screen_text(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, BoardScreen)
    assert port.said == []


async def test_orders_may_be_sealed_with_points_unspent() -> None:
    port = FakePort(observation())
    async with at_the_board(port) as (app, pilot):
        await press(pilot, "enter", "y")
        assert "Waiting for" in screen_text(app)
    assert port.said == [Commit()]


async def test_the_draft_can_become_the_standing_orders() -> None:
    port = FakePort(observation())
    async with at_the_board(port) as (_, pilot):
        await press(pilot, "enter", "s")
    assert port.said == [Standing()]


async def test_sealed_orders_are_reopened_only_when_the_table_allows_it() -> None:
    shut = observation(committed=True, options=options("resolution"))
    may = observation(
        committed=True, options=options("resolution").model_copy(update={"may_reopen": True})
    )
    port = FakePort(shut)
    async with at_the_board(port) as (_, pilot):
        await press(pilot, "r")
        assert port.said == []
        port.change(may)
        await pilot.pause()
        await press(pilot, "r")
    assert port.said == [Reopen()]


async def test_a_dial_is_turned_within_its_levels_and_back_to_where_it_was_by_retracting() -> None:
    port = FakePort(fresh())
    turned = SetStance(stance="us.chip_controls", level=3)
    async with at_the_board(port) as (_, pilot):
        await press(pilot, "2", "right", "right", "left")
    assert port.said == [Draft(order=turned), Retract(key=turned.key)]


async def test_another_factions_dial_does_not_turn() -> None:
    port = FakePort(fresh())
    async with at_the_board(port) as (_, pilot):
        await press(pilot, "2", "end", "right")
    assert port.said == []


async def test_a_card_is_read_before_it_is_played_and_can_be_taken_back() -> None:
    port = FakePort(fresh())
    play = PlayCard(card="us/chip-security-act")
    async with at_the_board(port) as (app, pilot):
        await press(pilot, "3", "space")
        assert "Location is the new licence." in screen_text(app)
        await press(pilot, "enter", "space", "enter")
    assert port.said == [Draft(order=play), Retract(key=play.key)]


async def test_a_card_that_may_not_be_played_says_why_and_by_which_rule() -> None:
    port = FakePort(fresh())
    async with at_the_board(port) as (app, pilot):
        await press(pilot, "3", "down", "down", "down", "space", "enter")
        text = screen_text(app)
    assert "talks of at least 40" in text
    assert "G4.3" in text
    assert port.said == []


async def test_a_reactive_card_is_a_reaction_in_the_consequences_phase() -> None:
    free = tuple(c.model_copy(update={"refusal": None}) for c in hand())
    port = FakePort(observation("consequences", hand=free))
    async with at_the_board(port, keys=("enter", "escape")) as (_, pilot):
        await press(pilot, "3", "end", "right", "y")
    assert port.said == [Draft(order=React(card="us/emergency-powers"))]


async def test_a_reaction_closes_its_card_and_is_not_taken_back() -> None:
    free = tuple(c.model_copy(update={"refusal": None}) for c in hand())
    port = FakePort(observation("consequences", hand=free))
    async with at_the_board(port, keys=("enter", "escape")) as (app, pilot):
        await press(pilot, "3", "end", "space", "y")
        assert isinstance(app.screen, BoardScreen)
        await press(pilot, "space", "enter", "left")
        assert "A reaction is played at once" in screen_text(app)
    assert port.said == [Draft(order=React(card="us/emergency-powers"))]


async def test_a_deal_is_answered_from_its_words() -> None:
    port = FakePort(observation("negotiation"))
    async with at_the_board(port) as (app, pilot):
        await press(pilot, "d", "space")
        assert "Allies supply no more tools" in screen_text(app)
        await press(pilot, "y")
    assert port.said == [Answer(deal="d3", accept=True)]


async def test_a_deal_that_is_not_ones_own_to_answer_is_left_alone() -> None:
    port = FakePort(observation("negotiation"))
    async with at_the_board(port) as (_, pilot):
        await press(pilot, "d", "down", "space", "y", "t")
    assert port.said == []


async def test_a_deal_is_written_with_the_arrow_keys() -> None:
    port = FakePort(observation("negotiation"))
    async with at_the_board(port) as (_, pilot):
        await press(
            pilot,
            "p",
            "right",
            "down",
            "right",
            "right",
            "down",
            "down",
            "down",
            "right",
            "down",
            "right",
            "down",
            "right",
            "down",
            "right",
            "enter",
        )
    (said,) = port.said
    assert isinstance(said, Propose)
    assert said.proposal.partner == "china"
    assert said.proposal.give.points == 2
    assert said.proposal.get.promise is not None
    assert said.proposal.get.promise.pledge == "china.no_distillation"
    assert said.proposal.get.promise.limit == 4
    assert said.proposal.monitoring == 2
    assert said.proposal.escrow == 1
    assert said.proposal.until == "2028Q1"


async def test_deals_are_only_written_when_the_table_allows_it() -> None:
    port = FakePort(observation())
    async with at_the_board(port) as (app, pilot):
        await press(pilot, "p")
        assert isinstance(app.screen, BoardScreen)
        assert "negotiation phase" in screen_text(app)
    assert port.said == []


async def test_an_estimate_is_written_low_central_and_high() -> None:
    port = FakePort(observation())
    async with at_the_board(port) as (_, pilot):
        await press(pilot, "5", "space", "right", "down", "right", "down", "left", "enter")
    assert port.said == [Draft(order=Estimate(figure="lead", low=8.4, central=9.9, high=11.4))]


async def test_a_written_estimate_can_be_erased() -> None:
    port = FakePort(observation())
    async with at_the_board(port) as (_, pilot):
        await press(pilot, "5", "space", "enter", "space", "x")
    assert [c.say for c in port.said] == ["draft", "retract"]


async def test_everything_can_be_taken_back_at_once() -> None:
    port = FakePort(observation())
    async with at_the_board(port) as (_, pilot):
        await press(pilot, "x")
    assert len(port.said) == 6
    assert port.shown.draft == ()


async def test_a_refusal_is_shown_with_its_rule_and_changes_nothing() -> None:
    port = FakePort(observation())
    port.refusal = Refusal(code="budget", message="That is more than you have.", rule="G3.2")
    async with at_the_board(port) as (app, pilot):
        await press(pilot, "right")
        text = screen_text(app)
    assert "That is more than you have." in text
    assert "G3.2" in text


async def test_tab_goes_round_what_still_needs_a_decision() -> None:
    port = FakePort(observation())
    async with at_the_board(port) as (app, pilot):
        board = app.screen
        assert isinstance(board, BoardScreen)
        seen = []
        for _ in range(6):
            await press(pilot, "tab")
            seen.append((board.tab, board.desk.row.id if board.desk.row else ""))
    assert seen == [
        ("deals", "d3"),
        ("levers", "us.enforcement"),
        ("cards", "us/export-deal-gulf"),
        ("estimates", "lead"),
        ("deals", "d3"),
        ("levers", "us.enforcement"),
    ]
    assert port.said == []


async def test_the_orders_screen_has_the_same_verbs_over_everything() -> None:
    port = FakePort(fresh())
    async with at_the_board(port, keys=("enter", "f2")) as (_, pilot):
        await press(pilot, "right", *["down"] * 8, "right", *["down"] * 3, "right")
    assert [c.order.kind for c in port.said if isinstance(c, Draft)] == [
        "allocate",
        "stance",
        "play",
    ]


async def test_the_story_of_a_quarter_is_told_once_by_itself() -> None:
    port = FakePort(observation("orders"), observation("consequences"))
    async with at_the_board(port) as (app, pilot):
        await press(pilot, "enter", "y")
        assert isinstance(app.screen, StoryScreen)
        await press(pilot, *["enter"] * 5)
        assert isinstance(app.screen, BoardScreen)
        port.change(observation("consequences", seats=seats(("us",))))
        await pilot.pause()
        assert isinstance(app.screen, BoardScreen)
        await press(pilot, "s")
        assert isinstance(app.screen, StoryScreen)


@pytest.mark.parametrize("over", [(), ("w",), ("w", "question_mark")])
async def test_an_undone_quarter_is_left_for_the_board_and_told_again(
    over: tuple[str, ...],
) -> None:
    before, after = observation("orders"), observation("consequences")
    port = FakePort(before, after)
    async with at_the_board(port) as (app, pilot):
        await press(pilot, "enter", "y", *over)
        port.change(before)
        await pilot.pause()
        await press(pilot, *["escape"] * len(over))
        assert isinstance(app.screen, BoardScreen)
        port.change(after)
        await pilot.pause()
        assert isinstance(app.screen, StoryScreen)


async def test_who_seals_on_the_orders_screen_is_told_the_story_too() -> None:
    port = FakePort(observation("orders"), observation("consequences"))
    async with at_the_board(port, keys=("enter", "f2")) as (app, pilot):
        assert isinstance(app.screen, OrdersScreen)
        await press(pilot, "enter", "y")
        assert isinstance(app.screen, StoryScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, BoardScreen)


async def test_the_slip_is_gone_before_the_others_think() -> None:
    shown: list[bool] = []

    class SlowPort(FakePort):
        async def say(self, command: Command) -> Reply:
            if isinstance(command, Commit):
                shown.append("seal them as they are" in screen_text(app))
                shown.append("Sealed. The others decide now." in screen_text(app))
            return await super().say(command)

    async with at_the_board(SlowPort(observation("orders"))) as (app, pilot):
        await press(pilot, "enter", "y")
    assert shown == [False, True]


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (140, 45), (180, 50)])
async def test_the_orders_screen_says_what_a_row_is_at_every_size(size: tuple[int, int]) -> None:
    async with at_the_board(FakePort(fresh()), size=size, keys=("enter", "f2")) as (app, _):
        assert "What it is" in screen_text(app)


async def test_ones_own_score_comes_first_at_the_end() -> None:
    port = FakePort(observation("over"))
    async with at_the_board(port, size=(100, 60), keys=("enter", "escape")) as (app, _):
        text = screen_text(app)
    assert text.index("United States (you)") < text.index("Frontier labs")
    assert text.index("United States (you)") < text.index("China  ")


async def test_the_end_is_shown_with_everything_that_was_hidden() -> None:
    port = FakePort(observation("over"))
    async with at_the_board(port, size=(100, 60), keys=("enter", "escape")) as (app, pilot):
        assert isinstance(app.screen, EndScreen)
        text = screen_text(app)
        for words in ("Contested lead", "Controls backfire", "5f0c5f0c", "Frontier labs"):
            assert words in text
        await press(pilot, "escape")
        assert "see the ending" in screen_text(app)


async def test_every_phase_names_the_next_key_or_who_is_waited_for() -> None:
    for phase in ("briefing", "negotiation", "orders", "consequences", "debrief"):
        async with at_the_board(FakePort(fresh(phase)), keys=("enter", "escape")) as (app, pilot):
            if not isinstance(app.screen, BoardScreen):
                await press(pilot, "escape")
            assert " Enter  " in screen_text(app).splitlines()[-2], phase
    async with at_the_board(FakePort(observation("resolution"))) as (app, _):
        assert "Waiting for AL, LB" in screen_text(app)


async def test_ready_says_that_a_phase_is_done() -> None:
    port = FakePort(fresh("briefing"))
    async with at_the_board(port) as (_, pilot):
        await press(pilot, "enter")
    assert port.said == [Ready()]


async def test_the_mouse_chooses_a_row_and_a_second_click_opens_it() -> None:
    port = FakePort(observation())
    async with at_the_board(port, keys=("enter", "3")) as (app, pilot):
        await pilot.click("#desk", offset=(5, 1))
        await pilot.pause()
        assert app.screen.query_one("#desk").row.id == "us/export-deal-gulf"  # type: ignore[attr-defined]
        await pilot.click("#desk", offset=(5, 1))
        await pilot.pause()
        assert "Gulf compute accord  United States" in screen_text(app)


async def test_an_observer_sees_everything_public_and_can_order_nothing() -> None:
    seen = observation(
        "orders",
        role="observer",
        levers=(),
        stances=(),
        hand=(),
        aims=(),
        budget=0,
        spent=0,
        options=options("resolution"),
        draft=(),
    )
    port = FakePort(seen)
    async with at_the_board(port) as (app, pilot):
        await press(pilot, "right", "left", "f", "x", "2", "3", "4", "5", "6", "7", "enter")
        assert "This seat" not in screen_text(app)
        await press(pilot, "1")
        assert "it only watches" in screen_text(app)
    assert port.said == []
