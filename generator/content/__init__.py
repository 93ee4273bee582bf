"""From files to a frozen catalog, or to problems: reading, resolving, checks."""
