"""The parts of an observation, each built from nothing by what a role may see."""
