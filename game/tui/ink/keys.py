"""The help page: how the game works, and every key of a screen, made from its bindings."""

from collections.abc import Sequence

from textual.binding import Binding
from textual.content import Content

from game.tui.ink.frame import Frame, fit, ink, stack, wrap
from game.tui.ink.inks import KEY, MUTED, TITLE, WORDS

HOW = (
    "A quarter: briefing, negotiation, orders, resolution, consequences, debrief. The prompt at "
    "the foot of the board always names the next key; Enter leads through a quarter, y seals.",
    "Points fund levers; what you fund builds up over quarters and fades if you stop. Stances "
    "cost political capital to turn. Cards do what they say. Deals bind two factions, as far as "
    "they are watched. Estimates are what you believe, written down before you see.",
    "Figures with ± are estimates: you see your own and public figures exactly, the others' as "
    "well as your intelligence allows.",
    "At a hosted table the white cell is whoever runs it, a teacher or the host: the clock, what "
    "is brought in from outside, rulings with a reason. It sees all and never plays.",
)
NAMED = {
    "question_mark": "?",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "space": "Space",
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "full_stop": ".",
    "minus": "-",
    "plus": "+",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "backspace": "Backspace",
}
SPACES = {
    "board": "The board",
    "orders": "Orders",
    "deals": "Deals",
    "sharing": "Sharing a faction",
    "view": "Looking around",
    "list": "Lists",
    "app": "Leaving",
}


def key_name(key: str) -> str:
    """A key as it is printed on the keyboard."""
    if key in NAMED:
        return NAMED[key]
    if key.startswith("ctrl+"):
        return f"Ctrl+{key[5:].upper()}"
    return key.upper() if key.startswith("f") and key[1:].isdigit() else key


def draw_help(bindings: Sequence[tuple[str, Binding]], frame: Frame) -> Content:
    """How it works, then the keys by kind; ``bindings`` come with all their keys in words."""
    lines: list[Content] = [ink(("How it works", TITLE)), Content("")]
    for words in HOW:
        lines += [*wrap(ink((words, WORDS)), frame.width), Content("")]
    space = ""
    for keys, binding in bindings:
        named = (binding.id or "").split(".")[0]
        if named != space:
            space = named
            lines += [Content(""), ink((SPACES.get(space, space.capitalize()), TITLE))]
        wrapped = wrap(ink((binding.tooltip, WORDS)), frame.width - 18)
        lines.append(ink(fit(ink((keys, KEY)), 18), wrapped[0]))
        lines += [ink(" " * 18, more) for more in wrapped[1:]]
    marks = "◆ met  ◇ not met  ● ready  ○ still deciding  ░ estimate  ┃ threshold"
    lines += [Content(""), ink(("Marks", TITLE)), ink((marks, MUTED))]
    return stack(lines)
