"""Estimates: what a seat believes a figure will be, and how past beliefs fared."""

from game.core.observation import EstimateView, Figure, Observation
from game.core.orders.vocabulary import Estimate
from game.view.aims import value_of
from game.view.cells import Amount, Page, PageRow, Phrase, heading, note, words
from game.view.lookup import figures_by_name
from game.view.titles import quarter_title


def estimates(seen: Observation) -> Page:
    """What may be estimated now, then earlier estimates, newest first."""
    found = figures_by_name(seen)
    rows = [
        _open(found[name], drafted(seen, name)) for name in seen.options.estimates if name in found
    ]
    past = _past_rows(seen)
    if past:
        rows += [heading("Earlier estimates"), *past[::-1]]
    none = note("Estimates are written down with your orders.")
    return Page("estimates", tuple(rows) or (none,))


def came(seen: Observation, quarter: str = "") -> Page:
    """Earlier estimates and what came, oldest first; those of one quarter, if it is named."""
    pairs = zip(seen.estimates, _past_rows(seen), strict=True)
    rows = tuple(row for one, row in pairs if quarter in ("", one.quarter))
    none = () if quarter else (note("You have written no estimates yet."),)
    return Page("estimates", rows or none)


def drafted(seen: Observation, name: str) -> Estimate | None:
    """The estimate of a figure in the present draft."""
    for order in seen.draft:
        if order.kind == "estimate" and order.figure == name:
            return order
    return None


def _open(figure: Figure, written: Estimate | None) -> PageRow:
    """A figure that may be estimated, with what has been written down."""
    unit, decimals = figure.unit, figure.decimals
    belief = (
        Phrase("write it down", "key")
        if written is None
        else Amount(written.central, unit, decimals, (written.low, written.high))
    )
    return PageRow(
        figure.name,
        (Phrase(figure.title), value_of(figure), belief),
        verbs=(f"estimate {figure.name} LOW CENTRAL HIGH",),
        about=(
            words(
                "Where will it stand after this quarter? Your range is meant to hold the truth"
                f" nine times in ten. {figure.title}, in {figure.unit}."
            ),
        ),
    )


def _past_rows(seen: Observation) -> list[PageRow]:
    found = figures_by_name(seen)
    newest = len(seen.estimates) - 1
    return [
        _past(one, found.get(one.figure), newest - place)
        for place, one in enumerate(seen.estimates)
    ]


def _past(one: EstimateView, figure: Figure | None, place: int) -> PageRow:
    """A belief of an earlier quarter and what came of it."""
    unit, decimals = (figure.unit, figure.decimals) if figure else ("points", 1)
    title = figure.title if figure else one.figure
    outcome = "" if one.outcome is None else f"; came {one.outcome:.3g}"
    return PageRow(
        f"past {place}",
        (
            Phrase(quarter_title(one.quarter), "muted"),
            Phrase(title),
            Amount(one.central, unit, decimals, (one.low, one.high), "muted"),
            *_verdict(one, unit, decimals),
        ),
        told=(
            f"{one.quarter} {one.figure}: {one.central:g} ({one.low:g} to {one.high:g}){outcome}",
        ),
    )


def _verdict(one: EstimateView, unit: str, decimals: int) -> tuple[Amount | Phrase, ...]:
    if one.outcome is None:
        return (Phrase("not known yet", "muted"),)
    held = one.low <= one.outcome <= one.high
    return (
        Amount(one.outcome, unit, decimals, tone="good" if held else "bad"),
        Phrase("inside" if held else "outside", "good" if held else "bad"),
    )
