"""Observations of a hosted table: people, press, a clock, the white cell's desk."""

from game.core.conduct.words import Clock, Message, Seated
from game.core.observation import (
    Cell,
    Desk,
    InjectView,
    NewsItem,
    Observation,
    Role,
    SuggestionView,
)
from game.core.orders.vocabulary import Allocate
from game.table.port import Company, Glance, Invitation, Person
from game.world.vocabulary import FACTIONS
from tests.tui.fake_port import FakePort
from tests.tui.samples import observation

HOSTILE = "[@click=app.leave_now]Eve[/] \x1b]52;c;aGk=\x07‮"
RUNNING = Clock(state="running", left=401.0, ends="1970-01-01T00:06:41+00:00")
GRACE = Clock(state="grace", left=41.0, ends="1970-01-01T00:00:41+00:00", grace=True)
PAUSED = Clock(state="paused", left=401.0)
PEOPLE = Company(
    you="us-1",
    people=(
        Person(member="us-1", name="Ada", role="us", post="lead", devices=1, doors=("ssh",)),
        Person(
            member="us-2",
            name="Bea",
            role="us",
            post="treasurer",
            devices=2,
            doors=("browser", "join"),
            touching="us.energy",
        ),
        Person(member="china-1", name="Chen", role="china", post="lead"),
        Person(member="white-1", name="Host", role="white", devices=1),
    ),
)


def message(sender: str, text: str, *to: str, by: str = "") -> Message:
    return Message.model_validate(
        {
            "sender": sender,
            "by": by,
            "to": to,
            "text": text,
            "quarter": "2027Q2",
            "phase": "orders",
        },
        strict=False,
    )


PRESS = (
    message("white", "Ten minutes for this quarter."),
    message("us", "Shall we put more on energy?", "us", by="us-2"),
    message("china", "Shall we talk about the talks?", "us"),
    message("labs", HOSTILE, "us"),
)


def faction() -> FakePort:
    """A member of the US faction, among others."""
    seen = observation()
    options = seen.options.model_copy(
        update={"may_write": (*FACTIONS, "white"), "may_write_all": True, "may_sign": True}
    )
    port = FakePort(
        seen.model_copy(
            update={
                "clock": RUNNING,
                "press": PRESS,
                "options": options,
                "sign_off": True,
                "signed": ("us-2",),
                "authors": {"allocate us.energy": "us-2"},
                "members": (
                    Seated(member="us-1", faction="us", post="lead"),
                    Seated(member="us-2", faction="us", post="treasurer"),
                ),
                "suggestions": (
                    SuggestionView(by="us-2", order=Allocate(lever="us.workforce", points=2)),
                ),
            }
        )
    )
    port.people = PEOPLE
    return port


def watcher(role: Role) -> FakePort:
    """A watching seat; the white cell with its desk."""
    seen = observation().model_copy(update={"role": role, "clock": RUNNING, "press": PRESS[:1]})
    if role == "white":
        seen = seen.model_copy(update={"cell": _cell(seen)})
    port = FakePort(seen)
    port.people = PEOPLE
    return port


def at(port: FakePort, phase: str, clock: Clock = RUNNING, *, reachable: bool = True) -> FakePort:
    """The same seat in another phase, at another time, perhaps with its line to the host lost."""
    port.shown = port.shown.model_copy(update={"phase": phase, "clock": clock})
    port.people = port.people.model_copy(update={"reachable": reachable})
    return port


NOTICES = tuple(
    NewsItem(quarter=quarter, title=title, text="So it was.", kind="notice")
    for quarter, title in (
        ("2027Q1", "The clock runs"),
        ("2027Q1", "The phase has a new end"),
        ("2027Q1", "Time is up; a grace period runs"),
        ("2027Q1", "Time ended the orders phase"),
        ("2027Q1", "China had not sealed in time: its draft counts"),
    )
)


def after_notices(port: FakePort, phase: str) -> FakePort:
    """The same seat after a quarter in which much was told of the table."""
    seen = port.shown
    port.shown = seen.model_copy(update={"phase": phase, "news": (*seen.news, *NOTICES)})
    return port


def _cell(seen: Observation) -> Cell:
    return Cell(
        appointable=("adaptive", "essay", "random"),
        desks=tuple(
            Desk(
                faction=f,
                player="bot" if f == "labs" else "person",
                bot="adaptive" if f == "labs" else "",
                draft=seen.draft,
                sealed=f == "china",
                standing=(),
            )
            for f in FACTIONS
        ),
        injects=(
            InjectView(
                id="inject/a",
                title="A cable is cut",
                text="Two sides blame each other.",
                delivered=False,
                window="any quarter",
                standing="open",
            ),
            InjectView(
                id="inject/b",
                title="A leak",
                text="Weights are for sale.",
                delivered=True,
                window="any quarter",
                standing="open",
            ),
            InjectView(
                id="inject/c",
                title="A summit",
                text="Two presidents meet.",
                delivered=False,
                window="2027Q4 to 2028Q2",
                standing="ahead",
            ),
            InjectView(
                id="inject/d",
                title="A truce",
                text="It was signed.",
                delivered=False,
                window="2026Q4",
                standing="past",
            ),
        ),
        rulings=tuple(f.name for f in seen.figures[:4]),
        may_undo=True,
    )


WAITING = Clock(state="waiting", left=300.0)
CODES: dict[Role, str] = {
    "us": "7FNW-MPY1",
    "allies": "3N1C-8NC0",
    "china": "E0JF-6PF9",
    "labs": "K2VD-0Q7M",
    "observer": "G7VX-76ES",
}
DOORS = Invitation(page="http://192.168.178.23:8000", ssh="ssh -p 8022 CODE@192.168.178.23")
GLANCES = (
    Glance(
        table=1,
        quarter="2026Q3",
        phase="briefing",
        clock=WAITING,
        here=2,
        people=3,
        deciding=("us", "allies", "china"),
    ),
    Glance(
        table=2,
        quarter="2026Q4",
        phase="orders",
        clock=RUNNING,
        here=7,
        people=7,
        deciding=("china",),
    ),
)


def before_the_match(role: Role, *, shown: bool = False) -> FakePort:
    """A room of two tables whose people are still coming in."""
    port = watcher(role) if role in ("white", "observer", "projector") else faction()
    seats = tuple(
        seat.model_copy(update={"player": "bot" if seat.faction == "labs" else "person"})
        for seat in port.shown.seats
    )
    port.shown = port.shown.model_copy(
        update={
            "clock": WAITING,
            "turn": 1,
            "phase": "briefing",
            "seats": seats,
        }
    )
    readable = role == "white" or shown
    codes = CODES if readable else {r: code for r, code in CODES.items() if r == role}
    people = (
        PEOPLE.people
        if role in ("us", "white")
        else tuple(
            person.model_copy(update={"touching": "", "doors": ()}) for person in PEOPLE.people
        )
    )
    port.people = PEOPLE.model_copy(
        update={
            "people": people,
            "you": "white-1" if role == "white" else "us-1" if role == "us" else "",
            "tables": 2,
            "invitation": DOORS.model_copy(update={"codes": codes, "shown": shown}),
            "glances": GLANCES if role == "white" else (),
        }
    )
    return port
