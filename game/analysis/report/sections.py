"""The sections of a report, in the order in which it is read."""

from collections.abc import Callable, Iterator, Sequence

from game.analysis.lenses import LensTable
from game.analysis.report.beliefs import Calibration
from game.analysis.report.figures_told import figure_words, moved
from game.analysis.report.parts import Chart, Document, Grid, Part, Points, Prose, Section
from game.analysis.report.telling import Telling
from game.analysis.report.turning import Moment, moments
from game.core.observation import Figure, NewsItem, Observation
from game.core.orders.vocabulary import Allocate, Estimate, Order, PlayCard, React, SetStance
from game.core.record import Given
from game.core.rule_titles import FACTION_TITLES, Titles
from game.world.quarters import parse_quarter, quarter_words

NOT_A_FORECAST = (
    "This is a record of a game, not a forecast. Its numbers are disputed, each one says by whom in"
    " the rulebook, and the world itself was one of several rival theories."
)
SOURCES = {
    "draft": "not sealed in time: the draft counted",
    "standing": "not sealed in time: the standing orders counted",
    "none": "no orders",
}
LIMITS = (
    "Quarters, four sides and a handful of figures stand for a world that has more of each.",
    "What nobody has measured is a designer's judgement; the rulebook says so, and who doubts.",
    "Luck is drawn, and another draw would have told another story: one match proves nothing.",
    "Bots play by rules of thumb; people play to a clock. Neither is a government.",
)
QUESTIONS = (
    "Which of your orders would you give again if another theory were true? Which only under one?",
    "Which turning point did you see when it came, and which only here?",
    "Where were you too sure, and what would have told you so in time?",
    "Which promise was worth more than it cost, and to whom?",
    "What did the game leave out that would have changed your advice?",
)


def document(told: Telling, lenses: LensTable | None, *, anonymous: bool) -> Document:
    """The whole report; without `lenses` the theories are left out and it says why."""
    seen = told.last
    eyes = "everything there was" if told.role == "white" else f"as {_side(told.role)} saw it"
    about = f"{seen.scenario}, {told.quarters[0].seen.quarter if told.quarters else seen.quarter}"
    about += f" to {seen.quarter}; {eyes}"
    sections = (
        Section("How it ended", tuple(_end(told))),
        Section("What was planned", tuple(_planned(told))),
        Section("What happened", tuple(_happened(told))),
        Section("Turning points", tuple(_turned(told))),
        Section("Deals and breaches", tuple(_deals(told, anonymous=anonymous))),
        Section("Beliefs and how they came out", tuple(_beliefs(told))),
        Section("Injects and rulings", tuple(_news(told, ("inject", "ruling"), anonymous))),
        Section("Absence and substitutes", tuple(_absence(told, anonymous=anonymous))),
        Section("The same orders under eight theories", tuple(_theories(lenses))),
        Section("Limits of the model", (Points(LIMITS),)),
        Section("Questions", (Points(QUESTIONS),)),
    )
    return Document("Four Fronts: after-action report", about, sections)


def _side(role: str) -> str:
    return FACTION_TITLES.get(role, role)


def _end(told: Telling) -> Iterator[Part]:
    close = told.last.close
    yield Prose(NOT_A_FORECAST)
    if close is None:
        yield Prose(f"The match is not over: it stands at {told.last.quarter}.")
    else:
        yield Prose(f"It ended as: {close.ending}. {close.text}")
        yield Prose(f"The world was theory {close.lens}: {close.lens_title}.")
        rows = tuple(
            (_side(one.faction), f"{one.score:.0f}", "met" if one.met_aims else "not met")
            for one in close.scores
        )
        yield Grid("Scores of 100, each by a side's own aims", ("Side", "Score", "Aims"), rows)
    seats = ((_side(seat.faction), seat.player) for seat in told.last.seats)
    yield Grid("Who played", ("Side", "Played by"), tuple(seats))


def _planned(told: Telling) -> Iterator[Part]:
    rows = tuple(
        (quarter.seen.quarter, _side(given.faction), *_plan(given, told.titles))
        for quarter in told.quarters
        for given in quarter.given
    )
    if not rows:
        yield Prose("No orders are known to this reader.")
        return
    yield Grid("Orders that counted", ("Quarter", "Side", "Orders", "Note"), rows)


def _plan(given: Given, names: Titles) -> tuple[str, str]:
    words = [_order(order, names) for order in given.orders if not isinstance(order, Estimate)]
    return ", ".join(words) or "none", SOURCES.get(given.source, "")


def _order(order: Order, names: Titles) -> str:
    """An order by the titles of the rules: points on levers, levels of stances, cards."""
    match order:
        case Allocate():
            return f"{names.levers.get(order.lever, order.lever)} {order.points}"
        case SetStance():
            return f"{names.stances.get(order.stance, order.stance)} at {order.level}"
        case PlayCard() | React():
            return f"“{names.cards.get(order.card, order.card)}”"
        case _:
            return order.key


def _happened(told: Telling) -> Iterator[Part]:
    for front in told.last.fronts:
        yield Prose(f"{front.title}. {front.sentence}")
        by_unit: dict[str, list[Figure]] = {}
        for figure in front.figures:
            if figure.name in front.headline and len(figure.history) > 1:
                by_unit.setdefault(figure.unit, []).append(figure)
        for unit, figures in by_unit.items():
            yield _chart(told.last, front.title, unit, figures)
        rows = tuple((f.title, figure_words(f)) for f in front.figures if not f.exact or f.history)
        yield Grid(f"{front.title} at the end", ("Figure", "Stands at"), rows)


def _chart(seen: Observation, title: str, unit: str, figures: Sequence[Figure]) -> Chart:
    longest = max(len(figure.history) for figure in figures)
    played = seen.phase in ("consequences", "debrief", "over")
    last = parse_quarter(seen.quarter) - (not played)
    quarters = ("start", *(quarter_words(last - back) for back in reversed(range(longest - 1))))
    lines = tuple((figure.title, figure.history) for figure in figures)
    return Chart(f"{title} by the end of each quarter", unit, quarters, lines)


def _turned(told: Telling) -> Iterator[Part]:
    yield Prose(
        "Where a cause moved a front otherwise than it did in most quarters, from the receipts."
    )
    found = moments(told.quarters)
    if not found:
        yield Prose("No quarter stands out.")
        return
    head = ("Quarter", "Figure", "Moved", "Because of", "Rule")
    yield Grid("Turning points", head, tuple(_moment(one) for one in found))


def _moment(one: Moment) -> tuple[str, ...]:
    receipt, cause = one.receipt, one.cause
    change = moved(receipt.after - receipt.before, receipt.unit)
    why = f"{cause.title} {moved(cause.amount, receipt.unit)}"
    if cause.says:
        why += f": {cause.says}"
    if one.behind is not None:
        why += f" Behind it most: {one.behind.title}."
    return receipt.quarter, receipt.title, change, why, cause.rule


def _deals(told: Telling, *, anonymous: bool) -> Iterator[Part]:
    rows = []
    for view in told.last.deals:
        deal = view.deal
        words = view.sentence
        for written in (deal.why, deal.answer) if anonymous else ():
            words = words.replace(written, "").strip()  # what somebody wrote may name somebody
        between = f"{_side(deal.proposer)} and {_side(deal.proposal.partner)}"
        broken = ", ".join(deal.breaches) or "none"
        rows.append((deal.since, between, words, deal.state, broken))
    if not rows:
        yield Prose("No deal is known to this reader.")
        return
    head = ("Since", "Between", "Terms", "State", "Breaches found")
    yield Grid("Deals", head, tuple(rows))


def _beliefs(told: Telling) -> Iterator[Part]:
    sides = dict.fromkeys(faction for faction, _ in told.estimates)
    if not sides:
        yield Prose("Nobody wrote an estimate down.")
        return
    for side in sides:
        own = [estimate for faction, estimate in told.estimates if faction == side]
        yield Prose(f"{_side(side)}: {Calibration.of(own).sentence()}")
    rows = tuple(
        (
            one.quarter,
            _side(faction),
            told.titles.row(one.figure),
            f"{one.low:g} to {one.high:g}, most likely {one.central:g}",
            "not known" if one.outcome is None else f"{one.outcome:.3g}",
        )
        for faction, one in told.estimates
    )
    yield Grid("Estimates", ("Quarter", "Side", "Figure", "Said", "Came"), rows)


def _news(told: Telling, kinds: Sequence[str], anonymous: bool) -> Iterator[Part]:
    items = [item for item in told.last.news if item.kind in kinds]
    yield from _list(items, anonymous=anonymous)


def _absence(told: Telling, *, anonymous: bool) -> Iterator[Part]:
    late = [
        f"{quarter.seen.quarter}: {_side(given.faction)}, {SOURCES[given.source]}."
        for quarter in told.quarters
        for given in quarter.given
        if given.source in SOURCES
    ]
    if late:
        yield Points(tuple(late))
    yield from _list([n for n in told.last.news if n.kind == "notice"], anonymous=anonymous)


def _list(items: Sequence[NewsItem], *, anonymous: bool) -> Iterator[Part]:
    if not items:
        yield Prose("None.")
        return
    say: Callable[[NewsItem], str] = lambda item: f"{item.quarter}: {item.title}"  # noqa: E731
    if anonymous:
        yield Points(tuple(say(item) for item in items))
    else:
        yield Points(tuple(f"{say(item)}. {item.text}" for item in items))


def _theories(table: LensTable | None) -> Iterator[Part]:
    if table is None:
        yield Prose(
            "Left out: it is worked out from everybody's orders, and this report tells one side's"
            " story, or a match that goes on."
        )
        return
    rows = tuple(
        (
            f"{row.lens}{' (played)' if row.played else ''}",
            row.title,
            f"{row.lead:.1f}",
            ", ".join(f"{_side(side)} {score:.0f}" for side, score in row.scores.items()),
            row.ending,
        )
        for row in table.rows
    )
    head = ("Theory", "It says", "US lead in months", "Scores", "Ending")
    yield Prose(
        f"The recorded orders, resolved again under {len(rows)} theories with the same luck."
        " Nobody decides anew: in another world people would have played otherwise."
    )
    yield Grid("Eight theories", head, rows)
