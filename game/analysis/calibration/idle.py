"""M13: that every lever, from nothing to its cap, moves its owner's score somewhere."""

import numpy as np

from game.analysis.calibration.alike import Course
from game.analysis.calibration.bench import Bench
from game.analysis.interval import Estimate, exactly

COURSES = ("status-quo", "essay")
"""What all others do: a link of a chain counts only where the other links hold."""
VISIBLE = 0.5
"""Points of score that can be seen at a table."""


def levers(bench: Bench) -> dict[str, Estimate]:
    """M13 The most that each lever moves its owner's score anywhere: the weakest of them."""
    most: dict[str, float] = {}
    courses = (Course(bench, one.id, name) for one in bench.rulebook.lenses for name in COURSES)
    for course in courses:
        for lever in bench.rulebook.levers:
            score = f"score.{lever.faction}"
            without = course.ends((score,), held={lever.name: 0})[score]
            moved = course.ends((score,), held={lever.name: lever.cap})[score] - without
            most[lever.name] = max(most.get(lever.name, 0.0), abs(float(np.mean(moved))))
    idle = [name for name, moved in most.items() if moved < VISIBLE]
    return {"idle": exactly(len(idle)), "least": exactly(min(most.values()))}
