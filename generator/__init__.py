"""Makes validated open data and a bilingual site from the reviewed content of official plans."""
