"""What tests of hosted tables share: a fake clock, and a table of people with a cheap bot."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from game.bots.registry import policy_for
from game.content.load import rulebook_digest
from game.core.rulebook import Doctrine, Rulebook
from game.core.settings import Settings
from game.table.bots import Bots
from game.table.header import Header, new_header, seed_words
from game.table.steady_date import SteadyDate
from game.table.table import Table
from game.table.timer import Timer
from game.world.vocabulary import FACTIONS, Faction

MINUTES = {
    "briefing": 1.0,
    "negotiation": 2.0,
    "orders": 3.0,
    "consequences": 2.0,
    "debrief": 1.0,
}


@dataclass
class Time:
    """A clock that goes on when it is told to. The date may be wrong by `jump` seconds."""

    seconds: float = 1_000.0
    jump: float = 0.0
    start: float = field(default=datetime(2026, 11, 23, 12, tzinfo=UTC).timestamp())

    def steady(self) -> float:
        """Seconds from anywhere; they only go on."""
        return self.seconds

    def date(self) -> float:
        """Seconds since 1970, as the machine believes."""
        return self.start + self.seconds + self.jump

    def stamp(self) -> str:
        """The date as records keep it."""
        return datetime.fromtimestamp(self.date(), UTC).isoformat(timespec="milliseconds")

    def timer(self) -> Timer:
        """A table's clock that goes with this one."""
        return Timer(self.steady, SteadyDate(self.steady, self.date))


@dataclass
class Host:
    """Whoever keeps a table going: opens it, loses it, takes it up again."""

    path: Path
    rulebook: Rulebook
    doctrines: Mapping[str, Doctrine]
    time: Time
    table: Table = field(init=False)

    def open(self, people: tuple[Faction, ...] = ("us", "china"), **chosen: object) -> Table:
        """Set a table; everybody sits down unless ``seated`` is off."""
        seated = chosen.pop("seated", True)
        bot = str(chosen.pop("bot", "random"))
        words: dict[str, object] = {
            "match": "hosted",
            "scenario": "crunch-2027",
            "format": "full",
            "lens": "A",
            "players": {f: "person" if f in people else "bot" for f in FACTIONS},
            "bots": {f: bot for f in FACTIONS if f not in people},
            "minutes": MINUTES,
        }
        settings = Settings.model_validate(words | chosen)
        digest = rulebook_digest(self.rulebook)
        header = new_header(settings, self.rulebook, digest, seed_words("7"))
        self.table = Table.open(self.path, header, self.bots, self.time.stamp, self.time.timer())
        for faction in people if seated else ():
            self.table.seat(f"{faction}-1", faction, "lead")
        return self.table

    def bots(self, header: Header) -> Bots:
        """The bots a table asks for."""
        settings = header.settings
        absent = {f: settings.absent for f in settings.people if settings.absent}
        named, stand_ins = (
            {f: policy_for(name, f, self.rulebook, self.doctrines) for f, name in some.items()}
            for some in (settings.bots, absent)
        )
        return Bots(named, stand_ins)

    def crash(self, away: float = 0.0, alive: float = 0.0) -> Table:
        """Lose the table as it is and take its record up again, `away` seconds later."""
        self.table.close()
        self.time.seconds += away
        return self.resume(alive)

    def resume(self, alive: float = 0.0) -> Table:
        """Take the record up."""
        self.table = Table.resume(self.path, self.bots, self.time.stamp, self.time.timer(), alive)
        return self.table


MakeHost = Callable[[], Host]
