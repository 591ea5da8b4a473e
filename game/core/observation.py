"""What a seat sees: plain frozen values, built only by `observe` from an allow-list.

Every door (board, plain mode, replay, bots, export) is fed from these and nothing else.
"""

from typing import Literal

from game.core.cards import WindowStanding
from game.core.conduct.words import Clock, Member, Message, Party, Seated
from game.core.crises import CrisisAnswer
from game.core.deals import Deal
from game.core.errors import Refusal
from game.core.orders.vocabulary import Order, Orders
from game.core.phase import Phase
from game.core.wording import FrontPart
from game.world.exact import nearest
from game.world.vocabulary import Faction, FrontId, Words

Role = Literal["us", "allies", "china", "labs", "observer", "projector", "white"]


class Figure(Words):
    """A variable as this seat knows it: ``low == value == high`` when ``exact``."""

    name: str
    title: str
    unit: str
    group: str
    decimals: int
    value: float
    low: float
    high: float
    exact: bool
    change: float | None = None
    history: tuple[float, ...] = ()


class Threshold(Words):
    """A mark on a front: an aim of the seat or the line of an ending."""

    text: str
    variable: str
    value: float
    met: bool


class Front(Words):
    """One of the four fronts: its public figures, in the order they are read out."""

    id: FrontId
    title: str
    sentence: str
    figures: tuple[Figure, ...]
    thresholds: tuple[Threshold, ...] = ()
    headline: tuple[str, ...] = ()
    parts: tuple[FrontPart, ...] = ()


class LeverView(Words):
    """A lever of the seat's own faction. ``capacity`` 0–1 is what past spending has built."""

    name: str
    title: str
    text: str
    points: int
    cap: int
    room: int
    capacity: float
    after: float
    moves: tuple[str, ...]
    rule: str


class StanceView(Words):
    """A stance: own ones can be ordered; the public ones of others are shown with `own` off."""

    name: str
    title: str
    text: str
    levels: tuple[str, ...]
    level: int
    ordered: int
    cost: int
    own: bool
    rule: str


class CardView(Words):
    """A card in the hand. ``refusal`` says why it can't be played now, if it can't."""

    id: str
    title: str
    text: str
    flavour: str | None
    cost: int
    capital: int
    reactive: bool
    window: str
    hypothetical: bool
    source: str | None
    effects: tuple[str, ...]
    ordered: bool
    refusal: Refusal | None


class PledgeView(Words):
    """Something that may be promised in a deal, by which faction, and the range of its limit."""

    name: str
    faction: Faction
    title: str
    text: str
    sense: str
    low: float
    high: float


class Stakes(Words):
    """What a broken promise comes to, by the rulebook's central numbers.

    ``found`` is the probability a quarter that it is found with no monitoring, ``found_more``
    what each level adds, ``blame`` the political capital that it costs when it is.
    """

    found: float
    found_more: float
    blame: float


class DealView(Words):
    """A deal this seat may see, in words, with what it may do about it."""

    deal: Deal
    sentence: str
    may_answer: bool
    may_withdraw: bool


class OutcomeView(Words):
    """What comes of a crisis for some answers: when, in words, and what it does, as phrases."""

    title: str
    when: str
    clash: bool
    effects: tuple[str, ...]


class CrisisView(Words):
    """The crisis of the quarter, as everybody reads it; ``answer`` is the seat's own, as drafted.

    ``answers`` says what each of the three means, ``press_cost`` the political capital pressing
    takes, ``worse`` by how much a clash is worse at the present rung of the ``ladder``.
    """

    id: str
    title: str
    text: str
    asks: tuple[Faction, ...]
    answers: dict[CrisisAnswer, str]
    press_cost: int
    outcomes: tuple[OutcomeView, ...]
    ladder: float
    worse: float
    answer: CrisisAnswer | None = None
    hypothetical: bool
    source: str | None


class NewsItem(Words):
    """Something that happened and that this seat may know."""

    quarter: str
    title: str
    text: str
    kind: Literal["event", "card", "crisis", "deal", "inject", "ruling", "incident", "notice"]


class Cause(Words):
    """One named term of a change. ``kind`` groups causes; ``rule`` opens the rulebook.

    ``key`` is what the rules call it, ``says`` what it means (with the odds and the draw, where
    there was one), ``follow`` the variables with receipts of their own that lie behind it;
    ``earlier`` are those of them that counted as they stood when the quarter began.
    """

    title: str
    amount: float
    kind: Literal["order", "card", "chance", "coupling", "ruling", "deal", "limit", "unseen"]
    rule: str
    key: str = ""
    says: str = ""
    follow: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()


class Receipt(Words):
    """Why a figure moved in a quarter: ``before`` plus the causes, in order, is ``after``."""

    quarter: str
    variable: str
    title: str
    unit: str
    before: float
    causes: tuple[Cause, ...]
    after: float


class AimView(Words):
    """One aim of the seat's own faction: how much of it is reached (0–1) and what it weighs."""

    title: str
    variable: str
    value: float
    zero: float
    full: float
    weight: float
    reached: float

    @property
    def percent(self) -> int:
        """Whole percents of it that are reached; 100 only when it is met."""
        return 100 if self.reached >= 1 else min(nearest(self.reached * 100), 99)


class Seat(Words):
    """A faction's place at the table."""

    faction: Faction
    name: str
    player: Literal["person", "bot", "nobody"]
    ready: bool


class EstimateView(Words):
    """An estimate this seat wrote down, and what came (once it is known to the seat)."""

    quarter: str
    figure: str
    low: float
    central: float
    high: float
    outcome: float | None


class Score(Words):
    """A faction's final score, shown to all when the match is over."""

    faction: Faction
    score: float
    met_aims: bool
    aims: tuple[AimView, ...]


class Close(Words):
    """How the match ended, and what was hidden until then."""

    ending: str
    text: str
    shared_loss: bool
    scores: tuple[Score, ...]
    lens: str
    lens_title: str
    seed: str


class Options(Words):
    """What this seat may do now, so that no client knows rules."""

    may_order: bool = False
    may_commit: bool = False
    may_reopen: bool = False
    may_ready: bool = False
    may_deal: bool = False
    may_react: bool = False
    partners: tuple[Faction, ...] = ()
    pledges: tuple[PledgeView, ...] = ()
    stakes: Stakes | None = None
    estimates: tuple[str, ...] = ()
    plays_left: int = 0
    may_write: tuple[Party, ...] = ()
    may_write_all: bool = False
    may_sign: bool = False


class SuggestionView(Words):
    """An order a member laid beside the draft."""

    by: Member
    order: Order


class Desk(Words):
    """A faction's side of the table as the white cell sees it."""

    faction: Faction
    player: Literal["person", "bot", "nobody"]
    bot: str
    draft: Orders
    sealed: bool
    standing: Orders
    deals: tuple[DealView, ...] = ()


class InjectView(Words):
    """An inject the white cell may bring in; ``delivered`` ones work in the coming quarter.

    ``window`` says in words when it is meant for, ``standing`` how the coming quarter lies to that.
    """

    id: str
    title: str
    text: str
    delivered: bool
    window: str
    standing: WindowStanding

    @property
    def untimely(self) -> str:
        """What to say of bringing it in out of its time (G10.3); nothing when it is in time."""
        if self.standing == "open":
            return ""
        lies = "still to come" if self.standing == "ahead" else "past"
        return f"It is meant for another time, which is {lies}: {self.window}."


class Cell(Words):
    """What only the white cell sees: every desk, and what it may bring in or rule on.

    ``appointable`` are the bots that may be appointed (G10.7), though not each plays every faction.
    """

    desks: tuple[Desk, ...]
    injects: tuple[InjectView, ...]
    rulings: tuple[str, ...]
    may_undo: bool
    appointable: tuple[str, ...] = ()


class Observation(Words):
    """Everything one seat may see and do, now."""

    role: Role
    match: str
    scenario: str
    quarter: str
    turn: int
    turns: int
    phase: Phase
    prompt: str
    seats: tuple[Seat, ...]
    fronts: tuple[Front, ...]
    figures: tuple[Figure, ...]
    budget: int
    spent: int
    capital: int
    capital_spent: int
    levers: tuple[LeverView, ...] = ()
    stances: tuple[StanceView, ...] = ()
    hand: tuple[CardView, ...] = ()
    deals: tuple[DealView, ...] = ()
    news: tuple[NewsItem, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    aims: tuple[AimView, ...] = ()
    estimates: tuple[EstimateView, ...] = ()
    draft: Orders = ()
    standing: Orders = ()
    committed: bool = False
    options: Options = Options()
    close: Close | None = None
    clock: Clock = Clock()
    members: tuple[Seated, ...] = ()
    authors: dict[str, Member] = {}
    suggestions: tuple[SuggestionView, ...] = ()
    signed: tuple[Member, ...] = ()
    sign_off: bool = False
    press: tuple[Message, ...] = ()
    cell: Cell | None = None
    crisis: CrisisView | None = None
