"""``plans serve``: builds once, serves on the loopback address, and renders each page anew on request after
its content changed.

A change of theme, words, templates or scripts triggers a full build; the last good site stays up meanwhile.
"""

from __future__ import annotations

import http.server
import threading
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from http import HTTPStatus
from importlib.resources import files as package_files
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

import watchfiles

from generator.commands.build import Options, build
from generator.commands.margin import STYLE
from generator.commands.preview import LIVE, STATE, Preview, with_script
from generator.problems import Problem, ProblemsFound, problem

_WATCHED = ("content", "site_config", "generator/site/templates", "generator/site/scripts", "mkdocs.yml")
#: how long changes that belong together may be apart, and how often is looked, in milliseconds
_TOGETHER, _LOOKS = 200, 50


def serve(
    root: Path,
    port: int,
    progress: Callable[[str], None],
    show: Callable[[Sequence[Problem]], None],
    *,
    drafts: bool = False,
) -> int:
    """Serve ``site/`` on 127.0.0.1 until interrupted; port 0 takes a free one. With ``drafts``, drafts are
    shown among the rest.

    :raises OSError: when the port is taken: before anything is built.
    """
    with http.server.ThreadingHTTPServer(("127.0.0.1", port), _Quiet) as server:
        address = f"http://127.0.0.1:{server.server_address[1]}/"
        preview = Preview(root, address, drafts=drafts)
        server.RequestHandlerClass = partial(_Quiet, directory=str(root / "site"), preview=preview)
        again = partial(_build_once, preview, progress, show)
        changes = _changes(root)  # what changes while the first build runs is seen
        again()
        threading.Thread(target=server.serve_forever, daemon=True).start()
        progress(address)
        try:
            for changed in changes:
                if not (all(path.is_relative_to(root / "content") for path in changed) and preview.changed()):
                    again()
        except KeyboardInterrupt:
            pass
        finally:
            server.shutdown()
    return 0


def _build_once(
    preview: Preview, progress: Callable[[str], None], show: Callable[[Sequence[Problem]], None]
) -> None:
    try:
        preview.built(build(preview.root, Options(site_url=preview.address), progress))
        progress("done")
    except ProblemsFound as found:
        show(found.problems)
    except Exception as error:  # noqa: BLE001 - whatever content brings about, the last good site stays up
        show([problem(("site", 0, 0), "machine", detail=f"{type(error).__name__}: {str(error)[:200]}")])


def _changes(root: Path) -> Iterator[frozenset[Path]]:
    """Yields the set of changed files, each time any have changed."""
    places = [place for place in (root / name for name in _WATCHED) if place.exists()]
    found = watchfiles.watch(
        *places, debounce=_TOGETHER, step=_LOOKS, rust_timeout=500, yield_on_timeout=True
    )
    next(found)  # from here on it looks
    return (frozenset(Path(path) for _, path in changed) for changed in found if changed)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """A request handler that serves the files of one folder to this machine only, and logs nothing."""

    def __init__(self, *arguments: Any, preview: Preview | None = None, **more: Any) -> None:
        self.preview = preview
        super().__init__(*arguments, **more)

    def send_head(self) -> BytesIO | BinaryIO | None:
        """Refuses requests for a foreign host (DNS rebinding), symbolic links that lead out of the folder,
        and folder listings."""
        host = (self.headers.get("Host") or "").rpartition(":")[0] or self.headers.get("Host")
        if host not in ("127.0.0.1", "localhost", "[::1]"):
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
            return None
        if self.preview and self.path in (LIVE, STATE, STYLE):
            return self._beside(self.preview)
        wanted = Path(self.translate_path(self.path))
        rendered = self._rendered(wanted)
        if rendered:
            return rendered
        page = (wanted / "index.html" if wanted.is_dir() else wanted).resolve()
        if not page.is_file() or not page.is_relative_to(Path(self.directory).resolve()):
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        if self.preview and page.suffix == ".html" and not (wanted.is_dir() and not self._ends_in_slash()):
            return self._sent(with_script(page.read_text(encoding="utf-8")))
        return super().send_head()

    def _ends_in_slash(self) -> bool:
        return self.path.partition("?")[0].partition("#")[0].endswith("/")

    def _beside(self, preview: Preview) -> BytesIO:
        """What only served pages ask for: the script, whether anything has changed, how a margin looks."""
        if self.path == STATE:
            return self._sent(str(preview.state), "text/plain")
        name, kind = ("drafts.css", "text/css") if self.path == STYLE else ("live.js", "text/javascript")
        file = package_files("generator") / "commands" / name
        return self._sent(file.read_text(encoding="utf-8"), kind)

    def _rendered(self, wanted: Path) -> BytesIO | None:
        """The page made from the content as it is now; nothing where the file on disk will do."""
        if self.preview is None or not self._ends_in_slash() or not wanted.is_relative_to(self.directory):
            return None
        place = wanted.relative_to(self.directory).as_posix()
        answer = self.preview.page("" if place == "." else f"{place}/")
        if answer is None:
            return None
        status = HTTPStatus.OK if answer.good else HTTPStatus.INTERNAL_SERVER_ERROR
        return self._sent(answer.text, status=status)

    def _sent(self, text: str, kind: str = "text/html", status: HTTPStatus = HTTPStatus.OK) -> BytesIO:
        data = text.encode("utf-8")
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        return BytesIO(data)

    def log_message(self, *_: object) -> None:
        """Say nothing."""
