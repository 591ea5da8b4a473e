"""Step 7, adoption: how much of each bloc's economy runs on AI, by sector.

R7.1 Skills grow with money for people and roll-out and fade without; the ceiling is what trust,
skills, power and the ability of the models at hand allow.
R7.2 Adoption spreads like a rumour: fastest half-way to the ceiling, by sector, pushed by levers,
able models and lower prices; the burden of access checks slows it.
R7.3 The front's figure weighs the sectors by their size.
"""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from game.world.curves import level, saturate, upward
from game.world.step import step
from game.world.turn import Turn

Floats = NDArray[np.float64]
Drive = tuple[Floats, Floats, Floats, Floats, Floats]

_BLOCS = ("us", "allies", "china")
_SECTORS = ("cyber", "finance", "health", "science", "industry", "public")
_PUSH = {
    "us": ("us.adoption", "labs.enterprise"),
    "allies": ("allies.adoption", "labs.enterprise"),
    "china": ("china.deployment", "china.deployment"),
}
_LEARN = {"us": "us.workforce", "allies": "allies.adoption", "china": "china.deployment"}


@step(1600, "R7")
def move(turn: Turn) -> None:
    """R7 Move skills, ceilings and adoption."""
    drives = [_drive(turn, bloc) for bloc in _BLOCS]
    _ceilings(turn)
    layout = turn.rules.layout
    rows = layout.block(tuple(f"adoption.{b}.{s}" for b in _BLOCS for s in _SECTORS))
    _spread(turn, rows, drives)
    turn.keep(rows)
    _weigh(turn)
    turn.keep(layout.block(tuple(f"adoption.{bloc}" for bloc in _BLOCS)))


def _drive(turn: Turn, bloc: str) -> Drive:
    """The push of habit, of either lever, of better models, and of lower prices."""
    p = turn.p
    first, second = _PUSH[bloc]
    ease = turn[f"rate.adoption_{bloc}"]
    if bloc != "china":
        ease = ease * (1 - turn["access.burden"])
    better = p["adoption.better"] * able(turn, bloc)
    skilled = turn[f"skills.{bloc}"] / p["adoption.skills_usual"]
    ease = ease * skilled
    push = p[f"adoption.first_{bloc}"] * turn.capacity(first)
    roll = p[f"adoption.second_{bloc}"] * turn.capacity(second)
    cheap = p["adoption.price"] * (1 - turn.old("price.us")) * (bloc != "china")
    return p["adoption.habit"] * ease, push * ease, roll * ease, better * ease, cheap * ease


def able(turn: Turn, bloc: str) -> Floats:
    """R7.1 How much of the world's work the models at hand can do at all, 0 to 1."""
    over = upward(turn[f"capability.{bloc}"] - turn.p["adoption.able_from"])
    return saturate(over, turn.p["adoption.able_half"])


def _ceilings(turn: Turn) -> None:
    p = turn.p
    for bloc in _BLOCS:
        row = f"skills.{bloc}"
        fade = p["adoption.skills_fade"] * (p["adoption.skills_usual"] - turn[row])
        turn.add(row, fade, "coupling habit", "R7.1")
        learned = p["adoption.skills_gain"] * turn.capacity(_LEARN[bloc])
        turn.add(row, learned, f"lever {_LEARN[bloc]}", "R7.1")
        trust = p["adoption.ceiling_trust"] * turn[f"trust.{bloc}"]
        skill = p["adoption.ceiling_skills"] * turn[row]
        used = np.minimum(turn[f"power.{bloc}"], level(1.0, turn.size))
        power = p["adoption.ceiling_power"] * used
        models = p["adoption.ceiling_models"] * able(turn, bloc)
        allowed = p["adoption.ceiling_base"] + trust + skill + power + models
        turn.put(f"ceiling.{bloc}", allowed, "coupling trust, skills, power and models", "R7.1")
    layout = turn.rules.layout
    turn.keep(layout.block(tuple(f"skills.{b}" for b in _BLOCS)))
    turn.keep(layout.block(tuple(f"ceiling.{b}" for b in _BLOCS)))


def _spread(turn: Turn, rows: slice, drives: list[Drive]) -> None:
    share = turn.block(rows)
    layout = turn.rules.layout
    high = turn.block(layout.block(tuple(f"ceiling.{b}" for b in _BLOCS)))
    shape = (len(_BLOCS), len(_SECTORS), turn.size)
    cube = share.reshape(shape)
    room = cube / high[:, None, :]
    np.subtract(1, room, out=room)
    room *= cube
    room *= turn.rules.column("adoption.speed")
    pushes = [
        (((h + first) + second) + better) + cheap for h, first, second, better, cheap in drives
    ]
    total = np.stack(pushes)[:, None, :]

    def parts() -> Iterable[tuple[str, Floats]]:
        yield "coupling habit", _part(room, [drive[0] for drive in drives], share)
        for number, bloc in enumerate(_BLOCS):
            for lever, pushed in zip(_PUSH[bloc], drives[number][1:], strict=False):
                pushes = [pushed if other == bloc else 0 * pushed for other in _BLOCS]
                yield f"lever {lever}", _part(room, pushes, share)
        yield "coupling better models", _part(room, [drive[-2] for drive in drives], share)
        yield "coupling prices", _part(room, [drive[-1] for drive in drives], share)

    new = room * total
    new += cube
    new = new.reshape(share.shape)
    turn.put_block(rows, new, "coupling rounding", "R7.2", parts)


def _part(room: Floats, pushes: list[Floats], share: Floats) -> Floats:
    """What one push of each bloc adds to every sector, in the shape of the rows."""
    return (room * np.stack(pushes)[:, None, :]).reshape(share.shape)


def _weigh(turn: Turn) -> None:
    weights = turn.rules.tables["adoption.weight"]
    for bloc in _BLOCS:
        sectors = zip(_SECTORS, weights, strict=True)
        parts = {f"adoption.{bloc}.{sector}": weight for sector, weight in sectors}
        turn.put_sum(f"adoption.{bloc}", parts, "R7.3")
