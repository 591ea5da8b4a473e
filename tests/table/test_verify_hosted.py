"""Verification of hosted matches: what clock and white cell did is accepted, what they could not
have done is found."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from game.core.acts.advance import Advance
from game.core.acts.appoint import Appoint
from game.core.acts.bring import Bring
from game.core.acts.commit import Commit
from game.core.acts.draft import Draft
from game.core.acts.rule import Rule
from game.core.acts.set_clock import Continue, Extend, Pause
from game.core.acts.undo import Undo
from game.core.orders.vocabulary import Allocate
from game.store.journal import Journal
from game.store.reading import read
from game.table.verify import verify
from tests.conftest import NOON
from tests.table.hosted import Host

WHY = "It has to be"
Body = dict[str, Any]
Entry = tuple[str, Body]
Forge = Callable[[list[Entry]], None]


@pytest.fixture
def whole(host: Host) -> Path:
    """The record of a match in which everything was done that a host can do."""
    table = host.open(grace=0.5, absent="random", scenario="2026q3")

    def time_is_up() -> None:
        for _ in range(2):
            host.time.seconds += (table.due() or 0.0) + 0.01
            table.tick()

    inject = table.observe("white").cell.injects[-1].id  # type: ignore[union-attr]
    for command in (
        Pause(reason=WHY),
        Extend(seconds=60, reason=WHY),
        Continue(),
        Bring(inject=inject),
        Rule(variable="trust.us", amount=3.0, reason=WHY),
        Advance(reason=WHY),
        Advance(reason=WHY),
    ):
        assert table.say("white", command).ok
    assert table.say("us", Draft(order=Allocate(lever="us.energy", points=5))).ok
    time_is_up()
    assert table.say("white", Undo(reason=WHY)).ok
    table = host.crash(away=100.0)
    time_is_up()
    gone = Appoint(faction="china", player="bot", bot="status-quo", reason=WHY)
    assert table.say("white", gone).ok
    time_is_up()
    time_is_up()
    while table.observe("white").phase != "orders":
        assert table.say("white", Advance(reason=WHY)).ok
    assert table.say("us", Commit()).ok
    table.close()
    return host.path


def forged(path: Path, forge: Forge) -> Path:
    """The record with entries changed, and every checksum and chain made right again."""
    records = read(path).records
    entries = [(r.kind, json.loads(json.dumps(r.body))) for r in records[1:]]
    forge(entries)
    out = path.with_name("forged.jsonl")
    with Journal.create(out, records[0].body, NOON) as journal:
        for kind, body in entries:
            journal.append(kind, body, NOON)
    return out


def test_everything_a_host_can_do_is_in_the_record_and_agrees(whole: Path) -> None:
    kinds = {record.kind for record in read(whole).records}
    assert kinds >= {
        "clock_set",
        "phase_closed",
        "phase_undone",
        "substituted",
        "player_changed",
        "ruling_made",
        "inject_delivered",
        "member_seated",
    }
    acts = {record.body["act"] for record in read(whole).records if record.kind == "clock_set"}
    assert acts == {"wait", "begin", "pause", "extend", "continue", "grace", "return"}
    verdict = verify(whole)
    assert verdict.difference is None
    quarters = [r.body["quarter"] for r in read(whole).records if r.kind == "quarter_resolved"]
    assert len(quarters) == 3  # one of them twice, for it was undone
    assert verdict.quarters == len(set(quarters)) == 2


def at(entries: list[Entry], kind: str, **fields: object) -> int:
    """Where the first such entry is."""
    return next(
        n for n, (k, body) in enumerate(entries) if k == kind and fields.items() <= body.items()
    )


def change(kind: str, update: Body, **fields: object) -> Forge:
    """Change the first entry of a kind."""
    return lambda entries: entries[at(entries, kind, **fields)][1].update(update)


def leave_out(kind: str, **fields: object) -> Forge:
    """Leave the first entry of a kind out."""

    def forge(entries: list[Entry]) -> None:
        del entries[at(entries, kind, **fields)]

    return forge


def twice(kind: str, **fields: object) -> Forge:
    """Write the first entry of a kind twice."""

    def forge(entries: list[Entry]) -> None:
        place = at(entries, kind, **fields)
        entries.insert(place, entries[place])

    return forge


def put(place: int, kind: str, **body: object) -> Forge:
    """Write another entry after so many."""
    return lambda entries: entries.insert(place, (kind, {"event": kind, **body}))


CLOCK = {"state": "running", "left": 1e6, "ends": "2027-01-01T00:00:00+00:00", "grace": False}
FORGERIES: dict[str, Forge] = {
    "a ruling out of range": change("ruling_made", {"amount": 999.0}),
    "a ruling of nothing": change("ruling_made", {"amount": 0.0}),
    "a ruling on a score": change("ruling_made", {"variable": "score.us"}),
    "a ruling without a reason": change("ruling_made", {"reason": ""}),
    "a reason that hides something": change("ruling_made", {"reason": "x\u202ey"}),
    "a ruling left out": leave_out("ruling_made"),
    "an inject left out": leave_out("inject_delivered"),
    "an inject of another quarter": change("inject_delivered", {"quarter": "2028Q1"}, by="white"),
    "an inject twice": twice("inject_delivered", by="white"),
    "an inject said to be the scenario's": change(
        "inject_delivered", {"by": "scenario"}, by="white"
    ),
    "a closing left out": leave_out("phase_closed"),
    "a closing of the white cell said to be the clock's": change("phase_closed", {"by": "clock"}),
    "a closing of the clock without its grace": leave_out("clock_set", act="grace"),
    "a closing without a reason": change("phase_closed", {"reason": ""}, by="white"),
    "an undo left out": leave_out("phase_undone"),
    "an undo of nothing": put(2, "phase_undone", reason="x"),
    "a stand-in left out": leave_out("substituted"),
    "a stand-in twice": twice("substituted"),
    "another stand-in": change("substituted", {"source": "none"}),
    "a stand-in for nobody's absence": put(9, "substituted", faction="us", source="draft"),
    "a bot without a name": change("player_changed", {"bot": ""}),
    "an appointment twice": twice("player_changed"),
    "a bot that there was not": change("player_changed", {"bot": "nobody-knows-it"}),
    "a bot whose name steers a terminal": change("player_changed", {"bot": "\x1b]0;x\x07"}),
    "more time than there was": change("clock_set", {"clock": CLOCK}, act="begin"),
    "time given by a pause": change(
        "clock_set",
        {"clock": {"state": "paused", "left": 1e6, "ends": "", "grace": False}},
        act="pause",
    ),
    "time given by coming back": change("clock_set", {"clock": CLOCK}, act="return"),
    "a pause of a clock that stands": twice("clock_set", act="pause"),
    "a clock that was begun twice": twice("clock_set", act="begin"),
    "a clock that runs and stands": change(
        "clock_set",
        {"clock": {"state": "paused", "left": 1.0, "ends": "", "grace": False}},
        act="continue",
    ),
}


@pytest.mark.parametrize("name", FORGERIES)
def test_what_a_host_could_not_have_done_is_found(whole: Path, name: str) -> None:
    assert verify(whole).agrees
    assert not verify(forged(whole, FORGERIES[name])).agrees
