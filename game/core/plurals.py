"""How many of a thing there are, in words."""


def counted(amount: int, thing: str) -> str:
    """Return ``1 point`` or ``3 points``."""
    return f"{amount} {thing}" if amount == 1 else f"{amount} {thing}s"
