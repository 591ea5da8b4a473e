"""What each page of the line mode says: an observation as lines of at most 78 columns."""

import textwrap

from game.core.counted import counted
from game.core.errors import Refusal
from game.core.observation import (
    AimView,
    CardView,
    Close,
    DealView,
    EstimateView,
    Figure,
    Observation,
    Receipt,
    Score,
)
from game.core.unanswered import unanswered
from game.core.waterfall import waterfall
from game.lines.receipts import DECIMALS
from game.lines.typed import order_words
from game.table.port import Company
from game.view.members import named
from game.view.rounding import as_shown

WIDTH = 78


def wrap(text: str, indent: str = "") -> list[str]:
    """Return a text as lines; the second and later ones are indented."""
    return textwrap.wrap(text, WIDTH, subsequent_indent=indent) or [""]


def inset(text: str) -> list[str]:
    """Return a text as lines, all indented: the words under a heading."""
    indent = "   "
    return textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=indent)


def refused(refusal: Refusal, company: Company) -> list[str]:
    """Return why something may not be done."""
    return wrap(named(f"Refused: {refusal.message} (rule {refusal.rule})", company))


def fit(line: str) -> list[str]:
    """Return a line as lines that fit, all as far indented as it is; short ones stay untouched."""
    if len(line) <= WIDTH:
        return [line]
    indent = line[: len(line) - len(line.lstrip())]
    return textwrap.wrap(
        line,
        WIDTH,
        subsequent_indent=indent + "   ",
        break_long_words=False,
        break_on_hyphens=False,
        drop_whitespace=True,
    )


def number(value: float, unit: str, decimals: int) -> str:
    """Return a value in its unit; shares and chances as percentages."""
    if unit in ("share", "a quarter", "probability"):
        return f"{100 * value:.{max(0, decimals - 2)}f}%"
    return f"{value:.{decimals}f} {unit}".strip()


def heading(seen: Observation) -> list[str]:
    """Return the line at the top of every turn."""
    line = f"{seen.quarter}, turn {seen.turn} of {seen.turns}: {seen.phase}. {seen.prompt}"
    return ["", "=" * WIDTH, *wrap(line)]


def fronts(seen: Observation) -> list[str]:
    """Return the four fronts, each with its sentence and the marks on it."""
    lines = []
    for front in seen.fronts:
        lines += wrap(f"{front.title}: {front.sentence}", "  ")
    return lines


def purse(seen: Observation) -> list[str]:
    """Return what can still be spent."""
    left = seen.budget - seen.spent
    return wrap(
        f"Budget {counted(seen.budget, 'point')}, {left} left. Political capital {seen.capital},"
        f" {seen.capital - seen.capital_spent} left."
    )


def figures(seen: Observation, words: str = "") -> list[str]:
    """Return the figures whose name or title has `words`, estimates marked as such."""
    chosen = [f for f in seen.figures if words.lower() in f"{f.name} {f.title}".lower()]
    if not chosen:
        return [f"No figure is called {words!r}. Say `figures` for all of them."]
    return [_figure(figure) for figure in chosen]


def reactions(seen: Observation) -> list[str]:
    """Return which cards may answer the quarter that was played, if any."""
    cards = [card for card in seen.hand if card.reactive and card.refusal is None]
    if not seen.options.may_react or not cards:
        return []
    named = (f"{card.title} ({short(card.id)}, {counted(card.cost, 'point')})" for card in cards)
    return wrap(f"You may react with {', '.join(named)}; say: react CARD", "  ")


def looking_back(seen: Observation) -> list[str]:
    """Return what the quarter did to the own score, and what came of the own estimates."""
    lines = [_figure(figure) for figure in seen.figures if figure.name == f"score.{seen.role}"]
    return lines + [_came(one) for one in seen.estimates if one.quarter == seen.quarter]


def _figure(figure: Figure) -> str:
    value = number(figure.value, figure.unit, figure.decimals)
    if not figure.exact:
        ends = (number(end, figure.unit, figure.decimals) for end in (figure.low, figure.high))
        low, high = (end.removesuffix(figure.unit).strip() for end in ends)
        return f"{figure.title} ({figure.name}): about {value} ({low} to {high})"
    moved = figure.change
    change = f", {'up' if moved > 0 else 'down'} {abs(moved):.3g}" if moved else ""
    return f"{figure.title} ({figure.name}): {value}{change}"


def receipt_lines(receipt: Receipt) -> list[str]:
    """Return one receipt: before, each cause with its rule, after.

    The causes add up exactly; one too small to be read (a rounding) is left out here.
    """
    before, parts, after = as_shown(waterfall(receipt), DECIMALS)
    lines = [f"{receipt.title} ({receipt.variable}) in {receipt.quarter}:"]
    lines.append(f"  before {before:.4f}")
    told = zip(receipt.causes, parts, strict=True)
    lines += [f"  {part:+.4f}  {c.title} [{c.kind}, rule {c.rule}]" for c, part in told if part]
    lines.append(f"  after {after:.4f} {receipt.unit}")
    return lines


def news(seen: Observation) -> list[str]:
    """Return the news, newest quarter last."""
    if not seen.news:
        return ["No news yet."]
    return [line for n in seen.news for line in wrap(f"{n.quarter} {n.title}: {n.text}", "  ")]


def levers(seen: Observation) -> list[str]:
    """Return the own levers, numbered."""
    lines = []
    for place, lever in enumerate(seen.levers, 1):
        lines.append(
            f"{place}. {lever.title} ({short(lever.name)}): {counted(lever.points, 'point')}"
            f" of at most {lever.cap}; working at {lever.capacity:.0%},"
            f" {lever.after:.0%} after this"
        )
        lines += inset(f"{lever.text} Moves {', '.join(lever.moves)}.")
    return lines


def stances(seen: Observation) -> list[str]:
    """Return the stances, own ones numbered."""
    lines = []
    own = [stance for stance in seen.stances if stance.own]
    for place, stance in enumerate(own, 1):
        lines.append(
            f"{place}. {stance.title} ({short(stance.name)}): {stance.level}"
            f" {stance.levels[stance.level]}; a change costs {stance.cost} capital"
        )
        if stance.ordered != stance.level:
            lines.append(f"   ordered: {stance.ordered} {stance.levels[stance.ordered]}")
        lines += [f"   {level} {words}" for level, words in enumerate(stance.levels)]
    for stance in seen.stances:
        if not stance.own:
            lines.append(f"-  {stance.title}: {stance.level} {stance.levels[stance.level]}")
    return lines


def hand(seen: Observation) -> list[str]:
    """Return the cards in hand, numbered."""
    if not seen.hand:
        return ["Your hand is empty."]
    return [line for place, card in enumerate(seen.hand, 1) for line in _card(place, card)]


def _card(place: int, card: CardView) -> list[str]:
    price = counted(card.cost, "point") + (f", {card.capital} capital" if card.capital else "")
    marks = [price, card.window, "reactive" if card.reactive else ""]
    marks.append("hypothetical" if card.hypothetical else f"source {card.source}")
    line = f"{place}. {card.title} ({short(card.id)}): {'; '.join(mark for mark in marks if mark)}"
    lines = [*wrap(line, "   "), *inset(card.text)]
    lines += inset("Effects: " + "; ".join(card.effects) + ".")
    if card.ordered:
        lines.append("   In your orders.")
    elif card.refusal is not None:
        lines += inset(f"Not now: {card.refusal.message}")
    return lines


def deals(seen: Observation) -> list[str]:
    """Return the deals this seat is a party to."""
    if not seen.deals:
        return ["No deals."]
    return [line for view in seen.deals for line in deal(view)]


def standing_deals(seen: Observation) -> list[str]:
    """Return the deals in force and on the table; those that came to nothing are on the page."""
    views = (view for view in seen.deals if view.deal.state in ("offered", "active"))
    return [line for view in views for line in deal(view)]


def deal(view: DealView) -> list[str]:
    """Return one deal in words."""
    answer = " You may accept or refuse it." if view.may_answer else ""
    return wrap(f"{view.deal.id} ({view.deal.state}): {view.sentence}{answer}", "   ")


def pledges(seen: Observation) -> list[str]:
    """Return what can be promised in a deal, by faction."""
    lines = []
    for pledge in seen.options.pledges:
        words = f"{pledge.name}: {pledge.title}, {pledge.sense} {pledge.low:g} to {pledge.high:g}."
        lines += wrap(f"{words} {pledge.text}", "   ")
    stakes = seen.options.stakes
    if stakes is not None:
        found = f"found out with {stakes.found:.0%} a quarter, {stakes.found_more:.0%} more a level"
        lines += wrap(
            "Promises are checked each quarter while the deal lasts. Who breaks one is"
            f" {found} of monitoring and more by the other's intelligence; that ends the deal and"
            f" costs the breaker {stakes.blame:g} political capital and the escrow (R11.2)."
        )
    return lines or ["Promises are made in the negotiation phase."]


def aims(seen: Observation) -> list[str]:
    """Return the own aims with how far each is reached."""
    known = {figure.name: figure for figure in seen.figures}
    return [_aim(aim, known.get(aim.variable)) for aim in seen.aims]


def _aim(aim: AimView, figure: Figure | None) -> str:
    title, unit, decimals = (
        (figure.title, figure.unit, figure.decimals) if figure else (aim.variable, "", 1)
    )
    now, zero, full = (number(v, unit, decimals) for v in (aim.value, aim.zero, aim.full))
    return (
        f"{aim.title}: {'met so far' if aim.percent == 100 else f'not yet, {aim.percent}% reached'}"
        f" (weight {aim.weight:.0%}; {title} is {now},"
        f" nothing at {zero}, full at {full})"
    )


def estimates(seen: Observation) -> list[str]:
    """Return the own estimates and what came."""
    if not seen.estimates:
        return ["You have written no estimates yet."]
    return [_came(estimate) for estimate in seen.estimates]


def _came(estimate: EstimateView) -> str:
    came = "" if estimate.outcome is None else f"; came {estimate.outcome:.3g}"
    return (
        f"{estimate.quarter} {estimate.figure}: {estimate.central:g}"
        f" ({estimate.low:g} to {estimate.high:g}){came}"
    )


def draft(seen: Observation) -> list[str]:
    """Return the orders as they stand, each with the key that takes it back."""
    return [f"- {order_words(order)}" for order in seen.draft] or ["No orders yet."]


def before_sealing(seen: Observation) -> list[str]:
    """Return what would be sealed now, and how it is: Enter alone shall never do that."""
    how = "Nothing is sealed yet. Say `commit` to seal this, or change it first."
    return ["Your orders:", *draft(seen), *purse(seen), how]


def still_open(seen: Observation) -> list[str]:
    """Return what going on would leave unanswered: Enter alone shall never do that."""
    offers = [line for view in seen.deals if view.may_answer for line in deal(view)]
    return [unanswered(seen), *offers, *reactions(seen), "Say `go` to go on all the same."]


def waiting(seen: Observation) -> list[str]:
    """Return whom the table waits for, where the seat itself has nothing to do."""
    others = [s.name for s in seen.seats if not s.ready and s.faction != seen.role]
    reopen = " Say `reopen` to change your orders." if seen.options.may_reopen else ""
    return wrap(f"Waiting for {', '.join(others) or 'the table'}.{reopen}")


def close(end: Close) -> list[str]:
    """Return the end of the match."""
    lines = ["", "=" * WIDTH, f"The match is over: {end.ending}.", *wrap(end.text)]
    lines += [_score(score) for score in end.scores]
    lines.append(f"The world was lens {end.lens}: {end.lens_title}.")
    lines.append(f"The seed was {end.seed}.")
    return lines


def own_end(seen: Observation) -> list[str]:
    """Return how far the seat's own aims were reached, with the weights that counted."""
    known = {figure.name: figure for figure in seen.figures}
    scores = seen.close.scores if seen.close else ()
    own = [aim for score in scores if score.faction == seen.role for aim in score.aims]
    return (
        ["Your aims:", *(f"- {_aim(aim, known.get(aim.variable))}" for aim in own)] if own else []
    )


def _score(score: Score) -> str:
    met = "aims met" if score.met_aims else "aims not met"
    return f"{score.faction}: {score.score:.0f} of 100, {met}."


def seats(seen: Observation) -> list[str]:
    """Return who plays whom and who is done."""
    return [
        f"{seat.name}: {seat.player}, {'done' if seat.ready else 'deciding'}" for seat in seen.seats
    ]


def short(name: str) -> str:
    """Return a name without its faction: ``us.enforcement`` → ``enforcement``."""
    return name.replace("/", ".").partition(".")[2] or name
