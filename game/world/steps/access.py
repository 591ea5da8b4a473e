"""Step 4, model access: campaigns that copy models, and the defences against them.

R4.1 A distillation campaign is as strong as the money behind it, and stronger the wider the best
models are open.
R4.2 Defence is a chain of three links, the customer checks of the labs, shared warnings and
government help, most as strong as the weakest: who is turned away at one door tries the next. A
vetted-only access policy adds to it; nothing stops everything.
R4.3 Distillation takes off a share of the gap each quarter, by campaign, by what gets through,
and by the compute the student has to learn with. It never makes a lead.
R4.4 Customer checks and vetting are a burden on honest users at home and abroad.
R4.5 How open each side's models are follows its stance.
"""

import numpy as np

from game.world.curves import saturate, unit, upward, weakest
from game.world.step import step
from game.world.turn import Turn

_ROWS = tuple(
    f"access.{name}"
    for name in ("campaign", "defence", "sharing", "distilled", "burden", "open_us", "open_china")
)


@step(1300, "R4", "china/distillation")
def move(turn: Turn) -> None:
    """R4 Work out model access."""
    p = turn.p
    policy = turn.dial("labs.access_policy")
    money = p["access.campaign_base"] + p["access.campaign_gain"] * turn.capacity(
        "china.distillation"
    )
    width = 1 + p["access.campaign_open"] * (policy - 0.5)
    campaign = money * width * turn["rate.distillation"]
    turn.put("access.campaign", campaign, "lever china.distillation", "R4.1")
    _defence(turn)
    let = turn["access.campaign"] * (1 - turn["access.defence"])
    student = saturate(turn["compute.china"], p["access.student_half"] * turn["compute.us"])
    student = student * p["access.student_scale"]
    luck = 1 + p["access.luck"] * (2 * turn.luck("china/distillation") - 1)
    taken = p["access.most"] * let * student * luck * upward(turn.old("lead"))
    by_luck = turn.by_luck("china/distillation", p["access.luck"], taken)
    turn.put("access.distilled", taken, "lever china.distillation", "R4.3", by_luck)
    turn.put("access.open_us", policy * 1, "stance labs.access_policy", "R4.5")
    openness = turn.dial("china.openness")
    turn.put("access.open_china", openness * 1, "stance china.openness", "R4.5")
    turn.keep(turn.rules.layout.block(_ROWS))


def _defence(turn: Turn) -> None:
    """R4.2, R4.4 Sharing, defence and the burden of it."""
    p = turn.p
    help_ = p["access.sharing_alone"] + (1 - p["access.sharing_alone"]) * turn.capacity(
        "us.model_security"
    )
    shared = turn.capacity("labs.intelligence_sharing") * help_
    turn.put("access.sharing", shared, "lever labs.intelligence_sharing", "R4.2")
    vetted = 1 - turn.dial("labs.access_policy")
    checks = turn.capacity("labs.access_security")
    state = turn.capacity("us.model_security")
    links = weakest(p["access.weak"], checks, turn.capacity("labs.intelligence_sharing"), state)
    total = p["access.defence_base"] + p["access.defence_links"] * links
    total = total + p["access.defence_insight"] * turn.capacity("us.intelligence")
    total = total + p["access.defence_vetted"] * vetted
    total = np.minimum(unit(total), p["access.defence_most"])
    turn.put("access.defence", total, "lever labs.access_security", "R4.2")
    burden = p["access.burden_checks"] * checks + p["access.burden_vetted"] * vetted
    turn.put("access.burden", burden, "lever labs.access_security", "R4.4")
