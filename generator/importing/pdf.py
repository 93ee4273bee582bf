"""The text of a PDF that holds text; a scan holds none."""

from __future__ import annotations

import io

from generator.importing.broken import Broken


def read(data: bytes) -> str:
    """The lines of the pages, without the page numbers that stand alone at their edges.

    :raises Broken: when the file is no PDF, is locked, or its inside contradicts itself.
    """
    import pypdf  # noqa: PLC0415 - only this command and only this type of file needs it
    import pypdf.errors  # noqa: PLC0415 - as above

    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            raise Broken("mật khẩu / password")
        pages = [page.extract_text().split("\n") for page in reader.pages]
    except (
        pypdf.errors.PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        RecursionError,
        OverflowError,
    ) as error:
        raise Broken(f"{type(error).__name__}: {error}") from None
    return "\n".join("\n".join(_without_number(lines, number)) for number, lines in enumerate(pages, 1))


def _without_number(lines: list[str], number: int) -> list[str]:
    mark = {str(number), f"- {number} -", f"{number}."}
    solid = [i for i, line in enumerate(lines) if line.strip()]
    edges = {i for i in (*solid[:1], *solid[-1:]) if lines[i].strip() in mark}
    return [line for i, line in enumerate(lines) if i not in edges]
