"""Files of the old Word (.doc) and rich text (.rtf), turned into .docx by LibreOffice where it is
installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from generator.importing.broken import Broken, TooMuch
from generator.words import both

_SECONDS = 90


def command() -> str | None:
    """The path of LibreOffice; ``None`` if it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def as_docx(data: bytes, suffix: str) -> bytes:
    """The document converted to .docx.

    :raises Broken: when LibreOffice cannot read it.
    """
    office = command()
    if office is None:
        raise Broken("LibreOffice")
    with tempfile.TemporaryDirectory(prefix="plans-import-") as name:
        folder = Path(name)
        source = folder / f"in{suffix}"
        source.write_bytes(data)
        _run([
            office, "--headless", "--norestore", "--nolockcheck",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--convert-to", "docx:MS Word 2007 XML", "--outdir", name, str(source),
        ])  # fmt: skip
        converted = folder / "in.docx"
        if not converted.is_file():
            raise Broken(both("importing", "office"))
        return converted.read_bytes()


def _run(arguments: list[str]) -> None:
    process = subprocess.Popen(  # noqa: S603 - LibreOffice as found on PATH, with arguments made here
        arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        process.wait(_SECONDS)
    except subprocess.TimeoutExpired:
        raise TooMuch(f"LibreOffice > {_SECONDS} s") from None
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
