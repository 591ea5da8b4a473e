"""Looking back: a seat reads earlier quarters' receipts, those it was shown then and no others."""

from game.core.acts.advance import Advance
from game.core.acts.look_back import LookBack
from game.core.acts.undo import Undo
from game.core.observation import Receipt, Role
from game.core.views.receipts import moved_last
from game.core.waterfall import ReadOn, links
from game.table.table import Table
from game.world.quarters import parse_quarter, quarter_words
from game.world.vocabulary import FACTIONS
from tests.conftest import SetTable

ROLES: tuple[Role, ...] = (*FACTIONS, "observer", "projector", "white")
Shown = dict[tuple[Role, str, str], Receipt]


def played(table: Table, quarters: int) -> Shown:
    """Play some quarters; return every receipt each role was shown, by variable and quarter."""
    shown: Shown = {}
    while len({quarter for *_, quarter in shown}) < quarters:
        assert table.say("white", Advance(reason="Go on")).ok
        for role in ROLES:
            for one in table.observe(role).receipts:
                shown[role, one.variable, one.quarter] = one
    return shown


def asked(table: Table, role: Role, variable: str, quarter: str) -> Receipt | None:
    reply = table.say(role, LookBack(variable=variable, quarter=quarter))
    assert reply.ok
    return reply.receipt


def test_what_is_looked_back_on_is_what_was_shown_then_and_nothing_more(
    set_table: SetTable,
) -> None:
    table = set_table(scenario="2026q3")
    shown = played(table, 3)
    quarters = sorted({quarter for *_, quarter in shown})
    names = table._match.rules.layout.names
    assert set(names) > {name for _, name, _ in shown}
    for role in ROLES:
        for name in names:
            for place, quarter in enumerate(quarters):
                past = [shown.get((role, name, at)) for at in quarters[: place + 1]]
                last = next((one for one in reversed(past) if one is not None), None)
                assert asked(table, role, name, quarter) == last, (role, name, quarter)


def test_nothing_stands_behind_the_first_quarter_and_nothing_after_the_last(
    set_table: SetTable,
) -> None:
    table = set_table(scenario="2026q3")
    played(table, 1)
    first = quarter_words(table._match.rules.first)
    before = quarter_words(table._match.rules.first - 1)
    assert asked(table, "us", "lead", before) is None
    assert asked(table, "us", "lead", "2099Q4") == asked(table, "us", "lead", first)
    assert asked(table, "us", "no.such_figure", first) is None


def test_what_was_undone_is_not_looked_back_on(set_table: SetTable) -> None:
    table = set_table(scenario="2026q3")
    played(table, 1)
    quarter = table.observe("us").quarter
    assert asked(table, "us", "lead", quarter) is not None
    assert table.say("white", Undo(reason="Again")).ok
    assert asked(table, "us", "lead", quarter) is None


def test_looking_back_writes_nothing_down_and_tells_nobody(set_table: SetTable) -> None:
    table = set_table(scenario="2026q3")
    played(table, 1)
    told: list[int] = []
    table.listen(lambda: told.append(1))
    table.concerned = frozenset()
    size = table.path.stat().st_size
    asked(table, "us", "lead", table.observe("us").quarter)
    assert (table.path.stat().st_size, told, table.concerned) == (size, [], frozenset())


def test_a_cause_leads_to_the_quarter_before_where_its_figure_moves_later(
    set_table: SetTable,
) -> None:
    table = set_table(scenario="2026q3")
    played(table, 2)
    quarter = table.observe("us").quarter
    before = quarter_words(parse_quarter(quarter) - 1)
    led = {
        (name, cause.key): links(cause, quarter)
        for name in ("capital.us", "lead")
        for cause in moved_last(table._match, "white", name, parse_quarter(quarter)).causes  # type: ignore[union-attr]
    }
    # Cohesion (R9) moves after politics (R1) has counted it; compute (R3) before the lead (R6).
    assert led["capital.us", "coupling cohesion"] == (ReadOn("cohesion.us", before),)
    assert led["lead", "coupling compute.us"] == (ReadOn("compute.us", quarter),)
