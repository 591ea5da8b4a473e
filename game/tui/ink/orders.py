"""An order in words."""

from rich.cells import cell_len
from textual.content import Content

from game.core.observation import Observation
from game.core.orders.vocabulary import Order
from game.tui.ink.frame import Frame, fit, ink, right
from game.tui.ink.inks import KEY, MUTED, WORDS
from game.tui.ink.levers import percent
from game.tui.ink.numbers import number
from game.tui.ink.player_text import clean
from game.view.lookup import figures_by_name


def order_words(order: Order, observation: Observation, frame: Frame) -> Content:
    """One order as it will be sealed."""
    if order.kind == "allocate":
        lever = next((view for view in observation.levers if view.name == order.lever), None)
        title = lever.title if lever else order.lever
        grows = (
            (f"{percent(lever.capacity)}{frame.glyphs.arrow}{percent(lever.after)}",)
            if lever
            else ()
        )
        return _line(f"{order.points}", "pt", title, grows, frame)
    if order.kind == "stance":
        stance = next((view for view in observation.stances if view.name == order.stance), None)
        title = stance.title if stance else order.stance
        return _line("", "dial", title, (stance.levels[order.level],) if stance else (), frame)
    if order.kind == "estimate":
        figure = figures_by_name(observation).get(order.figure)
        title = figure.title if figure else order.figure
        unit, decimals = (figure.unit, figure.decimals) if figure else ("points", 1)
        low, central, high = (
            number(value, unit, decimals, frame.glyphs)
            for value in (order.low, order.central, order.high)
        )
        return _line("", "guess", title, (f"{central} ({low} to {high})", central), frame)
    card = next((view for view in observation.hand if view.id == order.card), None)
    return _line("", "card", card.title if card else order.card, (), frame)


def _line(count: str, kind: str, title: str, details: tuple[str, ...], frame: Frame) -> Content:
    """The first of the details that fits beside the whole title; none where there is no room."""
    name, free = ink((clean(title), WORDS)), max(frame.width - 10, 0)
    room = free - name.cell_length
    detail = next((words for words in map(clean, details) if cell_len(words) <= room), "")
    return ink(
        right(ink((count, KEY)), 2),
        fit(ink((f" {kind}", MUTED)), 7),
        fit(name, free - cell_len(detail), frame.glyphs),
        (f" {detail}" if detail else "", MUTED),
    )
