"""Orders sent as a file: whole or not at all, from the right faction, for the right quarter."""

from pathlib import Path

import pytest

from game.core.acts.draft import Draft
from game.core.acts.ready import Ready
from game.core.errors import FourFrontsError
from game.core.orders.vocabulary import Allocate, Order, React
from game.server.room.room import ROOM
from game.server.room.room_files import Opens, RoomFile, keep
from game.store.reading import read
from game.table.mail import (
    OrderFile,
    blank_orders,
    read_orders,
    sign_orders,
    take_orders,
    write_orders,
)
from game.table.table import Table
from game.table.verify import verify
from game.world.vocabulary import FACTIONS
from tests.cli.test_commands import fourfronts
from tests.conftest import SetTable
from tests.table.hosted import Host

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


def filled(table: Table, *orders: Order, **update: object) -> OrderFile:
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
    kinds = [record.kind for record in read(table.path).records]
    assert kinds[-2:] == ["orders_drafted", "orders_sealed"]
    assert verify(table.path).agrees


def test_it_takes_the_place_of_a_draft_that_had_spent_the_budget(table: Table) -> None:
    for lever in table.observe("us").levers:
        room = next(one.room for one in table.observe("us").levers if one.name == lever.name)
        if room and lever.name != "us.workforce":
            assert table.say("us", Draft(order=Allocate(lever=lever.name, points=room))).ok
    assert table.observe("us").spent == table.observe("us").budget
    file = filled(table, Allocate(lever="us.workforce", points=4), seal=False)
    assert take_orders(table, file).ok
    assert table.observe("us").draft == file.orders
    assert not table.observe("us").committed


@pytest.mark.parametrize(
    ("orders", "update", "code"),
    [
        (
            (Allocate(lever="us.workforce", points=1), Allocate(lever="china.energy", points=1)),
            {},
            "not-your-lever",
        ),
        ((), {"quarter": "2030Q1"}, "other-quarter"),
        ((), {"match": "another"}, "other-match"),
        ((Allocate(lever="us.workforce", points=1), React(card="us/x")), {}, "wrong-phase"),
    ],
)
def test_what_is_refused_leaves_the_draft_as_it_was(
    table: Table, orders: tuple[Order, ...], update: dict[str, object], code: str
) -> None:
    before, records = table.observe("us"), len(read(table.path).records)
    reply = take_orders(table, filled(table, *orders, **update))
    assert reply.refusal is not None
    assert reply.refusal.code == code
    assert table.observe("us") == before
    assert len(read(table.path).records) == records


def test_a_file_counts_once(table: Table) -> None:
    file = filled(table, Allocate(lever="us.workforce", points=2))
    assert take_orders(table, file).ok
    reply = take_orders(table, file)
    assert reply.refusal is not None
    assert reply.refusal.code == "not-open"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "just words",
        "match: m\nquarter: 2026Q3\nfaction: mars\n",
        "a: &a [*a]\n",
        HEAD + "orders:\n- {kind: allocate, lever: us.energy, points: .nan}\n",
        "match: m\nmatch: n\nquarter: 2026Q3\nfaction: us\n",
        "x: " + "[" * 1000,
        "\x00",
        HEAD + "orders:\n- {kind: allocate, lever: us.energy, points: 3.0}\n",
        HEAD + "orders:\n- {kind: allocate, lever: us.energy, points: '3'}\n",
        HEAD + "orders:\n- {kind: allocate, lever: us.energy, points: true}\n",
        HEAD + "orders:\n- {kind: allocate, lever: us.energy, points: 1e999}\n",
        HEAD + "seal: no\n",
        HEAD + "x: " + "9" * 5000 + "\n",
    ],
)
def test_a_file_that_is_none_is_refused_in_a_sentence(tmp_path: Path, text: str) -> None:
    path = tmp_path / "us.yaml"
    path.write_text(text)
    with pytest.raises(FourFrontsError) as fault:
        read_orders(path)
    assert str(path.name) in str(fault.value)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (
            "- {kind: allocte, lever: us.energy, points: 3}",
            ":5:10: `kind` can't be 'allocte'; did you mean allocate?",
        ),
        ("- {kind: allocate, lever: us.energy, pionts: 3}", "did you mean points?"),
        (
            "- {kind: allocate, lever: us.energy, points: 3}\n" * 2,
            "allocate us.energy is ordered twice",
        ),
        ("- {kind: allocate, lever: us.energy, points: 3.5}", "`points` must be a whole number"),
        ("- {kind: stance, stance: chip controls, level: 1}", "a dotted lower-case name"),
    ],
)
def test_what_is_wrong_is_said_with_its_place_and_what_was_meant(
    tmp_path: Path, wrong: str, words: str
) -> None:
    path = tmp_path / "us.yaml"
    path.write_text(f"{HEAD}orders:\n{wrong}\n")
    with pytest.raises(FourFrontsError) as fault:
        read_orders(path)
    assert words in str(fault.value)
    assert str(fault.value).startswith("us.yaml:")


def test_a_lever_that_is_not_there_is_refused_with_the_one_that_was_meant(table: Table) -> None:
    reply = take_orders(table, filled(table, Allocate(lever="us.enery", points=1)))
    assert reply.refusal is not None
    assert (
        "allocate us.enery: There is no lever us.enery. Did you mean us." in reply.refusal.message
    )


def test_points_above_what_a_lever_takes_are_refused_with_what_it_takes(
    table: Table, tmp_path: Path
) -> None:
    lever = table.observe("us").levers[0]
    path = tmp_path / "us.yaml"
    write_orders(path, filled(table, Allocate(lever=lever.name, points=1)))
    path.write_text(path.read_text().replace("points: 1", "points: 99"))
    reply = take_orders(table, read_orders(path))
    assert reply.refusal is not None
    assert f"{lever.title} takes at most {lever.cap} points a quarter" in reply.refusal.message


def test_signing_leaves_the_file_as_it_is_written(table: Table, tmp_path: Path) -> None:
    path = tmp_path / "us.yaml"
    write_orders(path, *blank_orders(table.observe("us"), "us"))
    text = path.read_text().replace("points: 1", "points: 2  # more of it\n")
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    for _ in range(2):
        assert sign_orders(path, CODE).is_from(CODE)
    again = path.read_text()
    assert "# more of it" in again
    assert again.count("\nproof: ") == 1
    assert [line for line in text.splitlines() if line and not line.startswith("proof")] == [
        line for line in again.splitlines() if line and not line.startswith("proof")
    ]
    path.write_text(again.replace("points: 2", "points: 3"))
    assert not read_orders(path).is_from(CODE)


def test_a_proof_that_is_not_on_a_line_of_its_own_is_not_signed_over(tmp_path: Path) -> None:
    path = tmp_path / "us.yaml"
    path.write_text("{match: m, quarter: 2026Q3, faction: us, proof: x}\n")
    with pytest.raises(FourFrontsError):
        sign_orders(path, CODE)
    assert path.read_text() == "{match: m, quarter: 2026Q3, faction: us, proof: x}\n"


def test_the_note_names_what_may_be_ordered_and_every_example_can_be_read(
    table: Table, tmp_path: Path
) -> None:
    for faction in FACTIONS:
        seen = table.observe(faction)
        file, note = blank_orders(seen, faction)
        for name in [
            *(lever.name for lever in seen.levers),
            *(s.name for s in seen.stances if s.own),
        ]:
            assert f"#   {name}: " in note
        examples = [line[2:] for line in note.splitlines() if line.startswith("#   - {")]
        assert len(examples) >= 3
        path = tmp_path / f"{faction}.yaml"
        path.write_text(f"{HEAD}orders:\n" + "\n".join(examples) + "\n")
        assert len(read_orders(path).orders) == len(examples)
        write_orders(path, file, note)
        assert read_orders(path) == file


def test_where_members_must_sign_a_file_is_a_draft_and_seals_nothing(host: Host) -> None:
    table = host.open(people=("us",), sign_off=True, minutes={})
    table.seat("us-2", "us", "member")
    for _ in range(2):
        assert table.say("us", Ready()).ok
    file, _ = blank_orders(table.observe("us"), "us")
    order = Allocate(lever="us.workforce", points=2)
    reply = take_orders(table, file.model_copy(update={"orders": (order,)}))
    assert reply.refusal is not None
    assert reply.refusal.code == "unsigned"
    assert table.observe("us").draft == ()
    assert take_orders(table, file.model_copy(update={"orders": (order,), "seal": False})).ok
    assert table.observe("us").draft == (order,)


def test_a_file_goes_from_the_host_to_a_faction_and_back_into_the_room(
    table: Table, tmp_path: Path
) -> None:
    room = RoomFile(
        tables={1: table.path.name},
        codes={
            "ABCD2345": Opens(table=1, role="us"),
            "EFGH2345": Opens(table=1, role="china"),
        },
    )
    keep(tmp_path / ROOM, room)
    table.close()
    path = tmp_path / "us.yaml"
    done = fourfronts("orders", str(path), "--save", str(table.path), "--as", "us")
    assert done.returncode == 0, done.stderr
    again = fourfronts("orders", str(path), "--save", str(table.path))
    assert again.returncode == 2
    assert "exists already" in again.stderr
    path.write_text(path.read_text().replace("points: 1", "points: 2"))
    take = ("orders", str(path), "--import", str(tmp_path))
    for code in ("", "EFGH-2345"):
        if code:
            assert fourfronts("orders", str(path), "--code", code).returncode == 0
        refused = fourfronts(*take)
        assert refused.returncode == 2
        assert "not signed with a code of this room" in refused.stderr
    assert fourfronts("orders", str(path), "--code", "abcd 2345").returncode == 0
    done = fourfronts(*take)
    assert done.returncode == 0, done.stderr
    assert "the orders of us for" in done.stdout
    assert "ABCD2345" not in path.read_text() + done.stdout
    sealed = [r.body for r in read(table.path).records if r.kind == "orders_sealed"]
    assert sealed[-1]["orders"] == [{"kind": "allocate", "lever": "us.energy", "points": 2}]
    assert "sealed already" in fourfronts(*take).stderr
