"""The workbook of a document: a row a passage, for people who write no YAML, and the way back into
``content/``."""
