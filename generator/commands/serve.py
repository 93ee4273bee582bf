"""``plans serve``: build, serve on loopback, build again when a source changes. The last good site stays up meanwhile."""

from __future__ import annotations

import http.server
import threading
import time
from collections.abc import Callable, Sequence
from functools import partial
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from generator.commands.build import Options, build
from generator.problems import Problem, ProblemsFound, problem

_WATCHED = ("content", "site_config", "generator/site/templates", "generator/site/scripts", "mkdocs.yml")


def serve(
    root: Path, port: int, tell: Callable[[str], None], show: Callable[[Sequence[Problem]], None]
) -> int:
    """Serve ``site/`` on 127.0.0.1 until interrupted; port 0 takes a free one.

    :raises OSError: when the port is taken: before anything is built.
    """
    with http.server.ThreadingHTTPServer(
        ("127.0.0.1", port), partial(_Quiet, directory=str(root / "site"))
    ) as server:
        address = f"http://127.0.0.1:{server.server_address[1]}/"
        before = _stamps(root)  # what changes while the first build runs is built again
        _build_once(root, address, tell, show)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        tell(address)
        try:
            _watch(root, before, lambda: _build_once(root, address, tell, show))
        except KeyboardInterrupt:
            pass
        finally:
            server.shutdown()
    return 0


def _build_once(
    root: Path, address: str, tell: Callable[[str], None], show: Callable[[Sequence[Problem]], None]
) -> None:
    try:
        build(root, Options(site_url=address), tell)
        tell("done")
    except ProblemsFound as found:
        show(found.problems)
    except Exception as error:  # noqa: BLE001 - whatever content brings about, the last good site stays up
        show([problem(("site", 0, 0), "machine", detail=f"{type(error).__name__}: {str(error)[:200]}")])


def _watch(root: Path, before: dict[Path, int], changed: Callable[[], None]) -> None:
    while True:
        _pause()
        after = _stamps(root)
        if after != before:
            before = after
            changed()


def _pause() -> None:
    """Until the next look-out for changes."""
    time.sleep(0.5)


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
    """Serves the files of one folder to this machine alone, without a line for each."""

    def send_head(self) -> BytesIO | BinaryIO | None:
        """Nothing for a foreign host (a page elsewhere that had its name point here), a link out, or a folder without a page."""
        host = (self.headers.get("Host") or "").rpartition(":")[0] or self.headers.get("Host")
        if host not in ("127.0.0.1", "localhost", "[::1]"):
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
            return None
        wanted = Path(self.translate_path(self.path))
        page = (wanted / "index.html" if wanted.is_dir() else wanted).resolve()
        if not page.is_file() or not page.is_relative_to(Path(self.directory).resolve()):
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        return super().send_head()

    def log_message(self, *_: object) -> None:
        """Say nothing."""
