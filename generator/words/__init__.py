"""Prose of the generator by language, in YAML."""
