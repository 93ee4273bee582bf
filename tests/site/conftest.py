"""The real site, built once and served on this machine, and a browser to look at it."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

from generator.commands import publication
from generator.content.catalog import load_catalog
from generator.output import one_run_at_a_time
from generator.settings import load_settings
from generator.site import builder, lookup, pages
from tests.provision import CHROMIUM_ARGUMENTS, chromium
from tests.site.samples import samples

ROOT = Path(__file__).resolve().parents[2]
#: what the site is made of
_SOURCES = ("content", "generator", "site_config", "mkdocs.yml")
#: the path under which the site is served here: the one it is published under, so that the error page works too
PREFIX = "/langson-plans/"
#: how long what is expected of a page is waited for on a busy machine (ms): how soon it comes is measured, never asserted
expect.set_options(timeout=30_000)


@pytest.fixture(scope="session")
def site_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site: the one named by SITE, else ``site/`` when nothing it is made of is newer, else one built for the tests."""
    if os.environ.get("SITE"):
        return Path(os.environ["SITE"])
    own = ROOT / "site"
    if (
        (own / "index.html").is_file()
        and (own / "data").is_dir()
        and _newest() < (own / "index.html").stat().st_mtime
    ):
        return own
    shared = _shared(tmp_path_factory)
    with one_run_at_a_time(shared, lambda _process: None):  # the first worker that asks builds it for all
        if not (shared / "site").is_dir():
            _built(shared / "begun").rename(shared / "site")
    return shared / "site"


def _shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the workers of one run have in common."""
    own = tmp_path_factory.getbasetemp()
    return (own.parent if os.environ.get("PYTEST_XDIST_WORKER") else own) / "shared"


def _newest() -> float:
    files = (
        f
        for name in _SOURCES
        for f in ((ROOT / name).rglob("*") if (ROOT / name).is_dir() else [ROOT / name])
    )
    return max(f.stat().st_mtime for f in files if f.is_file() and "__pycache__" not in f.parts)


def _built(target: Path) -> Path:
    """The site with its downloads, in the folder ``target``."""
    settings = load_settings(ROOT)
    # the downloads are proved where they are made
    made = publication.make(
        publication.context_of(ROOT, load_catalog(ROOT), settings),
        lambda _stage: None,
        lambda _downloads, _dataset: None,
    )
    beside = {**made.downloads, **lookup.files(made.pages, settings)}
    shown, bodies = pages.paged(made.pages, made.bodies)
    builder.build_site(shown, bodies, target, settings, extra_paths=frozenset(beside))
    _write(beside, target)
    return target


def _write(files: Mapping[str, bytes | str], folder: Path) -> None:
    for path, data in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)


class Quiet(SimpleHTTPRequestHandler):
    """A plain file server; what is not there gets the error page, as on the published site."""

    def __init__(self, *arguments: Any, prefix: str, directory: str) -> None:
        self.prefix = prefix
        super().__init__(*arguments, directory=directory)

    def translate_path(self, path: str) -> str:
        """The file of an address under the prefix."""
        # two slashes in a row are another address on most hosts, and would be one here
        known = path.startswith(self.prefix) and "//" not in path
        return super().translate_path("/" + path.removeprefix(self.prefix)) if known else "/nowhere"

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Send the error page in the place of a page that is not there."""
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or "text/html" not in self.headers.get("Accept", ""):
            super().send_error(code, message, explain)
            return
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page.read_bytes())

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the name the server uses
        """Say nothing: the tests say what is wrong."""


class _Server(ThreadingHTTPServer):
    """A server that does not mind a browser that leaves a page while it is being sent."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Tell what went wrong, but for a line that was cut."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def _serve(root: Path, prefix: str, handler: type[Quiet]) -> ThreadingHTTPServer:
    server = _Server(("127.0.0.1", 0), partial(handler, prefix=prefix, directory=str(root)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


@contextmanager
def serving(root: Path, prefix: str, handler: type[Quiet] = Quiet) -> Iterator[str]:
    """The address at which a site is served."""
    server = _serve(root, prefix, handler)
    try:
        yield f"http://127.0.0.1:{server.server_port}{prefix}"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def served(site_root: Path) -> Iterator[str]:
    """Where the site is served, under a sub-path, as it is published."""
    with serving(site_root, PREFIX) as address:
        yield address


@pytest.fixture(scope="session")
def served_at_root(site_root: Path) -> Iterator[str]:
    """Where the site is served at the root of a host."""
    with serving(site_root, "/") as address:
        yield address


#: a clock that stands still, and nothing else: Playwright's own takes from pages how they were arrived at, too
STOPPED = """{
  const at = Date.parse("%s");
  globalThis.Date = class extends Date {
    constructor(...given) { super(...(given.length ? given : [at])); }
    static now() { return at; }
  };
}"""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium. On its pages it is noon of the day of the data in Viet Nam, whenever the tests run; a test may set another day."""
    noon = f"{load_settings(ROOT).publication.data['data_date']}T05:00:00Z"

    def stop_its_clock(context: BrowserContext) -> None:
        context.add_init_script(STOPPED % noon)

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=str(chromium()), args=list(CHROMIUM_ARGUMENTS))
        started.on("context", stop_its_clock)
        yield started
        started.close()


@pytest.fixture(scope="session")
def kinds(site_root: Path) -> dict[str, str]:
    """One page of every kind in both languages: name -> path."""
    return samples(site_root)
