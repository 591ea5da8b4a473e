"""L22: a crisis can be answered in three ways, and something comes of every way."""

from collections.abc import Iterator

from game.content.content_files import Content, ContentRow
from game.content.problem import Problem
from game.core.crises import ANSWERS, all_answers
from game.core.near_names import suggested

RULE = "L22"


def check(content: Content) -> Iterator[Problem]:
    """Yield crises that can't be asked or answered as written, and replies to no crisis."""
    for row in content.of("crisis"):
        yield from _asks(row)
        yield from _answers(row)
        yield from _outcomes(row)
    known = [crisis.id for crisis in content.values("crisis")]
    for row in content.of("doctrine"):
        for faction, plan in row.value.plans.items():
            for number, reply in enumerate(plan.replies):
                if known and reply.crisis is not None and reply.crisis not in known:
                    steps = ("plans", faction, "replies", number, "crisis")
                    why = f"there is no crisis {reply.crisis}"
                    yield row.problem(RULE, steps, why, suggested(reply.crisis, known))


def _asks(row: ContentRow) -> Iterator[Problem]:
    if len(set(row.value.asks)) < len(row.value.asks):
        yield row.problem(RULE, ("asks",), "a faction is asked twice", "name it once")


def _answers(row: ContentRow) -> Iterator[Problem]:
    missing = [answer for answer in ANSWERS if answer not in row.value.answers]
    if missing:
        why = f"it does not say what {' and '.join(missing)} means here"
        yield row.problem(RULE, ("answers",), why, "write yield, hold and press")


def _outcomes(row: ContentRow) -> Iterator[Problem]:
    crisis = row.value
    reached = {crisis.outcome(answers) for answers in all_answers()}
    if None in reached:
        why = "nothing is said for some of the answers"
        way_out = "end with an outcome that says no when, pressed or yielded"
        yield row.problem(RULE, ("outcomes",), why, way_out)
    for number, outcome in enumerate(crisis.outcomes):
        if number not in reached:
            why = "no answers ever lead here: rows above take them all"
            yield row.problem(RULE, ("outcomes", number), why, "move it up, or delete it")
        for faction in outcome.when:
            if faction not in crisis.asks:
                why = f"{faction} is not asked"
                yield row.problem(RULE, ("outcomes", number, "when"), why, "add it to asks")
