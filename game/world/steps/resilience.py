"""Step 9, resilience: trust, work, safety and cohesion in each bloc.

R9.1 Trust drifts towards its usual level, rises with tested systems and falls with strain at
work; safeguards, workforce help and openness about testing hold it up. Moods swing besides.
R9.2 Fast adoption strains work (the shock). Money for workers takes the strain off.
R9.3 Safety assurance follows testing, and thins out when releases are raced.
R9.4 Cohesion follows trust and work, and suffers from lobbying and from tension.
R9.5 Resilience is the weighted mean of the four.
"""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from game.world.curves import spread, upward
from game.world.turn import Turn

Floats = NDArray[np.float64]

_BLOCS = ("us", "allies", "china")
_PARTS = ("trust", "work", "safety", "cohesion")
_HELP = {"us": "us.workforce", "allies": "allies.safeguards", "china": "china.deployment"}
_TEST = {"us": "labs.evaluation", "allies": "allies.safeguards", "china": "china.research"}
_ROWS = tuple(f"{part}.{bloc}" for part in _PARTS for bloc in _BLOCS)
_FIGURES = (*(f"resilience.{b}" for b in _BLOCS), *(f"shock.{b}" for b in _BLOCS))


def move(quarter: Turn) -> None:
    """R9 Move resilience."""
    for bloc in _BLOCS:
        _people(quarter, bloc)
        _safety(quarter, bloc)
        _cohesion(quarter, bloc)
    quarter.keep(quarter.rules.layout.block(_ROWS))
    for bloc in _BLOCS:
        _resilience(quarter, bloc)
    quarter.keep(quarter.rules.layout.block(_FIGURES))


def _people(quarter: Turn, bloc: str) -> None:
    """R9.1, R9.2 Strain, work and trust."""
    p = quarter.p
    speed = upward(quarter[f"adoption.{bloc}"] - quarter.old(f"adoption.{bloc}"))
    help_ = quarter.capacity(_HELP[bloc])
    strain = p["resilience.shock"] * speed * (1 - p["resilience.shock_help"] * help_)
    quarter.put(f"shock.{bloc}", strain, f"coupling adoption.{bloc}", "R9.2")
    row = f"work.{bloc}"
    back = p["resilience.work_back"] * (p[f"resilience.work_{bloc}"] - quarter[row])
    quarter.add(row, back, "coupling habit", "R9.2")
    quarter.add(row, p["resilience.work_help"] * help_, f"lever {_HELP[bloc]}", "R9.2")
    hurt = p["resilience.work_shock"] * strain
    quarter.add(row, -hurt, "coupling shock", "R9.2")
    row = f"trust.{bloc}"
    back = p["resilience.trust_back"] * (p[f"resilience.trust_{bloc}"] - quarter[row])
    quarter.add(row, back, "coupling habit", "R9.1")
    tested = p["resilience.trust_test"] * quarter.capacity(_TEST[bloc])
    quarter.add(row, tested, f"lever {_TEST[bloc]}", "R9.1")
    lost = p["resilience.trust_shock"] * strain * quarter["rate.trust_loss"]
    quarter.add(row, -lost, "coupling shock", "R9.1")
    swing = p["resilience.mood"] * spread(quarter.luck(f"{bloc}/mood"))
    quarter.add(row, swing, f"chance {bloc}/mood", "R9.1")
    if bloc != "china":
        kind = p["resilience.trust_help"] * help_
        quarter.add(row, kind, f"lever {_HELP[bloc]}", "R9.1")


def _safety(quarter: Turn, bloc: str) -> None:
    p, row = quarter.p, f"safety.{bloc}"
    back = p["resilience.safety_back"] * (p[f"resilience.safety_{bloc}"] - quarter[row])
    quarter.add(row, back, "coupling habit", "R9.3")
    tested = p["resilience.safety_test"] * quarter.capacity(_TEST[bloc])
    quarter.add(row, tested, f"lever {_TEST[bloc]}", "R9.3")
    raced = p["resilience.safety_pace"] * (quarter.dial("labs.release_pace") - 0.5)
    if bloc != "china":
        quarter.add(row, -raced, "stance labs.release_pace", "R9.3")
    grown = quarter[f"capability.{bloc}"] - quarter.old(f"capability.{bloc}")
    thin = p["resilience.safety_growth"] * grown
    quarter.add(row, -thin, "coupling capability", "R9.3")


def _cohesion(quarter: Turn, bloc: str) -> None:
    p, row = quarter.p, f"cohesion.{bloc}"
    mood = 0.5 * (quarter[f"trust.{bloc}"] + quarter[f"work.{bloc}"])
    base = p[f"resilience.cohesion_{bloc}"] + p["resilience.cohesion_mood"] * mood
    quarter.add(
        row, p["resilience.cohesion_speed"] * (base - quarter[row]), "coupling mood", "R9.4"
    )
    if bloc == "us":
        bent = p["resilience.cohesion_lobbying"] * np.abs(quarter["lobbying"])
        quarter.add(row, -bent, "coupling lobbying", "R9.4")
    if bloc == "allies":
        torn = p["resilience.cohesion_tension"] * quarter.old("tension")
        quarter.add(row, -torn, "coupling tension", "R9.4")


def _resilience(quarter: Turn, bloc: str) -> None:
    p = quarter.p
    weights = [p[f"resilience.weight_{part}"] for part in _PARTS]
    total = quarter[f"{_PARTS[0]}.{bloc}"] * weights[0]
    for part, weight in zip(_PARTS[1:], weights[1:], strict=True):
        total = total + quarter[f"{part}.{bloc}"] * weight

    def parts() -> Iterable[tuple[str, Floats]]:
        for part, weight in zip(_PARTS, weights, strict=True):
            name = f"{part}.{bloc}"
            yield f"coupling {name}", (quarter[name] - quarter.old(name)) * weight

    quarter.put(f"resilience.{bloc}", total, "coupling rounding", "R9.5", parts)
