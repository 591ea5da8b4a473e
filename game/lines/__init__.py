"""The whole game as lines of text: for screen readers, logs, pipes and scripts."""
