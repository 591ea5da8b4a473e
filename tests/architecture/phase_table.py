"""The table of who may say what in which phase, made from the acts for the developers' map.

`python -m tests.architecture.phase_table` writes it into game/README.md.
"""

from pathlib import Path

from game.core.acts import COMMANDS
from game.core.command import Command, Roomwide
from game.core.phase import PHASES

MAP = Path(__file__).parents[2] / "game" / "README.md"
BEGIN, END = "<!-- phases × acts -->", "<!-- end -->"
COLUMNS = (*PHASES, "over")
LETTERS = {"faction": "F", "white": "W", "watcher": "O"}
LEGEND = (
    "F a faction's people, W the white cell, O who only watches. What the room does itself"
    " (touch, reseat, remove, visit, show_codes) is said at any time."
)


def table() -> str:
    """Return the table as Markdown."""
    head = f"| act | {' | '.join(COLUMNS)} |"
    rule = f"|---|{':-:|' * len(COLUMNS)}"
    rows = [_row(command) for command in COMMANDS if not issubclass(command, Roomwide)]
    return "\n".join([head, rule, *rows, "", LEGEND])


def _row(command: type[Command]) -> str:
    who = "".join(LETTERS[sayer] for sayer in command.sayers)
    cells = (who if phase in command.phases else "" for phase in COLUMNS)
    return f"| {command.model_fields['say'].default} | {' | '.join(cells)} |"


def with_table(text: str) -> str:
    """Return the map with the table in its place."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{table()}\n\n{END}{after}"


if __name__ == "__main__":
    MAP.write_text(with_table(MAP.read_text(encoding="utf-8")), encoding="utf-8")
