"""The workbook of a document: one row for each passage, for people who write no YAML, and the way back into
``content/``."""
