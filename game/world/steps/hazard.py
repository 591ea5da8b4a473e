"""Step 10, hazard and tension: what may go wrong, and whether it does.

R10.1 The pace of the race is the speed of both frontiers, more when they are close and when
releases are raced, less under agreements.
R10.2 The hazard of each domain is its base, times the pace, times how thin safety is, times how far
tension is above its usual level.
R10.3 A systemic incident is rarer, grows with pace, thin safety and, steeply, with tension, and
falls with agreements; no watch catches it.
R10.4 Whether an incident happens is drawn; most are minor, some major. Each costs trust.
A systemic incident is a shared loss: every score is halved (R13.2).
R10.5 Tension drifts to its usual level; controls, counter-measures and incidents raise it, talks
and agreements lower it.
"""

import numpy as np
from numpy.typing import NDArray

from game.world.curves import upward
from game.world.step import step
from game.world.turn import Turn

Floats = NDArray[np.float64]

_DOMAINS = ("cyber", "military", "biological", "governance")
_ROWS = (
    *(f"hazard.{domain}" for domain in (*_DOMAINS, "systemic")),
    "hazard",
    "pace",
    "incidents.minor",
    "incidents.major",
    "incidents.systemic",
    "tension",
)


@step(
    1900,
    "R10",
    "world/incident-cyber",
    "world/incident-military",
    "world/incident-biological",
    "world/incident-governance",
    "world/incident-systemic",
)
def move(turn: Turn) -> None:
    """R10 Move hazard, incidents and tension."""
    _pace(turn)
    _hazards(turn)
    _incidents(turn)
    _tension(turn)
    turn.keep(turn.rules.layout.block(_ROWS))


def _pace(turn: Turn) -> None:
    p = turn.p
    american = turn["capability.us"] - turn.old("capability.us")
    chinese = turn["capability.china"] - turn.old("capability.china")
    speed = (american + chinese) / p["hazard.speed_usual"]
    close = p["hazard.close_half"] / (p["hazard.close_half"] + np.abs(turn["lead"]))
    rush = 1 + p["hazard.rush"] * (turn.dial("labs.release_pace") - 0.5)
    calm = 1 - p["hazard.calm"] * turn.old("agreements") / p["hazard.points"]
    pace = speed * (1 - p["hazard.close"] + p["hazard.close"] * 2 * close) * rush * calm
    turn.put("pace", upward(pace), "coupling speed and closeness", "R10.1")


def _hazards(turn: Turn) -> None:
    p = turn.p
    safety = 0.5 * (turn["safety.us"] + turn["safety.china"])
    thin = (p["hazard.points"] - safety) / (p["hazard.points"] - p["hazard.safety_usual"])
    watch = 1 - p["hazard.safeguards"] * turn.capacity("allies.safeguards")
    watch = watch * (1 - p["hazard.evaluation"] * turn.capacity("labs.evaluation"))
    common = turn["pace"] * thin * watch * turn["rate.hazard"]
    common = common * (2 - turn.strained("hazard.tension"))
    none: Floats | float = 1.0
    for domain in _DOMAINS:
        value = np.minimum(p[f"hazard.{domain}"] * common, p["hazard.most"])
        turn.put(f"hazard.{domain}", value, "coupling pace and safety", "R10.2")
        none = none * (1 - value)
    strained = 1 + p["hazard.systemic_tension"] * turn.old("tension") / p["hazard.points"]
    fast = p["hazard.systemic"] * turn["pace"] * thin * strained * turn["rate.hazard"]
    fast = np.minimum(fast, 0.5 * p["hazard.most"])
    turn.put("hazard.systemic", fast, "coupling pace and safety", "R10.3")
    none = none * (1 - fast)
    turn.put("hazard", 1 - none, "coupling domains", "R10.2")


def _incidents(turn: Turn) -> None:
    p = turn.p
    minor: Floats = np.zeros(turn.size)
    major: Floats = np.zeros(turn.size)
    for domain in _DOMAINS:
        luck, odds = turn.luck(f"world/incident-{domain}"), turn[f"hazard.{domain}"]
        bad = luck < odds * p["hazard.major_part"]
        major = major + bad
        minor = minor + ((luck < odds) & ~bad)
    systemic: Floats = np.float64(1) * (
        turn.luck("world/incident-systemic") < turn["hazard.systemic"]
    )
    for name, count in (("minor", minor), ("major", major), ("systemic", systemic)):
        turn.add(f"incidents.{name}", count, "chance incident", "R10.4")
    blow = p["hazard.trust_minor"] * minor + p["hazard.trust_major"] * major
    blow = (blow + p["hazard.trust_systemic"] * systemic) * turn["rate.trust_loss"]
    for bloc in ("us", "allies", "china"):
        felt = np.minimum(blow, turn[f"trust.{bloc}"])
        turn.add(f"trust.{bloc}", -felt, "chance incident", "R10.4")
    turn.notes["blow"] = minor + 2 * major


def _tension(turn: Turn) -> None:
    p = turn.p
    drift = p["hazard.tension_drift"] * (p["hazard.tension_usual"] - turn["tension"])
    turn.add("tension", drift, "coupling habit", "R10.5")
    tight = turn["control.chips"] + turn["control.tools"] + turn["control.remote"]
    turn.add("tension", p["hazard.tension_controls"] * tight, "coupling controls", "R10.5")
    force = p["hazard.tension_counter"] * turn.capacity("china.counter_measures")
    turn.add("tension", force, "lever china.counter_measures", "R10.5")
    stolen = p["hazard.tension_copying"] * turn["access.campaign"]
    turn.add("tension", stolen, "coupling access.campaign", "R10.5")
    shaken = p["hazard.tension_incident"] * turn.notes["blow"]
    turn.add("tension", shaken, "chance incident", "R10.5")
    met = p["hazard.tension_agreements"] * turn.old("agreements")
    turn.add("tension", -met, "coupling agreements", "R10.5")
    heard = p["hazard.tension_talks"] * (turn["talks"] - p["politics.middle"])
    turn.add("tension", -heard, "coupling talks", "R10.5")
