"""Pictures: one module a kind, from data to what is drawn."""
