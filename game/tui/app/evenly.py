"""A sensible default: spend what is left evenly, so that Enter alone finishes a quarter."""

from game.core.observation import Observation
from game.core.orders.vocabulary import Allocate


def spend_the_rest(observation: Observation) -> tuple[Allocate, ...]:
    """Orders that spread the points left, one at a time, over the levers with fewest points."""
    left = observation.budget - observation.spent
    points = {lever.name: lever.points for lever in observation.levers}
    most = {lever.name: lever.cap for lever in observation.levers}
    while left > 0:
        open_levers = [name for name in points if points[name] < most[name]]
        if not open_levers:
            break
        poorest = min(open_levers, key=lambda name: points[name])
        points[poorest] += 1
        left -= 1
    return tuple(
        Allocate(lever=lever.name, points=points[lever.name])
        for lever in observation.levers
        if points[lever.name] != lever.points
    )
