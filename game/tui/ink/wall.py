"""What the wall shows, to be read from the last row: phase and clock, fronts as bars, the news.

Only what is public is here: it draws a projector's observation and knows no other.
"""

from textual.content import Content

from game.core.observation import Figure, Front, NewsItem, Observation
from game.tui.ink.bars import ROPE, cells_for, with_mark
from game.tui.ink.clock import ALARM, SHORT, line_parts
from game.tui.ink.frame import Frame, fit, gist, ink, right, spread, stack, wrap
from game.tui.ink.glyphs import Glyphs
from game.tui.ink.inks import FAINT, GOOD, KEY, MUTED, TITLE, WORDS, faction_ink, news_mark
from game.tui.ink.large import ROWS, draw_half, draw_large, is_large, large_width, widest
from game.tui.ink.numbers import change_words, number
from game.tui.ink.player_text import PlayerText
from game.view.countdown import seconds_left, time_words
from game.view.news import of_the_world
from game.view.numbers import is_share
from game.view.roles import LETTERS, NAMES
from game.view.titles import PHASE_TITLES, quarter_title

HALF = 3
"""Rows of large type in half blocks."""
SHOWN = ("running", "grace", "paused")
"""States of a clock in which it has a time to show."""
SIDES: dict[str, tuple[tuple[str, str, str], ...]] = {
    "adoption": tuple((f"adoption.{b}", LETTERS[b], b) for b in ("us", "allies", "china")),
    "distribution": (
        ("distribution.us", "US+", "us"),
        ("distribution.china", "CN", "china"),
        ("distribution.own", "OWN", "own"),
    ),
    "resilience": tuple((f"resilience.{b}", LETTERS[b], b) for b in ("us", "allies", "china")),
}
"""The bars of a front: the figure, the letters beside it, whose ink."""


def draw_wall_head(observation: Observation, reachable: bool, frame: Frame) -> Content:
    """``FOUR FRONTS  2027 Q2  turn 4 of 10``, and when the line to the host is lost."""
    turn = f"   turn {observation.turn} of {observation.turns}"
    line = ink(
        (" FOUR FRONTS ", "bold $ground on $key"),
        "  ",
        (quarter_title(observation.quarter), TITLE),
        (turn, MUTED),
    )
    lost = [*line_parts(reachable), ("trying again ", "bold $bad")] if not reachable else []
    return spread(line, ink(*lost), frame)


def draw_wall_large(observation: Observation, now: float, frame: Frame) -> Content:
    """Phase and clock side by side, as large as they fit; in the grace period TIME UP instead."""
    clock, glyphs = observation.clock, frame.glyphs
    phase = "Time up" if clock.grace else PHASE_TITLES[observation.phase]
    left = seconds_left(clock, now) if clock.state in SHOWN else 0
    time = time_words(left) if clock.state in SHOWN else ""
    wide = widest(f"{phase}   {time}", frame.width)
    if not wide:
        time, wide = "", max(widest(phase, frame.width), 1)
    pressing = clock.grace or (clock.state == "running" and left <= SHORT)
    style = "bold $bad" if pressing else MUTED if clock.state == "paused" else KEY
    phase_rows = draw_large(phase, style if clock.grace else TITLE, glyphs, wide).split("\n")
    if not time:
        return stack(phase_rows)
    gap = frame.width - large_width(phase, wide) - large_width(time, wide)
    time_rows = draw_large(time, style, glyphs, wide).split("\n")
    return stack(ink(a, " " * gap, b) for a, b in zip(phase_rows, time_rows, strict=True))


def draw_wall_words(observation: Observation, now: float, frame: Frame) -> Content:
    """What the phase is about; that time is up and grace runs, or that the clock stands."""
    clock = observation.clock
    phase = PHASE_TITLES[observation.phase]
    if clock.grace:
        stands = ", the clock is stopped" if clock.state == "paused" else ""
        then = "Seal now, or drafts count." if observation.phase == "orders" else "Come to an end."
        return fit(
            ink((f" TIME IS UP: grace for {phase}{stands} ", ALARM), (f" {then}", TITLE)),
            frame.width,
            frame.glyphs,
        )
    if clock.state == "paused":
        return ink((" PAUSED ", "bold $ground on $key"), (" The clock is stopped.", TITLE))
    wide = widest(f"{phase}   {time_words(seconds_left(clock, now))}", frame.width)
    time = time_words(seconds_left(clock, now)) if clock.state in SHOWN and not wide else ""
    words = fit(PlayerText(observation.prompt).content(WORDS), frame.width - len(time) - 1)
    return spread(words, ink((time, KEY)), frame)


def draw_wall_seats(observation: Observation, frame: Frame) -> Content:
    """Who has sealed (or is done) and who is still deciding, in words beside the mark."""
    long = frame.width >= 110
    done = "sealed" if observation.phase == "orders" else "done"
    drawn = []
    for seat in observation.seats:
        mark = frame.glyphs.done if seat.ready else frame.glyphs.waiting
        name = NAMES[seat.faction] if long else LETTERS[seat.faction]
        state = "bot" if seat.player == "bot" else done if seat.ready else "deciding"
        words = ink(
            (f"{mark} ", GOOD if seat.ready else KEY),
            (name, faction_ink(seat.faction)),
            " ",
            (state, MUTED if seat.ready else TITLE),
        )
        drawn.append(fit(words, frame.width // len(observation.seats), frame.glyphs))
    return Content("").join(drawn)


def draw_wall_front(front: Front, frame: Frame) -> Content:
    """One front as thick bars with its figures as large as there is room."""
    found = {figure.name: figure for figure in front.figures}
    if front.id == "intelligence":
        lead = found.get("lead")
        return (
            stack(_lead(lead, frame)) if lead is not None else PlayerText(front.sentence).content()
        )
    sides = [
        (found[name], letters, whose) for name, letters, whose in SIDES[front.id] if name in found
    ]
    each = max(frame.height // max(len(sides), 1), 1)
    lines: list[Content] = []
    for figure, letters, whose in sides:
        lines += _side(figure, letters, whose, Frame(frame.width, each, frame.glyphs))
    return stack(lines[: max(frame.height, 1)])


def _side(figure: Figure, letters: str, whose: str, frame: Frame) -> list[Content]:
    """One side of a front in `frame.height` rows: letters, thick bar, value, change."""
    glyphs, style = frame.glyphs, faction_ink(whose)
    value = _short(figure, glyphs)
    change = right(change_words(figure, glyphs), 7)
    half = frame.height > HALF and not glyphs.ascii and frame.width >= 50
    values = draw_half(value, style) if half else [ink((value, TITLE))]
    room = 13 if half else 4
    scale = 1.0 if is_share(figure.unit) else 100.0
    filled = cells_for(figure.value, 0, scale, width := max(frame.width - 4 - room - 9, 4))
    bar = ink((glyphs.shares[0] * filled, style), (glyphs.shares[2] * (width - filled), FAINT))
    thick = HALF if half else max(frame.height - 1, 1)
    rows = []
    for row in range(thick):
        name = fit(ink((letters, style)) if row == 0 else "", 4)
        shown = values[row] if row < len(values) else Content("")
        moved = change if row == thick // 2 or (not half and row == 0) else Content("")
        rows.append(ink(name, bar, " ", right(shown, room), " ", moved))
    return rows[:thick] + [Content("")] * (frame.height - thick)


def _lead(lead: Figure, frame: Frame) -> list[Content]:
    """Who leads by how many months, and a rope between the two."""
    glyphs = frame.glyphs
    who, whose = ("US", "us") if lead.value >= 0 else ("China", "china")
    months = number(abs(lead.value), lead.unit, 1, glyphs)
    words = ink((f"{who} leads by ", TITLE), (f"{months} months", faction_ink(whose)))
    change = change_words(lead, glyphs)
    large = frame.height > ROWS + 2 and widest(months, frame.width // 3)
    lines = [spread(words, change, frame)]
    if large:
        lines += draw_large(months, faction_ink(whose), glyphs, large).split("\n")
    thick = max(frame.height - len(lines) - (2 if large else 0), 1)
    rope = _rope(lead.value, frame.narrowed(frame.width - 6), faction_ink(whose))
    ends = (("CN ", faction_ink("china")), (" US", faction_ink("us")))
    lines += [Content("")] if large else []
    return lines + [
        ink(ends[0], rope, ends[1]) if row == 0 else ink("   ", rope)
        for row in range(min(thick, 3))
    ]


def _rope(value: float, frame: Frame, style: str) -> Content:
    """A thick rope of `ROPE`, filled from even to where the lead stands."""
    even, knob = (cells_for(at, *ROPE, frame.width - 1) for at in (0.0, value))
    first, last = min(even, knob), max(even, knob)
    full, track = frame.glyphs.shares[0], frame.glyphs.shares[2]
    rope = ink(
        (track * first, FAINT),
        (full * (last - first + 1), style),
        (track * (frame.width - last - 1), FAINT),
    )
    return with_mark(rope, even, frame.glyphs.mark, KEY)


def _short(figure: Figure, glyphs: Glyphs) -> str:
    return number(figure.value, figure.unit, 2 if is_share(figure.unit) else 0, glyphs)


def wall_news(observation: Observation) -> tuple[NewsItem, ...]:
    """What the wall tells in turn: the world's news of the newest quarter that made any."""
    world = of_the_world(observation)
    newest = max((item.quarter for item in world), default="")
    return tuple(item for item in world if item.quarter == newest)


def draw_wall_news(item: NewsItem | None, frame: Frame) -> Content:
    """One piece of news, its title in large type where that fits."""
    if item is None:
        return ink(("No news yet.", MUTED))
    letter, style = news_mark(item)
    title = PlayerText(item.title).content().plain
    text = wrap(PlayerText(item.text).content(WORDS), frame.width)
    fits = is_large(title) and large_width(title) <= frame.width
    if fits and frame.height >= HALF + len(text) and not frame.glyphs.ascii:
        return stack([*draw_half(title, TITLE), *text])
    lines = wrap(ink((f"{letter} ", style), (title, TITLE)), frame.width)
    return stack(gist([*lines, *text], frame))
