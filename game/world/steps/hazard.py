"""Step 10, hazard and tension: what may go wrong, and whether it does.

R10.1 The pace of the race is the speed of both frontiers, more when they are close and when
releases are raced, less under agreements.
R10.2 The hazard of each domain is its base, times the pace, times how thin safety is.
R10.3 A systemic incident is rarer, grows faster with pace, thin safety and tension, and falls
with agreements.
R10.4 Whether an incident happens is drawn; most are minor, some major. Each costs trust.
A systemic incident is a shared loss: every score is nought.
R10.5 Tension drifts to its usual level; controls, counter-measures and incidents raise it, talks
and agreements lower it.
"""

import numpy as np
from numpy.typing import NDArray

from game.world.curves import upward
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


def move(quarter: Turn) -> None:
    """R10 Move hazard, incidents and tension."""
    _pace(quarter)
    _hazards(quarter)
    _incidents(quarter)
    _tension(quarter)
    quarter.keep(quarter.rules.layout.block(_ROWS))


def _pace(quarter: Turn) -> None:
    p = quarter.p
    american = quarter["capability.us"] - quarter.old("capability.us")
    chinese = quarter["capability.china"] - quarter.old("capability.china")
    speed = (american + chinese) / p["hazard.speed_usual"]
    close = p["hazard.close_half"] / (p["hazard.close_half"] + np.abs(quarter["lead"]))
    rush = 1 + p["hazard.rush"] * (quarter.dial("labs.release_pace") - 0.5)
    calm = 1 - p["hazard.calm"] * quarter.old("agreements") / p["hazard.points"]
    pace = speed * (1 - p["hazard.close"] + p["hazard.close"] * 2 * close) * rush * calm
    quarter.put("pace", upward(pace), "coupling speed and closeness", "R10.1")


def _hazards(quarter: Turn) -> None:
    p = quarter.p
    safety = 0.5 * (quarter["safety.us"] + quarter["safety.china"])
    thin = (p["hazard.points"] - safety) / (p["hazard.points"] - p["hazard.safety_usual"])
    watch = 1 - p["hazard.safeguards"] * quarter.capacity("allies.safeguards")
    watch = watch * (1 - p["hazard.evaluation"] * quarter.capacity("labs.evaluation"))
    common = quarter["pace"] * thin * watch * quarter["rate.hazard"]
    none: Floats | float = 1.0
    for domain in _DOMAINS:
        value = np.minimum(p[f"hazard.{domain}"] * common, p["hazard.most"])
        quarter.put(f"hazard.{domain}", value, "coupling pace and safety", "R10.2")
        none = none * (1 - value)
    strained = 1 + p["hazard.systemic_tension"] * quarter.old("tension") / p["hazard.points"]
    fast = p["hazard.systemic"] * common * quarter["pace"] * thin * strained
    fast = np.minimum(fast, 0.5 * p["hazard.most"])
    quarter.put("hazard.systemic", fast, "coupling pace and safety", "R10.3")
    none = none * (1 - fast)
    quarter.put("hazard", 1 - none, "coupling domains", "R10.2")


def _incidents(quarter: Turn) -> None:
    p = quarter.p
    minor: Floats = np.zeros(quarter.size)
    major: Floats = np.zeros(quarter.size)
    for domain in _DOMAINS:
        luck, odds = quarter.luck(f"world/incident-{domain}"), quarter[f"hazard.{domain}"]
        bad = luck < odds * p["hazard.major_part"]
        major = major + bad
        minor = minor + ((luck < odds) & ~bad)
    systemic: Floats = np.float64(1) * (
        quarter.luck("world/incident-systemic") < quarter["hazard.systemic"]
    )
    for name, count in (("minor", minor), ("major", major), ("systemic", systemic)):
        quarter.add(f"incidents.{name}", count, "chance incident", "R10.4")
    blow = p["hazard.trust_minor"] * minor + p["hazard.trust_major"] * major
    blow = (blow + p["hazard.trust_systemic"] * systemic) * quarter["rate.trust_loss"]
    for bloc in ("us", "allies", "china"):
        felt = np.minimum(blow, quarter[f"trust.{bloc}"])
        quarter.add(f"trust.{bloc}", -felt, "chance incident", "R10.4")
    quarter.notes["blow"] = minor + 2 * major


def _tension(quarter: Turn) -> None:
    p = quarter.p
    drift = p["hazard.tension_drift"] * (p["hazard.tension_usual"] - quarter["tension"])
    quarter.add("tension", drift, "coupling habit", "R10.5")
    tight = quarter["control.chips"] + quarter["control.tools"] + quarter["control.remote"]
    quarter.add("tension", p["hazard.tension_controls"] * tight, "coupling controls", "R10.5")
    force = p["hazard.tension_counter"] * quarter.capacity("china.counter_measures")
    quarter.add("tension", force, "lever china.counter_measures", "R10.5")
    stolen = p["hazard.tension_copying"] * quarter["access.campaign"]
    quarter.add("tension", stolen, "coupling access.campaign", "R10.5")
    shaken = p["hazard.tension_incident"] * quarter.notes["blow"]
    quarter.add("tension", shaken, "chance incident", "R10.5")
    met = p["hazard.tension_agreements"] * quarter.old("agreements")
    quarter.add("tension", -met, "coupling agreements", "R10.5")
    heard = p["hazard.tension_talks"] * (quarter["talks"] - p["politics.middle"])
    quarter.add("tension", -heard, "coupling talks", "R10.5")
