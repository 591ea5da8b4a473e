"""Figures and fronts of a match half played, as a US seat would see them."""

import random

from game.content.load import load_rulebook
from game.core.observation import (
    Figure,
    Front,
    Threshold,
)

QUARTERS = ("2026Q3", "2026Q4", "2027Q1", "2027Q2")


def path(start: float, end: float, name: str) -> tuple[float, ...]:
    """Four quarters of a figure, a little uneven, always the same."""
    luck = random.Random(name)
    return tuple(
        round(start + (end - start) * (k / 3 + luck.uniform(-0.15, 0.15) * (0 < k < 3)), 4)
        for k in range(4)
    )


def figure(
    name: str,
    title: str,
    unit: str,
    value: float,
    change: float,
    *,
    error: float = 0.0,
    decimals: int = 1,
) -> Figure:
    return Figure(
        name=name,
        title=title,
        unit=unit,
        group=name.split(".")[0],
        decimals=decimals,
        value=value,
        low=value - error,
        high=value + error,
        exact=error == 0,
        change=change,
        history=path(value - 3 * change, value, name),
    )


BLOC_NAMES = {"us": "US", "allies": "Allied", "china": "Chinese"}


REGION_SHARES = {
    "europe": (0.71, 0.12),
    "gulf": (0.58, 0.25),
    "south_asia": (0.55, 0.27),
    "south_east_asia": (0.47, 0.38),
    "africa": (0.38, 0.49),
    "latin_america": (0.57, 0.30),
}


def front_figures() -> dict[str, tuple[Figure, ...]]:
    return {
        "intelligence": (
            figure("lead", "US lead at the frontier", "months", 9.4, 0.6),
            figure("capability.us", "US capability", "months", 61.2, 3.4),
            figure("capability.allies", "Allied capability", "months", 48.9, 2.9),
            figure("capability.china", "Chinese capability", "months", 51.8, 2.8),
            figure("compute.ratio", "US to Chinese compute", "times", 10.1, 0.3, error=1.2),
        ),
        "adoption": tuple(
            figure(
                f"adoption.{bloc}",
                f"{BLOC_NAMES[bloc]} adoption",
                "share",
                value,
                change,
                decimals=3,
            )
            for bloc, value, change in (
                ("us", 0.312, 0.021),
                ("allies", 0.274, 0.017),
                ("china", 0.357, 0.026),
            )
        ),
        "distribution": (
            figure("distribution.us", "US and allied stack", "share", 0.568, -0.011, decimals=3),
            figure("distribution.china", "Chinese stack", "share", 0.291, 0.008, decimals=3),
            figure("distribution.own", "Sovereign stacks", "share", 0.141, 0.003, decimals=3),
            *(
                figure(
                    f"share.{region}.{side}",
                    f"{side} share in {region}",
                    "share",
                    REGION_SHARES[region][place],
                    (-0.01, 0.012)[place],
                    decimals=3,
                )
                for region in REGION_SHARES
                for place, side in enumerate(("us", "china"))
            ),
        ),
        "resilience": (
            figure("resilience.us", "US resilience", "points of 100", 49.3, -2.1),
            figure("resilience.allies", "Allied resilience", "points of 100", 55.0, 0.4),
            figure("resilience.china", "Chinese resilience", "points of 100", 58.2, 0.0),
            figure("hazard", "Hazard", "probability a quarter", 0.031, 0.004, decimals=3),
            figure("tension", "Tension", "points of 100", 62.0, 3.0),
        ),
    }


def own_figures() -> tuple[Figure, ...]:
    return (
        figure("compute.us", "US compute", "million H100e", 41.2, 6.3),
        figure("compute.allies", "Allied compute", "million H100e", 4.4, 0.5),
        figure(
            "compute.china",
            "Compute China can reach",
            "million H100e",
            4.07,
            0.4,
            error=0.5,
            decimals=2,
        ),
        figure(
            "compute.china_owned",
            "China's own chips",
            "million H100e",
            2.03,
            0.2,
            error=0.3,
            decimals=2,
        ),
        figure(
            "compute.china_grey",
            "Grey-market chips",
            "million H100e",
            0.61,
            0.06,
            error=0.25,
            decimals=2,
        ),
        figure(
            "compute.china_rented",
            "Rented abroad",
            "million H100e",
            1.12,
            0.11,
            error=0.5,
            decimals=2,
        ),
        figure(
            "flow.china_domestic",
            "Chips made in China",
            "million H100e a quarter",
            0.21,
            0.02,
            error=0.05,
            decimals=2,
        ),
        figure(
            "flow.china_grey",
            "Grey-market flow",
            "million H100e a quarter",
            0.06,
            -0.01,
            error=0.04,
            decimals=2,
        ),
        figure(
            "flow.china_rented",
            "Rental flow",
            "million H100e a quarter",
            0.12,
            0.01,
            error=0.06,
            decimals=2,
        ),
        figure("adoption.us.cyber", "Cyber security", "share", 0.44, 0.02, decimals=3),
        figure("adoption.us.finance", "Finance", "share", 0.41, 0.02, decimals=3),
        figure("adoption.us.health", "Health", "share", 0.27, 0.02, decimals=3),
        figure("adoption.us.science", "Life sciences", "share", 0.33, 0.03, decimals=3),
        figure("adoption.us.industry", "Industry and services", "share", 0.29, 0.02, decimals=3),
        figure("adoption.us.public", "Public sector", "share", 0.22, 0.01, decimals=3),
        figure("trust.us", "Public trust", "points of 100", 44.0, -3.2),
        figure("work.us", "Work transition", "points of 100", 47.5, -1.0),
        figure("safety.us", "Safety assurance", "points of 100", 56.1, 0.5),
        figure("cohesion.us", "Political cohesion", "points of 100", 49.0, -1.2),
    )


THRESHOLDS = {
    "intelligence": (
        Threshold(text="aim: Lead at the frontier", variable="lead", value=12.0, met=False),
        Threshold(text="neck and neck", variable="lead", value=4.0, met=False),
    ),
    "adoption": (Threshold(text="aim: AI at work", variable="adoption.us", value=0.40, met=False),),
    "distribution": (
        Threshold(text="aim: The world's stack", variable="distribution.us", value=0.55, met=True),
    ),
    "resilience": (
        Threshold(text="aim: A stable home front", variable="resilience.us", value=50.0, met=False),
    ),
}


SENTENCES = {
    "intelligence": "The US frontier leads the best Chinese model by 9.4 months.",
    "adoption": "AI runs 31% of the US economy, 27% of the allies' and 36% of China's.",
    "distribution": "57% of third countries' AI use runs on the US and allied stack.",
    "resilience": "The US stands at 49 of 100; the hazard of an incident is 3.1% a quarter.",
}


BOOK = load_rulebook()


def fronts() -> tuple[Front, ...]:
    figures = front_figures()
    return tuple(
        Front(
            id=words.id,
            title=words.title,
            sentence=SENTENCES[words.id],
            figures=figures[words.id],
            thresholds=THRESHOLDS[words.id],
            headline=tuple(words.headline),
            parts=tuple(words.parts),
        )
        for words in BOOK.fronts
    )
