"""Run by the pty test: a board whose every text is a payload, walked through by a script of keys.

Usage: hostile_board.py FIRST COUNT SCREEN
"""

import sys
from pathlib import Path
from typing import Any

from pydantic import BaseModel

sys.path.insert(0, str(Path(__file__).parents[2]))

from game.core.observation import Observation
from game.tui.app import BoardApp
from game.tui.rules_text import Paragraph
from tests.tui.fake_port import FakePort
from tests.tui.payloads import PAYLOADS
from tests.tui.samples import observation

FREE_TEXT = frozenset({"title", "text", "sentence", "flavour", "source", "message", "prompt",
                       "levels", "moves", "effects", "window", "unit", "ending", "lens_title",
                       "player_name", "group", "seed", "lens"})  # fmt: skip


def poisoned(value: Any, payload: str, name: str = "") -> Any:
    """The same value with the payload put into every field that holds words."""
    if isinstance(value, BaseModel):
        names = type(value).model_fields
        found = {key: poisoned(getattr(value, key), payload, key) for key in names}
        return value.model_copy(update=found)
    if isinstance(value, tuple):
        return tuple(poisoned(item, payload, name) for item in value)
    if isinstance(value, str) and name in FREE_TEXT:
        return f"{payload}{value[:12]}{payload}"
    return value


def poisoned_observation(phase: str, payload: str) -> Observation:
    seen = poisoned(observation(phase), payload)
    seats = tuple(s.model_copy(update={"name": payload}) for s in seen.seats)
    return seen.model_copy(update={"seats": seats})  # type: ignore[no-any-return]


def main() -> int:
    first, count, phase = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    payload = "".join(PAYLOADS[first : first + count])
    rules = (Paragraph(id="R1.1", title=payload, text=payload),)
    port = FakePort(poisoned_observation(phase, payload))
    app = BoardApp([port], False, Path(f"saves/{payload[:20]}"), rules=lambda: rules)
    app.run()
    if app.crash is not None:
        print(app.farewell("x"))
    return app.return_code or 0


if __name__ == "__main__":
    sys.exit(main())
