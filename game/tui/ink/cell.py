"""The white cell's desk as rows: the clock, the factions, injects, figures that may be ruled on."""

from textual.content import Content

from game.core.cards import Standing
from game.core.counted import counted
from game.core.observation import Desk, Figure, InjectView, Observation
from game.table.port import Company, Glance
from game.tui.ink.clock import TIME_UP
from game.tui.ink.frame import Frame, Part, fit, ink, stack, wrap
from game.tui.ink.inks import GOOD, KEY, MUTED, TITLE, WORDS, faction_ink
from game.tui.ink.numbers import figure_words
from game.tui.ink.rows import Row, heading
from game.tui.ink.topline import PHASE_WORDS, quarter_title
from game.view.countdown import clock_words
from game.view.lookup import figures_by_name
from game.view.roles import LETTERS, NAMES

STEERING = (
    ("continue", "Let the clock run", "Begins the match too, while it waits for people."),
    ("pause", "Stop the clock", "Everybody may go on ordering."),
    ("extend", "Give the phase more time", "In minutes; fewer with a minus."),
    ("advance", "End the phase now", "Drafts count for those who have not sealed (G8.3)."),
    ("undo", "Go back a phase", "Before you give a reason you are told what is undone."),
)

INJECTS: dict[Standing, str] = {
    "open": "Injects: Enter brings one in for the coming quarter",
    "ahead": "Injects meant for later, each with its time",
    "past": "Injects whose time is past",
}


def clocks(observation: Observation, company: Company, now: float) -> tuple[str, ...]:
    """What the desk says of the time: of this table, then of all tables of the room."""
    every = (observation.clock, *(glance.clock for glance in company.glances))
    return tuple(clock_words(clock, now) for clock in every)


def cell_rows(observation: Observation, company: Company, now: float) -> tuple[Row, ...]:
    """Everything the white cell may do, in one list."""
    cell = observation.cell
    if cell is None:
        return ()
    figures = figures_by_name(observation)
    rows = [heading("You run the table, see all, and never play."), _time(observation, now)]
    rows += [_steer(*words) for words in STEERING]
    if company.tables > 1:
        rows += [heading("Tables: Enter goes there, t to the next")]
        rows += [_table(glance, company, now) for glance in company.glances]
    rows += [heading("Factions: Enter appoints a bot, or people again")]
    rows += [_desk(desk) for desk in cell.desks]
    for standing, title in INJECTS.items():
        if found := [inject for inject in cell.injects if inject.standing == standing]:
            rows += [heading(title), *(_inject(inject) for inject in found)]
    rows += [heading("Figures: Enter makes a ruling")]
    for name in cell.rulings:
        if (figure := figures.get(name)) is not None:
            rows.append(_figure(figure))
    return tuple(rows)


def _time(observation: Observation, now: float) -> Row:
    """Phase and clock of this table, above what may be done about them."""
    words = clock_words(observation.clock, now) or "no clock"
    parts: list[Part] = [(f"{PHASE_WORDS[observation.phase]}: ", "bold $muted")]
    if observation.clock.grace:
        then = "drafts count" if observation.phase == "orders" else "the phase ends"
        parts += [TIME_UP, (f" {words}, then {then}", "bold $bad")]
    else:
        parts.append((words, "bold $muted"))
    return Row(
        "heading time", lambda frame: fit(ink(*parts), frame.width, frame.glyphs), heading=True
    )


def _steer(name: str, title: str, about: str) -> Row:
    return Row(
        f"steer {name}",
        lambda frame: fit(ink((title, WORDS)), frame.width, frame.glyphs),
        lambda frame: stack(wrap(ink((about, WORDS)), frame.width)),
    )


def _table(glance: Glance, company: Company, now: float) -> Row:
    clock = clock_words(glance.clock, now)
    clock = f"TIME UP, {clock}" if glance.clock.grace else clock
    still = ", ".join(LETTERS[faction] for faction in glance.deciding)
    where = f"{quarter_title(glance.quarter)} {PHASE_WORDS[glance.phase]}"
    words = [where, clock, f"{glance.here} of {glance.people} here"]

    def draw(frame: Frame) -> Content:
        mark = frame.glyphs.done if glance.table == company.table else frame.glyphs.waiting
        line = ink(
            (mark, GOOD if glance.table == company.table else MUTED),
            " ",
            (f"Table {glance.table}  ", TITLE),
            ("  ".join(w for w in words if w), WORDS),
            (f"  waits for {still}" if still else "", MUTED),
        )
        return fit(line, frame.width, frame.glyphs)

    return Row(f"table {glance.table}", draw)


def _desk(desk: Desk) -> Row:
    def draw(frame: Frame) -> Content:
        mark = frame.glyphs.done if desk.sealed else frame.glyphs.waiting
        who = desk.bot or ("people" if desk.player == "person" else "nobody")
        parts: list[Part] = [(mark, GOOD if desk.sealed else MUTED), " "]
        parts += [(f"{NAMES[desk.faction]:<14}", faction_ink(desk.faction)), (f" {who}", MUTED)]
        parts.append((f"  {counted(len(desk.draft), 'order')}", WORDS))
        return fit(ink(*parts), frame.width, frame.glyphs)

    def about(frame: Frame) -> Content:
        lines = [ink((NAMES[desk.faction], TITLE), (" sealed" if desk.sealed else " draft", MUTED))]
        for order in desk.draft:
            lines += wrap(ink((_order_words(order), WORDS)), frame.width)
        for deal in desk.deals:
            lines += wrap(ink(("Deal: ", MUTED), (deal.sentence, WORDS)), frame.width)
        return stack(lines)

    return Row(f"desk {desk.faction}", draw, about)


def _order_words(order: object) -> str:
    """An order in the words of its fields; the white cell reads them as they are kept."""
    fields = order.model_dump(exclude={"kind"})  # type: ignore[attr-defined]
    return " ".join(str(value) for value in fields.values())


def _inject(inject: InjectView) -> Row:
    def draw(frame: Frame) -> Content:
        mark = "  brought in" if inject.delivered else ""
        when = "" if inject.standing == "open" else f"  {inject.window}"
        title = ink(
            (inject.title, MUTED if inject.delivered else WORDS), (when, MUTED), (mark, GOOD)
        )
        return fit(title, frame.width, frame.glyphs)

    def about(frame: Frame) -> Content:
        return stack([ink((inject.title, TITLE)), *wrap(ink((inject.text, WORDS)), frame.width)])

    return Row(f"inject {inject.id}", draw, about)


def _figure(figure: Figure) -> Row:
    def draw(frame: Frame) -> Content:
        words = figure_words(figure, frame.glyphs)
        return fit(ink((figure.title, WORDS), (f"  {words}", KEY)), frame.width, frame.glyphs)

    def about(frame: Frame) -> Content:
        return stack(wrap(ink((figure.title, TITLE), (f" ({figure.name})", MUTED)), frame.width))

    return Row(f"figure {figure.name}", draw, about)
