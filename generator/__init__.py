"""Makes validated open data and a bilingual site from the reviewed content of official plans."""

__version__ = "0.1.0"
