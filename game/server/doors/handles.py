"""How many connections and files the host may have open at once: as many as the system allows."""

try:
    import resource
except ImportError:  # Windows counts them differently, and has enough
    resource = None  # type: ignore[assignment]

WANTED = 8192
RESERVE = 128
"""Handles kept free of strangers: for saves, for people who are in, for the doors themselves."""


def raise_limit() -> int:
    """Let this process have as many handles as it may; returns how many that is."""
    if resource is None:
        return WANTED
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = WANTED if hard == resource.RLIM_INFINITY else min(WANTED, hard)
    if soft == resource.RLIM_INFINITY or soft >= wanted:
        return WANTED
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    except (OSError, ValueError):
        return soft
    return wanted


def most_strangers(handles: int, wanted: int) -> int:
    """Return how many strangers a door may bear of so many handles: a quarter of what is free."""
    return max(8, min(wanted, (handles - RESERVE) // 4))
