"""Run by the pty test: a board whose every text is a payload, walked through by a script of keys.

Usage: hostile_board.py FIRST COUNT SCREEN, where SCREEN is a phase or one of `ROOM`.
"""

import sys
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from typing import Any

from pydantic import BaseModel

sys.path.insert(0, str(Path(__file__).parents[2]))

from game.content.paragraphs import Paragraph
from game.core.conduct.words import Clock
from game.core.observation import Observation
from game.table.port import Person
from game.tui.app.board_app import BoardApp
from tests.tui import room_samples
from tests.tui.fake_port import FakePort
from tests.tui.payloads import PAYLOADS
from tests.tui.samples import observation

Next = Callable[[], str]
"""Gives the next payload, so that neighbouring texts hold different ones, each of them whole."""
FREE_TEXT = frozenset(
    {
        "title",
        "text",
        "sentence",
        "flavour",
        "source",
        "message",
        "prompt",
        "levels",
        "moves",
        "effects",
        "window",
        "unit",
        "ending",
        "lens_title",
        "player_name",
        "group",
        "seed",
        "lens",
        "reason",
        "bot",
    }
)


def in_turn(first: int = 0, count: int = len(PAYLOADS)) -> Next:
    """Some payloads, again and again."""
    return cycle(PAYLOADS[first : first + count]).__next__


def poisoned(value: Any, payload: Next, name: str = "") -> Any:
    """The same value with a payload put into every field that holds words."""
    if isinstance(value, BaseModel):
        names = type(value).model_fields
        found = {key: poisoned(getattr(value, key), payload, key) for key in names}
        return value.model_copy(update=found)
    if isinstance(value, tuple):
        return tuple(poisoned(item, payload, name) for item in value)
    if isinstance(value, str) and name in FREE_TEXT:
        return f"{(hostile := payload())}{value[:12]}{hostile}"
    return value


def poisoned_observation(phase: str, payload: Next) -> Observation:
    return _poisoned_seats(observation(phase), payload)


def _poisoned_seats(seen: Observation, payload: Next) -> Observation:
    seen = poisoned(seen, payload)
    seats = tuple(s.model_copy(update={"name": payload()}) for s in seen.seats)
    return seen.model_copy(update={"seats": seats})


def lobby() -> FakePort:
    """A member who waits for the others."""
    port = room_samples.faction()
    waiting = Clock(state="waiting", left=60.0)
    port.shown = port.shown.model_copy(update={"phase": "briefing", "clock": waiting})
    return port


ROOM: dict[str, Callable[[], FakePort]] = {
    "faction": room_samples.faction,
    "lobby": lobby,
    "white": lambda: room_samples.watcher("white"),
    "observer": lambda: room_samples.watcher("observer"),
    "projector": lambda: room_samples.watcher("projector"),
}
"""The seats of a room."""


def hostile_room(seat: str, payload: Next) -> FakePort:
    """A seat where every name, message, reason and news item is a payload, and there are many."""
    port = ROOM[seat]()
    seen = port.shown
    crowd = tuple(seen.news[:1]) * len(PAYLOADS)
    press = room_samples.PRESS[:1] * len(PAYLOADS)
    port.shown = _poisoned_seats(seen.model_copy(update={"news": crowd, "press": press}), payload)
    people = [
        Person.model_construct(
            member=f"{role}-{n}",
            name=payload(),
            role=role,
            post="member",
            devices=n % 2,
            doors=(payload(),),
            touching=payload(),
        )
        for n in range(1, len(PAYLOADS) // 4)
        for role in ("us", "china", "labs", "observer")
    ]
    port.people = port.people.model_copy(update={"people": tuple(people)})
    return port


def main() -> int:
    first, count, screen = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    payload = in_turn(first, count)
    rules = tuple(Paragraph(id="R1.1", title=payload(), text=payload()) for _ in range(count))
    if screen in ROOM:
        port = hostile_room(screen, payload)
    else:
        port = FakePort(poisoned_observation(screen, payload))
    app = BoardApp([port], False, Path(f"saves/{payload()[:20]}"), rules=lambda: rules)
    app.run()
    if app.crash is not None:
        print(app.farewell("x"))
    return app.return_code or 0


if __name__ == "__main__":
    sys.exit(main())
