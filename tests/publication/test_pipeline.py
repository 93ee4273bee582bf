"""What GitHub runs for us, run here: the commands of every workflow, in order, in a clean clone, so that none
is first tried on main.

Actions are not run; what they would leave behind is put there: the clone that a checkout makes, the address
that the set-up of Pages tells, the artifact that one job hands to another. Setting up is not run either, as
it would ask the network: the clone has the packages of this checkout, linked one by one under stamps of its
own. ``make test`` is these tests, and ``gh`` speaks to GitHub: of such steps the targets are held against the
Makefile, the artifacts and the other jobs.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

ADDRESS = "https://host/path"
#: what expressions of workflows stand for here; one that is not listed fails
EXPRESSIONS = {
    "steps.pages.outputs.base_url": ADDRESS,
    "github.repository": "owner/repository",
    "github.token": "none",
    "matrix.python": "3.13",
}
#: whose files would make a set-up begin anew when they are newer than its stamp
LOCKS = ("requirements.lock", "pyproject.toml", "package.json", "package-lock.json", ".npmrc")
#: jq as far as a workflow asks it, where the machine has none: ``jq -er .KEY FILE``
JQ = f"""#!{sys.executable}
import json, sys
options, path, file = sys.argv[1:]
assert options == "-er" and path.startswith("."), sys.argv
value = json.load(open(file, encoding="utf-8")).get(path[1:])
if value is None:
    sys.exit(1)
print(value)
"""


@dataclass
class Runner:
    """A machine of GitHub's: where it works, the variables it sets, and what was uploaded so far."""

    temp: Path
    version: str
    path: str
    artifacts: dict[str, Path] = field(default_factory=dict)
    #: by path what the jobs so far keep for later ones
    cached: dict[str, Path] = field(default_factory=dict)
    ran: list[str] = field(default_factory=list)

    def environment(self, job: Mapping[str, Any], step: Mapping[str, Any]) -> dict[str, str]:
        """The variables of a step, as on the run of a tag: those of every machine, of the runner, of job and
        step."""
        kept = {name: os.environ[name] for name in ("HOME", "LANG", "TMPDIR", "USER") if name in os.environ}
        given = {
            "PATH": self.path,
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_REF": f"refs/tags/v{self.version}",
            "GITHUB_REF_NAME": f"v{self.version}",
            "GITHUB_REPOSITORY": "owner/repository",
            "GITHUB_RUN_ID": "1",
            "GITHUB_STEP_SUMMARY": str(self.temp / "summary.md"),
            "RUNNER_TEMP": str(self.temp),
        }
        own = {**job.get("env", {}), **step.get("env", {})}
        return kept | given | {name: _evaluated(str(value)) for name, value in own.items()}

    def run(self, job: Mapping[str, Any], step: Mapping[str, Any], folder: Path) -> None:
        """Run the commands of a step as GitHub does: by bash, which stops at the first that fails."""
        script = self.temp / "step.sh"
        script.write_text(_evaluated(step["run"]), encoding="utf-8")
        command = ["bash", "--noprofile", "--norc", "-e", str(script)]
        ran = subprocess.run(
            command, cwd=folder, env=self.environment(job, step),
            capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip
        assert ran.returncode == 0, f"{step['run']}\n{ran.stdout[-4000:]}\n{ran.stderr[-4000:]}"
        self.ran.append(step["run"])


def _evaluated(text: str) -> str:
    return re.sub(r"\$\{\{\s*(.*?)\s*\}\}", lambda found: EXPRESSIONS[found[1]], text)


def _jobs(root: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """The jobs of all workflows that have steps, the checks before what waits for them."""
    for path in sorted((root / ".github" / "workflows").glob("*.y*ml")):
        for name, job in yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].items():
            if "steps" in job:
                yield f"{path.name}:{name}", job


def _commands(step: Mapping[str, Any]) -> list[list[str]]:
    """The simple commands of a step that is one line each."""
    return [shlex.split(line) for line in step.get("run", "").splitlines() if line.strip()]


def _is_told_only(step: Mapping[str, Any]) -> bool:
    """Whether a step is looked at and not run: these tests themselves, and what speaks to GitHub."""
    return any(words[:2] == ["make", "test"] or words[:1] == ["gh"] for words in _commands(step))


def _call(folder: Path, *command: str) -> None:
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    assert ran.returncode == 0, f"{' '.join(command)}\n{ran.stdout[-2000:]}\n{ran.stderr[-2000:]}"


def _clone(root: Path, target: Path) -> Path:
    """A clean clone of the last commit, with what setting up would have put there."""
    _call(root, "git", "clone", "--quiet", "--no-hardlinks", str(root), str(target))
    for name in LOCKS:
        os.utime(target / name, (1, 1))
    for name in (".venv", "node_modules"):
        (target / name).mkdir()
        for entry in (root / name).resolve().iterdir():
            if entry.name != ".ready":
                (target / name / entry.name).symlink_to(entry)
        (target / name / ".ready").touch()
    return target


@pytest.fixture(scope="module")
def runner(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Runner:
    """A runner with an empty temporary folder and the tools that GitHub's have."""
    temp = tmp_path_factory.mktemp("runner")
    tools = temp / "tools"
    tools.mkdir()
    if shutil.which("jq") is None:
        (tools / "jq").write_text(JQ, encoding="utf-8")
        (tools / "jq").chmod(0o755)
    facts = yaml.safe_load((root / "site_config" / "publication.yml").read_text(encoding="utf-8"))
    return Runner(temp, str(facts["version"]), f"{tools}{os.pathsep}{os.environ['PATH']}")


def _released(clone: Path, runner: Runner) -> None:
    """The record of the version, committed, as the steps of a release in CONTRIBUTING.md have it."""
    _call(clone, str(clone / ".venv/bin/python"), "-m", "generator.cli", "release")
    who = ("-c", "user.name=t", "-c", "user.email=t@example.org")
    _call(clone, "git", "add", "datasets")
    _call(clone, "git", *who, "commit", "--quiet", "--allow-empty", "-m", "Release")
    _call(clone, "git", "tag", "--force", f"v{runner.version}")


def _did(step: Mapping[str, Any], folder: Path, root: Path, runner: Runner) -> None:
    """What an action leaves behind: the clone, or what it takes away."""
    action = step["uses"].partition("@")[0]
    if action == "actions/checkout":
        _released(_clone(root, folder), runner)
    elif action == "actions/upload-artifact":
        assert (folder / step["with"]["path"]).is_dir(), f"{action} finds nothing to upload"
        runner.artifacts[step["with"]["name"]] = folder / step["with"]["path"]
    elif action in ("actions/cache", "actions/cache/restore"):
        path = step["with"]["path"]
        if path in runner.cached:
            shutil.copytree(runner.cached[path], folder / path)
        if action == "actions/cache":
            runner.cached[path] = folder / path
    elif action == "actions/upload-pages-artifact":
        assert (folder / step["with"]["path"] / "index.html").is_file()


def _downloaded(step: Mapping[str, Any], folder: Path, runner: Runner) -> None:
    """``gh run download --name NAME --dir DIR`` asks for an artifact that a job before it uploaded."""
    for words in _commands(step):
        if words[:3] == ["gh", "run", "download"]:
            name, place = words[words.index("--name") + 1], words[words.index("--dir") + 1]
            assert name in runner.artifacts, f"no job uploads {name}"
            shutil.copytree(runner.artifacts[name], folder / place)


@pytest.mark.slow
def test_every_command_of_every_workflow_runs(root: Path, runner: Runner, tmp_path: Path) -> None:
    """Job after job, step after step, each command ends well: a tag is checked, built, and its package named
    and summed."""
    for number, (name, job) in enumerate(_jobs(root)):
        folder = tmp_path / f"{number}" / "work"
        if not any("actions/checkout@" in step.get("uses", "") for step in job["steps"]):
            folder.mkdir(parents=True)
        if any(_commands(step)[:1] == [["make", "test"]] for step in job["steps"]):
            continue
        for step in job["steps"]:
            if "uses" in step:
                _did(step, folder, root, runner)
            elif _is_told_only(step):
                _downloaded(step, folder, runner)
            else:
                runner.run(job, step, folder)
        if name == "publish.yml:release":
            assert sorted(path.suffix for path in (folder / "assets").iterdir()) == [
                "",
                ".sqlite",
                ".xlsx",
                ".zip",
            ]
            _call(folder / "assets", "sha256sum", "--quiet", "--check", "SHA256SUMS")
        if name == "publish.yml:build":
            assert f'<link rel="canonical" href="{ADDRESS}/' in (folder / "site" / "index.html").read_text(
                encoding="utf-8"
            )
    told = (runner.temp / "summary.md").read_text(encoding="utf-8")
    assert told.startswith("## ")
    assert "cannot be compared" not in told
    steps = [
        step["run"]
        for _, job in _jobs(root)
        for step in job["steps"]
        if "run" in step and not _is_told_only(step)
    ]
    assert runner.ran == steps


def test_what_is_not_run_is_there(root: Path) -> None:
    """Each target of make in a workflow, and in ``.ci/run``, is one of the Makefile; ``gh`` is asked what it
    can be asked."""
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    scripts = [step["run"] for _, job in _jobs(root) for step in job["steps"] if "run" in step]
    scripts.append((root / ".ci" / "run").read_text(encoding="utf-8"))
    asked = {
        target
        for script in scripts
        for target in re.findall(r"^(?:exec )?make ([a-z]+)", script, re.MULTILINE)
    }
    assert asked >= {"setup", "check", "site", "test"}
    assert sorted(asked - targets) == []
    told = [words[1:3] for _, job in _jobs(root) for step in job["steps"] for words in _commands_of_gh(step)]
    assert told == [["run", "download"], ["release", "create"]]


def _commands_of_gh(step: Mapping[str, Any]) -> Iterator[list[str]]:
    yield from (words for words in _commands(step) if words[:1] == ["gh"]) if _is_told_only(step) else ()


def test_a_step_that_fails_is_noticed(runner: Runner, tmp_path: Path) -> None:
    """The first command that fails ends a step, and an expression that nothing is known of is no empty
    text."""
    with pytest.raises(AssertionError, match="false"):
        runner.run({}, {"run": "false\necho later"}, tmp_path)
    with pytest.raises(KeyError):
        runner.run({}, {"run": "echo ${{ secrets.NOTHING }}"}, tmp_path)
    runner.ran.clear()
