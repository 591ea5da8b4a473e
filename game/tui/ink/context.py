"""The context: what is this, why did it move, what can I do about it."""

from textual.content import Content

from game.core.observation import Observation
from game.tui.ink.frame import Frame, gist, ink, stack, wrap
from game.tui.ink.inks import KEY, MUTED, TITLE
from game.tui.ink.player_text import clean
from game.tui.ink.receipts import draw_why_briefly
from game.tui.ink.rows import ListRow
from game.tui.ink.topline import SET_IN_ORDERS
from game.view.lookup import receipt_of
from game.view.next_step import Tab

KEYS: dict[Tab, tuple[tuple[str, str], ...]] = {
    "levers": (("← →", "points"), ("f", "spend the rest"), ("x", "take all back")),
    "stances": (("← →", "turn the dial"),),
    "cards": (("Space", "open the card"), ("→", "play"), ("←", "keep")),
    "deals": (("Space", "open"), ("p", "propose a new one")),
    "estimates": (("Space", "write it down"),),
    "news": (("Space", "read all"),),
    "aims": (("w", "why it moved"),),
}
WATCHED: dict[Tab, str] = {"levers": "lead", "stances": "lead", "cards": "lead", "deals": "lead"}


ORDERED: tuple[Tab, ...] = ("levers", "stances")
"""Tabs on which there is nothing to do but to order."""


def keys_line(tab: Tab, frame: Frame, *, ordering: bool) -> list[Content]:
    """The verbs of a tab, or when it will have some."""
    if tab in ORDERED and not ordering:
        return [ink((SET_IN_ORDERS.capitalize(), MUTED))]
    parts: list[str | Content | tuple[str, str]] = []
    for key, words in KEYS[tab]:
        parts += [(key, KEY), (f" {words}   ", MUTED)]
    return wrap(ink(*parts).rstrip(), frame.width)


def draw_context(observation: Observation, tab: Tab, row: ListRow | None, frame: Frame) -> Content:
    """The context panel for the row under the cursor."""
    keys = keys_line(tab, frame, ordering=observation.phase == "orders")
    room = Frame(frame.width, max(frame.height - len(keys) - 1, 1), frame.glyphs)
    lines = row.about(room).split("\n") if row is not None else []
    variable = row.id if row is not None and tab == "aims" else WATCHED.get(tab)
    receipt = receipt_of(observation, variable) if variable else None
    if receipt is not None:
        head = wrap(ink((f"Why it moved: {clean(receipt.title)}", TITLE)), frame.width)
        why = [Content(""), *head, *draw_why_briefly(receipt, frame)]
        lines += why if len(lines) + len(why) <= room.height else []
    lines = gist(lines, room)
    spare = frame.height - len(lines) - len(keys)
    return stack([*lines, *[Content("")] * max(spare, 0), *keys])


def draw_brief_context(row: ListRow | None, frame: Frame) -> Content:
    """Two lines at the foot of a narrow list: only what it is, in whole sentences."""
    if row is None:
        return Content("")
    lines = row.about(frame).split("\n")
    return stack([line.stylize("$muted") for line in gist(lines, frame)])
