"""The rulebook's tables, made from the rule files: levers, stances, pledges, endings and so on."""

from collections.abc import Callable, Iterator, Sequence

from game.content.lens_page import lens_page
from game.core.rule_titles import FACTION_TITLES, Titles, titles_of
from game.core.rulebook import Rulebook
from game.world.vocabulary import Condition, Parameter


def table(heads: Sequence[str], rows: Iterator[Sequence[object]]) -> list[str]:
    """Return a Markdown table."""
    said = [f"| {' | '.join(str(cell).replace('|', '/') for cell in row)} |" for row in rows]
    return [f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}", *said]


def levers(rulebook: Rulebook) -> list[str]:
    """Return every lever: owner, cap, half, speed, what it moves."""
    names = titles_of(rulebook)
    return table(
        (
            "Lever",
            "Owner",
            "What it does",
            "Most a quarter",
            "Half its strength at",
            "Speed",
            "Moves",
            "Rule",
        ),
        (
            (
                f"{one.title} (`{one.name}`)",
                FACTION_TITLES[one.faction],
                one.text,
                f"{one.cap} points",
                f"{one.half:g} points",
                f"{one.speed:.0%} a quarter",
                ", ".join(_moved(name, names) for name in one.moves),
                one.rule,
            )
            for one in rulebook.levers
        ),
    )


def _moved(name: str, names: Titles) -> str:
    return names.rows.get(name) or f"all of `{name}`"


def stances(rulebook: Rulebook) -> list[str]:
    """Return every stance with its four levels."""
    return table(
        ("Stance", "Owner", "Level 0", "Level 1", "Level 2", "Level 3", "A level costs", "Rule"),
        (
            (
                f"{one.title} (`{one.name}`)",
                FACTION_TITLES[one.faction],
                *one.levels,
                f"{one.cost} political capital",
                one.rule,
            )
            for one in rulebook.stances
        ),
    )


def pledges(rulebook: Rulebook) -> list[str]:
    """Return everything that can be promised."""
    return table(
        ("Pledge", "Who", "What is promised", "What is checked", "Limit from", "to", "Rule"),
        (
            (
                f"{one.title} (`{one.name}`)",
                FACTION_TITLES[one.faction],
                one.text,
                f"`{one.measure}` {one.sense.replace('_', ' ')} the limit",
                f"{one.low:g}",
                f"{one.high:g}",
                one.rule,
            )
            for one in rulebook.pledges
        ),
    )


def aims(rulebook: Rulebook) -> list[str]:
    """Return what each faction is scored on."""
    names = titles_of(rulebook)
    short = [scenario for scenario in rulebook.scenarios if scenario.aims]
    spans = [rulebook.aims_in(scenario.id) for scenario in short]
    return table(
        (
            "Faction",
            "Aim",
            "Figure",
            "Nothing at",
            "Full at",
            "Weight",
            *(f"In {scenario.id}" for scenario in short),
        ),
        (
            (
                FACTION_TITLES[one.faction],
                one.title,
                names.row(one.variable),
                f"{one.zero:g}",
                f"{one.full:g}",
                f"{one.weight:.0%}",
                *(f"{own[place].zero:g} to {own[place].full:g}" for own in spans),
            )
            for place, one in enumerate(rulebook.aims)
        ),
    )


def endings(rulebook: Rulebook) -> list[str]:
    """Return the endings in the order in which they are tried."""
    names = titles_of(rulebook)
    return table(
        ("Ending", "What it means", "When"),
        (
            (
                one.name,
                one.text,
                "; ".join(_condition(c, names) for c in one.conditions) or "always",
            )
            for one in rulebook.endings
        ),
    )


def _condition(condition: Condition, names: Titles) -> str:
    if condition.card is not None:
        return f"{names.cards[condition.card]} was played"
    return names.bounds(condition)


def formats(rulebook: Rulebook) -> list[str]:
    """Return the formats of a session."""
    return table(
        ("Format", "Quarters a turn", "Minutes"),
        (
            (
                f"{one.title} (`{one.id}`)",
                one.quarters_per_turn,
                ", ".join(f"{phase} {minutes:g}" for phase, minutes in one.minutes.items()),
            )
            for one in rulebook.formats
        ),
    )


def parameters(rulebook: Rulebook) -> list[str]:
    """Return every number of the rules, by the paragraph that rests on it."""
    rows = sorted(rulebook.parameters, key=_order)
    return table(
        ("Rule", "Number", "Low", "Central", "High", "Unit", "Kind", "Source", "Dissent"),
        (
            (
                one.rule,
                f"{one.text} (`{one.name}`)",
                f"{one.low:g}",
                f"{one.central:g}",
                f"{one.high:g}",
                one.unit,
                one.kind,
                one.source,
                one.dissent or "",
            )
            for one in rows
        ),
    )


def _order(row: Parameter) -> tuple[int, ...]:
    return tuple(int(part) for part in row.rule[1:].split("."))


def lenses(rulebook: Rulebook) -> list[str]:
    """Return a page for each lens."""
    lines: list[str] = []
    for lens in rulebook.lenses:
        lines += [f"### Lens {lens.id}: {lens.title}", "", *lens_page(lens, rulebook), ""]
    return lines[:-1]


TABLES: dict[str, Callable[[Rulebook], list[str]]] = {
    "levers": levers,
    "stances": stances,
    "pledges": pledges,
    "aims": aims,
    "endings": endings,
    "formats": formats,
    "parameters": parameters,
    "lenses": lenses,
}
