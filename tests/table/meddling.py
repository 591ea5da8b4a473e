"""A hosted table under everything at once, and a plain account of what must come of it.

Players order, the white cell steers, time passes, the host dies between any two records and comes
back. The account keeps only what was acknowledged, and reads the record with eyes of its own.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from random import Random

from game.core.acts.advance import Advance
from game.core.acts.answer import Answer
from game.core.acts.appoint import Appoint
from game.core.acts.bring import Bring
from game.core.acts.commit import Commit
from game.core.acts.draft import Draft
from game.core.acts.propose import Propose
from game.core.acts.ready import Ready
from game.core.acts.reopen import Reopen
from game.core.acts.retract import Retract
from game.core.acts.rule import Rule
from game.core.acts.set_clock import Continue, Extend, Pause
from game.core.acts.standing import Standing
from game.core.acts.undo import Undo
from game.core.command import Command
from game.core.deals import Proposal, Terms
from game.core.match import Match
from game.core.orders.vocabulary import Allocate, Orders
from game.store.reading import read
from game.table.table import Table
from game.world.quarters import parse_quarter
from game.world.vocabulary import Faction
from tests.table.hosted import Host

PEOPLE: tuple[Faction, ...] = ("us", "china")
LEVERS = {"us": ("us.energy", "us.enforcement"), "china": ("china.research", "china.distillation")}


class Died(BaseException):
    """The host went away in the middle of something."""


class Meddling:
    """Some people at one table, all of them drawn at random."""

    def __init__(self, host: Host, seed: int, form: str) -> None:
        self.random = Random(seed)
        self.host = host
        host.time.seconds = 1_000.0
        self.drafts: dict[tuple[int, Faction], Orders] = {}
        """What each faction was last told stands in its draft, by turn."""
        self.late = 0
        host.open(
            PEOPLE,
            format=form,
            grace=self.random.choice([0.0, 0.5]),
            absent=self.random.choice(["", "random"]),
            bot="random",
        )

    @property
    def table(self) -> Table:
        """The table as it is now, after however many deaths."""
        return self.host.table

    def meddle(self, steps: int) -> None:
        """Do so many things."""
        for _ in range(steps):
            if self.table.over:
                return
            self._doing()()

    def _doing(self) -> Callable[[], None]:
        """Pick something to do that makes sense now, mostly."""
        often = {
            "orders": [self._order] * 5 + [self._seat] * 3,
            "consequences": [self._back] * 2,
            "briefing": [self._end_a_phase] * 3,
            "debrief": [self._end_a_phase] * 3,
        }.get(self.table._match.phase, [self._end_a_phase] * 2)
        rest = [self._time, self._seat, self._steer, self._steer, self._die]
        return self.random.choice([*often, *rest])

    def _back(self) -> None:
        self._said("white", Undo(reason="It has to be"))

    def to_the_end(self) -> None:
        """Let the clock end the match, so that it is seen that it can."""
        for _ in range(100):
            if self.table.over:
                return
            if self.table.due() is None:
                assert self.table.say("white", Continue()).ok
            self.host.time.seconds += (self.table.due() or 0.0) + 0.01
            self.table.tick()
        raise AssertionError("the match never ends")

    def _time(self) -> None:
        due = self.table.due() or 30.0
        self.host.time.seconds += self.random.choice([0.0, 0.1, 0.2, 0.5, 1.0, 1.001]) * due
        self.host.time.jump = self.random.choice([0.0, 0.0, 3_600.0, -3_600.0])
        if self.random.random() < 0.5:
            self.table.tick()

    def _order(self) -> None:
        faction = self.random.choice(PEOPLE)
        lever = self.random.choice(LEVERS[faction])
        some = Allocate(lever=lever, points=self.random.randint(0, 3))
        command = self.random.choice([Draft(order=some)] * 3 + [Retract(key=some.key)])
        self._said(faction, command)

    def _seat(self) -> None:
        faction = self.random.choice(PEOPLE)
        deals = self.table._match.deals
        gift = Proposal(
            partner="us" if faction == "china" else "china",
            give=Terms(points=1),
            get=Terms(),
            monitoring=0,
            until="2027Q4",
        )
        deal = deals[-1].id if deals else "none"
        commands: Sequence[Command] = (
            Ready(),
            Ready(),
            Commit(),
            Commit(),
            Reopen(),
            Standing(),
            Propose(proposal=gift),
            Answer(deal=deal, accept=True),
        )
        self._said(faction, self.random.choice(commands))

    def _steer(self) -> None:
        why = "It has to be"
        injects = self.table._match.rulebook.injects
        commands: Sequence[Command] = (
            Pause(reason=why),
            Continue(),
            Continue(),
            Extend(seconds=self.random.choice([-40.0, 40.0]), reason=why),
            Advance(reason=why),
            Advance(reason=why),
            Undo(reason=why),
            Bring(inject=self.random.choice(injects).id),
            Rule(variable="trust.us", amount=self.random.choice([2.0, 999.0]), reason=why),
            Appoint(faction="labs", player="nobody", reason=why),
            Appoint(faction="labs", player="bot", bot="random", reason=why),
        )
        self._said("white", self.random.choice(commands))

    def _said(self, role: str, command: Command) -> None:
        before = self.table._match
        reply = self.table.say(role, command)  # type: ignore[arg-type]
        if reply.ok:
            self._believe(before, role, command)
        else:
            assert reply.refusal is not None
            self.late += reply.refusal.code == "late"

    def _believe(self, before: Match, role: str, command: Command) -> None:
        """Note what an acknowledged order changes."""
        orders = {order.key: order for order in before.drafts.get(role, ())}  # type: ignore[call-overload]
        if isinstance(command, Draft):
            orders.pop(command.order.key, None)
            if command.order.points:  # type: ignore[union-attr]
                orders[command.order.key] = command.order
        elif isinstance(command, Retract):
            del orders[command.key]
        else:
            return
        self.drafts[before.turn, role] = tuple(orders.values())  # type: ignore[index]

    def _die(self) -> None:
        """The host dies: at rest, or after some of the records of one step are on the disk."""
        journal = self.table._journal
        whole, left = journal.append, self.random.randint(0, 6)

        def failing(kind: str, body: object, at: str) -> object:
            nonlocal left
            if left == 0:
                raise Died
            left -= 1
            return whole(kind, body, at)  # type: ignore[arg-type]

        journal.append = failing  # type: ignore[method-assign, assignment]
        with suppress(Died):
            self.random.choice([self._time, self._end_a_phase])()
        self.host.crash(away=self.random.choice([0.0, 500.0]))

    def _end_a_phase(self) -> None:
        self.table.say("white", Advance(reason="It has to be"))


def account(meddling: Meddling, step: int) -> int:
    """Read the record: every quarter counted once, and with what was acknowledged in time.

    A turn is `step` quarters. Returns how many quarters there are in the end.
    """
    counted: list[int] = []
    drafts: dict[tuple[int, str], list[object]] = {}
    turn, phase, places = 1, "", [(1, "briefing")]
    for record in read(meddling.host.path).records:
        body = record.body
        if record.kind == "phase_began":
            phase = str(body["phase"])
            turn += phase == "briefing" and bool(counted) and len(places) > 1
            if phase == "briefing":
                drafts = {key: orders for key, orders in drafts.items() if key[0] < turn}
            if phase != "resolution":
                places.append((turn, phase))
        elif record.kind == "phase_undone":
            was = places.pop()
            turn, phase = places[-1]
            if was[1] == "consequences":
                del counted[(was[0] - 1) * step :]
        elif record.kind == "orders_drafted":
            drafts[turn, str(body["faction"])] = list(body["orders"])  # type: ignore[arg-type]
        elif record.kind == "quarter_resolved":
            counted.append(parse_quarter(str(body["quarter"])))
            assert counted == [*range(counted[0], counted[0] + len(counted))], counted
            if len(counted) % step == 1 % step:  # later ones go on with the first one's
                _in_time(body, turn, drafts)
    for (turn, faction), orders in meddling.drafts.items():
        if (turn, faction) in drafts:
            kept = [order.model_dump(mode="json") for order in orders]
            assert drafts[turn, faction] == kept, f"an acknowledged order of {faction} was lost"
    return len(counted)


def _in_time(body: object, turn: int, drafts: dict[tuple[int, str], list[object]]) -> None:
    for given in body["given"]:  # type: ignore[index]
        orders = drafts.get((turn, given["faction"]))
        if orders and given["faction"] in PEOPLE:
            assert given["source"] in ("sealed", "draft")
            assert given["orders"] == orders, f"turn {turn}: {given} counted, {orders} was drafted"
