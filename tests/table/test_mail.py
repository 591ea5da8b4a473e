"""Orders sent as a file: whole or not at all, from the right faction, for the right quarter."""

from pathlib import Path

import pytest

from game.core.errors import FourFrontsError
from game.core.orders.vocabulary import Allocate
from game.table.mail import OrderFile, blank_orders, read_orders, take_orders, write_orders
from game.table.port import Draft, Ready
from game.table.table import Table
from game.world.vocabulary import FACTIONS
from tests.conftest import SetTable

CODE = "ABCD1234"
HEAD = "match: m\nquarter: 2026Q3\nfaction: us\n"


@pytest.fixture
def table(set_table: SetTable) -> Table:
    made = set_table(people=FACTIONS)
    for _ in range(2):
        for faction in FACTIONS:
            made.say(faction, Ready())
    assert made.say("us", Draft(order=Allocate(lever="us.energy", points=1))).ok
    return made


def filled(table: Table, *orders: Allocate, **update: object) -> OrderFile:
    file, _ = blank_orders(table.observe("us"), "us")
    return file.model_copy(update={"orders": orders, **update})


def test_a_file_written_and_read_again_is_the_same_and_still_signed(
    table: Table, tmp_path: Path
) -> None:
    file, note = blank_orders(table.observe("us"), "us")
    write_orders(tmp_path / "us.yaml", file.signed(CODE), note)
    again = read_orders(tmp_path / "us.yaml")
    assert again.is_from(CODE)
    assert not again.is_from("ABCD1235")
    changed = again.model_copy(update={"quarter": "2030Q1"})
    assert not changed.is_from(CODE)


def test_its_orders_take_the_place_of_the_draft_and_are_sealed(table: Table) -> None:
    assert take_orders(table, filled(table, Allocate(lever="us.workforce", points=2))).ok
    seen = table.observe("us")
    assert seen.committed
    assert [order.key for order in seen.draft] == [Allocate(lever="us.workforce", points=2).key]


@pytest.mark.parametrize(
    ("orders", "update", "code"),
    [
        ((Allocate(lever="us.workforce", points=1), Allocate(lever="china.energy", points=1)), {},
         "not-your-lever"),
        ((), {"quarter": "2030Q1"}, "other-quarter"),
        ((), {"match": "another"}, "other-quarter"),
    ],
)  # fmt: skip
def test_what_is_refused_leaves_the_draft_as_it_was(
    table: Table, orders: tuple[Allocate, ...], update: dict[str, object], code: str
) -> None:
    before = table.observe("us")
    reply = take_orders(table, filled(table, *orders, **update))
    assert reply.refusal is not None
    assert reply.refusal.code == code
    assert table.observe("us") == before


def test_a_file_counts_once(table: Table) -> None:
    file = filled(table, Allocate(lever="us.workforce", points=2))
    assert take_orders(table, file).ok
    reply = take_orders(table, file)
    assert reply.refusal is not None
    assert reply.refusal.code == "not-open"


@pytest.mark.parametrize(
    "text",
    ["", "just words", "match: m\nquarter: 2026Q3\nfaction: mars\n", "a: &a [*a]\n",
     HEAD + "orders:\n- {kind: allocate, lever: us.energy, points: .nan}\n",
     "match: m\nmatch: n\nquarter: 2026Q3\nfaction: us\n", "x: " + "[" * 1000, "\x00"],
)  # fmt: skip
def test_a_file_that_is_none_is_refused_in_a_sentence(tmp_path: Path, text: str) -> None:
    path = tmp_path / "us.yaml"
    path.write_text(text)
    with pytest.raises(FourFrontsError) as fault:
        read_orders(path)
    assert str(path.name) in str(fault.value)
