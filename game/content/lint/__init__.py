"""The checks on rules and cards, one a file; each yields problems and stops at none.

L01 readable YAML · L02 fits its model · L03 id equals place · L04 effects · L05 conditions ·
L06 rows named by rows · L07 lenses · L08 ranges · L09 paragraphs · L10 sources cited · L11 cards
sourced · L12 text · L13 windows · L14 unique · L15 parameters used · L16 schema line · L17
doctrines · L18 real names · L19 formats · L20 causes · L21 fronts · L22 crises
"""

from pathlib import Path

from game.content.problem import Problem


def lint(path: Path | None = None) -> list[Problem]:
    """Check everything (None), another content folder, or the files at `path`; sorted problems.

    `ContentError` when there is nothing at `path` that could be checked.
    """
    # Every start of a match makes a few of the checks and must not pay for the rest.
    from game.content.lint.linting import run

    return run(path)
