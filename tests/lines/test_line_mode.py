"""The whole game can be played, read and understood as lines of text."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from game.core.acts.commit import Commit
from game.core.acts.ready import Ready
from game.core.command import Command
from game.core.deals import Deal, Proposal, Terms
from game.core.observation import DealView
from game.lines.printing import lines_of
from game.lines.session import PlainSession
from game.table.local import LocalPort
from game.table.port import Reply
from game.table.table import Table
from game.view.deals import standing_deals
from game.view.pages import PAGES
from tests.conftest import SetTable
from tests.lines.conftest import one_by_one
from tests.tui.fake_port import FakePort
from tests.tui.samples import observation

TO_ORDERS = ["go", "go"]


def at_orders(set_table: SetTable, talk, **chosen: object) -> Table:
    table = set_table(**chosen)
    talk(table, TO_ORDERS)
    assert table.observe(table.people[0]).phase == "orders"
    return table


@pytest.mark.parametrize("faction", ["us", "allies", "china", "labs"])
def test_every_faction_plays_a_whole_match_by_enter_and_the_word_that_seals(
    set_table: SetTable, talk, faction: str
) -> None:
    table = set_table(people=(faction,))
    heard = talk(table, ["", "go", "", "commit", "go", ""] * 10)
    assert "The match is over:" in heard
    assert f"kept in {table.path}" in heard


@pytest.mark.parametrize("faction", ["us", "allies", "china", "labs"])
def test_no_line_is_wider_than_eighty_columns(set_table: SetTable, talk, faction: str) -> None:
    table = set_table(people=(faction,))
    asked = [*PAGES, "figures", "why", "why trust", "help"]
    heard = talk(table, ["go", *asked, "go", *asked, "go", *asked])
    wide = [line for line in heard.splitlines() if len(line) > 80 and str(table.path) not in line]
    assert wide == []


def test_orders_are_given_by_number_and_by_name(set_table: SetTable, talk) -> None:
    table = at_orders(set_table, talk)
    levers = table.observe("us").levers
    talk(table, ["spend 1 2", "spend energy 3", "estimate lead 1 2 3", "stance 1 3"])
    draft = {order.key for order in table.observe("us").draft}
    assert any(levers[0].name in key for key in draft)
    assert any("us.energy" in key for key in draft)
    assert any("lead" in key for key in draft)


def test_enter_alone_seals_nothing_but_shows_what_would_be_sealed_and_by_which_word(
    set_table: SetTable, talk
) -> None:
    table = at_orders(set_table, talk)
    heard = talk(table, ["spend energy 3", *[""] * 20])
    assert table.observe("us").phase == "orders"
    assert not table.observe("us").committed
    assert "- spend us.energy 3" in heard.rpartition("Your orders:")[2]
    assert "Nothing is sealed yet. Say `commit` to seal this" in heard
    talk(table, ["commit"])
    assert table.observe("us").phase == "consequences"


@pytest.mark.parametrize("lines", [["go", "go", "commit"], ["go", "go", ""]])
def test_what_was_typed_before_a_phase_was_seen_is_dropped(
    set_table: SetTable, lines: list[str]
) -> None:
    """The keyboard of somebody who types ahead: what is dropped is never read."""
    table = set_table()
    ahead: list[str] = list(lines)
    heard: list[str] = []

    async def typed() -> AsyncIterator[str]:
        while ahead:
            yield ahead.pop(0)

    def drop() -> bool:
        dropped = bool(ahead)
        ahead.clear()
        return dropped

    session = PlainSession(
        [LocalPort(table, "us")], typed(), heard.append, lambda w: [w], ("", ""), drop
    )
    assert asyncio.run(session.run()) == 0
    assert table.observe("us").phase == "negotiation"
    assert "(What you typed meanwhile was dropped.)" in heard


async def test_a_line_that_leads_on_does_nothing_in_a_phase_it_was_not_typed_for(
    set_table: SetTable,
) -> None:
    table = set_table()
    port = LocalPort(table, "us")
    heard: list[str] = []

    async def typed() -> AsyncIterator[str]:
        await port.say(Ready())  # from another device of the same seat
        yield "go"
        assert table.observe("us").phase == "negotiation"
        yield "go"
        await port.say(Commit())
        yield "commit"

    session = PlainSession([port], typed(), heard.append, lambda w: [w], ("", ""))
    assert await session.run() == 0
    assert table.observe("us").phase == "consequences"
    assert heard.count("Meanwhile the table went on, so that did nothing.") == 2


def test_the_prompt_says_how_many_points_are_left(set_table: SetTable, talk) -> None:
    table = at_orders(set_table, talk)
    left = table.observe("us").budget
    heard = talk(table, ["spend energy 3"])
    assert f"us 2027Q1 orders, {left} points left (Enter: look over; commit: seal" in heard
    assert f"us 2027Q1 orders, {left - 3} points left (Enter: look over; commit: seal" in heard


def test_a_debrief_tells_ones_score_and_what_came_of_estimates(set_table: SetTable, talk) -> None:
    table = at_orders(set_table, talk)
    heard = talk(table, ["estimate lead 1 2 3", "go", "go"])
    debrief = heard.rpartition(": debrief.")[2]
    assert "US: score" in debrief
    assert "2027Q1 lead: 2 (1 to 3); came " in debrief
    assert "News:" not in debrief


def test_aims_read_in_the_units_of_the_board(set_table: SetTable, talk) -> None:
    heard = " ".join(talk(set_table(), ["aims"]).split())
    assert "US stack abroad is 54.9%, nothing at 35.0%, full at 65.0%" in heard


def test_the_last_debrief_leads_to_the_end_and_the_end_tells_ones_aims(
    set_table: SetTable, talk
) -> None:
    heard = talk(set_table(), ["go"] * 60)
    assert heard.count("go on to the next quarter") == heard.count(": debrief.") - 1
    assert "the match ends after this" in heard
    assert "Your aims:" in heard.rpartition("The match is over:")[2]


def test_an_offer_that_is_misspelt_is_answered_with_an_example(set_table: SetTable, talk) -> None:
    table = set_table()
    heard = talk(table, ["go", "offer china get china.no_grey_market 1 until 2027Q4"])
    assert "get us.chip_ceiling=2 until 2027Q4" in " ".join(heard.split())
    assert table.observe("us").deals == ()


def test_only_deals_that_stand_greet_a_negotiation(set_table: SetTable, talk) -> None:
    seen = set_table().observe("us")
    deal = Deal(
        id="uc1",
        proposer="us",
        state="refused",
        since="2027Q1",
        proposal=Proposal(partner="china", give=Terms(points=1), get=Terms(), until="2027Q4"),
    )
    views = [
        DealView(
            deal=deal.model_copy(update={"state": state}),
            sentence=state,
            may_answer=False,
            may_withdraw=False,
        )
        for state in ("refused", "active", "offered", "expired")
    ]
    page = standing_deals(seen.model_copy(update={"deals": tuple(views)}))
    told = " ".join(lines_of(page))
    assert "uc1 (active)" in told and "uc1 (offered)" in told
    assert "refused" not in told and "expired" not in told


def test_an_order_is_taken_back_by_its_number(set_table: SetTable, talk) -> None:
    table = at_orders(set_table, talk)
    talk(table, ["spend energy 3", "drop 1"])
    assert table.observe("us").draft == ()


@pytest.mark.parametrize("points", ["7", "12", "99", "9999"])
def test_points_above_what_a_lever_takes_are_answered_with_what_it_takes(
    set_table: SetTable, talk, points: str
) -> None:
    table = at_orders(set_table, talk)
    cap = next(lever.cap for lever in table.observe("us").levers if lever.name == "us.energy")
    assert cap < 7
    heard = talk(table, [f"spend energy {points}"])
    assert f"{points!r} is not a whole number from 0 to {cap}." in heard
    assert table.observe("us").draft == ()


@pytest.mark.parametrize("verb", ["spend", "allocate"])
def test_an_order_may_be_typed_as_it_is_shown_and_as_files_of_orders_say_it(
    set_table: SetTable, talk, verb: str
) -> None:
    table = at_orders(set_table, talk)
    heard = talk(table, [f"{verb} us.energy 3", "orders"])
    assert "- spend us.energy 3" in heard.splitlines()
    assert [order.key for order in table.observe("us").draft] == ["allocate us.energy"]
    talk(table, [f"drop {verb} us.energy"])
    assert table.observe("us").draft == ()


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("spnd energy 3", "Did you mean spend?"),
        ("spend enery 3", "Did you mean energy?"),
        ("spend energy many", "not a whole number"),
        ("spend energy", "Say which lever"),
        ("spend 99 1", "There is no lever number 99"),
        ("play 99", "There is no card in your hand number 99"),
        ("play", "Say which card"),
        ("stance 1 9", "not a whole number from 0 to 3"),
        ("estimate lead 1 2 nan", "not a number"),
        ("estimate lead 3 2 1", ""),
        ("offer russia give 1", "Say: offer FACTION"),
        ("offer china give 1 get 1 until never", ""),
        ("accept uc99", "Refused:"),
        ("ready", "Refused:"),
        ("reopen", "Refused:"),
        ("drop nothing", "Refused:"),
        ("why", "the first come when the first quarter is resolved"),
        ("why trust", "the first come when the first quarter is resolved"),
        ("figures nothingness", "No figure is called"),
    ],
)
def test_what_is_not_understood_is_answered_by_a_sentence_and_changes_nothing(
    set_table: SetTable, talk, line: str, answer: str
) -> None:
    table = at_orders(set_table, talk)
    before = table.observe("us")
    heard = talk(table, [line])
    assert answer in heard
    assert table.observe("us") == before


def test_the_end_of_the_input_is_a_sentence_with_the_save(set_table: SetTable, talk) -> None:
    table = set_table()
    assert talk(table, []).endswith(
        f"Saved in {table.path}. Go on with: fourfronts resume {table.path}"
    )


def test_what_is_typed_never_steers_the_terminal(set_table: SetTable, talk) -> None:
    table = at_orders(set_table, talk)
    evil = "\x1b]52;c;aGk=\x07\x9b2J\u202e"
    heard = talk(table, [f"spend {evil}energy 1{evil}", f"why {evil}x", f"{evil}", f"rules {evil}"])
    assert not set("\x1b\x07\x9b\u202e") & set(heard)


def test_comments_let_a_script_explain_itself(set_table: SetTable, talk) -> None:
    table = set_table()
    assert "I don't know" not in talk(table, ["# a remark"])


def test_at_a_hot_seat_what_one_wrote_is_out_of_sight_of_the_next(
    set_table: SetTable, talk
) -> None:
    table = set_table(people=("us", "china"))
    briefing, negotiation = ["go", "here", "go"], ["go", "here", "go"]
    orders = ["spend energy 3", "orders", "go", "", "", "here", "orders", "hand"]
    heard = talk(table, [*briefing, *negotiation, *orders])
    mine, _, rest = heard.partition("us.energy")
    assert mine
    screens = rest.split("Hand over to china.")
    assert screens[0].endswith("\n" * 60)
    assert "us.energy" not in screens[1]
    assert "You are china." in screens[1]


def test_why_follows_a_figure_into_earlier_quarters(set_table: SetTable, talk) -> None:
    table = set_table(scenario="2026q3")
    onward = ["go", "go", "commit", "go", "go"]
    heard = talk(
        table,
        [
            *onward,
            *onward,
            "why lead",
            "why lead 2026Q3",
            "why US lead 2026q3",
            "why lead 2026Q2",
            "why capacity.us.energy",
            "why nothingness",
        ],
    )
    assert "then: why compute.us 2026Q4" in heard
    assert "then: why lead 2026Q3" in heard
    assert heard.count("Why US lead moved in 2026Q3") == 2
    assert "Nothing called 'nothingness' has moved" in heard
    assert "Nothing had moved lead by the end of 2026Q2" in heard


def test_a_player_is_told_before_bots_order_that_they_decide(
    set_table: SetTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bots that search think for some seconds, when the first orders are due and after a seal."""
    table = set_table(people=("us",))
    heard: list[str] = []
    before: dict[str, str] = {}
    honest = LocalPort.say

    async def noting(self: LocalPort, command: Command) -> Reply:
        before.setdefault(f"{self.observe().phase} {command.say}", heard[-1])
        return await honest(self, command)

    monkeypatch.setattr(LocalPort, "say", noting)
    session = PlainSession(
        [LocalPort(table, "us")],
        one_by_one(["go", "go", "commit", "go"]),
        heard.append,
        lambda word: [word],
        ("", ""),
    )
    asyncio.run(session.run())
    assert before["negotiation ready"] == "The others decide now."
    assert before["orders commit"] == "Sealed. The others decide now."
    assert "decide now" not in before["briefing ready"]
    assert "decide now" not in before["consequences ready"]


def test_people_alone_are_told_nothing_of_others_that_think(set_table: SetTable, talk) -> None:
    table = set_table(people=("us", "allies", "china", "labs"))
    assert "decide now" not in talk(table, ["go"] * 9 + ["commit"])


def test_enters_alone_leave_no_offer_unanswered() -> None:
    port, heard = FakePort(observation("negotiation")), list[str]()
    lines = one_by_one(["", "", "", "go"])
    session = PlainSession([port], lines, heard.append, lambda word: [word], ("", ""))
    asyncio.run(session.run())
    assert heard.count("An offer waits for your answer.") == 3
    assert any("(Enter: what is open; go: go on; help)" in line for line in heard)
    assert port.said == [Ready()]
