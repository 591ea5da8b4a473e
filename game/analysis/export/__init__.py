"""Finished matches as tidy tables: one row a thing, with a codebook made from the same models."""
