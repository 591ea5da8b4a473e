"""What the causes of receipts are called, and what each of them means in a sentence.

Steps name a cause by a kind and a word, such as ``coupling wear``. Levers, stances, cards and
figures have titles of their own; the words below are for everything else.
"""

NO_RECEIPTS = "No receipts yet: the first come when the first quarter is resolved."
RECEIPTS_TO_COME = (
    "Each figure that moved stands here then, with its causes: orders, cards, chance, one figure"
    " that pulls at another. They add up exactly to the change."
)
"""What a seat reads where it asks why, before anything has moved."""
HABIT = "It drifts back to where it usually stands when nobody pushes it."

COUPLINGS: dict[str, tuple[str, str]] = {
    "US research": ("Better US methods", "What US labs found makes the same chips do more."),
    "ahead": (
        "US controls ahead of the allies",
        "US equipment controls run ahead of what the allies agreed to, and that grates.",
    ),
    "aims": ("How far the aims were reached", "The score weighs each aim by what it is worth."),
    "alliance": ("Methods shared in the alliance", "Allies learn from US methods while ties hold."),
    "allied research": ("Better allied methods", "What allied labs found by themselves."),
    "announcement": (
        "Buying ahead of announced controls",
        "Buyers who see a control coming fill their stores before it bites.",
    ),
    "better models": ("Better models", "Firms take up AI faster when the models get better."),
    "breaches": ("Promises found broken", "A broken promise was found, and it costs."),
    "build-out": ("New capacity arriving", "Orders placed earlier are delivered and use power."),
    "controls": ("Controls in force", "Chip, equipment and remote controls strain relations."),
    "attraction.china": (
        "How Chinese offers draw buyers",
        "Quality, price, finance and trust of China's stack, against the rest.",
    ),
    "attraction.us": (
        "How US and allied offers draw buyers",
        "Quality, price, finance and trust of the US stack, against the rest.",
    ),
    "capability": ("Better models", "What the best models can do by now changes this."),
    "cohesion": ("Cohesion at home", "A country that holds together gives its leaders room."),
    "demand": ("Growing demand", "Buyers order more than last quarter, with no push at all."),
    "domains": (
        "The dangers of all domains together",
        "The chance that at least one of the domains goes wrong.",
    ),
    "domestic chips": ("Chips made at home", "Chips from China's own fabs, counted by quality."),
    "economy and deals": (
        "The economy, deals and upkeep",
        "A budget follows the faction's economy and what its deals move.",
    ),
    "fabs and memory": (
        "What fabs and memory allow",
        "The scarcer of the two decides how many chips are made.",
    ),
    "habit": ("Its usual course", HABIT),
    "home tools": ("Tools made in China", "Chinese makers of chip tools deliver."),
    "legal imports": (
        "Chips bought legally",
        "What US controls offer and China's import stance takes, whichever is less.",
    ),
    "lobbying": ("Lobbying", "Lobbying divides people at home."),
    "market": ("A growing market", "A bigger market pulls in money, chips and people."),
    "mood": ("Trust and work", "People who trust and have work hold together."),
    "pace and safety": (
        "A fast pace over thin safety",
        "The faster the frontier moves and the thinner safety is, the likelier.",
    ),
    "prices": ("Lower prices", "What costs less is used by more firms."),
    "pressure": (
        "Pressure and money for chips at home",
        "Controls, money and refused imports make buyers turn to domestic suppliers.",
    ),
    "promises kept": ("Promises kept", "Agreements grow strong as watched promises are kept."),
    "rates": ("Cards on a rate", "A rate is one unless a card changes it for a while."),
    "recovery": ("Fabs recovering", "Fabs come back after a shock."),
    "remote rules": ("Remote-access rules", "Rules on renting chips abroad take customers away."),
    "research": (
        "Better methods, US less China",
        "What each side found by itself, the one's taken off the other's.",
    ),
    "resilience": ("A stable home", "People stay and come where life is stable."),
    "rounding": ("Rounding", "The last digit of a sum that a computer rounds."),
    "sales": (
        "Home, foreign sales and prices",
        "A market follows adoption at home, shares abroad and prices.",
    ),
    "shares": ("The sides' own shares", "What neither side holds in a region is sovereign."),
    "shock": ("Strain at work", "AI that spreads fast unsettles jobs."),
    "smuggling": ("Smuggled chips", "Chips that came through middlemen."),
    "speed and closeness": (
        "Speed and closeness of the race",
        "Both frontiers' speed; more when they are close.",
    ),
    "spill-over": ("Ideas that spill over", "What the leader finds is learned by the one behind."),
    "time": ("Time passing", "What is there fades or comes back with time."),
    "tool imports": ("Tools bought abroad", "What controls and stores let through."),
    "tools": ("Fabs with fresh tools", "Fabs grow as far as they get tools to fill them."),
    "trust, skills and power": (
        "Trust, skills and power",
        "The share of firms that could use AI if all that could, did.",
    ),
    "use": ("Stores used up", "Stored tools are put to use while imports are held back."),
    "wear": ("Old chips wearing out", "Chips wear out or grow too old to be worth their power."),
}

KINDS: dict[str, tuple[str, str]] = {
    "limit": ("Limit of the range", "The value may go no further; the rest was cut off."),
    "ruling": ("Ruling of the white cell", "Those who run the game decided so, with a reason."),
    "order cards": ("Cards paid for", "The political capital that cards cost."),
    "chance incident": ("Chance: an incident", "An incident happened, or did not, by a draw."),
}

_BORDER = "Some routes hold and some loads are seized, whoever pays and whoever watches."
_COPYING = "Some campaigns run for weeks and some are cut off on the first day."
_IDEAS = "Some ideas work and some do not, whatever is spent on them."
_BUYERS = "Buyers order a little more or less than usual."
_MOOD = "Trust swings a little from quarter to quarter."

DRAWS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "china/smuggling": ("Luck at the border", _BORDER, ("control.enforcement", "flow.china_grey")),
    "china/distillation": ("Luck in copying", _COPYING, ("access.defence", "access.distilled")),
    "us/research": ("Luck in US research", _IDEAS, ("algo.us",)),
    "allies/research": ("Luck in allied research", _IDEAS, ("algo.allies", "automation.us")),
    "china/research": ("Luck in Chinese research", _IDEAS, ("algo.china",)),
    "us/market": ("Luck in US markets", _BUYERS, ("access.distilled",)),
    "china/market": ("Luck in China's markets", _BUYERS, ("market.china",)),
    "us/mood": ("Luck: the public mood", _MOOD, ("trust.us",)),
    "allies/mood": ("Luck: the public mood", _MOOD, ("trust.allies",)),
    "china/mood": ("Luck: the public mood", _MOOD, ("trust.china",)),
}
"""A draw's title, its meaning, and the rows one must know exactly to be told of it (G9.5).

Whoever is told what luck did can work out the rest of what it was multiplied with.
"""

ORDERS = {
    "lever": "What past spending on this lever has built is at work.",
    "stance": "Where this dial stands, or was turned to, moves it.",
    "card": "A card that was played is at work.",
    "event": "Something happened in the world.",
    "inject": "The scenario or the white cell brought this in.",
}


def meaning(key: str) -> str:
    """Return what a cause means in a sentence; nothing for a figure, which has its own receipt."""
    kind, _, name = key.partition(" ")
    if key in KINDS:
        return KINDS[key][1]
    if kind == "chance":
        return DRAWS[name][1] if name in DRAWS else ""
    if kind == "coupling":
        return COUPLINGS[name][1] if name in COUPLINGS else ""
    return ORDERS.get(kind, "")


FOLLOW: dict[str, tuple[str, ...]] = {
    "US research": ("algo.us",),
    "aims": (),
    "allied research": ("algo.allies",),
    "announcement": ("control.pressure",),
    "build-out": ("flow.{bloc}", "power.{bloc}", "supply.allied_fabs"),
    "capability": ("capability.{bloc}",),
    "cohesion": ("cohesion.us",),
    "controls": ("control.chips", "control.tools", "control.remote"),
    "domains": (
        "hazard.cyber",
        "hazard.military",
        "hazard.biological",
        "hazard.governance",
        "hazard.systemic",
    ),
    "domestic chips": ("flow.china_domestic",),
    "fabs and memory": ("supply.china_fabs", "supply.china_memory", "supply.china_quality"),
    "legal imports": ("flow.china_legal",),
    "lobbying": ("lobbying",),
    "market": ("market.{bloc}",),
    "mood": ("trust.{bloc}", "work.{bloc}"),
    "pace and safety": ("pace", "safety.us", "safety.china"),
    "pressure": ("control.chips", "control.tools"),
    "remote rules": ("control.remote",),
    "research": ("algo.us", "algo.china"),
    "resilience": ("resilience.{bloc}",),
    "shock": ("adoption.{bloc}",),
    "smuggling": ("flow.china_grey",),
    "speed and closeness": ("capability.us", "capability.china", "lead"),
    "spill-over": ("algo.us", "algo.china"),
    "tool imports": ("control.tools", "supply.stockpile"),
    "home tools": ("supply.self_reliance",),
    "tools": ("supply.china_tools",),
    "trust, skills and power": ("trust.{bloc}", "skills.{bloc}", "power.{bloc}"),
}
"""The variables behind a cause that names none; ``{bloc}`` is that of the receipt's variable."""

SUMS = frozenset({"lead"})
"""Figures whose terms only add up, so that nothing is shared out among them (R6.3)."""
