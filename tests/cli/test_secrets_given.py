"""Codes are given by the environment or at a prompt, and files with orders are their owner's."""

from pathlib import Path

import pytest

from game.cli import console
from game.cli.main import run
from game.table.mail import blank_orders, read_orders, sign_orders, write_orders
from tests.conftest import SetTable


def test_a_file_of_orders_is_for_its_owner_alone_before_and_after_it_is_signed(
    set_table: SetTable, tmp_path: Path
) -> None:
    seen = set_table().observe("us")
    path = tmp_path / "orders.yaml"
    write_orders(path, blank_orders(seen, "us")[0])
    assert path.stat().st_mode & 0o777 == 0o600
    path.chmod(0o644)
    sign_orders(path, "8V0P0MZR")
    assert path.stat().st_mode & 0o777 == 0o600
    assert read_orders(path).is_from("8V0P0MZR")


def test_a_code_is_taken_from_the_environment(
    set_table: SetTable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "orders.yaml"
    write_orders(path, blank_orders(set_table().observe("us"), "us")[0])
    monkeypatch.setenv(console.CODE, "code: 8v0p–0mzr")
    assert run(["orders", str(path)]) == 0
    assert read_orders(path).is_from("8V0P0MZR")


def test_a_code_is_asked_for_at_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal:
        def isatty(self) -> bool:
            return True

    assert console.asked_code("given") == "given"
    assert console.asked_code("") == ""
    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("click.prompt", lambda question, err: f"typed at {question}")
    assert console.asked_code("") == "typed at Code"
