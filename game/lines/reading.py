"""What a line typed in the line mode means: each act knows its verbs and reads its words."""

from collections.abc import Sequence

from game.core.acts import COMMANDS
from game.core.command import Circle, Command
from game.core.conduct.words import Post
from game.core.grammar import Typed, Unclear
from game.core.near_names import did_you_mean
from game.core.observation import Observation
from game.world.vocabulary import FACTIONS

Verbs = dict[str, type[Command]]
# What ends one's part in a phase stands last in the help.
_IN_ORDER = sorted(COMMANDS, key=lambda command: command.onward)
ONWARD = ("", *(verb for command in COMMANDS if command.onward for verb in command.verbs))
"""Lines that mean the phase in which they were typed, and no later one."""


def read(line: Typed, hosted: bool) -> Command:
    """Return the command a line stands for; `Unclear` with a sentence if it is none.

    Where a table is not `hosted` there is nobody to write to or to work with.
    """
    return _meant(line, hosted).typed(line)


def _meant(line: Typed, hosted: bool) -> type[Command]:
    verb, seen = line.verb, line.seen
    if line.people and verb in (room := _verbs("room")):
        return room[verb]
    if verb in (shared := _verbs("shared")):
        if not hosted:
            raise Unclear("At one terminal there is nobody to write to: bots read no press.")
        if seen.role not in FACTIONS and shared[verb].sayers == ("faction",):
            raise Unclear("Only the members of a faction work on its orders.")
        return shared[verb]
    if seen.cell is not None and verb in (cell := _verbs("cell")):
        return cell[verb]
    if verb in (own := _verbs("own")):
        return own[verb]
    raise Unclear(f"I don't know {verb!r}.{did_you_mean(verb, own)} Say `help` for all words.")


def _verbs(circle: Circle) -> Verbs:
    return {v: command for command in COMMANDS if command.circle == circle for v in command.verbs}


def usage(seen: Observation, post: Post | None, *circles: Circle) -> Sequence[str]:
    """Return how the verbs are written that this seat has, with what each does."""
    return [
        line
        for circle in circles
        for command in _IN_ORDER
        if command.circle == circle
        for line in command.usage(seen, post)
    ]
