"""The supply of computing power in one line or a few; the full diagram comes later."""

from textual.content import Content

from game.core.observation import Figure, Observation
from game.tui.ink.frame import Frame, Part, clip, fit, ink, stack
from game.tui.ink.inks import MUTED, WORDS, faction_ink
from game.tui.ink.numbers import figure_words, number
from game.view.lookup import figures_by_name

_STOCKS = (
    ("own", "compute.china_owned"),
    ("grey", "compute.china_grey"),
    ("rented", "compute.china_rented"),
)
_FLOWS = (
    ("made at home", "flow.china_domestic"),
    ("bought", "flow.china_legal"),
    ("grey", "flow.china_grey"),
    ("rented", "flow.china_rented"),
)


def draw_supply(observation: Observation, frame: Frame) -> Content:
    """US against Chinese compute with the leaks; estimates carry their ±."""
    found = figures_by_name(observation)
    glyphs = frame.glyphs
    parts: list[Part] = [("Compute ", MUTED)]
    us, ratio = found.get("compute.us"), found.get("compute.ratio")
    if us is not None:
        parts += [("US ", faction_ink("us")), (f"{figure_words(us, glyphs)}M", WORDS), "  "]
    parts.append(("CN ", faction_ink("china")))
    for words, name in _STOCKS:
        figure = found.get(name)
        if figure is not None:
            parts += [(f"{words} ", MUTED), (_millions(figure, frame, 1), WORDS), " "]
    if ratio is not None:
        shown = number(ratio.value, "times", 1, glyphs)
        parts += [(" ratio ", MUTED), (f"{shown}:1", WORDS)]
    lines = [fit(ink(*parts), frame.width, glyphs)]
    if frame.height > 1:
        lines.append(_flows(observation, frame))
    return stack(clip(lines, frame))


def _millions(figure: Figure, frame: Frame, decimals: int) -> str:
    """Millions, no finer than is worth reading."""
    shown = figure.model_copy(update={"decimals": decimals})
    return f"{figure_words(shown, frame.glyphs)}M"


def _flows(observation: Observation, frame: Frame) -> Content:
    found = figures_by_name(observation)
    parts: list[Part] = [("New     ", MUTED), ("CN ", faction_ink("china"))]
    for words, name in _FLOWS:
        figure = found.get(name)
        if figure is not None:
            parts += [(f"{words} ", MUTED), (f"{_millions(figure, frame, 2)} ", WORDS), " "]
    return fit(ink(*parts), frame.width, frame.glyphs)
