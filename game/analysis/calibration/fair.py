"""B1 and B3: that no lever and no card decides the game, and that none is of no use."""

from game.analysis.balance.report import Balance, Kind, verdict, weigh
from game.analysis.calibration.bench import Bench
from game.analysis.interval import Estimate, exactly
from game.world.vocabulary import FACTIONS

FEWEST, SHARE = 16, 64
"""A best response plays some hundred plans a round: a 64th of the games asked for will do."""


def best_responses(bench: Bench) -> dict[str, Estimate]:
    """B1 What a player who tries everything buys, for each faction under each lens."""
    levers = _weighed(bench).of("lever")
    return {
        "most": exactly(max(row.chosen for rows in levers.values() for row in rows)),
        "unused": exactly(_dominated(_weighed(bench), "lever")),
    }


def cards(bench: Bench) -> dict[str, Estimate]:
    """B3 What each card brings beside those plans."""
    found = _weighed(bench)
    dearest = max(
        (row for rows in found.of("card").values() for row in rows), key=lambda row: row.quarters
    )
    quarter = found.quarter[f"{dearest.faction} {dearest.lens}"].mean
    return {
        "idle": exactly(_dominated(found, "card")),
        "dearest": Estimate(
            dearest.quarters, dearest.worth.low / quarter, dearest.worth.high / quarter
        ),
    }


def _dominated(found: Balance, kind: Kind) -> int:
    return sum(verdict(kind, rows) == "dominated" for rows in found.of(kind).values())


def _weighed(bench: Bench) -> Balance:
    if bench.balance is None:
        lenses = [lens.id for lens in bench.rulebook.lenses]
        games = max(bench.games // SHARE, FEWEST)
        bench.balance = weigh(
            bench.rulebook,
            bench.doctrines,
            lenses,
            FACTIONS,
            games,
            bench.seed,
            ("lever", "card"),
        )
    return bench.balance
