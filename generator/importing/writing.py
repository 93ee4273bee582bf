"""Writing a draft under ``content/documents/<id>/`` for a person to review."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.importing.metadata import Metadata
from generator.importing.origin import Home, Province
from generator.model.base import meaning
from generator.model.document import Document
from generator.problems import ProblemsFound, problem
from generator.text.blocks import Original
from generator.text.drafting import identify
from generator.text.folding import slug
from generator.text.sections import Draft
from generator.words import both, pair

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def document_id(metadata: Metadata) -> str:
    """The id as the documents here have it: number and year (``46-kh-ubnd-2022``); where the number is blank
    the initials of type and issuer with the day, month or year printed (``kh-ubnd-2026-01``); nothing when
    the text gives no year either."""
    year = (metadata.issued_edtf or "")[:4]
    if not metadata.number:
        told = (_initials(metadata.type), _initials(metadata.issuer), metadata.issued_edtf)
        return "-".join(part for part in told if part) if metadata.type and year else ""
    ident = slug(metadata.number)
    return ident if not year or year in ident.split("-") else f"{ident}-{year}"


def _initials(words: str | None) -> str:
    """The first letters of a name as numbers of documents print them: "kế hoạch" is ``kh``; of a committee
    without the place it is of."""
    parts = slug(words or "").split("-")
    return "".join(part[:1] for part in (parts[:4] if parts[:4] == ["uy", "ban", "nhan", "dan"] else parts))


def checked_id(wanted: str | None, metadata: Metadata, place: str) -> str:
    """The id given by the user, otherwise the proposed one.

    :raises ProblemsFound: when neither is there, or the one asked for is malformed.
    """
    ident = wanted or document_id(metadata)
    if not ident:
        raise ProblemsFound(
            [
                problem(
                    (place, 0, 0), "import-no-id", expected=f"tb-ubnd-{(metadata.issued_edtf or '2022-03')}"
                )
            ]
        )
    if not _ID.fullmatch(ident):
        raise ProblemsFound([problem((place, 0, 0), "id-malformed", found=ident, expected=slug(ident))])
    return ident


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write a new folder atomically.

    :raises ProblemsFound: when it exists already.
    """
    if folder.exists() or folder.is_symlink():
        name = f"content/documents/{folder.name}"
        raise ProblemsFound([problem((name, 0, 0), "import-exists", found=name)])
    folder.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=".import-", dir=folder.parent))
    try:
        for name, data in files.items():
            (draft / name).write_bytes(data)
        draft.chmod(0o755)
        draft.rename(folder)
    except OSError:
        shutil.rmtree(draft, ignore_errors=True)
        raise


@dataclass(frozen=True)
class Source:
    """A file as received and its text in UTF-8; the same bytes if it is a UTF-8 text."""

    name: str
    received: bytes
    text: bytes

    def files(self) -> dict[str, bytes]:
        """``original.txt``, and the file as received if that is something else."""
        suffix = Path(self.name).suffix.lower()
        return {
            "original.txt": self.text,
            **({} if self.received == self.text else {f"received{suffix}": self.received}),
        }


_SHOWN = 20  # of each kind; a long text has hundreds of page numbers


def abroad_comment(abroad: Province | None, home: Home) -> str:
    """A comment for the head of ``document.yml`` of a document of another province than this
    publication's."""
    told = pair("importing", "abroad") if abroad else ()
    return comment(text.format(theirs=abroad, ours=home.printed) for text in told)


def left_out_comments(read: Original) -> str:
    """Comments for the head of ``document.yml`` on what the reader omitted or converted."""
    lines = [f"# {both('importing', 'converted')}: {', '.join(read.converted)}"] if read.converted else []
    for left in read.left_out:
        lines.append(
            f"# {both('importing', 'left-out')}: {both('importing', f'left-out.{left.kind}')}: {left.count}"
        )
        lines += [f"#   {json.dumps(text[:200], ensure_ascii=False)}" for text in left.texts[:_SHOWN]]
        lines += [f"#   … (+{len(left.texts) - _SHOWN})"] if len(left.texts) > _SHOWN else []
    return "".join(f"{line}\n" for line in lines)


def document_yaml(metadata: Metadata, source: Source, root_section: str) -> str:
    """``document.yml``: known values as data, the other keys as comments that say what belongs there."""
    fields: dict[str, str | None] = {
        "state": "draft",
        "number": metadata.number,
        "type": metadata.type,
        "title_vi": metadata.title,
        "issued_on": metadata.issued_on,
        "issued_edtf": metadata.issued_edtf,
        "place": metadata.place,
        "signer_name": metadata.signer_name,
        "signer_title": metadata.signer_title,
        "source_file": source.name,
        "source_sha256": hashlib.sha256(source.received).hexdigest(),
        "text_sha256": hashlib.sha256(source.text).hexdigest() if source.text != source.received else None,
        "root_section": root_section or None,
    }
    lines = [f"# {both('importing', 'draft')}"]
    for name in Document.model_fields:
        value = fields.get(name)
        hint = f"  # {metadata.issuer}" if name == "issuer" and metadata.issuer else ""
        lines.append(
            f"{name}: {_quoted(value)}" if value else f"# {name}:  # {meaning(Document, name)}{hint}"
        )
    return "\n".join(lines) + "\n"


def _quoted(value: str) -> str:
    """A YAML double-quoted scalar (JSON is one), so that nothing printed can be read as anything but text."""
    return json.dumps(value, ensure_ascii=False)


def passages_tsv(drafts: Sequence[Draft]) -> str:
    """``passages.tsv`` of the drafts."""
    rows = ["id\tsection\tkind\tlabel\ttext"]
    rows += [
        f"{ident}\t{d.section}\t{d.kind}\t{d.label}\t{d.text}"
        for ident, d in zip(identify(drafts), drafts, strict=True)
    ]
    return "\n".join(rows) + "\n"


def annotations_yaml(drafts: Sequence[Draft]) -> str:
    """``annotations.yml`` with every passage marked as not yet reviewed."""
    head = comment(pair("importing", "draft-passages"))
    return head + "".join(f"\n{_key(ident)}:\n  state: draft\n" for ident in identify(drafts))


def comment(texts: Iterable[str]) -> str:
    """Texts of one or more lines as comments of YAML."""
    return "".join(f"# {line}\n" for text in texts for line in text.splitlines())


def _key(name: str) -> str:
    """An id as a key of YAML, in quotes where it would be read as a number."""
    return f"'{name}'" if re.fullmatch(r"[0-9.]+", name) else name
