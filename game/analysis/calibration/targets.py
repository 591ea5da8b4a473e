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
        "a lead of 12 to 24 months that still grows; mostly commanding; much more than inaction",
        (
            Claim("lead", "median lead, months", 12, 24),
            Claim("growth", "its growth in the last quarter, months", 0, strict=True),
            Claim("commanding", "games with a commanding lead", 0.7, percent=True),
            Claim("worth", "median lead beside inaction, months", 6),
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
        "M2b",
        "Nothing done where compute decides",
        "inaction; China adaptive",
        "lens A",
        "a lead of at most 5 months, neck and neck or worse in a fifth of the games",
        (
            Claim("lead", "median lead, months", most=5),
            Claim("close", "games neck and neck or with China ahead", 0.2, percent=True),
        ),
    ),
    Target(
        "M2c",
        "Half measures, and each direction alone",
        "half-hearted, compute-only, defence-only, exports-only; China adaptive",
        "lens A",
        "between inaction and the essay; each of the three directions is worth something alone",
        (
            Claim("above", "half-hearted: median lead beside inaction, months", 0, strict=True),
            Claim("below", "the essay: median lead beside half-hearted, months", 0, strict=True),
            Claim("compute", "compute alone: median lead beside status-quo, months", 2, 5),
            Claim("defence", "defence alone: median lead beside status-quo, months", 2, 5),
            Claim("exports", "exports alone: median lead beside status-quo, months", 0.3),
            Claim("share", "exports alone: share of the world beside status-quo, points", 8),
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
        "essay and open-chips against status-quo; China adaptive",
        "lens B",
        "tight controls look good until 2027 and worse by 2028; selling chips pays by the end",
        (
            Claim("first", "median lead beside status-quo, 2027 Q2, months", 0, strict=True),
            Claim("then", "median lead beside status-quo, 2027 Q4, months", 0, strict=True),
            Claim("last", "median lead beside status-quo, 2028 Q4, months", most=0, strict=True),
            Claim("open", "open chips: the same, 2028 Q4, months", 0, strict=True),
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
        "adoption first leads and scores more under E, controls first under A",
        (
            Claim("lead_e", "adoption first: median lead more, under E, months", 0, strict=True),
            Claim("worth_e", "adoption first: mean score of us more, under E", 0, strict=True),
            Claim("lead_a", "controls first: median lead more, under A, months", 0, strict=True),
            Claim("worth_a", "controls first: mean score of us more, under A", 0, strict=True),
        ),
    ),
    Target(
        "M8",
        "Racing or pacing where the race is the risk",
        "race by all against paced by all",
        "lens F",
        "a systemic incident is 3 to 10 times as likely when racing",
        (Claim("ratio", "systemic incidents, racing over pacing, times", 3, 10),),
    ),
    Target(
        "M9",
        "The years 2023 to 2026 again",
        "history's",
        "mixture",
        "the gap mostly in its band and ending at 6 to 9 months; chips as they were; skill is told",
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
            Claim("inside", "quarters in which the lead is within its band", 0.6, percent=True),
            Claim(
                "lead_held", "the same from 2025 on, where nothing was fitted", 0.8, percent=True
            ),
            Claim("lead_kept", "skill of the lead beside the last value kept"),
            Claim("lead_trend", "skill of the lead beside its trend"),
            Claim("smuggled_held", "smuggling within its band from 2025 on", 0.5, percent=True),
            Claim("smuggled_kept", "skill of smuggling beside the last value kept"),
            Claim("smuggled_trend", "skill of smuggling beside its trend"),
            Claim("bought_held", "chips bought within their band from 2025 on", 0.5, percent=True),
            Claim("bought_kept", "skill of chips bought beside the last value kept"),
            Claim("bought_trend", "skill of chips bought beside their trend"),
            Claim("adoption_kept", "skill of US adoption beside the last value kept"),
            Claim("adoption_trend", "skill of US adoption beside its trend"),
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
        "M11",
        "How the fronts hang together",
        "status-quo with one thing shifted at the start; China adaptive",
        "lens A",
        "each front moves the others, in the right direction and by a sensible amount",
        (
            Claim("lead_adoption", "six months of lead: adoption more, points", 1, 4.5),
            Claim("lead_share", "six months of lead: share of the world more, points", 2, 9),
            Claim(
                "lead_revenue", "six months of lead: revenue of the labs more, $ bn", 0, strict=True
            ),
            Claim("adoption_lead", "half as much adoption again: lead more, months", 0.4, 1.8),
            Claim("share_lead", "15 points of share: lead more, months", 0.4, 1.6),
            Claim("alliance_lead", "30 points of alliance: lead more, months", 0.1, 1),
            Claim("alliance_share", "30 points of alliance: share of the world more, points", 1, 6),
            Claim("tension_lead", "30 points of tension: lead more, months", 0.15, 0.9),
            Claim("tension_hazard", "30 points of tension: hazard, times", 1.05, 1.4),
            Claim("talks_tension", "30 points of talks: tension more, points", most=-1),
            Claim("revenue_lead", "half as much revenue again: lead more, months", 0.05, 1),
            Claim("dial_least", "chip dial a level up: lead more, the least step, months", 0),
        ),
    ),
    Target(
        "M12",
        "What levers do, beside published figures",
        "status-quo with one lever or dial held; China adaptive",
        "lens A",
        "each effect lies within the range that its sources give",
        (
            Claim(
                "sell_some", "chips licensed, China buys: lead after 6 quarters, months", -2, -0.5
            ),
            Claim("sell_most", "chips open against blocked: lead after 6 quarters, months", -8, -3),
            Claim("tools_alone", "tool controls, US alone: Chinese chips after 8, %", -20, -3),
            Claim("tools_aligned", "tool controls with allies: Chinese chips after 8, %", -50, -12),
            Claim("enforce", "enforcement doubled: smuggling after 4, %", -45, -10),
            Claim("rule_alone", "remote rule, US alone: growth of rents after 2, %", -70, -20),
            Claim("rule_hosted", "remote rule with hosts: rented stock after 6, %", -80, -30),
            Claim("copy", "distillation at its height: lead after 6, months", -4, -0.5),
            Claim("check", "customer checks: what copying brings after 3, %", -65, -15),
            Claim("share_threats", "warnings shared: what copying brings after 3, %", -45, -10),
            Claim("export", "export help, a point of it: share a quarter, points", 0.3, 1.8),
            Claim("export_china", "Chinese exports: share a quarter, points", 0.5, 3),
            Claim("deploy_us", "roll-out at home: US adoption a quarter, points", 0.4, 1.8),
            Claim("deploy_china", "roll-out at home: Chinese adoption a quarter, points", 1, 3),
            Claim("evaluate", "evaluation: hazard after 4, %", -30, -5),
            Claim("race", "raced releases: hazard after 4, %", 5, 50),
            Claim("train_people", "help at work: work transition after 6, points", 2, 15),
            Claim("power", "energy and permits: US compute after 8, %", 1, 12),
        ),
    ),
    Target(
        "M13",
        "Every lever moves something",
        "status-quo or essay with one lever from nothing to its cap; China adaptive",
        "each lens",
        "no lever leaves its owner's score where it was under all lenses",
        (
            Claim("idle", "levers that move their owner's score by less than half a point", most=0),
            Claim("least", "the most that the weakest of them moves it, points", 0.5),
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
