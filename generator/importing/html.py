"""The text of an HTML page: one block element, or one table cell, a line."""

from __future__ import annotations

import re

from lxml import etree

from generator.importing.broken import Broken
from generator.importing.decoding import decode

_DROPPED = frozenset({
    "script", "style", "nav", "noscript", "template", "head", "iframe", "object", "embed", "svg", "math", "canvas", "audio", "video",
    "button", "select", "textarea", "aside", "footer",
})  # fmt: skip
_BLOCKS = frozenset({
    "address", "article", "blockquote", "body", "br", "center", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure", "h1", "h2",
    "h3",
    "h4", "h5", "h6", "header", "hr", "html", "li", "main", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead",
    "tr", "ul",
})  # fmt: skip
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE = re.compile(r"[^\S\u00a0]+")


def read(data: bytes) -> str | None:
    """The text a reader of the page sees; nothing when its bytes are in no known encoding.

    :raises Broken: when there is no page in the file.
    """
    text = _decoded(data)
    if text is None:
        return None
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text).replace("\x00", "")
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        page = etree.fromstring(text, parser) if text.strip() else None
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Broken(str(error)) from None
    if page is None:
        return ""
    return _lines(_main(page))


def _decoded(data: bytes) -> str | None:
    declared = _CHARSET.search(data[:4096])
    name = declared[1].decode("ascii").lower() if declared else ""
    if name in ("windows-1258", "cp1258"):
        try:
            return data.decode("cp1258")
        except UnicodeDecodeError:
            return None
    return decode(data)


def _main(page: etree._Element) -> etree._Element:
    mains = page.findall(".//main")
    return mains[0] if len(mains) == 1 else page


def _lines(page: etree._Element) -> str:
    parts: list[str] = []
    dropped = 0
    for event, node in etree.iterwalk(page, events=("start", "end")):
        tag = node.tag if isinstance(node.tag, str) else "script"
        gone = (
            tag in _DROPPED or node.get("hidden") is not None or bool(_HIDDEN.search(node.get("style") or ""))
        )
        if event == "start":
            dropped += gone
            if not dropped:
                parts += ["\n" if tag in _BLOCKS else "", _inline(node.text, node)]
            continue
        dropped -= gone
        if not dropped:
            parts.append("\n" if tag in _BLOCKS else "")
            if node is not page:
                parts.append(_inline(node.tail, node.getparent()))
    lines = (re.sub(r"^ +| +$|(?<= ) +", "", line) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line.strip())


def _inline(text: str | None, inside: etree._Element | None) -> str:
    if not text:
        return ""
    return text if inside is not None and inside.tag == "pre" else _SPACE.sub(" ", text)
