"""Two worlds that differ only in what a rival keeps secret look the same on every channel.

One room is taken back to its start for each world. In each the owner of the secrets does other
things, in half of the pairs the hidden world is another one too; then the allies do something that
everybody sees, so that everything is sent anew. What came of itself and what can be asked for must
be the same to the byte. A pair or two by default; ``FOURFRONTS_LONG`` plays 10,000, and
``FOURFRONTS_PAIRS`` any number; boards, lines and exports, which are drawn from the observations
that go over the websocket at every pair, get fewer (see `CHANNELS`).
"""

import importlib
import os
import pkgutil
from collections.abc import AsyncIterator, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from random import Random
from typing import Any, get_args

import pytest

import game.server
from game.cli.main import fourfronts
from game.cli.serving import make_board
from game.core.observation import Role
from game.core.rulebook import Rulebook
from game.server.doors.browser_door import browser_routes
from game.server.doors.web_door import make_app
from game.server.room.gathering import Gathering
from game.server.room.hosted_table import HostedTable
from game.store.files import Disk
from game.table.table import MakeBots, Table
from tests.server.channels.ear import Ear
from tests.server.channels.registry import (
    CHANNELS,
    COMMANDS,
    DOORS,
    NO_CHANNEL,
    ROUTES,
    open_wide,
)
from tests.server.paired_room import OWNERS, VIEWERS, PairedRoom, paired_room

PAIRS = int(os.environ.get("FOURFRONTS_PAIRS", 10_000 if os.environ.get("FOURFRONTS_LONG") else 2))
LONG = PAIRS > 100
MODES = {"with sign-off": True, "without": False}
GROUPS = sorted({share for _, _, share in CHANNELS.values()})
"""Channels are heard together with those that get the same share of the pairs."""


def test_every_route_door_and_command_has_its_channel() -> None:
    app = make_app(None, (), browser_routes(make_board))  # type: ignore[arg-type]
    assert {r.resource.canonical for r in app.router.routes() if r.resource} == set(ROUTES)
    assert set(fourfronts.commands) == COMMANDS.keys() | NO_CHANNEL.keys()
    modules = [
        importlib.import_module(module.name)
        for module in pkgutil.walk_packages(game.server.__path__, "game.server.")
    ]
    opening = {name for one in modules for name in vars(one) if name.startswith("open_")}
    assert opening == set(DOORS)
    assert {*ROUTES.values(), *DOORS.values(), *COMMANDS.values()} <= set(CHANNELS)


def test_every_role_has_ears_or_secrets() -> None:
    roles = set(get_args(Role.__value__ if hasattr(Role, "__value__") else Role))
    heard = {seat.partition("-")[0] for _, seat, _ in CHANNELS.values()} - {""}
    assert heard == set(VIEWERS)
    assert roles - heard == {*OWNERS, "allies", "white"}


@pytest.fixture(autouse=True)
def _fast(monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that need not wait, and clients that may say more in a second."""
    open_wide(monkeypatch)
    if LONG:
        monkeypatch.setattr(Disk, "flush", lambda *_: None)


@asynccontextmanager
async def listened_to(
    folder: Path,
    rulebook: Rulebook,
    bots_of: MakeBots,
    sign_off: bool,
    names: Iterable[str],
    turn: int = 2,
) -> AsyncIterator[tuple[PairedRoom, dict[str, Ear]]]:
    """A room with ears at channels."""
    async with (
        paired_room(folder / "room", rulebook, bots_of, turn, sign_off=sign_off) as room,
        AsyncExitStack() as open_ones,
    ):
        ears: dict[str, Ear] = {}
        for name in names:
            open_ear, seat, _ = CHANNELS[name]
            ears[name] = await open_ear(room, seat)
            open_ones.push_async_callback(ears[name].close)
        await room.at_rest()
        yield room, ears


async def told(
    room: PairedRoom, ears: dict[str, Ear], pair: int, world: int
) -> tuple[list[bytes], list[bytes]]:
    """What is heard in one world: while the secrets are made, and when all is told anew."""
    await room.rewind()
    for ear in ears.values():
        await ear.heard()
    luck = Random(f"{pair} {world}")
    if world and pair % 2:
        await room.change_what_is_hidden(luck)
    await room.secretly(OWNERS[pair // 2 % len(OWNERS)], luck)
    await room.at_rest()
    quiet = [await ear.heard() for ear in ears.values()]
    await room.openly()
    await room.at_rest()
    return quiet, [await ear.asked() for ear in ears.values()]


async def told_apart(room: PairedRoom, ears: dict[str, Ear], pair: int) -> set[str]:
    """The channels on which two worlds can be told apart."""
    one, other = [await told(room, ears, pair, world) for world in (0, 1)]
    stages = zip(one, other, strict=True)
    return {name for a, b in stages for name, x, y in zip(ears, a, b, strict=True) if x != y}


@pytest.mark.parametrize("share", GROUPS)
@pytest.mark.parametrize("mode", MODES)
async def test_a_rivals_secrets_change_no_byte_on_any_channel(
    mode: str, share: int, tmp_path: Path, rulebook: Rulebook, bots_of: MakeBots
) -> None:
    names = [name for name, (_, _, its) in CHANNELS.items() if its == share]
    turn = 1 if LONG and share == 1 else 2  # a turn later there is more to see, and to wait for
    pairs = -(-PAIRS // len(MODES) // (share if LONG else 1))
    async with listened_to(tmp_path, rulebook, bots_of, MODES[mode], names, turn) as (room, ears):
        for pair in range(pairs):
            assert not await told_apart(room, ears, pair), f"pair {pair}"
            if (pair + 1) % 100 == 0:
                print(f"{mode}, {', '.join(names)}: {pair + 1} pairs")


def _leak_in_the_view(monkeypatch: pytest.MonkeyPatch) -> None:
    honest = Table.observe

    def leaky(table: Table, role: Role) -> Any:
        seen = honest(table, role)
        secret = hash(repr(table._match.drafts.get("us"))) % 1000
        news = (*seen.news, seen.news[-1].model_copy(update={"title": f"Number {secret}"}))
        return seen.model_copy(update={"turn": secret, "news": news})

    monkeypatch.setattr(Table, "observe", leaky)


def _leak_in_the_company(monkeypatch: pytest.MonkeyPatch) -> None:
    honest = Gathering._person

    def leaky(room: Gathering, viewer: Any, seat: Any) -> Any:
        return honest(room, viewer.model_copy(update={"role": "white"}), seat)

    monkeypatch.setattr(Gathering, "_person", leaky)


def _leak_by_waking(monkeypatch: pytest.MonkeyPatch) -> None:
    honest = HostedTable._done

    async def leaky(hosted: HostedTable, *words: Any) -> Any:
        done = await honest(hosted, *words)
        for frames in hosted._frames.values():
            frames._seen = None
        for listeners in hosted._listeners.values():
            for listener in tuple(listeners):
                listener()
        return done

    monkeypatch.setattr(HostedTable, "_done", leaky)


def _leak_in_the_hosts_window(monkeypatch: pytest.MonkeyPatch) -> None:
    honest = HostedTable.say

    async def leaky(hosted: HostedTable, role: Role, command: Any, by: str) -> Any:
        import logging

        logging.getLogger("game").warning("%s said %s", role, command)
        return await honest(hosted, role, command, by)

    monkeypatch.setattr(HostedTable, "say", leaky)


def _leak_in_replays(monkeypatch: pytest.MonkeyPatch) -> None:
    from game.analysis import replay

    honest = replay.observe

    def leaky(match: Any, role: Role) -> Any:
        seen = honest(match, role)
        return seen.model_copy(update={"prompt": repr(match.drafts) + repr(match.press)})

    monkeypatch.setattr(replay, "observe", leaky)


EVERY_VIEW = {name for name in CHANNELS if name.startswith(("join", "ssh", "a new"))} | {
    "browser",
    "polling",
}
LEAKS = {
    _leak_in_the_view: EVERY_VIEW,
    _leak_in_the_company: {"join", "a new line", "ssh, lines"},
    _leak_by_waking: {"join"},
    _leak_in_the_hosts_window: {"the host's own"},
    _leak_in_replays: {"exports", "exports for watchers"},
}
"""A leak, and the channels on which it must be heard."""


@pytest.mark.parametrize("leak", LEAKS, ids=lambda leak: leak.__name__[1:])
async def test_a_planted_leak_is_heard(
    leak: Any,
    tmp_path: Path,
    rulebook: Rulebook,
    bots_of: MakeBots,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    waiting = set(LEAKS[leak])
    async with listened_to(tmp_path, rulebook, bots_of, True, waiting) as (room, ears):
        leak(monkeypatch)
        for pair in (0, 1, 4, 5, 8, 9):
            waiting -= await told_apart(room, ears, pair)
            if not waiting:
                break
    assert not waiting
