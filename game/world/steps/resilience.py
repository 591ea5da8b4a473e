"""Step 9, resilience: trust, work, safety and cohesion in each bloc.

R9.1 Trust drifts towards its usual level, rises with tested systems and falls with strain at
work; safeguards, workforce help and openness about testing hold it up. Moods swing besides.
R9.2 Fast adoption strains work (the shock). Money for workers takes the strain off.
R9.3 Safety assurance follows testing, and thins out when releases are raced.
R9.4 Cohesion follows trust and work, and suffers from lobbying in the US, among the allies from
tension and from the trade that alignment gives up.
R9.5 Resilience is the weighted mean of the four, worked out after the quarter's incidents.
"""

import numpy as np
from numpy.typing import NDArray

from game.world.curves import spread, upward
from game.world.step import step
from game.world.turn import Turn

Floats = NDArray[np.float64]

_BLOCS = ("us", "allies", "china")
_PARTS = ("trust", "work", "safety", "cohesion")
_HELP = {"us": "us.workforce", "allies": "allies.safeguards", "china": "china.deployment"}
_TEST = {"us": "labs.evaluation", "allies": "allies.safeguards", "china": "china.research"}
_ROWS = tuple(f"{part}.{bloc}" for part in _PARTS for bloc in _BLOCS)
_FIGURES = (*(f"resilience.{b}" for b in _BLOCS), *(f"shock.{b}" for b in _BLOCS))


@step(1800, "R9", "us/mood", "allies/mood", "china/mood")
def move(turn: Turn) -> None:
    """R9.1–R9.4 Move trust, work, safety and cohesion; incidents may strike at them yet."""
    for bloc in _BLOCS:
        _people(turn, bloc)
        _safety(turn, bloc)
        _cohesion(turn, bloc)
    turn.keep(turn.rules.layout.block(_ROWS))


@step(1950, "R9")
def weigh(turn: Turn) -> None:
    """R9.5 Work out resilience, once the quarter's incidents have had their say."""
    for bloc in _BLOCS:
        _resilience(turn, bloc)
    turn.keep(turn.rules.layout.block(_FIGURES))


def _people(turn: Turn, bloc: str) -> None:
    """R9.1, R9.2 Strain, work and trust."""
    p = turn.p
    speed = upward(turn[f"adoption.{bloc}"] - turn.old(f"adoption.{bloc}"))
    help_ = turn.capacity(_HELP[bloc])
    strain = p["resilience.shock"] * speed * (1 - p["resilience.shock_help"] * help_)
    turn.put(f"shock.{bloc}", strain, f"coupling adoption.{bloc}", "R9.2")
    row = f"work.{bloc}"
    back = p["resilience.work_back"] * (p[f"resilience.work_{bloc}"] - turn[row])
    turn.add(row, back, "coupling habit", "R9.2")
    turn.add(row, p["resilience.work_help"] * help_, f"lever {_HELP[bloc]}", "R9.2")
    hurt = p["resilience.work_shock"] * strain
    turn.add(row, -hurt, "coupling shock", "R9.2")
    row = f"trust.{bloc}"
    back = p["resilience.trust_back"] * (p[f"resilience.trust_{bloc}"] - turn[row])
    turn.add(row, back, "coupling habit", "R9.1")
    tested = p["resilience.trust_test"] * turn.capacity(_TEST[bloc])
    turn.add(row, tested, f"lever {_TEST[bloc]}", "R9.1")
    lost = p["resilience.trust_shock"] * strain * turn["rate.trust_loss"]
    turn.add(row, -lost, "coupling shock", "R9.1")
    swing = p["resilience.mood"] * spread(turn.luck(f"{bloc}/mood"))
    turn.add(row, swing, f"chance {bloc}/mood", "R9.1")
    if bloc != "china":
        kind = p["resilience.trust_help"] * help_
        turn.add(row, kind, f"lever {_HELP[bloc]}", "R9.1")


def _safety(turn: Turn, bloc: str) -> None:
    p, row = turn.p, f"safety.{bloc}"
    back = p["resilience.safety_back"] * (p[f"resilience.safety_{bloc}"] - turn[row])
    turn.add(row, back, "coupling habit", "R9.3")
    tested = p["resilience.safety_test"] * turn.capacity(_TEST[bloc])
    turn.add(row, tested, f"lever {_TEST[bloc]}", "R9.3")
    raced = p["resilience.safety_pace"] * (turn.dial("labs.release_pace") - 0.5)
    if bloc != "china":
        turn.add(row, -raced, "stance labs.release_pace", "R9.3")
    grown = turn[f"capability.{bloc}"] - turn.old(f"capability.{bloc}")
    thin = p["resilience.safety_growth"] * grown
    turn.add(row, -thin, "coupling capability", "R9.3")


def _cohesion(turn: Turn, bloc: str) -> None:
    p, row = turn.p, f"cohesion.{bloc}"
    mood = 0.5 * (turn[f"trust.{bloc}"] + turn[f"work.{bloc}"])
    base = p[f"resilience.cohesion_{bloc}"] + p["resilience.cohesion_mood"] * mood
    turn.add(row, p["resilience.cohesion_speed"] * (base - turn[row]), "coupling mood", "R9.4")
    if bloc == "us":
        bent = p["resilience.cohesion_lobbying"] * np.abs(turn["lobbying"])
        turn.add(row, -bent, "coupling lobbying", "R9.4")
    if bloc == "allies":
        torn = p["resilience.cohesion_tension"] * turn.old("tension")
        turn.add(row, -torn, "coupling tension", "R9.4")
        given_up = p["resilience.cohesion_alignment"] * turn.dial("allies.alignment")
        turn.add(row, -given_up, "stance allies.alignment", "R9.4")


def _resilience(turn: Turn, bloc: str) -> None:
    weights = {f"{part}.{bloc}": turn.p[f"resilience.weight_{part}"] for part in _PARTS}
    turn.put_sum(f"resilience.{bloc}", weights, "R9.5")
