"""What a faction may order in a quarter. One kind a file, each with the same verbs."""
