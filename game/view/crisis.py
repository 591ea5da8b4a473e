"""The crisis of the quarter: whom it asks, what may be answered, and what comes of it (G22)."""

from game.core.crises import ANSWERS, UNSAID, CrisisAnswer
from game.core.observation import CrisisView, Observation, OutcomeView
from game.view.cells import Mark, Page, PageLine, PageRow, Phrase, note, words
from game.view.roles import NAMES

ROW = "respond"
"""The row, and the key of the order, by which the crisis is answered."""
HOW = "Say: answer yield, answer hold or answer press; without one you hold."


def asked(seen: Observation) -> bool:
    """Whether the crisis of the quarter asks this seat."""
    return seen.crisis is not None and seen.role in seen.crisis.asks


def unsaid(seen: Observation) -> bool:
    """Whether it asks this seat, which has not answered."""
    return asked(seen) and seen.crisis is not None and seen.crisis.answer is None


def crisis(seen: Observation) -> Page:
    """The crisis that is open, if one is."""
    rows = () if seen.crisis is None else (_crisis(seen.crisis, asked(seen)),)
    return Page("crisis", rows or (note("No crisis asks anybody."),))


def _crisis(crisis: CrisisView, own: bool) -> PageRow:
    asks = ", ".join(NAMES[faction] for faction in crisis.asks)
    price = f"Pressing costs {crisis.press_cost} political capital. Answers are secret."
    costs = words(f"{price} {_ladder(crisis)}", "muted")
    title = Phrase(f"{crisis.title} ", "key" if own else "words")
    return PageRow(
        ROW,
        (Mark("crisis"), title, *(_choice(crisis) if own else (Phrase(f"asks {asks}", "muted"),))),
        about=(words(crisis.text), *_meanings(crisis), costs, *_table(crisis), _origin(crisis)),
        brief=(words(crisis.text), costs),
        told=(
            f"{crisis.title} asks {asks}. {crisis.text}",
            *(f"{one}: {crisis.answers[one]}{_yours(crisis, one)}" for one in ANSWERS),
            *([HOW] if own else ()),
            f"{price} {_ladder(crisis)}",
            "What comes of it, the first line that fits:",
            *(f"- {_told(outcome)}" for outcome in crisis.outcomes),
        ),
    )


def _choice(crisis: CrisisView) -> PageLine:
    """The three answers in a row, the one that stands in brackets, and what it means."""
    stands = crisis.answer
    said = crisis.answers[stands] if stands else f"not answered: counts as {UNSAID}"
    return (
        *(
            Phrase(f"‹{one}›", "key") if one == stands else Phrase(f" {one} ", "muted")
            for one in ANSWERS
        ),
        Phrase(said, "muted", "" if stands else "not answered"),
    )


def _meanings(crisis: CrisisView) -> tuple[PageLine, ...]:
    return tuple(
        (
            Mark("here" if one == crisis.answer else "nothing"),
            Phrase(f"{one[0]} {one}: ", "key"),
            Phrase(crisis.answers[one], "title" if one == crisis.answer else "words"),
        )
        for one in ANSWERS
    )


def _yours(crisis: CrisisView, answer: CrisisAnswer) -> str:
    return " (your answer)" if crisis.answer == answer else ""


def _ladder(crisis: CrisisView) -> str:
    worse = "" if crisis.worse == 1 else f": a clash is {crisis.worse:g} times as bad as printed"
    return f"The ladder stands at {crisis.ladder:g}{worse}."


def _table(crisis: CrisisView) -> tuple[PageLine, ...]:
    return tuple(
        (
            Mark("bullet", "bad" if outcome.clash else "key"),
            Phrase(f"{outcome.when}: ", "bad" if outcome.clash else "title"),
            Phrase(f"{outcome.title}. ", "muted"),
            Phrase(_does(outcome)),
        )
        for outcome in crisis.outcomes
    )


def _told(outcome: OutcomeView) -> str:
    clash = " (a clash)" if outcome.clash else ""
    return f"{outcome.when}: {outcome.title}{clash}. {_does(outcome)}"


def _does(outcome: OutcomeView) -> str:
    return f"{'; '.join(outcome.effects) or 'Nothing more'}."


def _origin(crisis: CrisisView) -> PageLine:
    kind = "Hypothetical" if crisis.hypothetical else "From the record"
    return words(f"{kind}. Source: {crisis.source}" if crisis.source else f"{kind}.", "muted")
