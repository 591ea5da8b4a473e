"""Walks through every screen there is, each in one app: where keys lead, one after the other."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from textual.screen import Screen

from game.analysis.replay import Replay
from game.cli.reading import paragraphs
from game.core.observation import Observation, Role
from game.core.rulebook import Rulebook
from game.tui.app.board_app import BoardApp
from game.tui.app.replay_app import ReplayApp
from game.tui.app.shell import Shell
from game.tui.screens.appoint import AppointSlip
from game.tui.screens.board import BoardScreen
from game.tui.screens.card import CardSlip
from game.tui.screens.cell import CellScreen
from game.tui.screens.commit import CommitSlip
from game.tui.screens.crisis import CrisisSlip
from game.tui.screens.deal import DealSlip, ProposeSlip
from game.tui.screens.end import EndScreen
from game.tui.screens.estimate import EstimateSlip
from game.tui.screens.handover import HandoverScreen
from game.tui.screens.help import HelpScreen
from game.tui.screens.leave import LeaveSlip
from game.tui.screens.lobby import LobbyScreen
from game.tui.screens.news import NewsScreen
from game.tui.screens.orders import OrdersScreen
from game.tui.screens.people import PeopleScreen
from game.tui.screens.post import PostSlip
from game.tui.screens.press import PressScreen
from game.tui.screens.projector import ProjectorScreen
from game.tui.screens.replay import ReplayScreen
from game.tui.screens.rules import RulesScreen
from game.tui.screens.settings import SettingsSlip
from game.tui.screens.size_gate import SizeGate
from game.tui.screens.story import StoryScreen
from game.tui.screens.sure import SureSlip
from game.tui.screens.title import TitleScreen
from game.tui.screens.why import WhyScreen
from game.tui.screens.write import AskSlip, WriteSlip
from game.world.vocabulary import FACTIONS
from tests.conftest import SetTable
from tests.tui.conftest import SAVE
from tests.tui.fake_port import FakePort
from tests.tui.fullest import around, fullest, go_to
from tests.tui.room_samples import (
    GRACE,
    PAUSED,
    after_notices,
    at,
    before_the_match,
    faction,
    watcher,
)
from tests.tui.samples import observation

SIZES = ((80, 24), (100, 30), (120, 36))
SMALL = ((79, 23), (60, 15))
RECORD = Path("saves/examples/the-essay-under-lens-a.jsonl")


@dataclass(frozen=True)
class Stop:
    """Some keys, and the screen on which they end; a size that is too small leads there too."""

    screen: type[Screen[Any]]
    keys: Sequence[str] = ()
    sizes: Sequence[tuple[int, int]] = SIZES


@dataclass(frozen=True)
class Setting:
    """Tables on the shipped rules, from which a tour takes what its seats see."""

    set_table: SetTable
    rulebook: Rulebook

    def sees(self, role: Role, phase: str) -> Observation:
        """What a role sees at a match of one person and three bots in the second turn."""
        person = role if role in FACTIONS else "us"
        table = self.set_table(people=(person,), bots="adaptive@hard")
        go_to(table, person, phase, 2)
        return fullest(table, role, self.rulebook)

    def seat(self, role: Role, phase: str) -> FakePort:
        """That role's seat, alone at its terminal."""
        return FakePort(self.sees(role, phase))

    def around(self, role: Role, phase: str) -> FakePort:
        """The same at a hosted table."""
        return around(self.sees(role, phase))


@dataclass(frozen=True)
class Tour:
    """An app, and the stops in it."""

    ports: Callable[[Setting], Iterable[FakePort]]
    stops: Sequence[Stop]

    def open(self, setting: Setting) -> Shell:
        ports = tuple(self.ports(setting))
        return BoardApp(ports, len(ports) > 1, SAVE, rules=paragraphs)


@dataclass(frozen=True)
class ReplayTour(Tour):
    """The same through a record."""

    def open(self, setting: Setting) -> Shell:
        return ReplayApp(Replay.of(RECORD), RECORD, rules=paragraphs)


def _desk(role: Role) -> Tour:
    """What a faction orders by; its own levers, stances, cards and figures."""
    return Tour(
        lambda here: [here.seat(role, "orders")],
        (
            Stop(BoardScreen, ("enter",), (*SIZES, (140, 45))),
            *(Stop(BoardScreen, (tab,)) for tab in "234567"),
            Stop(CrisisSlip, ("1", "home", "space")),
            Stop(OrdersScreen, ("escape", "f2")),
            Stop(CommitSlip, ("enter",)),
        ),
    )


TOURS: dict[str, Tour] = {
    **{role: _desk(role) for role in ("us", "allies", "china", "labs")},
    "places": Tour(
        lambda here: [here.seat("us", "orders")],
        (
            Stop(TitleScreen),
            Stop(CardSlip, ("enter", "3", "space")),
            Stop(EstimateSlip, ("escape", "5", "space")),
            Stop(WhyScreen, ("escape", "w")),
            Stop(WhyScreen, ("enter",)),
            Stop(NewsScreen, ("escape", "escape", "f4")),
            Stop(RulesScreen, ("escape", "f5")),
            Stop(HelpScreen, ("escape", "f9")),
            Stop(SettingsSlip, ("escape", "f7")),
            Stop(LeaveSlip, ("escape", "escape")),
            Stop(SizeGate, ("escape",), SMALL),
        ),
    ),
    "negotiation": Tour(
        lambda _: [FakePort(observation("negotiation"))],
        (
            Stop(BoardScreen, ("enter", "4")),
            Stop(DealSlip, ("space",)),
            Stop(ProposeSlip, ("escape", "p")),
        ),
    ),
    "story": Tour(
        lambda here: [here.seat("us", "consequences")],
        (
            Stop(StoryScreen, ("enter",)),
            *[Stop(StoryScreen, ("enter",))] * 4,
            Stop(BoardScreen, ("enter",)),
        ),
    ),
    "end": Tour(lambda here: [here.seat("us", "over")], (Stop(EndScreen, ("enter", "escape")),)),
    "hot seat": Tour(
        lambda here: [here.seat("labs", "orders"), here.seat("us", "orders")],
        (Stop(HandoverScreen, ("enter",)),),
    ),
    "replay": ReplayTour(
        lambda _: (),
        (
            Stop(ReplayScreen),
            *(Stop(ReplayScreen, ("right", "tab")) for _ in range(4)),
            Stop(ReplayScreen, ("v",)),
            Stop(StoryScreen, ("s",)),
            Stop(WhyScreen, ("escape", "w")),
            Stop(ReplayScreen, ("escape", *["right"] * 20)),
            Stop(EndScreen, ("enter",)),
        ),
    ),
    "room": Tour(
        lambda here: [here.around("us", "orders")],
        (
            Stop(BoardScreen, ("enter",)),
            Stop(OrdersScreen, ("f2",)),
            Stop(PressScreen, ("escape", "m")),
            Stop(WriteSlip, ("enter",)),
            Stop(PeopleScreen, ("escape", "escape", "v")),
            Stop(PostSlip, ("down", "p")),
        ),
    ),
    "white cell": Tour(
        lambda here: [here.around("white", "orders")],
        (
            Stop(CellScreen),
            Stop(AskSlip, ("down", "enter")),
            Stop(AskSlip, ("escape", "end", "enter")),
            Stop(AppointSlip, ("escape", "home", *["down"] * 5, "enter")),
            Stop(PostSlip, ("escape", "v", "down", "p")),
            Stop(SureSlip, ("escape", "x")),
        ),
    ),
    "lobby": Tour(lambda _: [before_the_match("us")], (Stop(LobbyScreen, ("enter",)),)),
    "lobby of the white cell": Tour(lambda _: [before_the_match("white")], (Stop(LobbyScreen),)),
    "wall": Tour(
        lambda here: [here.around("projector", "orders")],
        (*[Stop(ProjectorScreen, ("right",))] * 3,),
    ),
    "grace": Tour(
        lambda _: [after_notices(at(faction(), "orders", GRACE), "orders")],
        (
            Stop(BoardScreen, ("enter",)),
            Stop(NewsScreen, ("f4",)),
        ),
    ),
    "grace at the desk": Tour(
        lambda _: [at(watcher("white"), "orders", GRACE, reachable=False)], (Stop(CellScreen),)
    ),
    "grace on the wall": Tour(
        lambda _: [at(watcher("projector"), "orders", GRACE)], (Stop(ProjectorScreen),)
    ),
    "a lost wall": Tour(
        lambda _: [at(watcher("projector"), "orders", PAUSED, reachable=False)],
        (Stop(ProjectorScreen),),
    ),
    "lobby on the wall": Tour(
        lambda _: [before_the_match("projector", shown=True)], (Stop(ProjectorScreen),)
    ),
}
