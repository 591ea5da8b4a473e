"""The pure game: what is legal, what happened, what each seat may see.

Never opens, prints, logs, sleeps or reads a clock.
"""
