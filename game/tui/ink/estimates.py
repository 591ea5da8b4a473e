"""Estimates: what this seat believes a figure will be, and how past beliefs fared."""

from rich.cells import cell_len
from textual.content import Content

from game.core.observation import EstimateView, Figure, Observation
from game.core.orders.vocabulary import Estimate
from game.tui.ink.frame import Frame, fit, ink, right, stack, wrap
from game.tui.ink.inks import BAD, GOOD, KEY, MUTED, TITLE, WORDS
from game.tui.ink.numbers import figure_words, number
from game.tui.ink.player_text import clean
from game.tui.ink.rows import Row, heading, note
from game.tui.ink.topline import quarter_title
from game.view.lookup import figures_by_name


def drafted(observation: Observation, name: str) -> Estimate | None:
    """The estimate of a figure in the present draft."""
    for order in observation.draft:
        if order.kind == "estimate" and order.figure == name:
            return order
    return None


def estimate_row(figure: Figure, written: Estimate | None) -> Row:
    """A figure that may be estimated, with what has been written down."""

    def draw(frame: Frame) -> Content:
        glyphs = frame.glyphs
        if written is None:
            belief = ink(("write it down", KEY))
        else:
            low, central, high = (
                number(value, figure.unit, figure.decimals, glyphs)
                for value in (written.low, written.central, written.high)
            )
            belief = ink((central, TITLE), (f" ({low} to {high})", MUTED))
        stands = ink((figure_words(figure, glyphs), WORDS))
        now, room = right(stands, 8), frame.width - cell_len(figure.title)
        tails = (
            ink(("  now ", MUTED), now, ("  next ", MUTED), belief),
            ink(" ", now, "  ", belief),
            ink(" ", stands, "  ", belief),
        )
        fitting = (one for one in tails if one.cell_length <= min(room, frame.width - 24))
        tail = next(fitting, ink(" ", belief))
        titled = max(min(34, frame.width - tail.cell_length), 12)
        return ink(fit(ink((clean(figure.title), WORDS)), titled, glyphs), tail)

    def about(frame: Frame) -> Content:
        words = (
            f"Where will it stand after this quarter? Your range is meant to hold the truth nine "
            f"times in ten. {clean(figure.title)}, in {clean(figure.unit)}."
        )
        return stack(wrap(ink((words, WORDS)), frame.width))

    return Row(figure.name, draw, about)


def past_row(view: EstimateView, figure: Figure | None, place: int) -> Row:
    """A belief of an earlier quarter and what came of it."""
    unit, decimals = (figure.unit, figure.decimals) if figure else ("points", 1)
    title = figure.title if figure else view.figure

    def draw(frame: Frame) -> Content:
        glyphs = frame.glyphs
        low, high = (number(value, unit, decimals, glyphs) for value in (view.low, view.high))
        tight = frame.width < 66
        if view.outcome is None:
            verdict = ink(("not known yet", MUTED))
        else:
            held = view.low <= view.outcome <= view.high
            came = number(view.outcome, unit, decimals, glyphs)
            words = f"{'' if tight else 'came '}{came}, {'inside' if held else 'outside'}"
            verdict = ink((words, GOOD if held else BAD))
        when = "" if tight else f"{quarter_title(view.quarter)} "
        ranged = ink((f" {low} to {high} ", MUTED))
        spare = frame.width - len(when) - verdict.cell_length
        titled = min(30, max(spare - 16, cell_len(title)))
        ranged = fit(ranged, min(18, spare - titled), glyphs)
        return ink((when, MUTED), fit(ink((clean(title), WORDS)), titled, glyphs), ranged, verdict)

    return Row(f"past {place}", draw)


def estimate_rows(observation: Observation) -> tuple[Row, ...]:
    """What may be estimated now, then earlier estimates, newest first."""
    found = figures_by_name(observation)
    rows: list[Row] = [
        estimate_row(found[name], drafted(observation, name))
        for name in observation.options.estimates
        if name in found
    ]
    past = [
        past_row(view, found.get(view.figure), place)
        for place, view in enumerate(reversed(observation.estimates))
    ]
    if past:
        rows += [heading("Earlier estimates"), *past]
    return tuple(rows) or (note("Estimates are written down with your orders."),)
