"""The white cell's desk: the clock, the tables, the factions, injects, figures to rule on."""

from game.core.acts.undo import goes_and_stays
from game.core.cards import WindowStanding
from game.core.observation import Cell, Desk, Figure, InjectView, Observation
from game.core.orders.verbs import order_words
from game.core.plurals import counted
from game.table.port import Company, Glance
from game.view.aims import value_of
from game.view.cells import Mark, Page, PageLine, PageRow, Phrase, Side, heading, note, words
from game.view.countdown import clock_words
from game.view.lookup import figures_by_name
from game.view.roles import LETTERS
from game.view.titles import PHASE_TITLES, quarter_title

STEERING = (
    ("continue", "Let the clock run", "Begins the match too, while it waits for people."),
    ("pause", "Stop the clock", "Everybody may go on ordering."),
    ("extend", "Give the phase more time", "In minutes; fewer with a minus."),
    ("advance", "End the phase now", "Drafts count for those who have not sealed (G8.3)."),
    ("undo", "Go back a phase", "Before you give a reason you are told what is undone."),
)
INJECTS: dict[WindowStanding, str] = {
    "open": "Injects: Enter brings one in for the coming quarter",
    "ahead": "Injects meant for later, each with its time",
    "past": "Injects whose time is past",
}
NO_PAGE = note("Only the white cell has this page.")


def clocks(seen: Observation, company: Company, now: float) -> tuple[str, ...]:
    """What the desk says of the time: of this table, then of all tables of the room."""
    every = (seen.clock, *(glance.clock for glance in company.glances))
    return tuple(clock_words(clock, now) for clock in every)


def desk(seen: Observation, company: Company, now: float) -> Page:
    """Everything the white cell may do, in one list."""
    cell = seen.cell
    if cell is None:
        return Page("desk", ())
    rows = [heading("You run the table, see all, and never play."), _time(seen, now)]
    rows += [_steer(*each) for each in STEERING]
    if company.tables > 1:
        rows += [heading("Tables: Enter goes there, t to the next")]
        rows += [glance(one, company, now) for one in company.glances]
    rows += [heading("Factions: Enter appoints a bot, or people again")]
    rows += [_desk(one, seen) for one in cell.desks]
    rows += _injects(cell)
    figures = figures_by_name(seen)
    rows += [heading("Figures: Enter makes a ruling")]
    rows += [_figure(figures[name]) for name in cell.rulings if name in figures]
    return Page("desk", tuple(rows))


def standing(seen: Observation) -> Page:
    """How the table stands: who is done, what may be done about it."""
    cell = seen.cell
    if cell is None:
        return Page("cell", (NO_PAGE,))
    left = sum(not inject.delivered for inject in cell.injects)
    may = (
        f"{counted(left, 'inject')} may still be brought in;"
        f" {counted(len(cell.rulings), 'figure')} may be ruled on."
    )
    back = f"You may go back a phase. {goes_and_stays(seen.phase)}"
    undo = back if cell.may_undo else "There is no phase to go back to."
    return Page("cell", (*(note(_first(one, seen)) for one in cell.desks), note(may), note(undo)))


def desks(seen: Observation) -> Page:
    """Every faction's desk: its orders as they stand, its standing orders, its deals."""
    cell = seen.cell
    return Page("desks", tuple(_desk(one, seen) for one in cell.desks) if cell else (NO_PAGE,))


def injects(seen: Observation) -> Page:
    """The injects by number, with those that have been brought in or have another time."""
    if seen.cell is None:
        return Page("injects", (NO_PAGE,))
    rows = tuple(inject(one, number) for number, one in enumerate(seen.cell.injects, 1))
    none = note("There are no injects in these rules.")
    return Page("injects", rows or (none,))


def _injects(cell: Cell) -> list[PageRow]:
    rows = []
    for when, title in INJECTS.items():
        if found := [inject(one) for one in cell.injects if one.standing == when]:
            rows += [heading(title), *found]
    return rows


def _time(seen: Observation, now: float) -> PageRow:
    """Phase and clock of this table, above what may be done about them."""
    clock = clock_words(seen.clock, now) or "no clock"
    cells: PageLine = (Phrase(f"{PHASE_TITLES[seen.phase]}:", "heading"), Phrase(clock, "heading"))
    if seen.clock.grace:
        then = "drafts count" if seen.phase == "orders" else "the phase ends"
        cells = (cells[0], Phrase(" TIME UP ", "alarm"), Phrase(f"{clock}, then {then}", "bad"))
    return PageRow("heading time", cells, kind="heading")


def _steer(name: str, title: str, about: str) -> PageRow:
    said = "MINUTES REASON" if name == "extend" else "REASON"
    verbs = (f"{name} {said}",)
    return PageRow(f"steer {name}", words(title), about=(words(about),), verbs=verbs)


def glance(one: Glance, company: Company, now: float) -> PageRow:
    """Another table of the room, or one's own, as it stands."""
    here, clock = one.table == company.table, clock_words(one.clock, now)
    still = ", ".join(LETTERS[faction] for faction in one.deciding)
    where = f"{quarter_title(one.quarter)} {PHASE_TITLES[one.phase]}"
    there = f"{one.here} of {one.people} here"
    shown = [where, f"TIME UP, {clock}" if one.clock.grace else clock, there]
    told = ", ".join(filter(None, (f"{one.quarter} {one.phase}", clock, there)))
    you = " (you are here)" if here else ""
    return PageRow(
        f"table {one.table}",
        (
            Mark("done" if here else "waiting", "good" if here else "muted"),
            Phrase(f"Table {one.table}", "title"),
            Phrase("  ".join(filter(None, shown))),
            *([Phrase(f"waits for {still}", "muted")] if still else ()),
        ),
        verbs=() if here else (f"table {one.table}",),
        told=(f"Table {one.table}{you}: {told}",),
    )


def _desk(one: Desk, seen: Observation) -> PageRow:
    who = one.bot or ("people" if one.player == "person" else "nobody")
    kept = "; ".join(map(order_words, one.standing))
    orders = tuple(words(order_words(order)) for order in one.draft)
    bound = tuple((Phrase("Deal: ", "muted"), Phrase(view.sentence)) for view in one.deals)
    return PageRow(
        f"desk {one.faction}",
        (
            Mark("done" if one.sealed else "waiting", "good" if one.sealed else "muted"),
            Side(one.faction),
            Phrase(who, "muted"),
            Phrase(counted(len(one.draft), "order")),
        ),
        about=(
            (Side(one.faction), Phrase(" sealed" if one.sealed else " draft", "muted")),
            *orders,
            *bound,
        ),
        verbs=(f"appoint {one.faction} PLAYER REASON",),
        told=(
            _first(one, seen),
            *map(order_words, one.draft),
            *([f"Standing orders: {kept}"] if kept else ()),
            *(f"{view.deal.id} ({view.deal.state}): {view.sentence}" for view in one.deals),
        ),
    )


def _first(one: Desk, seen: Observation) -> str:
    seat = next(seat for seat in seen.seats if seat.faction == one.faction)
    who = {"person": "people", "bot": f"bot {one.bot}"}.get(one.player, "nobody")
    state = "sealed" if one.sealed else "ready" if seat.ready else "deciding"
    return f"{seat.name} ({who}): {state}, {counted(len(one.draft), 'order')}"


def inject(one: InjectView, number: int = 0) -> PageRow:
    """An inject, with its time where that is not now."""
    done = " (brought in)" if one.delivered else ""
    when = [] if one.standing == "open" else [Phrase(one.window, "muted")]
    told = " ".join(filter(None, (one.text, one.untimely)))
    return PageRow(
        f"inject {one.id}",
        (
            Phrase(one.title, "muted" if one.delivered else "words"),
            *when,
            *([Phrase("brought in", "good")] if one.delivered else ()),
        ),
        about=(words(one.title, "title"), words(one.text)),
        verbs=() if one.delivered else (f"inject {one.id}",),
        told=(f"{one.title}{done}: {told}",),
        number=number,
    )


def brought(one: InjectView) -> str:
    """What is said of an inject that was brought in, as only its number may have been typed."""
    return f"{one.title} was brought in. {one.untimely}".rstrip()


def _figure(one: Figure) -> PageRow:
    return PageRow(
        f"figure {one.name}",
        (Phrase(one.title), value_of(one)),
        verbs=(f"rule {one.name} AMOUNT REASON",),
        about=((Phrase(one.title, "title"), Phrase(f" ({one.name})", "muted")),),
    )
