"""Running the site builder as a process that ends with this one, and reading its complaints."""

from __future__ import annotations

import os
import re
import subprocess

#: the last line of a traceback when the machine refused something: a full disk, say
_MACHINE = re.compile(r"^\w*Error: \[Errno (\d+)\] (.+)$", re.MULTILINE)


def run_builder(command: list[str], environment: dict[str, str]) -> tuple[int, str]:
    """Exit status and words of the builder, which ends when the pipe it is given does."""
    reading, writing = os.pipe()
    try:
        ran = subprocess.run(  # noqa: S603 - the builder of this environment, with arguments made here
            command,
            env=environment,
            stdin=reading,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    finally:
        os.close(reading)
        os.close(writing)
    return ran.returncode, ran.stdout + ran.stderr


def complaints(status: int, output: str) -> list[str]:
    """What the site builder complained of; a failure without a word is a complaint too.

    :raises OSError: when it was the machine that failed.
    """
    failed = _MACHINE.findall(output) if status else []
    if failed:
        raise OSError(int(failed[-1][0]), failed[-1][1])
    lines = re.findall(r"^(?:WARNING|ERROR)\s+-\s+(.+)$", output, re.MULTILINE)
    if status and not lines:
        lines = output.strip().splitlines()[-3:] or [f"exit status {status}"]
    return [line.strip() for line in lines]
