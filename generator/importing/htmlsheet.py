"""The style sheets of a page, as far as they say what a reader sees: hidden, struck, in which font, how lists
count.

Selectors of elements, classes, ids and descendants; rules of at-rules or with other selectors say nothing.
CSS 2.2, sections 4, 5, 6.4 and 12.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from lxml import etree

from generator.importing.broken import TooMuch
from generator.importing.numbering import formatted
from generator.words import both

_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_BRACE = re.compile(r"[{}]")
_RULE = re.compile(r"\s*([^{};]*)([{;}])")
_PROPERTIES = re.compile(
    r"^(?:display|visibility|text-decoration(?:-line)?|font-family|font|font-weight|font-size|text-align"
    r"|list-style(?:-type)?|text-transform|mso-hide|content|counter-reset|counter-increment)$"
)
_SIMPLE = re.compile(
    r"(?P<tag>[a-z][a-z0-9]*|\*)?(?P<more>(?:[.#][\w-]+)*)(?P<before>::?before)?", re.IGNORECASE
)
_JOINT = re.compile(r"\s*>\s*|\s+")
_CONTENT = re.compile(r"\"([^\"]*)\"|'([^']*)'|counter\(\s*([\w-]+)\s*(?:,\s*([\w-]+)\s*)?\)")
_ESCAPE = re.compile(r"\\([0-9a-f]{1,6})\s?", re.IGNORECASE)
_REACH = 64  # ancestors among which one that a selector names is looked for
_MOST_WORK = 2_000_000  # rules with ancestors held against elements
_MOST_RULES = 5_000  # of a page; the exports of word processors have some hundred
_FORMS = {
    "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter", "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter", "lower-roman": "lowerRoman", "upper-roman": "upperRoman",
    "decimal-leading-zero": "decimalZero",
}  # fmt: skip


@dataclass(frozen=True)
class _Simple:
    """What one element of a selector has to be."""

    tag: str
    names: frozenset[str]

    def fits(self, node: etree._Element) -> bool:
        return (self.tag in ("", "*") or node.tag == self.tag) and self.names <= _names(node)


@dataclass(frozen=True)
class _Rule:
    weight: tuple[int, int, int, int]
    simples: tuple[_Simple, ...]
    joints: tuple[str, ...]
    says: dict[str, str] = field(hash=False)

    def fits(self, node: etree._Element) -> bool:
        """Whether a node is what the selector names, its own part already found; ancestors nearest first."""
        if not self.simples[-1].fits(node):
            return False
        for simple, joint in zip(self.simples[-2::-1], reversed(self.joints), strict=True):
            reach = islice(node.iterancestors(), _REACH if joint == " " else 1)
            above = next((one for one in reach if simple.fits(one)), None)
            if above is None:
                return False
            node = above
        return True


class Sheets:
    """The rules of all style sheets of a page."""

    def __init__(self, page: etree._Element) -> None:
        self._own: dict[str, list[_Rule]] = {}
        self._before: dict[str, list[_Rule]] = {}
        self._counts: dict[str, int] = {}
        self._alike: dict[tuple[int, str, frozenset[str]], list[_Rule]] = {}
        self._work = 0
        found = 0
        for text in ("".join(node.itertext()) for node in page.iter("style")):
            for number, (selector, says) in enumerate(_rules(text), found):
                for one in selector.split(","):
                    self._add(one.strip(), says, number)
                found += 1
                if found > _MOST_RULES:
                    return

    def _add(self, selector: str, says: dict[str, str], number: int) -> None:
        parts, joints = _JOINT.split(selector), [j.strip() or " " for j in _JOINT.findall(selector)]
        matches = [_SIMPLE.fullmatch(part) for part in parts]
        if not all(matches) or not says or any(m and m["before"] for m in matches[:-1]):
            return
        simples = tuple(_Simple((m["tag"] or "").lower(), _parts(m["more"])) for m in matches if m)
        ids, classes = (sum(n[0] == c for s in simples for n in s.names) for c in "#.")
        tags = sum(s.tag not in ("", "*") for s in simples)
        into = self._before if matches[-1] and matches[-1]["before"] else self._own
        key = next(iter(sorted(simples[-1].names)), simples[-1].tag or "*")
        into.setdefault(key, []).append(_Rule((ids, classes, tags, number), simples, tuple(joints), says))

    def settle(self, page: etree._Element) -> None:
        """Write into the ``style`` of every element what the sheets say of it, before what it says itself."""
        if not self._own:
            return
        for node in page.iter(etree.Element):
            says = self._said(self._own, node)
            if says:
                own = _declared(node.get("style") or "")
                node.set("style", ";".join(f"{k}:{v}" for k, v in (says | own).items()))

    def label(self, node: etree._Element) -> str | None:
        """What the sheets print before an item of a list, as they count; nothing where they do not."""
        before = self._said(self._before, node) if self._before else {}
        self._step(_declared(node.get("style") or ""))
        self._step(before)
        content = before.get("content")
        if not content or content.lower() in ("none", "normal"):
            return None
        printed = "".join(self._part(m) for m in _CONTENT.finditer(content))
        return re.sub(r"\s+", " ", printed).strip()

    def _said(self, rules: dict[str, list[_Rule]], node: etree._Element) -> dict[str, str]:
        """What rules say of an element, the more exact and the later ones last."""
        names = _names(node)
        kind = (id(rules), str(node.tag), names)
        if kind not in self._alike:
            keys = ("*", str(node.tag), *names)
            candidates = (rule for key in keys for rule in rules.get(key, ()) if rule.simples[-1].fits(node))
            self._alike[kind] = sorted(candidates, key=lambda r: r.weight)
        found = self._alike[kind]
        self._work += sum(len(rule.joints) for rule in found)
        if self._work > _MOST_WORK:
            raise TooMuch(f"> {_MOST_WORK} {both('importing', 'css')}")
        out: dict[str, str] = {}
        for rule in found:
            out |= rule.says if not rule.joints or rule.fits(node) else {}
        return out

    def reset(self, node: etree._Element) -> None:
        """Begin counting anew where the sheets say so of a list."""
        found = _declared(node.get("style") or "").get("counter-reset", "").split()
        for i, name in enumerate(found):
            if not _is_whole(name):
                start = found[i + 1] if i + 1 < len(found) else ""
                self._counts[name] = int(start) if _is_whole(start) else 0

    def _step(self, says: dict[str, str]) -> None:
        found = says.get("counter-increment", "").split()
        for name in found:
            if not _is_whole(name):
                self._counts[name] = self._counts.get(name, 0) + 1

    def _part(self, match: re.Match[str]) -> str:
        if match[3]:
            return formatted(self._counts.get(match[3], 0), _FORMS.get(match[4] or "", "decimal"))
        return _ESCAPE.sub(lambda m: chr(min(int(m[1], 16), 0x10FFFF)), match[1] or match[2] or "")


def _is_whole(word: str) -> bool:
    return bool(re.fullmatch(r"-?[0-9]{1,5}", word))


def _names(node: etree._Element) -> frozenset[str]:
    own = {f".{name}" for name in (node.get("class") or "").split()}
    return frozenset(own | ({f"#{node.get('id')}"} if node.get("id") else set()))


def _parts(more: str) -> frozenset[str]:
    return frozenset(re.findall(r"[.#][\w-]+", more))


def _rules(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Selectors and what they say; at-rules are passed over, whatever they hold."""
    text = _COMMENT.sub(" ", text)
    at = 0
    while match := _RULE.match(text, at):
        at = match.end()
        if match[2] != "{":
            continue
        end = text.find("}", at)
        if match[1].startswith("@"):
            at = _closed(text, at)
            continue
        yield match[1], _declared(text[at : end if end >= 0 else len(text)])
        at = end + 1 if end >= 0 else len(text)


def _closed(text: str, at: int) -> int:
    depth = 1
    for match in _BRACE.finditer(text, at):
        depth += 1 if match[0] == "{" else -1
        if not depth:
            return match.end()
    return len(text)


def _declared(text: str) -> dict[str, str]:
    """What declarations say of the properties that matter here, the last of each."""
    return {name: value for name, value in _pairs(text.split(";")) if _PROPERTIES.match(name) and value}


def _pairs(found: Iterable[str]) -> Iterator[tuple[str, str]]:
    for one in found:
        name, _, value = one.partition(":")
        yield name.strip().lower(), re.sub(r"\s*!\s*important\s*$", "", value.strip(), flags=re.IGNORECASE)
