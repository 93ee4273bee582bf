"""``plans serve``: the site on this machine, built again when a source changes, while the last good one stays
up."""

from __future__ import annotations

import contextlib
import http.client
import http.server
import socket
import threading
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest

from generator.commands import serve
from generator.commands.build import Options
from generator.commands.margin import STYLE
from generator.commands.preview import LIVE, STATE, Answer, Preview
from generator.problems import Problem, ProblemsFound, problem

SOURCE = "content/page.txt"


class _Site:
    """A builder of a site of one page, in place of the whole build; text with "wrong" in it is a problem."""

    def __init__(self) -> None:
        self.addresses: list[str | None] = []

    def build(self, root: Path, options: Options, _tell: Callable[[str], None]) -> None:
        text = (root / SOURCE).read_text(encoding="utf-8")
        self.addresses.append(options.site_url)
        if "wrong" in text:
            raise ProblemsFound([problem((SOURCE, 1, 1), "machine", detail="wrong")])
        (root / "site").mkdir(exist_ok=True)
        (root / "site" / "index.html").write_text(text, encoding="utf-8")


class _Reader:
    """Who looks at the site between two look-outs of the server, and changes its source; at the end,
    interrupts it."""

    def __init__(self, root: Path, texts: Sequence[str]) -> None:
        self.root = root
        self.texts = iter(texts)
        self.told: list[str] = []
        self.shown: list[str] = []
        self.seen: list[str] = []

    def tell(self, stage: str) -> None:
        self.told.append(stage)

    def show(self, problems: Sequence[Problem]) -> None:
        self.shown += [p.file for p in problems]

    def changes(self, _root: Path) -> Iterator[frozenset[Path]]:
        """In place of waiting: look at the page, then change what it is made of."""
        while True:
            with urllib.request.urlopen(self.address, timeout=10) as answer:  # noqa: S310 - of this test's own server
                self.seen.append(answer.read().decode("utf-8"))
            text = next(self.texts, None)
            if text is None:
                raise KeyboardInterrupt
            (self.root / SOURCE).write_text(text, encoding="utf-8")
            yield frozenset({self.root / SOURCE})

    @property
    def address(self) -> str:
        return next(line for line in self.told if line.startswith("http"))


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A project of one file."""
    (tmp_path / SOURCE).parent.mkdir()
    (tmp_path / SOURCE).write_text("one", encoding="utf-8")
    return tmp_path


def test_a_change_is_seen(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A change is built and served on a free port of this machine; an error is shown and leaves the last good
    page."""
    site, reader = _Site(), _Reader(source, ["two, longer", "wrong", "three, mended"])
    monkeypatch.setattr(serve, "build", site.build)
    monkeypatch.setattr(serve, "_changes", reader.changes)
    assert serve.serve(source, 0, reader.tell, reader.show) == 0
    assert reader.seen == ["one", "two, longer", "two, longer", "three, mended"]
    assert reader.shown == [SOURCE]
    assert reader.address.startswith("http://127.0.0.1:")
    assert set(site.addresses) == {reader.address}


def test_changes_are_seen_from_the_first_moment(source: Path) -> None:
    """What is written, added or removed after the looking has begun is told, and nothing else."""
    (source / "content" / "old.yml").write_text("a", encoding="utf-8")
    (source / "build").mkdir()
    changes = serve._changes(source)  # noqa: SLF001 - the watching itself is tried
    (source / SOURCE).write_text("two", encoding="utf-8")
    (source / "content" / "new.yml").write_text("a", encoding="utf-8")
    (source / "content" / "old.yml").unlink()
    (source / "build" / "lock").write_text("1", encoding="utf-8")
    told: set[str] = set()
    while len(told) < 3:
        told |= {path.name for path in next(changes)}
    assert told == {"page.txt", "new.yml", "old.yml"}


def test_a_port_in_use_is_told_before_anything_is_built(
    source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When another program has the port the machine's own error comes at once."""
    site, reader = _Site(), _Reader(source, [])
    monkeypatch.setattr(serve, "build", site.build)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(OSError, match="in use"):
            serve.serve(source, taken.getsockname()[1], reader.tell, reader.show)
    assert site.addresses == []


@pytest.fixture
def asks(tmp_path: Path) -> Iterator[Callable[[str, str], int]]:
    """A server of a folder with a page, a folder without one, and links out; asks it for a path and gives the
    status."""
    site, outside = tmp_path / "site", tmp_path / "outside"
    for folder in (site / "empty", site / "page", outside):
        folder.mkdir(parents=True)
    (site / "page" / "index.html").write_text("x", encoding="utf-8")
    (site / "empty" / "a.txt").write_text("x", encoding="utf-8")
    (outside / "secret.txt").write_text("x", encoding="utf-8")
    (site / "link.txt").symlink_to(outside / "secret.txt")
    (site / "folder").symlink_to(outside)
    (site / "hidden").mkdir()
    (site / "hidden" / "index.html").symlink_to(outside / "secret.txt")
    with http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0),
        partial(serve._Quiet, directory=str(site)),  # noqa: SLF001 - the handler itself is tried
    ) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()

        def ask(path: str, host: str) -> int:
            connection = http.client.HTTPConnection("127.0.0.1", server.server_address[1], timeout=10)
            with contextlib.closing(connection):
                connection.request("GET", path, headers={"Host": host})
                return connection.getresponse().status

        yield ask
        server.shutdown()


@pytest.mark.parametrize(
    ("path", "host", "status"),
    [
        ("/page/", "127.0.0.1:8000", 200),
        ("/page/", "localhost:8000", 200),
        ("/empty/a.txt", "localhost", 200),
        ("/page/", "evil.example:8000", 421),
        ("/page/", "127.0.0.1.evil.example", 421),
        ("/page/", "", 421),
        ("/empty/", "localhost", 404),
        ("/link.txt", "localhost", 404),
        ("/folder/secret.txt", "localhost", 404),
        ("/hidden/", "localhost", 404),
        ("/../outside/secret.txt", "localhost", 404),
        ("/%2e%2e/outside/secret.txt", "localhost", 404),
    ],
)
def test_who_is_answered(asks: Callable[[str, str], int], path: str, host: str, status: int) -> None:
    """This machine gets the files of the site; a foreign host, a folder's list and what a link leads out to
    get nothing."""
    assert asks(path, host) == status


def test_any_error_leaves_the_site_up(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What nobody foresaw while building is shown, and the last good page is served on."""
    site, reader = _Site(), _Reader(source, ["two", "three"])

    def build(root: Path, options: Options, tell: Callable[[str], None]) -> None:
        if (root / SOURCE).read_text(encoding="utf-8") == "two":
            raise RecursionError("x" * 10_000)
        site.build(root, options, tell)

    monkeypatch.setattr(serve, "build", build)
    monkeypatch.setattr(serve, "_changes", reader.changes)
    assert serve.serve(source, 0, reader.tell, reader.show) == 0
    assert reader.seen[:2] == ["one", "one"]
    assert reader.shown == ["site"]


class _Pages(Preview):
    """A preview of the pages given by path, in place of those of the content."""

    def __init__(self, answers: dict[str, Answer]) -> None:
        super().__init__(Path(), "")
        self.answers = answers
        self.state = 7

    def page(self, path: str) -> Answer | None:
        return self.answers.get(path)


@pytest.fixture
def previewed(tmp_path: Path) -> Iterator[Callable[[str], tuple[int, dict[str, str], str]]]:
    """A server of a site with a preview beside it: asked for a path it gives status, headers and text."""
    for name, text in (
        ("index.html", "<body>disk</body>"),
        ("old/index.html", "<body>old</body>"),
        ("a.txt", "a"),
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    pages = _Pages({"": Answer("home đ"), "new/": Answer("new"), "wrong/": Answer("wrong", good=False)})
    handler = partial(serve._Quiet, directory=str(tmp_path), preview=pages)  # noqa: SLF001 - the handler is tried
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()

        def ask(path: str) -> tuple[int, dict[str, str], str]:
            connection = http.client.HTTPConnection("127.0.0.1", server.server_address[1], timeout=10)
            with contextlib.closing(connection):
                connection.request("GET", path)
                answer = connection.getresponse()
                return answer.status, dict(answer.getheaders()), answer.read().decode("utf-8")

        yield ask
        server.shutdown()


@pytest.mark.parametrize(
    ("path", "status", "kind", "text"),
    [
        ("/", 200, "text/html", "home đ"),
        ("/?a=b", 200, "text/html", "home đ"),
        ("/new/", 200, "text/html", "new"),
        ("/wrong/", 500, "text/html", "wrong"),
        ("/old/", 200, "text/html", f'<body>old<script src="{LIVE}" defer></script></body>'),
        (STATE, 200, "text/plain", "7"),
    ],
)
def test_what_is_made_anew_stands_before_the_file(
    previewed: Callable[[str], tuple[int, dict[str, str], str]], path: str, status: int, kind: str, text: str
) -> None:
    """A page of now where there is one, with 500 when it lists problems; else the file, with the script that
    reloads it. Nothing of it is kept by a browser, and its letters are UTF-8."""
    found, headers, said = previewed(path)
    assert (found, said) == (status, text)
    assert headers["Content-Type"] == f"{kind}; charset=utf-8"
    assert headers["Content-Length"] == str(len(text.encode()))
    assert headers["Cache-Control"] == "no-store"


def test_script_and_style_of_a_preview(previewed: Callable[[str], tuple[int, dict[str, str], str]]) -> None:
    """They are the generator's own, and no files of the site."""
    status, headers, script = previewed(LIVE)
    assert (status, headers["Content-Type"]) == (200, "text/javascript; charset=utf-8")
    assert STATE in script
    status, headers, style = previewed(STYLE)
    assert (status, headers["Content-Type"]) == (200, "text/css; charset=utf-8")
    assert ".plans-margin" in style


def test_other_files_are_served_as_they_are(
    previewed: Callable[[str], tuple[int, dict[str, str], str]],
) -> None:
    """What is no page has no script in it; a folder without its slash is sent on to the page."""
    assert previewed("/a.txt")[::2] == (200, "a")
    status, headers, _ = previewed("/old")
    assert (status, headers["Location"]) == (301, "/old/")
    assert previewed("/nowhere/")[0] == 404
