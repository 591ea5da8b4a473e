"""What roles are called, long and short."""

from game.world.vocabulary import Faction

LETTERS: dict[str, str] = {
    "us": "US",
    "allies": "AL",
    "china": "CN",
    "labs": "LB",
    "own": "OWN",
    "observer": "OB",
    "projector": "PR",
    "white": "WC",
}
"""Two letters for each faction, always shown beside its colour."""
NAMES: dict[str, str] = {
    "us": "United States",
    "allies": "Allies",
    "china": "China",
    "labs": "Frontier labs",
    "observer": "Observer",
    "projector": "Projector",
    "white": "White cell",
}
WITH_ARTICLE: dict[str, str] = {
    **NAMES,
    "us": "the United States",
    "allies": "the Allies",
    "labs": "the frontier labs",
}
SHORT_NAMES: dict[str, str] = {"us": "US", "allies": "Allies", "china": "China", "labs": "Labs"}
BLOCS: tuple[Faction, ...] = ("us", "allies", "china")
