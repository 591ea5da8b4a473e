"""What the shipped world must show, and whether it does: the work behind `fourfronts calibrate`.

Only this package knows the targets. Nothing in the world, the core, the rules or the cards
refers to them, so that no rule can be bent towards its own test.
"""
