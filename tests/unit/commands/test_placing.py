"""Where ``build --output`` puts a site, and where it does not: nothing that is not ours is ever replaced."""

from __future__ import annotations

import contextlib
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator import output
from generator.cli import GOOD, MACHINE, USE, main
from generator.commands import publication
from generator.commands.placing import MARK, Mark
from generator.commands.publication import Publication
from generator.site import builder, lookup
from tests.project import Project

OURS = Mark("van-dai-plans", "an earlier run")
THESIS = "years of work"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A build of one page and one download: what is built does not matter here, only where it goes."""
    made = Publication([], {"vi/index.html": "new"}, {"data/x.csv": b"1"})
    monkeypatch.setattr(publication, "make", lambda *_: made)
    monkeypatch.setattr(lookup, "files", lambda *_: {})
    monkeypatch.setattr(builder, "build_site", lambda _pages, _bodies, target, *_rest, **_more: _page(target))
    monkeypatch.setattr(builder, "over_budget", lambda *_: [])
    monkeypatch.setattr("generator.validation.begin_package", lambda *_: ([], list))


def _page(target: Path) -> None:
    output.write_tree({"index.html": "new"}, target)


def _build(project: Project, target: Path | str | None = None) -> int:
    wanted = [] if target is None else ["--output", str(target)]
    return main(["--root", str(project.root), "--lang", "en", "build", *wanted])


def _everything(folder: Path) -> dict[str, str | bytes]:
    """All that stands below a folder: files with their bytes, links with where they lead, folders."""
    found: dict[str, str | bytes] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        found[name] = (
            str(path.readlink()) if path.is_symlink() else path.read_bytes() if path.is_file() else "a folder"
        )
    return found


def _foreign(folder: Path) -> Path:
    output.write_tree({"thesis.odt": THESIS, "notes/1.txt": "x"}, folder)
    return folder


def _marked(folder: Path, mark: Mark = OURS) -> Path:
    output.write_tree({"index.html": "old", "gone.html": "old"} | mark.written(), folder)
    return folder


def _empty(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _link(link: Path, to: Path) -> Path:
    link.symlink_to(to, target_is_directory=True)
    return link


def _file(path: Path, text: str = THESIS) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def _spelt(project: Project, _place: Path) -> Path:
    return project.root / "site_config" / ".." / "content"


def _listed(mark: str) -> Callable[[Project, Path], Path]:
    def place(_project: Project, place: Path) -> Path:
        _foreign(place)
        return _file(place / MARK, mark).parent

    return place


Place = Callable[[Project, Path], Path]
#: what stands there -> how it is made (in a free place), and what the refusal says
REFUSED: dict[str, tuple[Place, str]] = {
    "a home folder with a thesis": (
        lambda _, place: _foreign(place),
        "no build made (“notes”, and no valid .plans-build)",
    ),
    "the root of the machine": (lambda _, place: Path(place.anchor), "is or holds"),
    "the project (.)": (lambda project, _: project.root, "is or holds"),
    "what holds the project": (lambda project, _: project.root.parent, "is or holds"),
    "content/": (lambda project, _: project.root / "content", "content, so it is not replaced"),
    "content/ spelt otherwise": (_spelt, "content, so it is not replaced"),
    "a link to content/": (
        lambda project, place: _link(place, project.root / "content"),
        "content, so it is not replaced",
    ),
    "in content/": (lambda project, _: project.root / "content" / "new", "lies in"),
    "site_config/": (lambda project, _: project.root / "site_config", "site_config, so it is not replaced"),
    "generator/ of the project": (
        lambda project, _: project.root / "generator",
        "generator, so it is not replaced",
    ),
    "the generator itself": (lambda *_: Path(placing_file()).parents[1], "generator, so it is not replaced"),
    "what holds the generator": (
        lambda *_: Path(placing_file()).parents[2],
        "generator, so it is not replaced",
    ),
    "datasets/": (lambda project, _: project.root / "datasets", "datasets, so it is not replaced"),
    "in datasets/": (lambda project, _: project.root / "datasets" / "x", "lies in"),
    "tests/": (lambda project, _: _foreign(project.root / "tests"), "tests, so it is not replaced"),
    ".git/": (lambda project, _: _foreign(project.root / ".git"), ".git, so it is not replaced"),
    "build/": (lambda project, _: project.root / "build", "build, so it is not replaced"),
    "build/pages": (lambda project, _: project.root / "build" / "pages", "lies in"),
    "a file": (lambda _, place: _file(place), "is a file"),
    "below a file": (lambda _, place: _file(place) / "site", "is a file"),
    "a link to a file": (lambda _, place: _link(place, _file(place.with_name("f"))), "is a file"),
    "a link to a foreign folder": (
        lambda _, place: _link(place, _foreign(place.with_name("f"))),
        "no build made",
    ),
    "a link to nothing": (lambda _, place: _link(place, place.with_name("nothing")), "which is not there"),
    "a link to itself": (lambda _, place: _link(place, place), "which is not there"),
    "the site of another package": (
        lambda _, place: _marked(place, Mark("bac-ninh-plans", "x")),
        "another package (“bac-ninh-plans”",
    ),
    "a mark that is no mark": (_listed("{"), "no build made"),
    "a mark that is a list": (_listed("[]"), "no build made"),
    "site/ that links elsewhere": (lambda p, place: _link(p.root / "site", _foreign(place)), "no build made"),
    "a hidden file alone": (lambda _, place: _file(place / ".ssh").parent, "no build made (“.ssh”"),
}


def placing_file() -> str:
    """Where the generator's own files lie."""
    return str(sys.modules["generator.commands.placing"].__file__)


@pytest.mark.parametrize("name", REFUSED)
def test_refused(example: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    """Wrong use: status 2, one line with the path, why and a cure, and not a byte, folder or link is
    touched."""
    make, why = REFUSED[name]
    target = make(example, tmp_path / "place")
    before = _everything(tmp_path)
    assert _build(example, target) == USE
    said = capsys.readouterr().err
    assert said.startswith(f"plans: {target}: ")
    assert why in said
    assert ("; name " in said) or ("; make that folder" in said)
    assert said.count("\n") == 1
    assert _everything(tmp_path) == before


def test_refused_in_vietnamese(example: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same is said in Vietnamese."""
    target = _foreign(tmp_path / "Luận văn")
    assert main(["--root", str(example.root), "--lang", "vi", "build", "--output", str(target)]) == USE
    said = capsys.readouterr().err
    assert said.startswith(f"plans: {target}: thư mục có tệp không do lệnh này dựng (“notes”")
    assert "chọn thư mục trống hoặc chưa có" in said


@contextlib.contextmanager
def _other_disk(beside: Path) -> Iterator[Path]:
    """A folder on another disk than ``beside``, removed at the end."""
    other = Path("/dev/shm")  # noqa: S108 - only here is a second disk to be had without being asked for
    if not other.is_dir() or other.stat().st_dev == beside.stat().st_dev:
        yield beside / "the-same-disk"
        return
    with tempfile.TemporaryDirectory(dir=other) as folder:
        yield Path(folder)


#: what stands there -> how it is made, in a free place
ACCEPTED: dict[str, Place] = {
    "absent": lambda _, place: place,
    "absent, folders above it too": lambda _, place: place / "a" / "b",
    "empty": lambda _, place: _empty(place),
    "ours": lambda _, place: _marked(place),
    "a link to ours": lambda _, place: _link(place, _marked(place.with_name("f"))),
    "a link to an empty folder": lambda _, place: _link(place, _empty(place.with_name("f"))),
    "site/ that links to ours": lambda project, place: _link(project.root / "site", _marked(place)),
    "site/": lambda project, _: project.root / "site",
    "site/ of an earlier generator": lambda project, _: _file(project.root / "site" / "index.html").parent,
    "site/ with the mark of an earlier name": lambda project, _: _marked(
        project.root / "site", Mark("old", "x")
    ),
}


@pytest.mark.parametrize("name", ACCEPTED)
def test_accepted(example: Project, tmp_path: Path, name: str) -> None:
    """The site stands there whole, with its mark and nothing of the one before; links are kept, nothing is
    left beside it."""
    target = ACCEPTED[name](example, tmp_path / "place")
    link = target.readlink() if target.is_symlink() else None
    there = {p.name for p in tmp_path.iterdir()}
    assert _build(example, target) == GOOD
    assert {p.name for p in target.iterdir()} == {"index.html", "data", MARK}
    assert (target / "index.html").read_text(encoding="utf-8") == "new"
    assert (target.readlink() if target.is_symlink() else None) == link
    assert {p.name for p in tmp_path.iterdir()} <= there | {"place"}
    assert [p.name for p in target.resolve().parent.iterdir() if "plans-build" in p.name] == []
    assert _build(example, target) == GOOD, "what a build has made it replaces"


@pytest.mark.parametrize("stands", ["absent", "ours", "empty", "foreign"])
def test_another_disk(example: Project, tmp_path: Path, stands: str) -> None:
    """On another disk the same holds: the site is copied next to the target, then swapped in."""
    with _other_disk(tmp_path) as disk:
        target = disk / "site"
        make: dict[str, Callable[[Path], Path]] = {
            "absent": lambda x: x,
            "ours": _marked,
            "empty": _empty,
            "foreign": _foreign,
        }
        make[stands](target)
        before = _everything(disk)
        assert _build(example, target) == (USE if stands == "foreign" else GOOD)
        if stands == "foreign":
            assert _everything(disk) == before
        else:
            assert {p.name for p in disk.iterdir()} == {"site"}
            assert {p.name for p in target.iterdir()} == {"index.html", "data", MARK}


def test_a_disk_is_not_replaced(example: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An empty folder that is a disk of its own cannot be swapped: the name of a folder in it is asked
    for."""
    (tmp_path / "disk").mkdir()
    monkeypatch.setattr(Path, "is_mount", lambda self: self.name == "disk")
    assert _build(example, tmp_path / "disk") == USE
    assert _build(example, tmp_path / "disk" / "site") == GOOD


def test_where_nobody_may_write(
    example: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder above that cannot be written to is the machine's word, status 3, before any work."""

    def denied(**_: object) -> str:
        raise PermissionError(13, "Permission denied", str(tmp_path))

    monkeypatch.setattr(tempfile, "mkdtemp", denied)
    target = _marked(tmp_path / "place")
    before = _everything(tmp_path)
    assert _build(example, target) == MACHINE
    assert capsys.readouterr().err.splitlines() == [f"plans: [Errno 13] Permission denied: '{tmp_path}'"]
    assert _everything(tmp_path) == before


def test_site_is_believed_once(example: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """``site/`` without a mark is from before there were marks; once it had one, it is not taken without
    it."""
    _file(example.root / "site" / "index.html", "from before")
    assert _build(example) == GOOD
    (example.root / "site" / MARK).unlink()
    before = _everything(example.root / "site")
    assert _build(example) == USE
    assert "no build made" in capsys.readouterr().err
    assert _everything(example.root / "site") == before


def test_what_comes_meanwhile_stays(
    example: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What somebody puts into the empty target while the build runs is not replaced either."""
    target = tmp_path / "place"
    target.mkdir()

    def build_site(_pages: object, _bodies: object, staged: Path, *_: object, **__: object) -> None:
        _foreign(target)
        _page(staged)

    monkeypatch.setattr(builder, "build_site", build_site)
    assert _build(example, target) == USE
    assert _everything(target) == {"thesis.odt": THESIS.encode(), "notes": "a folder", "notes/1.txt": b"x"}
    assert not (example.root / "datasets").exists()


def _fails(*_: object, **__: object) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("exchange", [True, False], ids=["one-step", "three-steps"])
@pytest.mark.parametrize("step", ["move", "rename"])
def test_the_old_one_comes_back(
    example: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, *, exchange: bool
) -> None:
    """When a step on the way in fails, the old site is there as it was, nothing is left beside it, and the
    status is 3."""
    target = _marked(tmp_path / "place")
    before = _everything(target)
    rename = Path.rename

    def renamed(self: Path, to: Path) -> Path:
        if to == target and not self.name.endswith("-old"):
            _fails()
        return rename(self, to)

    if not exchange:
        monkeypatch.setattr(output, "_exchange", lambda *_: False)
    if step == "move":
        monkeypatch.setattr(shutil, "move", _fails)
    elif not exchange:
        monkeypatch.setattr(Path, "rename", renamed)
    else:
        monkeypatch.setattr(output, "_exchange", _fails)
    assert _build(example, target) == MACHINE
    monkeypatch.undo()
    assert _everything(target) == before
    assert {p.name for p in tmp_path.iterdir()} == {"place", "example"}


def test_an_old_folder_of_somebody_else_stays(example: Project, tmp_path: Path) -> None:
    """What stands beside the target under a name that looks like an old one is none of ours."""
    target = _marked(tmp_path / "place")
    for name in (".place.old", "place.old", ".place.en"):
        _foreign(tmp_path / name)
    assert _build(example, target) == GOOD
    assert {p.name for p in tmp_path.iterdir()} == {
        "place",
        "example",
        ".place.old",
        "place.old",
        ".place.en",
    }


def test_the_mark_is_the_same_for_the_same(example: Project, tmp_path: Path) -> None:
    """The mark tells package and run; the same content gives the same bytes, wherever and whenever it is
    built."""
    assert _build(example, tmp_path / "one") == GOOD
    assert _build(example, tmp_path / "two") == GOOD
    assert (tmp_path / "one" / MARK).read_bytes() == (tmp_path / "two" / MARK).read_bytes()
    mark = Mark.read(tmp_path / "one")
    assert mark is not None
    assert mark.package == "van-dai-plans"
    assert len(mark.run) == 64


def test_the_mark_tells_what_was_made() -> None:
    """Another byte, another path: another run."""
    made: list[dict[str, bytes | str]] = [
        {"a": b"1", "b": "đ"},
        {"b": "đ", "a": "1"},
        {"a": b"2", "b": "đ"},
        {"c": b"1", "b": "đ"},
    ]
    one, same, other, elsewhere = (Mark.of("p", files).run for files in made)
    assert one == same
    assert len({one, other, elsewhere}) == 3
