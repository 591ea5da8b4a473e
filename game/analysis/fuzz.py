"""Random play through the whole game, looking for what must never happen."""
