"""``plans serve``: build, serve on loopback, build again when a source changes. The last good site stays up meanwhile."""

from __future__ import annotations

import http.server
import threading
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from generator.build import Options, build
from generator.problems import Problem, ProblemsFound

_WATCHED = ("content", "site_config", "generator/templates", "mkdocs.yml")


def serve(
    root: Path, port: int, tell: Callable[[str], None], show: Callable[[Sequence[Problem]], None], *, rounds: int | None = None
) -> int:
    """Serve ``site/`` on 127.0.0.1 until interrupted (``rounds`` limits the look-outs for changes, for tests)."""
    address = f"http://127.0.0.1:{port}/"
    _build_once(root, address, tell, show)
    handler = partial(_Quiet, directory=str(root / "site"))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    tell(address)
    try:
        _watch(root, lambda: _build_once(root, address, tell, show), rounds)
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()
        server.server_close()
    return 0


def _build_once(root: Path, address: str, tell: Callable[[str], None], show: Callable[[Sequence[Problem]], None]) -> None:
    try:
        build(root, Options(site_url=address), tell)
        tell("done")
    except ProblemsFound as found:
        show(found.problems)


def _watch(root: Path, changed: Callable[[], None], rounds: int | None) -> None:
    before = _stamps(root)
    while rounds is None or rounds > 0:
        time.sleep(0.5)
        after = _stamps(root)
        if after != before:
            before = after
            changed()
        rounds = None if rounds is None else rounds - 1


def _stamps(root: Path) -> dict[Path, int]:
    """Modification times of everything a build reads from."""
    found: dict[Path, int] = {}
    for name in _WATCHED:
        place = root / name
        for path in [place] if place.is_file() else place.rglob("*"):
            if path.is_file():
                found[path] = path.stat().st_mtime_ns
    return found


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files without a line for each."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""
