"""The four fronts in real units, each with a sentence a newcomer understands."""

from collections.abc import Callable

from game.core.match import Match
from game.core.observation import Figure, Front, Role, Threshold
from game.core.rule_titles import titles_of
from game.core.views.sight import figure
from game.core.wording import FrontWords
from game.world.exact import nearest
from game.world.vocabulary import FACTIONS, Condition, FrontId

_BLOCS = ("us", "allies", "china")


def fronts(match: Match, role: Role) -> tuple[Front, ...]:
    """Return the four fronts as the role sees them; their headline figures are public."""
    return tuple(_front(match, role, words) for words in match.rulebook.fronts)


def _front(match: Match, role: Role, words: FrontWords) -> Front:
    variables = titles_of(match.rulebook).variables
    found = (figure(match, role, variables[row]) for row in words.rows if row in variables)
    shown = tuple(f for f in found if f is not None)
    return Front(
        id=words.id,
        title=words.title,
        sentence=_SENTENCES[words.id]({f.name: f for f in shown}),
        figures=shown,
        thresholds=_thresholds(match, role, {f.name for f in shown}),
        headline=tuple(words.headline),
        parts=tuple(words.parts),
    )


def _moved(change: float | None) -> str:
    words = "" if change is None else f" ({change:+.1f})"
    return words if words not in (" (+0.0)", " (-0.0)") else " (no change)"


def _intelligence(seen: dict[str, Figure]) -> str:
    lead = seen["lead"]
    who = "The US leads" if lead.value >= 0 else "China leads"
    return f"{who} by {abs(lead.value):.1f} months{_moved(lead.change)}."


def _adoption(seen: dict[str, Figure]) -> str:
    us, allies, china = (nearest(100 * seen[f"adoption.{bloc}"].value) for bloc in _BLOCS)
    return f"AI runs {us}% of the US economy, {allies}% of the allies', {china}% of China's."


def _distribution(seen: dict[str, Figure]) -> str:
    us, china, own = (
        nearest(100 * seen[f"distribution.{s}"].value) for s in ("us", "china", "own")
    )
    return f"Third countries: {us}% on the US stack, {china}% on the Chinese, {own}% on their own."


def _resilience(seen: dict[str, Figure]) -> str:
    us, allies, china = (nearest(seen[f"resilience.{bloc}"].value) for bloc in _BLOCS)
    hazard = f" Hazard {100 * seen['hazard'].value:.0f}% a quarter." if "hazard" in seen else ""
    return f"US {us}, allies {allies}, China {china} of 100.{hazard}"


_SENTENCES: dict[FrontId, Callable[[dict[str, Figure]], str]] = {
    "intelligence": _intelligence,
    "adoption": _adoption,
    "distribution": _distribution,
    "resilience": _resilience,
}


def _thresholds(match: Match, role: Role, shown: set[str]) -> tuple[Threshold, ...]:
    """Return the seat's own aims and the lines of the endings that lie on this front."""
    marks = [
        Threshold(
            text=f"aim: {aim.title}",
            variable=aim.variable,
            value=aim.full,
            met=(match.value(aim.variable) - aim.full) * (aim.full - aim.zero) >= 0,
        )
        for aim in match.rulebook.aims_in(match.settings.scenario)
        if aim.faction == role and role in FACTIONS and aim.variable in shown
    ]
    for ending in match.rules.endings:
        marks += [
            _line(match, ending.name, condition)
            for condition in ending.conditions
            if condition.variable in shown
        ]
    return tuple(marks)


def _line(match: Match, ending: str, condition: Condition) -> Threshold:
    value = condition.at_least if condition.at_least is not None else condition.at_most
    now = match.value(condition.variable or "")
    least = condition.at_least is None or now >= condition.at_least
    most = condition.at_most is None or now <= condition.at_most
    return Threshold(
        text=ending, variable=condition.variable or "", value=value or 0.0, met=least and most
    )
