"""A match at a table, from the first briefing to the end, kept and carried on."""

from collections.abc import Callable

from game.core.acts.commit import Commit
from game.core.acts.draft import Draft
from game.core.acts.ready import Ready
from game.core.acts.standing import Standing
from game.core.orders.vocabulary import Allocate
from game.store.reading import read
from game.table.bots import Bots
from game.table.header import Header
from game.table.local import LocalPort
from game.table.table import Table
from game.table.verify import verify
from tests.conftest import NOON, SetTable


def play_on(table: Table, until: str = "over") -> None:
    """Say yes to everything until a phase comes."""
    while table.observe("us").phase != until:
        seen = table.observe("us")
        table.say("us", Commit() if seen.options.may_commit else Ready())


def test_bots_alone_play_a_match_to_its_end(set_table: SetTable) -> None:
    table = set_table(people=())
    assert table.over
    close = table.observe("observer").close
    assert close is not None
    assert {score.faction for score in close.scores} == {"us", "allies", "china", "labs"}


def test_a_person_plays_with_bots_to_a_named_ending(set_table: SetTable) -> None:
    table = set_table()
    while table.observe("us").phase != "orders":
        assert table.say("us", Ready()).ok
    assert table.say("us", Draft(order=Allocate(lever="us.enforcement", points=4))).ok
    assert table.observe("us").spent == 4
    play_on(table)
    assert verify(table.path).agrees


def test_nothing_moves_on_while_a_person_is_deciding(set_table: SetTable) -> None:
    table = set_table(people=("us", "china"))
    table.say("us", Ready())
    assert table.observe("us").phase == "briefing"
    table.say("china", Ready())
    assert table.observe("us").phase == "negotiation"


def test_a_table_carries_on_where_its_save_ends(
    set_table: SetTable, bots_of: Callable[[Header], Bots]
) -> None:
    table = set_table()
    play_on(table, until="orders")
    table.say("us", Draft(order=Allocate(lever="us.energy", points=3)))
    before = table.observe("us")
    table.close()
    again = Table.resume(table.path, bots_of, lambda: NOON)
    assert again.observe("us") == before
    assert again.observe("white") == table.observe("white")
    again.close()


def test_a_save_cut_anywhere_carries_on_to_the_same_end(
    set_table: SetTable, bots_of: Callable[[Header], Bots]
) -> None:
    """The bots' choices and the luck hang on nothing but the record."""
    whole = set_table(people=())
    lines = whole.path.read_bytes().splitlines(keepends=True)
    for cut in range(1, len(lines)):
        path = whole.path.with_name(f"cut-{cut}.jsonl")
        path.write_bytes(b"".join(lines[:cut]))
        table = Table.resume(path, bots_of, lambda: NOON)
        assert table.observe("white") == whole.observe("white"), f"cut after record {cut - 1}"
        table.close()


def test_standing_orders_count_when_nothing_was_sealed(set_table: SetTable) -> None:
    table = set_table(people=("us", "china"))
    for _ in range(2):
        table.say("us", Ready())
        table.say("china", Ready())
    table.say("us", Draft(order=Allocate(lever="us.energy", points=5)))
    assert table.say("us", Standing()).ok
    assert table.observe("us").standing == (Allocate(lever="us.energy", points=5),)


def test_listeners_hear_of_every_change(set_table: SetTable) -> None:
    table = set_table()
    heard: list[str] = []
    stop = table.listen(lambda: heard.append(table.observe("us").phase))
    table.say("us", Ready())
    stop()
    table.say("us", Ready())
    assert heard == ["negotiation"]


async def test_a_port_shows_what_its_role_sees(set_table: SetTable) -> None:
    table = set_table()
    port = LocalPort(table, "us")
    assert port.observe() == table.observe("us")
    assert (await port.say(Ready())).ok
    assert port.observe().phase == "negotiation"


async def test_watchers_give_no_orders(set_table: SetTable) -> None:
    reply = await LocalPort(set_table(), "projector").say(Ready())
    assert reply.refusal is not None
    assert reply.refusal.rule == "G2.1"


def test_short_formats_play_several_quarters_a_turn(set_table: SetTable) -> None:
    table = set_table(format="short")
    play_on(table)
    quarters = [r for r in read(table.path).records if r.kind == "quarter_resolved"]
    turns = [r for r in read(table.path).records if r.kind == "orders_sealed"]
    assert len(quarters) == 4
    assert len(turns) == 4 * 2
    assert verify(table.path).agrees


def test_everything_is_on_disk_before_a_listener_hears_of_it(set_table: SetTable) -> None:
    table = set_table()
    kept: list[int] = []
    table.listen(lambda: kept.append(len(read(table.path).records)))
    before = len(read(table.path).records)
    table.say("us", Ready())
    assert kept[0] > before
