"""Measures the targets asked for and says of each whether it is met."""

from collections.abc import Callable, Mapping, Sequence

from game.analysis.calibration import (
    chaos,
    coupling,
    equal,
    fair,
    idle,
    lead,
    past,
    published,
    rivals,
)
from game.analysis.calibration.bench import Bench
from game.analysis.calibration.finding import Calibration, Check, Finding
from game.analysis.calibration.targets import BY_ID, TARGETS, Claim, Target
from game.analysis.interval import Estimate
from game.core.errors import UsageError
from game.core.near_names import suggested
from game.core.rulebook import Doctrine, Rulebook

Measure = Callable[[Bench], Mapping[str, Estimate]]
Progress = Callable[[int], None]

MEASURES: Mapping[str, Measure] = {
    "M1": lead.closed_doors,
    "M2": lead.open_doors,
    "M2b": lead.nothing_done,
    "M2c": lead.half_measures,
    "M3": lead.present_course,
    "M4": lead.backfire,
    "M5": rivals.efficiency,
    "M6": rivals.copying,
    "M7": rivals.adoption,
    "M8": rivals.racing,
    "M9": past.hindcast,
    "M10": chaos.random_play,
    "M11": coupling.coupled,
    "M12": published.effects,
    "M13": idle.levers,
    "B1": fair.best_responses,
    "B2": equal.equal_bots,
    "B3": fair.cards,
}
"""How each target is measured: an estimate by the key of each of its claims.

A target that is not here is shown as not measured and counts as not met; to measure it, write
its claims in `targets` and its function here.
"""

SEED = 1
NOT_BUILT = "nothing measures it yet"


def calibrate(
    rulebook: Rulebook,
    doctrines: Mapping[str, Doctrine],
    games: int,
    names: Sequence[str] = (),
    seed: int = SEED,
    progress: Progress | None = None,
) -> Calibration:
    """Measure the named targets (all when none is named) on ``games`` games a batch.

    ``progress`` is called with the number of targets done. `UsageError` for a target that does
    not exist, with the nearest one.
    """
    wanted = chosen(names)
    bench = Bench(rulebook=rulebook, doctrines=doctrines, games=games, seed=seed)
    findings = []
    for number, target in enumerate(wanted, start=1):
        findings.append(measure(target, bench))
        if progress is not None:
            progress(number)
    met = all(finding.met for finding in findings)
    return Calibration(games=games, seed=seed, findings=findings, met=met)


def chosen(names: Sequence[str]) -> list[Target]:
    """Return the targets of these names, in the table's order."""
    for name in names:
        if name not in BY_ID:
            hint = suggested(name, BY_ID) or f"there are {', '.join(BY_ID)}."
            raise UsageError(f"There is no target {name!r}; {hint}")
    return [target for target in TARGETS if not names or target.id in names]


def measure(target: Target, bench: Bench) -> Finding:
    """Measure one target; a lens or doctrine that is not there makes it unmeasured."""
    unmeasured: str | None = None
    checks: list[Check] = []
    if target.id not in MEASURES:
        unmeasured = NOT_BUILT
    else:
        try:
            found = MEASURES[target.id](bench)
            checks = [_check(claim, found[claim.key]) for claim in target.claims]
        except UsageError as absent:
            unmeasured = str(absent)
    return Finding(
        target=target.id,
        title=target.title,
        orders=target.orders,
        world=target.world,
        must=target.must,
        checks=checks,
        unmeasured=unmeasured,
        met=unmeasured is None and all(check.met for check in checks),
    )


def _check(claim: Claim, found: Estimate) -> Check:
    met = claim.holds(found.value)
    return Check(
        figure=claim.figure,
        value=found.value,
        low=found.low,
        high=found.high,
        least=claim.least,
        most=claim.most,
        strict=claim.strict,
        percent=claim.percent,
        met=met,
        sure=claim.holds(found.low) == met and claim.holds(found.high) == met,
    )
