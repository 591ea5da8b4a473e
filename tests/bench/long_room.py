"""A room of several tables with a long record, made by playing it quickly on no disk at all."""

from pathlib import Path
from unittest.mock import patch

from game.content.load import load_rulebook, rulebook_digest
from game.core.acts.commit import Commit
from game.core.acts.draft import Draft
from game.core.acts.ready import Ready
from game.core.orders.vocabulary import Allocate
from game.core.settings import Settings
from game.server.room.founding import new_room
from game.store.files import Disk
from game.table.bots import Bots
from game.table.header import new_header, seed_words
from game.table.table import Table
from game.world.vocabulary import FACTIONS

AT = "2026-11-23T12:00:00+00:00"


def make_long_room(folder: Path, tables: int, records: int) -> None:
    """Make a room whose saves have at least `records` records together, mostly of drafts."""
    rulebook = load_rulebook()
    settings = Settings.model_validate(
        {
            "match": "long",
            "scenario": "2026q3",
            "format": "full",
            "lens": "A",
            "players": dict.fromkeys(FACTIONS, "person"),
        }
    )
    digest = rulebook_digest(rulebook)
    headers = [new_header(settings, rulebook, digest, seed_words(str(n))) for n in range(tables)]
    with patch.object(Disk, "flush", lambda *_: None):
        room, _ = new_room(folder, headers, lambda _: Bots({}), lambda: AT, lambda _: None)
        for hosted in room.tables.values():
            _play(hosted.table, records // tables // 10)
            hosted.table.close()


def _play(table: Table, records: int) -> None:
    """Play ten quarters with so many records each, and stop in the orders of the last."""
    levers = {faction: table.observe(faction).levers[0].name for faction in FACTIONS}
    for quarter in range(10):
        for faction in FACTIONS * 2:
            assert table.say(faction, Ready()).ok
        for number in range(records - 20):
            faction = FACTIONS[number % 4]
            order = Allocate(lever=levers[faction], points=number // 4 % 2 + 1)
            assert table.say(faction, Draft(order=order)).ok
        if quarter < 9:
            for faction in FACTIONS:
                assert table.say(faction, Commit()).ok
            for faction in FACTIONS * 2:
                assert table.say(faction, Ready()).ok
