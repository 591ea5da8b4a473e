"""The targets: with which orders, in which world, what must hold. Every threshold is here."""

from dataclasses import dataclass, field

from game.world.vocabulary import FACTIONS


@dataclass(frozen=True)
class Claim:
    """One figure of a target and the bounds it must keep; ``figure`` is its name and unit.

    ``strict`` leaves the bounds themselves out.
    """

    key: str
    figure: str
    least: float | None = None
    most: float | None = None
    strict: bool = False
    percent: bool = False

    def holds(self, value: float) -> bool:
        """Whether a value keeps the bounds; what is not a number keeps none."""
        above = (
            self.least is None or value > self.least or (value == self.least and not self.strict)
        )
        below = self.most is None or value < self.most or (value == self.most and not self.strict)
        return above and below and value == value


@dataclass(frozen=True)
class Target:
    """What must show in one world under given orders, at 2028 Q4 where nothing else is said."""

    id: str
    title: str
    orders: str
    world: str
    must: str
    claims: tuple[Claim, ...] = field(default=())


TARGETS: tuple[Target, ...] = (
    Target(
        "M1",
        "Closed doors where compute decides",
        "essay; China adaptive",
        "lens A",
        "a lead of 12 to 24 months that still grows; mostly a commanding lead",
        (
            Claim("lead", "median lead, months", 12, 24),
            Claim("growth", "its growth in the last quarter, months", 0, strict=True),
            Claim("commanding", "games with a commanding lead", 0.7, percent=True),
        ),
    ),
    Target(
        "M2",
        "Open doors where compute decides",
        "open-door; China adaptive",
        "lens A",
        "a lead of at most 4 months; mostly neck and neck, or China leads",
        (
            Claim("lead", "median lead, months", most=4),
            Claim("close", "games neck and neck or with China ahead", 0.7, percent=True),
        ),
    ),
    Target(
        "M3",
        "The course of mid-2026",
        "status-quo by all",
        "mixture",
        "a lead of 5 to 12 months; no ending is sure",
        (
            Claim("lead", "median lead, months", 5, 12),
            Claim("largest", "games with the commonest ending", most=0.6, percent=True),
        ),
    ),
    Target(
        "M4",
        "Closed doors where controls backfire",
        "essay against status-quo; China adaptive",
        "lens B",
        "tight controls look good until 2027 and worse by 2028",
        (
            Claim("first", "median lead beside status-quo, 2027 Q2, months", 0, strict=True),
            Claim("then", "median lead beside status-quo, 2027 Q4, months", 0, strict=True),
            Claim("last", "median lead beside status-quo, 2028 Q4, months", most=0, strict=True),
        ),
    ),
    Target(
        "M5",
        "Closed doors where efficiency beats compute",
        "essay, chips closed or open; China adaptive",
        "lens C",
        "the lead stays 3 to 9 months whatever the chip ratio",
        (
            Claim("lowest", "chips closed: lowest median of any quarter, months", 3, 9),
            Claim("highest", "chips closed: highest median of any quarter, months", 3, 9),
            Claim("open", "chips open: median lead at the end, months", 3, 9),
            Claim("ratio", "chip ratio closed, as a multiple of open", 1.5),
        ),
    ),
    Target(
        "M6",
        "What defence against copying is worth",
        "full-defence against no-defence; China adaptive",
        "lenses D and A",
        "less than half a month of lead under D, at least two under A",
        (
            Claim("moved_d", "median lead it is worth under D, months", -0.5, 0.5, strict=True),
            Claim("moved_a", "median lead it is worth under A, months", 2),
        ),
    ),
    Target(
        "M7",
        "Adoption or controls first",
        "us adoption-first against controls-first; China adaptive",
        "lenses E and A",
        "adoption first scores higher under E, controls first under A",
        (
            Claim("worth_e", "adoption first: mean score of us more, under E", 0, strict=True),
            Claim("worth_a", "controls first: mean score of us more, under A", 0, strict=True),
        ),
    ),
    Target(
        "M8",
        "Racing or pacing where the race is the risk",
        "race by all against paced by all",
        "lens F",
        "a systemic incident is at least 3 times as likely when racing",
        (Claim("ratio", "systemic incidents, racing over pacing, times", 3),),
    ),
    Target(
        "M9",
        "The years 2023 to 2026 again",
        "history's",
        "mixture",
        "the gap stays in its band and ends at 6 to 9 months; flows of chips as they were",
        (
            Claim("lowest", "lowest median lead of any quarter, months", 4, 14),
            Claim("highest", "highest median lead of any quarter, months", 4, 14),
            Claim("last", "median lead in 2026 Q2, months", 6, 9),
            Claim("smuggled", "smuggled in 2024, thousand H100-equivalents", 10, 400),
            Claim(
                "weaker",
                "legal chips a quarter, thousand: 2025 Q2, sales stopped, less Q1",
                most=0,
                strict=True,
            ),
            Claim(
                "stronger",
                "the same: 2026 Q2, stronger ones offered and refused, less 2025 Q1",
                most=0,
                strict=True,
            ),
        ),
    ),
    Target(
        "M10",
        "Random legal play",
        "random by all",
        "each lens",
        "every ending occurs somewhere; nothing leaves its range",
        (
            Claim("missing", "endings that never occur", most=0),
            Claim("rarest", "games of the rarest ending, over all lenses", 1),
            Claim("outside", "variables that leave their range", most=0),
            Claim("nan", "variables that are not a number", most=0),
        ),
    ),
    Target(
        "B1",
        "Best responses",
        "the best against the others' adaptive",
        "each lens",
        "no lever takes most of a best response; each is used in some",
        (
            Claim("most", "largest part of a best response on one lever", most=0.6, percent=True),
            Claim("unused", "levers that no best response uses", most=0),
        ),
    ),
    Target(
        "B2",
        "Equal bots",
        "adaptive by all",
        "mixture",
        "each faction meets its aims often, and often not",
        tuple(
            Claim(faction, f"games in which {faction} meets its aims", 0.3, 0.7, percent=True)
            for faction in FACTIONS
        ),
    ),
    Target(
        "B3",
        "Cards",
        "beside a best response against adaptive",
        "each lens",
        "each card is worth playing somewhere; none decides a game",
        (
            Claim("idle", "cards that pay under no lens", most=0),
            Claim("dearest", "worth of the best card, in quarters' budgets", most=1.5),
        ),
    ),
)

BY_ID = {target.id: target for target in TARGETS}
