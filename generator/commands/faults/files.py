"""Mutations of files to import: each must be refused with a reason or drafted without losing text."""

from __future__ import annotations

import html
import io
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from generator import importing
from generator.commands.faults.mutations import IN_MARKUP, IN_TABLE, corrupted, mutated, mutated_archive
from generator.commands.faults.watching import Fault, Hung, surprised, within
from generator.importing.broken import Broken, Foreign
from generator.importing.learning import Knowledge
from generator.importing.reading import has_words, read_bytes

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MARKED = (".html", ".htm")
#: letters of the documents of the publication that are taken: a trial should be short
_BEGINNING = 6000
Seed = tuple[str, bytes]


def seeds(root: Path, folder: Path | None) -> list[Seed]:
    """The files to mutate: those of ``folder``, otherwise the published documents of ``root`` as text, HTML
    and Word."""
    if folder:
        return [(p.name, p.read_bytes()) for p in sorted(folder.iterdir()) if p.suffix.lower() in _READ]
    found: list[Seed] = []
    for path in sorted((root / "content" / "documents").glob("*/original.txt")):
        text = path.read_text(encoding="utf-8", errors="replace")[:_BEGINNING]
        found += [
            (f"{path.parent.name}.txt", text.encode("utf-8")),
            (f"{path.parent.name}.html", _as_html(text).encode("utf-8")),
            (f"{path.parent.name}.docx", _as_word(text)),
        ]
    return found


_READ = (".txt", ".html", ".htm", ".docx", ".pdf")


def _as_html(text: str) -> str:
    """Paragraphs, and a table of some of them, as offices publish."""
    lines = [html.escape(line) for line in text.splitlines() if line.strip()]
    half = len(lines) // 2
    rows = "".join(
        f"<tr><td>{i}</td><td colspan=2>{line}</td></tr>" for i, line in enumerate(lines[half:], 1)
    )
    return (
        "<html><body>"
        + "".join(f"<p>{line}</p>" for line in lines[:half])
        + f"<table>{rows}</table></body></html>"
    )


def _as_word(text: str) -> bytes:
    lines = [html.escape(line) for line in text.splitlines() if line.strip()]
    numbered = "<w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>"
    body = "".join(
        f"<w:p>{numbered if i % 7 == 3 else ''}<w:r><w:t>{line}</w:t></w:r></w:p>"
        for i, line in enumerate(lines)
    )
    level = (
        "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl>"
    )
    numbering = (
        f"<w:abstractNum w:abstractNumId='1'>{level}</w:abstractNum>"
        "<w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr(
            "word/document.xml", f"<w:document xmlns:w='{_WORD}'><w:body>{body}</w:body></w:document>"
        )
        packed.writestr("word/numbering.xml", f"<w:numbering xmlns:w='{_WORD}'>{numbering}</w:numbering>")
    return out.getvalue()


def trials(
    seeds: Sequence[Seed], knowledge: Knowledge, seed: int, numbers: range, count: Counter[str]
) -> Iterator[Fault]:
    """Apply each mutation to one of the files and draft the result; ``count`` receives how many were read and
    how many refused."""
    for number in numbers:
        by = Random(f"file {seed} {number}")  # noqa: S311 - mutations are to be made again, not to be secret
        name, data = by.choice(seeds)
        suffix = Path(name).suffix.lower()
        try:
            with within():
                count[_drafted(name, _with_mutation(suffix, data, by), knowledge)] += 1
        except Hung:
            yield Fault("hang", number, name, "")
        except Exception as error:  # noqa: BLE001 - to find it is what this is for
            yield Fault("traceback", number, name, surprised(error))


def _with_mutation(suffix: str, data: bytes, by: Random) -> bytes:
    if by.randrange(4) == 0 or suffix == ".pdf":
        return corrupted(data, by)
    if suffix == ".docx":
        return mutated_archive(data, by)
    kinds = IN_MARKUP if suffix in _MARKED else IN_TABLE
    return mutated(data.decode("utf-8", "replace"), kinds, by).encode("utf-8", "replace")


def _drafted(name: str, data: bytes, knowledge: Knowledge) -> str:
    """Whether a file was ``read`` or ``refused``."""
    try:
        read = read_bytes(data, Path(name).suffix.lower())
    except (
        Broken,
        Foreign,
        RecursionError,
        MemoryError,
    ):  # the last two end a reader's process with a message
        return "refused"
    if read is None or not has_words(read):
        return "refused"
    importing.draft_files(importing.Received(name, data, read), knowledge, "draft")
    return "read"
