"""A publication of another province or commune: a folder of its own that builds at once and names nobody
else."""

from __future__ import annotations

import gzip
import io
import os
import re
import shutil
import subprocess
import sys
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from generator.cli import GOOD, USE, main
from generator.text.folding import fold
from tests.project import HERE

#: the publication that lives in the generator's own checkout: another one never names it
_THEIRS = re.compile(r"lang[\W_]{0,3}son")
_UNPACKED = (".zip", ".xlsx")


def _new(folder: Path, *more: str) -> Path:
    assert main(["new", str(folder), *more]) == GOOD
    return folder


def _texts(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    """A file as text; what is packed is looked into."""
    if name.endswith(_UNPACKED):
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            for inner in opened.namelist():
                yield from _texts(f"{name}!{inner}", opened.read(inner))
        return
    plain = gzip.decompress(data) if name.endswith(".gz") else data
    yield name, name + "\n" + plain.decode("utf-8", "ignore")


def _named(folder: Path) -> list[str]:
    """The files below a folder that name Lạng Sơn, in any letters."""
    found = []
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        for name, text in _texts(path.relative_to(folder).as_posix(), path.read_bytes()):
            if match := _THEIRS.search(fold(unicodedata.normalize("NFC", text))):
                found.append(f"{name}: {fold(text)[max(0, match.start() - 40) : match.end() + 20]!r}")
    return found


@pytest.fixture(scope="module")
def commune(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A commune's publication with one plan of 2026, built."""
    folder = _new(
        tmp_path_factory.mktemp("commune") / "xã Tân Lập", "--name", "Tân Lập", "--level", "commune"
    )
    shutil.copytree(HERE / "commune" / "content", folder / "content", dirs_exist_ok=True)
    assert main(["--root", str(folder), "build"]) == GOOD
    return folder


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What ``plans new`` writes, built without an edit, and then with a first plan that is a draft."""
    folder = _new(tmp_path_factory.mktemp("city") / "mới", "--name", "Vân Đài", "--level", "city")
    assert main(["--root", str(folder), "build"]) == GOOD
    plan = HERE / "commune" / "content" / "documents" / "15-kh-ubnd-2026" / "original.txt"
    assert main(["--root", str(folder), "import", str(plan), "--id", "ke-hoach-dau-tien"]) == GOOD
    return folder


@pytest.mark.slow
def test_it_builds_at_once(city: Path) -> None:
    """What ``plans new`` writes builds without an edit: a site and a package of its own name."""
    assert (city / "site" / "en" / "index.html").is_file()
    assert (city / "datasets" / "van-dai-plans" / "datapackage.json").is_file()


@pytest.mark.slow
def test_another_publication_is_named_nowhere(commune: Path) -> None:
    """In its site, package, feeds and reports no file names the publication of the generator's checkout, in
    any letters."""
    assert _named(commune / "site") + _named(commune / "datasets") == []
    home = (commune / "site" / "index.html").read_text(encoding="utf-8")
    assert "UBND xã Tân Lập" in home
    assert "xã Tân Lập" in re.sub(r"<[^>]+>", "", home)


@pytest.mark.slow
def test_it_speaks_of_its_own_level(commune: Path) -> None:
    """Kinds of agencies are the publication's own; topics of which nothing is said have no page."""
    agency = (commune / "site" / "co-quan" / "phong-kinh-te" / "index.html").read_text(encoding="utf-8")
    assert "Phòng, trung tâm thuộc xã" in agency
    topics = {p.name for p in (commune / "site" / "linh-vuc").iterdir() if p.is_dir()}
    assert topics == {"administrative-reform"}


@pytest.mark.slow
def test_vietnamese_first(commune: Path) -> None:
    """Where English words are lacking the English page shows the Vietnamese, marked as such, and says so."""
    document = (commune / "site/en/documents/15-kh-ubnd-2026/index.html").read_text(encoding="utf-8")
    assert 'data-lacking="2"' in document
    assert (
        '<p class="lead full-title"><span lang="vi">Cải cách hành chính năm 2026 của xã Tân Lập</span></p>'
        in document
    )
    assert '<span lang="vi">Rà soát quy trình nội bộ</span>' in document
    assert "Publish administrative procedures" in document
    agency = (commune / "site/en/agencies/phong-kinh-te/index.html").read_text(encoding="utf-8")
    assert '<h1 id="top"><span lang="vi">Phòng Kinh tế</span></h1>' in agency
    assert ">None<" not in agency


@pytest.mark.slow
@pytest.mark.parametrize("publication", ["commune", "city"])
def test_what_holds_for_any_content_holds_for_it(
    publication: str, root: Path, request: pytest.FixtureRequest
) -> None:
    """``make test`` of another publication: the tests of content, on its content, and where nothing is
    published yet and the first plan is a draft."""
    folder: Path = request.getfixturevalue(publication)
    recipe = (folder / "Makefile").read_text(encoding="utf-8")
    command = re.search(r'PLANS_ROOT="\$\(CURDIR\)" \.venv/bin/python (-m pytest .+)', recipe)
    assert command
    ran = subprocess.run(
        [sys.executable, *command[1].split()], cwd=root, env={**os.environ, "PLANS_ROOT": str(folder)},
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stdout[-4000:]


def test_the_generator_may_stand_in_any_folder(tmp_path: Path) -> None:
    """A checkout of the generator is found by a path with spaces too, from where make runs or from the
    root."""
    folder = _new(tmp_path / "mới")
    generator = tmp_path / "chỗ khác" / "máy"
    (generator / ".venv").mkdir(parents=True)
    (generator / "Makefile").write_text(".venv/.ready node_modules/.ready:\n", encoding="utf-8")
    for told in (str(generator), "../chỗ khác/máy"):
        asked = ["make", "--dry-run", "site", f"GENERATOR={told}"]
        ran = subprocess.run(asked, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=True)
        assert f'"{generator}/.venv/bin/python" -m generator.cli build' in ran.stdout


def _append(path: Path, more: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")


def test_gaps_are_told_and_stop_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``check`` lists what has no English words yet, each with file and line, and ends well."""
    folder = _new(tmp_path / "x", "--name", "Tân Lập", "--level", "commune")
    shutil.copytree(HERE / "commune" / "content", folder / "content", dirs_exist_ok=True)
    capsys.readouterr()
    assert main(["--root", str(folder), "--lang", "en", "check"]) == GOOD
    said = capsys.readouterr().err
    assert "content/registries/agencies.yml:4:1: english-missing phong-kinh-te has no name_en yet" in said
    assert "3 without English words yet" in said
    for number in range(9):
        _append(
            folder / "content/registries/units.yml", f"u{number}: {{symbol: u{number}, name_vi: u{number}}}\n"
        )
    main(["--root", str(folder), "--lang", "en", "check"])
    many = capsys.readouterr().err
    assert many.count("units.yml") < 9
    assert "more without name_en" in many


def test_nothing_is_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that holds something is refused, and stays as it is."""
    (tmp_path / "theirs.txt").write_text("x", encoding="utf-8")
    assert main(["--lang", "en", "new", str(tmp_path)]) == USE
    assert "exists and is not empty" in capsys.readouterr().err
    assert [p.name for p in tmp_path.iterdir()] == ["theirs.txt"]


def test_a_generator_without_a_commit_makes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A generator unpacked from an archive cannot say which commit it is: told, and no folder is begun."""
    monkeypatch.setattr("generator.commands.new.HOME", tmp_path)
    monkeypatch.setattr("generator.commands.new._repository", lambda: "owner/name")
    assert main(["--lang", "en", "new", str(tmp_path / "x")]) == USE
    assert f"“{tmp_path}” is no checkout of git" in capsys.readouterr().err
    assert not (tmp_path / "x").exists()


def test_the_generator_is_pinned(tmp_path: Path, root: Path) -> None:
    """The generator is checked out at one commit, by make and by the workflows, with the actions the
    generator itself uses."""
    folder = _new(tmp_path / "x")
    pin = dict(
        line.split("=") for line in (folder / "generator.pin").read_text(encoding="utf-8").splitlines()
    )
    assert re.fullmatch(r"[0-9a-f]{40}", pin["commit"])
    assert re.fullmatch(r"[\w.-]+/[\w.-]+", pin["repository"])
    assert "include generator.pin" in (folder / "Makefile").read_text(encoding="utf-8")
    ours = {u for p in (root / ".github" / "workflows").glob("*.yml") for u in _actions(p)}
    for path in (folder / ".github" / "workflows").glob("*.yml"):
        assert set(_actions(path)) <= ours | {"./.github/workflows/check.yml"}, path.name
        assert "steps.pin.outputs.commit" in path.read_text(encoding="utf-8")


def _actions(path: Path) -> Iterator[str]:
    for job in yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].values():
        yield from (part["uses"] for part in (job, *job.get("steps", [])) if "uses" in part)


def test_the_generator_names_no_province(root: Path) -> None:
    """Generator, shared words and theme name no publication; what does lives in ``content/``, in
    ``publication.yml``, and in the labels of its records, which nobody else is lent."""
    own = ("publication.yml", "hidden_labels.yml")
    shared = [
        *(p for p in (root / "generator").rglob("*") if p.is_file() and "__pycache__" not in p.parts),
        *(p for p in (root / "site_config").rglob("*") if p.is_file() and p.name not in own),
        root / "mkdocs.yml",
        *(root / ".github" / "workflows").glob("*.yml"),
    ]
    named = [
        p.relative_to(root).as_posix()
        for p in shared
        if _THEIRS.search(fold(p.read_text(encoding="utf-8", errors="ignore")))
    ]
    assert named == []
