"""The one error of the file readers."""

from __future__ import annotations


class Broken(Exception):
    """A file is not what its name says, or is made to harm; the message says how."""
