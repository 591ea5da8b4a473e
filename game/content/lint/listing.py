"""Problems as text for people, JSON for programs, and annotations for GitHub."""

import json
from collections.abc import Sequence
from dataclasses import asdict

from game.content.problem import Problem


def render(problems: Sequence[Problem], form: str) -> str:
    """Return the problems in the form ``text``, ``json`` or ``github``."""
    return {"text": text, "json": as_json, "github": github}[form](problems)


def text(problems: Sequence[Problem]) -> str:
    """One line a problem, and how many there are."""
    lines = [f"{p.path}:{p.line}:{p.column}: {p.rule} {_said(p)}" for p in problems]
    count = len(problems)
    closing = "No problems." if not count else f"{count} problem{'s' if count > 1 else ''}."
    return "\n".join([*lines, closing])


def as_json(problems: Sequence[Problem]) -> str:
    """A JSON list with an object a problem."""
    return json.dumps([asdict(problem) for problem in problems], indent=2, ensure_ascii=False)


def github(problems: Sequence[Problem]) -> str:
    """One workflow command a problem, which GitHub shows beside the line."""
    return "\n".join(
        f"::error file={_property(p.path)},line={p.line},col={p.column},"
        f"title={p.rule}::{_escape(_said(p))}"
        for p in problems
    )


def _said(problem: Problem) -> str:
    return problem.message + (f"; {problem.suggestion}" if problem.suggestion else "")


def _escape(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _escape(words).replace(":", "%3A").replace(",", "%2C")
