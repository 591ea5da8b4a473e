"""The steps of a quarter, each where it says that it stands.

All are arithmetic on rows, but for one: `promises` looks at deals. Those before it and those after
it may be carried out in one go (`game.world.fused`).
"""

from game.world import capacity, crises, plays, stances
from game.world.effects import working
from game.world.step import Step, Steps
from game.world.steps import (
    access,
    adoption,
    agreements,
    capability,
    compute,
    controls,
    distribution,
    fronts,
    hazard,
    income,
    politics,
    promises,
    research,
    resilience,
    rulings,
)

PROMISES: Step = promises.move
STEPS: Steps = tuple(
    sorted(
        (
            plays.happen,
            plays.draw_gates,
            working.deal,
            working.wait,
            working.work,
            stances.move,
            capacity.move,
            crises.move,
            politics.move,
            controls.move,
            compute.move,
            access.move,
            research.move,
            capability.move,
            adoption.move,
            distribution.move,
            resilience.move,
            hazard.move,
            resilience.weigh,
            agreements.learn,
            PROMISES,
            agreements.move,
            income.move,
            rulings.move,
            fronts.move,
        ),
        key=lambda step: step.order,
    )
)
BEFORE_PROMISES: Steps = tuple(step for step in STEPS if step.order < PROMISES.order)
AFTER_PROMISES: Steps = tuple(step for step in STEPS if step.order > PROMISES.order)
DRAWS: tuple[str, ...] = tuple(draw for step in STEPS for draw in step.draws)
"""The draws that steps make each quarter, all at once."""
_LAST = {step.chapter: step.order for step in STEPS}


def moves_after(rule: str, other: str) -> bool:
    """Whether what one paragraph moves is moved only after all that another one's step does."""
    first, second = (_LAST.get(one.partition(".")[0], 0) for one in (rule, other))
    return first > second
