"""L09: every rule that is named has its paragraph in the rulebook, and each number only one."""

import re
from collections.abc import Iterator

from game.content.content_files import Content, read_text
from game.content.lint.code import said
from game.content.paragraphs import RULEBOOK_TEXT, cut
from game.content.problem import BrokenContent, Problem
from game.content.quoted import NAMED

RULE = "L09"
ID = re.compile(r"[RG]\d+\.\d+")


def check(content: Content) -> Iterator[Problem]:
    """Yield rule ids that no paragraph has, and paragraphs with a number used before."""
    try:
        paragraphs = cut(read_text(content.root / RULEBOOK_TEXT, RULEBOOK_TEXT))
    except BrokenContent as fault:
        yield Problem(RULEBOOK_TEXT, 1, 1, RULE, fault.problem.message, "write the rulebook")
        return
    known: dict[str, int] = {}
    for paragraph in paragraphs:
        if paragraph.id in known:
            why = f"a second paragraph {paragraph.id}"
            way_out = f"the other is on line {known[paragraph.id]}; number it anew"
            yield Problem(RULEBOOK_TEXT, paragraph.line, 1, RULE, why, way_out)
        known.setdefault(paragraph.id, paragraph.line)
    yield from _numbers(content)
    yield from _in_rows(content, known)
    yield from _in_code(known)


def _numbers(content: Content) -> Iterator[Problem]:
    """Yield what stands in braces in the prose and names no number of the rules."""
    known = {row.value.name for row in content.of("parameters")}
    prose = read_text(content.root / RULEBOOK_TEXT, RULEBOOK_TEXT)
    for line, words in enumerate(prose.splitlines(), 1):
        for found in NAMED.finditer(words):
            if found[1] not in known:
                why = f"the rules have no number {found[1]}"
                way_out = "name one of rules/base/parameters-*.yaml, or leave the braces out"
                yield Problem(RULEBOOK_TEXT, line, found.start() + 1, RULE, why, way_out)


def _in_rows(content: Content, known: dict[str, int]) -> Iterator[Problem]:
    for row in content.of("parameters", "variables", "levers", "stances", "pledges"):
        if row.value.rule not in known:
            yield row.problem(RULE, ("rule",), *_missing(row.value.rule))


def _in_code(known: dict[str, int]) -> Iterator[Problem]:
    seen: set[str] = set()
    for word in said():
        if ID.fullmatch(word.text) and word.text not in known and word.text not in seen:
            seen.add(word.text)
            yield Problem(word.path, word.line, word.column, RULE, *_missing(word.text))


def _missing(rule: str) -> tuple[str, str]:
    return f"the rulebook has no paragraph {rule}", f"write **{rule}** into {RULEBOOK_TEXT}"
