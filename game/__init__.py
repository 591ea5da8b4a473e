"""Four Fronts: a tabletop wargame of the contest for AI leadership."""

__version__ = "0.2.0"
