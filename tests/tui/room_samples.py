"""Observations of a hosted table: people, press, a clock, the white cell's desk."""

from game.core.conduct.words import Clock, Message, Seated
from game.core.observation import Cell, Desk, InjectView, Observation, SuggestionView
from game.core.orders.vocabulary import Allocate
from game.table.port import Company, Person
from game.world.vocabulary import FACTIONS
from tests.tui.fake_port import FakePort
from tests.tui.samples import observation

HOSTILE = "[@click=app.leave_now]Eve[/] \x1b]52;c;aGk=\x07‮"
RUNNING = Clock(state="running", left=401.0, ends="1970-01-01T00:06:41+00:00")
PEOPLE = Company(
    you="us-1",
    people=(
        Person(member="us-1", name="Ada", role="us", post="lead", devices=1, doors=("ssh",)),
        Person(member="us-2", name="Bea", role="us", post="treasurer", devices=2,
               doors=("browser", "join"), touching="allocate us.energy"),
        Person(member="china-1", name="Chen", role="china", post="lead"),
        Person(member="white-1", name="Host", role="white", devices=1),
    ),
)  # fmt: skip


def message(sender: str, text: str, *to: str, by: str = "") -> Message:
    return Message.model_validate(
        {"sender": sender, "by": by, "to": to, "text": text, "quarter": "2027Q2",
         "phase": "orders"}, strict=False
    )  # fmt: skip


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
    port = FakePort(seen.model_copy(update={
        "clock": RUNNING, "press": PRESS, "options": options, "sign_off": True,
        "signed": ("us-2",), "authors": {"allocate us.energy": "us-2"},
        "members": (Seated(member="us-1", faction="us", post="lead"),),
        "suggestions": (
            SuggestionView(by="us-2", order=Allocate(lever="us.workforce", points=2)),
        ),
    }))  # fmt: skip
    port.people = PEOPLE
    return port


def watcher(role: str) -> FakePort:
    """A watching seat; the white cell with its desk."""
    seen = observation().model_copy(update={"role": role, "clock": RUNNING, "press": PRESS[:1]})
    if role == "white":
        seen = seen.model_copy(update={"cell": _cell(seen)})
    port = FakePort(seen)
    port.people = PEOPLE
    return port


def _cell(seen: Observation) -> Cell:
    return Cell(
        desks=tuple(
            Desk(faction=f, player="bot" if f == "labs" else "person",
                 bot="adaptive" if f == "labs" else "", draft=seen.draft, sealed=f == "china",
                 standing=())
            for f in FACTIONS
        ),
        injects=(
            InjectView(id="inject/a", title="A cable is cut", text="Two sides blame each other.",
                       delivered=False),
            InjectView(id="inject/b", title="A leak", text="Weights are for sale.",
                       delivered=True),
        ),
        rulings=tuple(f.name for f in seen.figures[:4]),
        may_undo=True,
    )  # fmt: skip
