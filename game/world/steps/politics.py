"""Step 1, politics: capital, alliance, lobbying, talks, and answers to pressure.

R1.1 Each faction regains political capital each quarter, the US more when cohesion is high at
home, the labs more when they lobby; a part of what lies unused fades. Changing a stance costs
capital for each level, and some cards cost capital too.
R1.2 The alliance drifts towards its usual strength. A joint stack and export help raise it; US
controls that run ahead of what allies have agreed to and check, Chinese counter-measures, and
(disputed) rules bent by lobbying lower it.
R1.3 Lobbying pulls US rules towards the labs' aims; the pull fades when lobbying stops.
R1.4 Talks drift towards what tension leaves room for, and agreements raise them.
R1.5 Counter-measures (rare earths and the like) hold down allied fab output; fabs recover
towards their trend, the less the more tension there is, and money for fabs helps.
"""

import numpy as np

from game.world.curves import upward
from game.world.step import step
from game.world.steps.controls import followed
from game.world.turn import Turn
from game.world.vocabulary import FACTIONS

_CAPITAL = tuple(f"capital.{faction}" for faction in FACTIONS)


@step(1000, "R1")
def move(turn: Turn) -> None:
    """R1 Move the politics group."""
    _capital(turn)
    _alliance(turn)
    _lobbying_and_talks(turn)
    _fabs(turn)
    rows = turn.rules.layout
    turn.keep(rows.block((*_CAPITAL, "alliance", "lobbying", "talks")))


def _capital(turn: Turn) -> None:
    p = turn.p
    for faction in FACTIONS:
        name = f"capital.{faction}"
        gained = p[f"politics.regain_{faction}"] - p["politics.fade"] * turn[name]
        turn.add(name, gained, "coupling time", "R1.1")
    mood = (turn.old("cohesion.us") - p["politics.middle"]) / p["politics.middle"]
    turn.add("capital.us", p["politics.regain_cohesion"] * mood, "coupling cohesion", "R1.1")
    favour = p["politics.regain_lobbying"] * turn.capacity("labs.lobbying")
    turn.add("capital.labs", favour, "lever labs.lobbying", "R1.1")
    rules = turn.rules
    moved = np.abs(turn.values[rules.stance_rows] - turn.before.values[rules.stance_rows])
    cost = moved * rules.stance_cost
    for number, stance in enumerate(rules.stances):
        name = _CAPITAL[rules.stance_owner[number]]
        turn.add(name, -cost[number], f"stance {stance.name}", "R1.1")
    for seat, spent in enumerate(turn.notes["capital"]):
        turn.add(_CAPITAL[seat], -spent, "order cards", "R1.1")
    for seat, pressed in enumerate(turn.notes["pressed"] if rules.crises else ()):
        turn.add(_CAPITAL[seat], -pressed, "order crisis", "R16.2")


def _alliance(turn: Turn) -> None:
    p = turn.p
    drift = p["politics.alliance_drift"] * (p["politics.alliance_usual"] - turn["alliance"])
    turn.add("alliance", drift, "coupling habit", "R1.2")
    for lever, name in (
        ("allies.joint_stack", "alliance_joint"),
        ("us.export_programme", "alliance_exports"),
        ("china.counter_measures", "alliance_counter"),
    ):
        amount = p[f"politics.{name}"] * turn.capacity(lever)
        turn.add("alliance", amount, f"lever {lever}", "R1.2")
    bent = p["politics.alliance_lobbying"] * upward(turn.old("lobbying"))
    turn.add("alliance", bent, "coupling lobbying", "R1.2")
    ahead = upward(turn.dial("us.equipment_controls") - followed(turn))
    turn.add("alliance", p["politics.alliance_ahead"] * ahead, "coupling ahead", "R1.2")


def _lobbying_and_talks(turn: Turn) -> None:
    p = turn.p
    pull = p["politics.lobby_base"] + p["politics.lobby_gain"] * turn.capacity("labs.lobbying")
    pull = pull - turn["lobbying"]
    turn.add("lobbying", p["politics.lobby_speed"] * pull, "lever labs.lobbying", "R1.3")
    room = 2 * p["politics.middle"] - turn.old("tension") - turn["talks"]
    turn.add("talks", p["politics.talks_speed"] * room, "coupling tension", "R1.4")
    met = p["politics.talks_agreements"] * turn.old("agreements")
    turn.add("talks", met, "coupling agreements", "R1.4")
    # Counter-measures bring the other side to the table, whatever else they do.
    force = p["politics.talks_counter"] * turn.capacity("china.counter_measures")
    turn.add("talks", force, "lever china.counter_measures", "R1.4")


def _fabs(turn: Turn) -> None:
    p, name = turn.p, "supply.allied_fabs"
    back = p["politics.fabs_recovery"] * (turn.strained("politics.fabs_tension") - turn[name])
    turn.add(name, back, "coupling recovery", "R1.5")
    built = p["politics.fabs_built"] * turn.capacity("allies.fabs")
    turn.add(name, built, "lever allies.fabs", "R1.5")
    cut = p["politics.fabs_counter"] * turn.capacity("china.counter_measures")
    turn.add(name, cut, "lever china.counter_measures", "R1.5")
