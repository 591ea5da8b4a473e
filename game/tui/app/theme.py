"""The designed look: a dark ink ground with Okabe–Ito colours of enough contrast."""

from textual.theme import Theme

INKS: dict[str, str] = {
    "ground": "#0b1017",
    "raised": "#141c27",
    "chosen": "#20364d",
    "edge": "#2b3848",
    "words": "#e4e9f0",
    "muted": "#93a0b0",
    "faint": "#465567",
    "key": "#f0e442",
    "us": "#56b4e9",
    "allies": "#2fb58b",
    "china": "#e8743b",
    "labs": "#cc79a7",
    "own": "#b9c2cd",
    "good": "#7ad3a8",
    "bad": "#f0a33a",
}
"""Names that drawings use; factions from the Okabe–Ito palette, lightened for a dark ground."""

FOUR_FRONTS = Theme(
    name="four-fronts",
    primary=INKS["us"],
    secondary=INKS["allies"],
    accent=INKS["key"],
    warning=INKS["bad"],
    error=INKS["china"],
    success=INKS["good"],
    foreground=INKS["words"],
    background=INKS["ground"],
    surface=INKS["raised"],
    panel=INKS["raised"],
    dark=True,
    variables={
        **INKS,
        "footer-background": INKS["raised"],
        "footer-foreground": INKS["muted"],
        "footer-key-foreground": INKS["key"],
        "footer-key-background": INKS["raised"],
        "footer-description-foreground": INKS["words"],
        "footer-description-background": INKS["raised"],
        "footer-item-background": INKS["raised"],
        "block-cursor-background": INKS["chosen"],
        "block-cursor-foreground": INKS["words"],
        "input-selection-background": INKS["chosen"],
        "scrollbar": INKS["faint"],
        "scrollbar-hover": INKS["muted"],
        "scrollbar-active": INKS["key"],
        "scrollbar-background": INKS["ground"],
        "scrollbar-corner-color": INKS["ground"],
        "scrollbar-background-hover": INKS["ground"],
        "scrollbar-background-active": INKS["ground"],
    },
)
