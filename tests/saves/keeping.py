"""Keeps a match, a room and many outcomes of today's behaviour, for all behaviours to come.

``make kept`` writes ``tests/saves/<behaviour>/`` once; what is there is never written over.
"""

import hashlib
import lzma
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import numpy as np

from game.bots.registry import policy_for
from game.content.load import load_doctrines, load_rulebook, rulebook_digest
from game.core.behaviour import BEHAVIOUR
from game.core.compile import compile_rules
from game.core.rulebook import Doctrine, Rulebook
from game.core.settings import Settings
from game.server.room.room_files import Opens, RoomFile, keep
from game.store.places import ROOM
from game.table.bots import Bots
from game.table.header import Header, new_header, seed_words
from game.table.table import Table
from game.world.chance import Chance
from game.world.digest import digest
from game.world.inputs import Inputs
from game.world.resolve import resolve
from game.world.rules import Rules
from game.world.start import start
from game.world.vocabulary import FACTIONS
from game.world.world import PAIRS, DealRows, World
from game.world.world import ROOM as PLACES
from tests.conftest import NOON
from tests.table.hosted import Host, Time
from tests.table.meddling import Meddling

HERE = Path(__file__).parent
OURS = HERE / str(BEHAVIOUR)
MATCH, TABLE, OUTCOMES = "match.jsonl", "table-1.jsonl", "outcomes.txt"
KEPT = sorted(int(path.name) for path in HERE.iterdir() if path.name.isdecimal())
"""The behaviours of which there are kept saves."""
LANES = np.arange(16, dtype=np.uint64)


def unpacked(path: Path, folder: Path) -> Path:
    """A kept save as it was."""
    out = folder / path.name
    out.write_bytes(lzma.decompress(path.with_name(f"{path.name}.xz").read_bytes()))
    return out


def keep_all(folder: Path, rulebook: Rulebook, doctrines: Mapping[str, Doctrine]) -> None:
    """Keep what today's behaviour makes of a match, of a room and of many orders."""
    keep_match(folder / MATCH, rulebook, doctrines)
    keep_room(folder / "room", rulebook, doctrines)
    for path in (folder / MATCH, folder / "room" / TABLE):
        path.with_name(f"{path.name}.xz").write_bytes(lzma.compress(path.read_bytes(), preset=9))
        path.unlink()
    (folder / OUTCOMES).write_text(outcomes(rulebook), encoding="utf-8")


def keep_match(path: Path, rulebook: Rulebook, doctrines: Mapping[str, Doctrine]) -> None:
    """Play four doctrines against each other."""
    bots = dict(zip(FACTIONS, ("adaptive", "paced", "race", "essay"), strict=True))
    settings = Settings(
        match="kept",
        scenario="crunch-2027",
        format="full",
        lens="E",
        players=dict.fromkeys(FACTIONS, "bot"),
        bots=bots,
    )
    header = new_header(settings, rulebook, rulebook_digest(rulebook), seed_words("kept"))
    path.parent.mkdir(parents=True)
    Table.open(path, header, seats(doctrines), lambda: NOON).close()


def keep_room(folder: Path, rulebook: Rulebook, doctrines: Mapping[str, Doctrine]) -> None:
    """Let two factions of people, a white cell, a clock and a dying host play at random."""
    folder.mkdir()
    host = Host(folder / TABLE, rulebook, doctrines, Time())
    meddling = Meddling(host, 3, "full")
    meddling.meddle(150)
    host.table.close()
    opens = {"0000-0000": Opens(table=1, role="us"), "0000-0001": Opens(table=1, role="observer")}
    keep(folder / ROOM, RoomFile(tables={1: TABLE}, codes=opens))


def seats(doctrines: Mapping[str, Doctrine]) -> Callable[[Header], Bots]:
    """How a table gets its bots: the record's own, or today's where it has none."""

    def make(header: Header) -> Bots:
        own = header.doctrines or doctrines
        bots = header.settings.bots.items()
        return Bots({f: policy_for(name, f, header.rulebook, own) for f, name in bots})

    return make


def outcomes(rulebook: Rulebook) -> str:
    """What comes of orders drawn at random, under every lens: a line of digests each."""
    lines = []
    for scenario in rulebook.scenarios:
        for lens in rulebook.lenses:
            rules = compile_rules(rulebook, lens.id, scenario.id)
            lines.append(f"{scenario.id} {lens.id} {' '.join(_played(rules))}\n")
    return "".join(lines)


def _played(rules: Rules) -> Iterator[str]:
    """The beginning of the digest of a batch after each quarter."""
    chance = Chance(hashlib.sha256(rules.scenario.encode()).digest(), LANES)
    world = start(rules, chance)
    for _ in range(rules.length):
        world = resolve(world, _inputs(world, rules, chance), rules, chance)
        yield digest(world, rules)[:8]


def _inputs(world: World, rules: Rules, chance: Chance) -> Inputs:
    """Orders, cards, deals and rulings that hang on nothing but keyed chance."""

    def drawn(name: str, most: int) -> np.ndarray:
        return (chance.uniform(world.quarter, f"kept {name}") * most).astype(np.int16)

    points = [drawn(lever.name, lever.cap + 1) for lever in rules.levers]
    stances = [drawn(stance.name, len(stance.levels)) for stance in rules.stances]
    plays = [drawn(f"card {n}", len(rules.cards) + 1) - 1 for n in range(6)]
    rulings = (("trust.us", 2.0),) if world.quarter % 2 else ()
    return Inputs(
        points=np.array(points, np.int16),
        stances=np.array(stances, np.int8),
        plays=np.array(plays, np.int16),
        rulings=rulings,
        deals=_deals(world, rules, drawn),
        answers=np.array([drawn(f"answer {n}", 3) for n in range(4)], np.int8),
    )


def _deals(world: World, rules: Rules, drawn: Callable[[str, int], np.ndarray]) -> DealRows:
    made = DealRows.none(world.size)
    for row, (a, b) in enumerate(pair for pair in PAIRS for _ in range(PLACES)):
        made.active[row] = drawn(f"deal {row}", 2) > 0
        made.a[row], made.b[row] = a, b
        made.pledge_a[row] = drawn(f"a {row}", len(rules.pledges) + 1) - 1
        made.pledge_b[row] = drawn(f"b {row}", len(rules.pledges) + 1) - 1
        made.limit_a[row], made.limit_b[row] = drawn(f"at {row}", 3), drawn(f"to {row}", 3)
        made.points[row] = drawn(f"points {row}", 5) - 2
        made.monitoring[row], made.escrow[row] = drawn(f"watch {row}", 4), drawn(f"stake {row}", 4)
        made.until[row] = world.quarter + drawn(f"until {row}", 3)
    return made


if __name__ == "__main__":
    if OURS.exists():
        raise SystemExit(f"{OURS} is kept already, and kept saves are never written over.")
    keep_all(OURS, load_rulebook(), load_doctrines())
