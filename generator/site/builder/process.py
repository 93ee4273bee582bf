"""Runs the site builder in a process of its own that ends with the run that started it, however that ends.

It is run as a file, with a pipe as standard input that is never written to: the pipe ends when the run does.
"""

from __future__ import annotations

import os
import sys
import threading

from mkdocs.__main__ import cli


def _watch() -> None:
    os.read(sys.stdin.fileno(), 1)  # not through a buffer, whose lock the end of the process would wait for
    os._exit(1)


if __name__ == "__main__":
    threading.Thread(target=_watch, daemon=True).start()
    cli()
