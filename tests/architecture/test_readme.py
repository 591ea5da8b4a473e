"""What the README tells is so, and what there is, it tells."""

import re
from pathlib import Path

import click
import pytest

from game.cli.main import fourfronts

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text()
COMMANDS = sorted(fourfronts.commands)
EXAMPLES = re.findall(r"fourfronts ([a-z]+)((?: [^\n|`#]*)?)", README)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_told_of(name: str) -> None:
    assert f"fourfronts {name}" in README


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_told_of(name: str) -> None:
    hidden = {"--help", "--workers", "--orders", "--games"}
    flags = {
        flag
        for option in fourfronts.commands[name].params
        if isinstance(option, click.Option)
        for flag in option.opts
        if flag.startswith("--")
    }
    missing = {flag for flag in flags - hidden if flag not in README}
    assert not missing


def test_every_command_it_tells_of_exists() -> None:
    assert EXAMPLES
    assert {name for name, _ in EXAMPLES} <= set(COMMANDS)


def test_every_option_it_shows_exists() -> None:
    for name, rest in EXAMPLES:
        known = {flag for option in fourfronts.commands[name].params for flag in option.opts}
        assert set(re.findall(r"--[a-z-]+", rest)) <= known, (name, rest)


def test_the_card_it_shows_is_a_card(tmp_path: Path) -> None:
    from game.content.lint import lint

    (block,) = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
    card = tmp_path / "cards" / "us" / "night-shift.yaml"
    card.parent.mkdir(parents=True)
    card.write_text(block)
    assert lint(card) == []


def test_every_make_target_it_names_exists() -> None:
    makefile = (ROOT / "Makefile").read_text()
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    named = set(re.findall(r"`make ([a-z-]+)`", README)) | set(
        re.findall(r"^make ([a-z-]+)", README, re.MULTILINE)
    )
    assert named <= targets
