"""Step 8, distribution: whose stack the third countries run on, region by region.

R8.1 What each side brings: quality of models, hardware it can deliver, price, open weights,
finance, and reliability. Export programmes and joint stacks are finance; a tightened remote rule
or chip control, and a refusal or counter-measure on the other side, cost reliability.
R8.2 Each region weighs these in its own way and leans to stacks of its own as far as neither
is relied on. Shares drift towards the squared weights over their sum.
R8.4 The side that leads sells its whole stack more easily, and the US by the strength of its
alliance; a rule that partners have agreed to alienates nobody. Tension makes regions want stacks
of their own.
R8.3 The front's figures weigh the regions by size; the rest of each region is its own stack.
"""

import numpy as np
from numpy.typing import NDArray

from game.world.curves import upward
from game.world.step import step
from game.world.turn import Turn

Floats = NDArray[np.float64]

_REGIONS = ("europe", "gulf", "south_asia", "south_east_asia", "africa", "latin_america")
_WANTS = ("models", "hardware", "price", "open", "finance", "reliability")
_SIDES = ("us", "china")


@step(1700, "R8")
def move(turn: Turn) -> None:
    """R8 Move what each side brings, then the shares."""
    _bring(turn)
    layout = turn.rules.layout
    brought = tuple(f"{w}.{s}" for s in _SIDES for w in ("reliability", "price", "finance"))
    turn.keep(layout.block(brought))
    rows = [layout.block(tuple(f"share.{r}.{s}" for r in _REGIONS)) for s in _SIDES]
    _drift(turn, rows)
    for block in rows:
        turn.keep(block)
    # What cards add may come to more than a region has: then nothing of its own is left to it.
    american, chinese = (turn.block(block) for block in rows)
    turn.put_block(rows[1], np.minimum(chinese, 1 - american), "limit", "R8.2")
    _weigh(turn)
    turn.keep(layout.block(("distribution.us", "distribution.china", "distribution.own")))


def _bring(turn: Turn) -> None:
    p = turn.p
    cut = upward(turn["stance.us.remote_rule"] - turn.old("stance.us.remote_rule"))
    chips = upward(turn["stance.us.chip_controls"] - turn.old("stance.us.chip_controls"))
    for side in _SIDES:
        row = f"reliability.{side}"
        back = p["distribution.trust_back"] * (p["distribution.trust_usual"] - turn[row])
        turn.add(row, back, "coupling habit", "R8.1")
    alone = 1 - turn.dial("allies.alignment") * turn.old("alliance") / p["distribution.points"]
    alienation = p["distribution.alienation"] * alone
    turn.add("reliability.us", -alienation * (cut + chips), "stance us.remote_rule", "R8.1")
    closed = p["distribution.closed"] * turn["control.remote"] * alone
    turn.add("reliability.us", -closed, "coupling remote rules", "R8.1")
    near = p["distribution.joint"] * turn.capacity("allies.joint_stack")
    turn.add("reliability.us", near, "lever allies.joint_stack", "R8.1")
    force = p["distribution.counter"] * turn.capacity("china.counter_measures")
    turn.add("reliability.china", -force, "lever china.counter_measures", "R8.1")
    for side, lever in (("us", "labs.pricing"), ("china", "china.exports")):
        row = f"price.{side}"
        aim = p[f"distribution.price_{side}"] * (
            1 - p["distribution.price_cut"] * turn.capacity(lever)
        )
        turn.add(row, p["distribution.price_speed"] * (aim - turn[row]), f"lever {lever}", "R8.1")
    credit = turn.capacity("us.export_programme") * p["distribution.finance_us"]
    credit = credit + turn.capacity("allies.joint_stack") * p["distribution.finance_joint"]
    turn.put("finance.us", credit, "lever us.export_programme", "R8.1")
    credit = turn.capacity("china.exports") * p["distribution.finance_china"]
    turn.put("finance.china", credit, "lever china.exports", "R8.1")


def _attractions(turn: Turn) -> tuple[list[Floats], list[Floats]]:
    """Six numbers a side, about 0–1 each, in the order of the wants."""
    p, scale = turn.p, turn.p["distribution.points"]
    lead = turn["lead"]
    better = lead / (np.abs(lead) + p["distribution.models_half"])
    chips = p["distribution.chips"] * turn["flow.china_domestic"]
    ours = turn["flow.us"] * p["distribution.flow"]
    cheap = p["distribution.price_half"]
    american = [
        0.5 + 0.5 * better,
        ours / (ours + chips),
        cheap / (cheap + turn["price.us"]),
        turn["access.open_us"],
        turn["finance.us"],
        turn["reliability.us"] / scale,
    ]
    chinese = [
        0.5 - 0.5 * better,
        chips / (ours + chips),
        cheap / (cheap + turn["price.china"]),
        turn["access.open_china"],
        turn["finance.china"],
        turn["reliability.china"] / scale,
    ]
    return american, chinese


def ahead(turn: Turn) -> Floats:
    """R8.4 The US lead beside the usual one, −1 to 1; half of that at ``models_half`` months."""
    more = turn["lead"] - turn.p["distribution.lead_usual"]
    return more / (np.abs(more) + turn.p["distribution.models_half"])


def _lifts(turn: Turn) -> dict[str, Floats]:
    """R8.4 A lead lifts the whole stack of who leads, beside the usual one; so do allies for US."""
    p = turn.p
    better = p["distribution.lead_lift"] * ahead(turn)
    friends = turn.old("alliance") / p["politics.alliance_usual"] - 1
    return {
        "us": (1 + better) * (1 + p["distribution.alliance_lift"] * friends),
        "china": 1 - better,
    }


def _drift(turn: Turn, rows: list[slice]) -> None:
    p, column = turn.p, turn.rules.column
    pulls: list[Floats] = []
    lifts = _lifts(turn)
    part = np.empty_like(turn.block(rows[0]))
    for side, brought in zip(_SIDES, _attractions(turn), strict=True):
        pull = np.empty_like(part)
        pull[:] = column(f"distribution.ties_{side}")
        for want, amount in zip(_WANTS, brought, strict=True):
            pull += np.multiply(column(f"distribution.want_{want}"), amount, out=part)
        pull *= turn[f"rate.market_{side}"]
        pull *= lifts[side]
        pulls.append(pull)
    own = column("distribution.ties_own")
    doubt = 2 - (turn["reliability.us"] + turn["reliability.china"]) / p["distribution.points"]
    theirs = p["distribution.joint_own"] * turn.capacity("allies.joint_stack")
    wary = 2 - turn.strained("distribution.own_tension")
    own = own * (1 + p["distribution.doubt"] * doubt + theirs) * wary
    for weight in (*pulls, own):
        weight *= weight
    total = np.add(pulls[0], pulls[1], out=part)
    total += own
    for block, weight, word in zip(rows, pulls, _SIDES, strict=True):
        share = turn.block(block)
        weight /= total
        weight -= share
        weight *= p["distribution.speed"]
        turn.add_block(block, weight, f"coupling attraction.{word}", "R8.2")


def _weigh(turn: Turn) -> None:
    sizes = turn.rules.tables["distribution.size"]
    for side in _SIDES:
        parts = {f"share.{r}.{side}": size for r, size in zip(_REGIONS, sizes, strict=True)}
        turn.put_sum(f"distribution.{side}", parts, "R8.3")
    own = 1 - turn["distribution.us"] - turn["distribution.china"]
    turn.put("distribution.own", own, "coupling shares", "R8.3")
