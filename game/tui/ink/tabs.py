"""The tabs of the desk, with what waits behind each."""

from collections.abc import Callable

from textual.content import Content

from game.core.observation import Observation
from game.tui.ink.aims import aim_rows
from game.tui.ink.cards import card_rows
from game.tui.ink.crisis import crisis_rows
from game.tui.ink.deals import deal_rows
from game.tui.ink.estimates import estimate_rows
from game.tui.ink.frame import Part, ink
from game.tui.ink.inks import FAINT, KEY, MUTED
from game.tui.ink.levers import lever_rows, stance_rows
from game.tui.ink.news import news_rows
from game.tui.ink.rows import ListRow
from game.view.next_step import TABS, Tab, Undecided

ROWS: dict[Tab, Callable[[Observation], tuple[ListRow, ...]]] = {
    "levers": lambda observation: (*crisis_rows(observation), *lever_rows(observation)),
    "stances": stance_rows,
    "cards": card_rows,
    "deals": deal_rows,
    "estimates": estimate_rows,
    "news": news_rows,
    "aims": aim_rows,
}
TITLES: dict[Tab, str] = {
    "levers": "Levers",
    "stances": "Stances",
    "cards": "Cards",
    "deals": "Deals",
    "estimates": "Estimates",
    "news": "News",
    "aims": "Aims",
}


def draw_tabs(current: Tab, still: tuple[Undecided, ...], width: int) -> Content:
    """``1 Levers  2 Stances …``: the current one reversed, open decisions marked with a !."""
    numbered = width >= 76
    open_tabs = {decision.tab for decision in still}
    parts: list[Part] = []
    for place, tab in enumerate(TABS, start=1):
        mark = "!" if tab in open_tabs else " "
        number = f" {place} " if numbered else ""
        if tab == current:
            parts.append((f"{number or ' '}{TITLES[tab]}{mark}", "bold $ground on $us"))
            parts.append("" if numbered else " ")
        else:
            parts += [(number, FAINT), (TITLES[tab], MUTED), (mark.strip() or number[:1], KEY)]
            parts.append(" " if not numbered else "")
    return ink(*parts)
