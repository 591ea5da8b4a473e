"""Turns YAML into typed rules, or says why not, with file, line and a suggestion."""
