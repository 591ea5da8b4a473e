"""Problems are told to people, to programs and to GitHub."""

import json

import pytest

from game.content.lint.listing import render
from game.content.problem import Problem

ONE = Problem("cards/us/a,b.yaml", 3, 7, "L04", "there is no\nvariable x", "did you mean y%?")


def test_people_read_a_line_a_problem_and_the_number() -> None:
    assert render([ONE], "text").splitlines()[-1] == "1 problem."
    assert render([ONE, ONE], "text").endswith("2 problems.")
    assert render([], "text") == "No problems."


def test_programs_read_a_list_of_objects() -> None:
    assert json.loads(render([ONE], "json"))[0] == {
        "path": "cards/us/a,b.yaml",
        "line": 3,
        "column": 7,
        "rule": "L04",
        "message": "there is no\nvariable x",
        "suggestion": "did you mean y%?",
    }
    assert json.loads(render([], "json")) == []


@pytest.mark.parametrize("count", [0, 1, 2])
def test_github_reads_a_command_a_problem(count: int) -> None:
    lines = render([ONE] * count, "github").splitlines()
    assert (
        lines
        == [
            "::error file=cards/us/a%2Cb.yaml,line=3,col=7,title=L04::"
            "there is no%0Avariable x; did you mean y%25?"
        ]
        * count
    )
