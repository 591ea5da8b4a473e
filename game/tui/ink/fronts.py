"""The four fronts in real units: tug, bars, shares, each with its change and its thresholds.

Each drawing puts what matters most first and adds detail line by line as there is room.
"""

from collections.abc import Sequence

from textual.content import Content

from game.core.observation import Figure, Front, Observation
from game.core.wording import FrontPart
from game.tui.ink.bars import ROPE, gauge, shares_bar, spark, tug
from game.tui.ink.frame import Frame, Part, fit, ink, right, spread, stack
from game.tui.ink.inks import ESTIMATE, MUTED, TITLE, WORDS, faction_ink
from game.tui.ink.numbers import change_words, figure_words, number, sign_mark, signed
from game.tui.ink.player_text import clean
from game.view.lookup import figures_by_name
from game.view.numbers import is_share
from game.view.roles import BLOCS, LETTERS

Figures = dict[str, Figure]


def short_number(figure: Figure, frame: Frame) -> str:
    """A figure without more than one decimal, for tight places."""
    decimals = min(figure.decimals, 2 if is_share(figure.unit) else 0)
    return number(figure.value, figure.unit, decimals, frame.glyphs)


def threshold_marks(front: Front, variable: str) -> list[float]:
    """Where the thresholds of one variable stand, in its own unit."""
    return [mark.value for mark in front.thresholds if mark.variable == variable]


def draw_thresholds(front: Front, frame: Frame) -> Content:
    """``◆ your aim 12 months``: filled when it is met; only as many as fit whole."""
    units = {figure.name: (figure.unit, figure.decimals) for figure in front.figures}
    drawn = Content("")
    for mark in front.thresholds:
        if mark.variable not in units or mark.variable not in front.headline:
            continue
        unit, decimals = units[mark.variable]
        value = number(mark.value, unit, min(decimals, 2 if is_share(unit) else 1), frame.glyphs)
        value = value.removesuffix(".0") + (f" {unit}" if unit == "months" else "")
        text = "your aim" if mark.text.startswith("aim") else clean(mark.text)
        glyph = frame.glyphs.met if mark.met else frame.glyphs.unmet
        item = ink((f"{glyph} ", "$good" if mark.met else "$key"), (f"{text} {value}", MUTED))
        gap = "  " if drawn.cell_length else ""
        if drawn.cell_length + len(gap) + item.cell_length > frame.width:
            break
        drawn = ink(drawn, gap, item)
    return drawn


def _full_scale(figures: Sequence[Figure]) -> float:
    return 1.0 if figures and is_share(figures[0].unit) else 100.0


def bloc_line(figure: Figure, bloc: str, front: Front, frame: Frame) -> Content:
    """One bloc: letters, bar, value, change, and history where there is room."""
    scale = _full_scale([figure])
    style = faction_ink(bloc, bold=False)
    value = right(short_number(figure, frame), 4)
    change = fit(change_words(figure, frame.glyphs, good=(figure.change or 0) > 0), 7)
    history = frame.width >= 42
    marks = [mark / scale for mark in threshold_marks(front, figure.name)]
    room = max(frame.width - 16 - (9 if history else 0), 4)
    bar = gauge(figure.value / scale, room, frame.glyphs, style, marks)
    parts: list[Part] = [(LETTERS[bloc], faction_ink(bloc)), " ", bar, " ", value, " ", change]
    if history:
        parts += [" ", spark(figure.history, 8, frame.glyphs, style)]
    return fit(ink(*parts), frame.width)


def draw_intelligence(observation: Observation, front: Front, frame: Frame) -> Content:
    """The lead in months as a tug of war between China and the US."""
    found = figures_by_name(observation)
    lead = found.get("lead")
    if lead is None:
        return Content(front.sentence)
    glyphs = frame.glyphs
    leader = "US leads by" if lead.value >= 0 else "China leads by"
    months = number(abs(lead.value), lead.unit, 1, glyphs)
    headline = ink(
        (f"{leader} ", WORDS),
        (f"{months} months", faction_ink("us" if lead.value >= 0 else "china")),
    )
    rope = tug(lead.value, *ROPE, frame.width - 6, glyphs, threshold_marks(front, "lead"))
    lines = [
        spread(headline, change_words(lead, glyphs), frame),
        ink(("CN ", faction_ink("china")), rope, (" US", faction_ink("us"))),
        _lead_history(lead, found, frame),
    ]
    if frame.height > 3:
        lines.append(_capability_line(found, frame))
    if frame.height > 4:
        lines += _compute_lines(found, frame)
    return stack(lines[: frame.height])


def _lead_history(lead: Figure, found: Figures, frame: Frame) -> Content:
    ratio = found.get("compute.ratio")
    shown = min(len(lead.history), 10)
    start = ink(("so far ", MUTED), spark(lead.history, shown, frame.glyphs, "$us"))
    if ratio is None:
        return start
    words = figure_words(ratio, frame.glyphs)
    return spread(start, ink(("compute ", MUTED), (f"{words}", WORDS), (" to 1", MUTED)), frame)


def _capability_line(found: Figures, frame: Frame) -> Content:
    parts: list[Part] = [("capability ", MUTED)]
    for bloc in BLOCS:
        figure = found.get(f"capability.{bloc}")
        if figure is not None:
            value = figure_words(figure.model_copy(update={"decimals": 0}), frame.glyphs)
            parts += [(LETTERS[bloc], faction_ink(bloc)), f" {value}  "]
    return fit(ink(*parts), frame.width, frame.glyphs)


def _compute_lines(found: Figures, frame: Frame) -> list[Content]:
    lines = []
    largest = max(
        (found[f"compute.{b}"].value for b in BLOCS if f"compute.{b}" in found), default=1
    )
    for bloc in BLOCS:
        figure = found.get(f"compute.{bloc}")
        if figure is None:
            continue
        words = right(figure_words(figure, frame.glyphs), 10)
        bar = gauge(figure.value / largest, frame.width - 22, frame.glyphs, f"${bloc}")
        lines.append(ink((LETTERS[bloc], faction_ink(bloc)), (" compute ", MUTED), bar, words))
    return lines


def draw_adoption(observation: Observation, front: Front, frame: Frame) -> Content:
    """How much of each bloc's economy runs on AI, and by sector where there is room."""
    found = figures_by_name(observation)
    lines = _bloc_lines(found, "adoption", front, frame)
    own = _own_bloc(observation.role)
    parts: list[Part] = []
    for sector in front.parts:
        figure = found.get(f"adoption.{own}.{sector.id}")
        if figure is not None:
            parts += [(f"{sector.title} ", MUTED), (short_number(figure, frame), ESTIMATE), "  "]
    lines += _folded(parts, 3, frame)
    return stack(lines[: frame.height])


def draw_resilience(observation: Observation, front: Front, frame: Frame) -> Content:
    """How well each bloc holds together, its parts, and the hazard."""
    found = figures_by_name(observation)
    lines = _bloc_lines(found, "resilience", front, frame)
    hazard, own = found.get("hazard"), _own_bloc(observation.role)
    parts: list[Part] = []
    for part in front.parts:
        figure = found.get(f"{part.id}.{own}")
        if figure is not None:
            parts += [(f"{part.title} ", MUTED), (short_number(figure, frame), WORDS), "  "]
    if hazard is not None:
        words = number(hazard.value, "share", 2, frame.glyphs)
        parts += [("hazard ", MUTED), (f"{words} a quarter", "$bad"), "  "]
    lines += _folded(parts, 3, frame)
    return stack(lines[: frame.height])


def _own_bloc(role: str) -> str:
    return role if role in BLOCS else "us"


def _bloc_lines(found: Figures, front_id: str, front: Front, frame: Frame) -> list[Content]:
    names = [(bloc, f"{front_id}.{bloc}") for bloc in BLOCS]
    return [bloc_line(found[name], bloc, front, frame) for bloc, name in names if name in found]


def _folded(parts: Sequence[Part], each: int, frame: Frame) -> list[Content]:
    """Lay out label–value–gap triples on as many lines as they need, never cutting a pair."""
    lines: list[Content] = []
    line = Content("")
    for start in range(0, len(parts), each):
        item = ink(*parts[start : start + each])
        if line.cell_length and line.cell_length + item.rstrip().cell_length > frame.width:
            lines.append(line.rstrip())
            line = Content("")
        line = line.append(item)
    return [*lines, line.rstrip()] if line.plain.strip() else lines


def draw_distribution(observation: Observation, front: Front, frame: Frame) -> Content:
    """Who third countries' AI runs on: one bar of three shares, then region by region."""
    found = figures_by_name(observation)
    sides = [("us", "US+"), ("china", "CN"), ("own", "own")]
    parts: list[Part] = []
    shares = []
    gap = "  " if frame.width > 38 else " "
    for side, name in sides:
        figure = found.get(f"distribution.{side}")
        if figure is not None:
            parts += [(f"{name} ", faction_ink(side)), (short_number(figure, frame), TITLE), gap]
            shares.append((figure.value, faction_ink(side, bold=False)))
    us = found.get("distribution.us")
    change = change_words(us, frame.glyphs) if us else Content("")
    marks = threshold_marks(front, "distribution.us")
    bar = shares_bar(shares, frame.width, frame.glyphs)
    scale = _full_scale([us] if us else [])
    for mark in marks:
        place = round(mark / scale * (frame.width - 1))
        bar = ink(bar[:place], (frame.glyphs.mark, "$key"), bar[place + 1 :])
    lines = [spread(ink(*parts).rstrip(), change, frame), bar]
    if frame.height >= 8:
        lines += [_region_bar(found, region, frame) for region in front.parts]
    else:
        lines += _region_words(found, front, frame)
    return stack([line for line in lines if line.plain][: frame.height])


def _region_words(found: Figures, front: Front, frame: Frame) -> list[Content]:
    parts: list[Part] = []
    for region in front.parts:
        figure = found.get(f"share.{region.id}.us")
        if figure is not None:
            value = short_number(figure, frame).rstrip("%")
            mark = sign_mark(figure.change or 0, frame.glyphs) if frame.width >= 42 else ""
            parts += [(f"{region.mark} ", MUTED), (value, "$us"), (mark, MUTED), " "]
    return _folded(parts, 4, frame)


def _region_bar(found: Figures, region: FrontPart, frame: Frame) -> Content:
    us, china = found.get(f"share.{region.id}.us"), found.get(f"share.{region.id}.china")
    if us is None or china is None:
        return Content("")
    scale = _full_scale([us])
    own = max(scale - us.value - china.value, 0.0)
    shares = [(us.value, "$us"), (china.value, "$china"), (own, "$own")]
    words = right(short_number(us, frame), 4)
    change = right(signed(us.change or 0, us.unit, us.decimals, frame.glyphs), 6)
    bar = shares_bar(shares, frame.width - 16 - 4 - 6, frame.glyphs)
    return ink((fit(region.title, 16).plain, MUTED), bar, words, (change.plain, MUTED))


DRAWINGS = {
    "intelligence": draw_intelligence,
    "adoption": draw_adoption,
    "distribution": draw_distribution,
    "resilience": draw_resilience,
}


def draw_front(observation: Observation, front: Front, frame: Frame) -> Content:
    """The body of one front's panel."""
    return DRAWINGS[front.id](observation, front, frame)
