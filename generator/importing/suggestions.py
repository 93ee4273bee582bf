"""``suggestions.yml``: what a draft's readers suggest, as data that stands beside the draft and is never
published.

Every suggestion carries its ground: the words of the text that it rests on, or the words that made a topic
likely.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

import yaml

from generator.importing.identities import Identities
from generator.importing.learning import Knowledge
from generator.importing.origin import Province
from generator.importing.titling import actor, first_title
from generator.importing.writing import comment
from generator.text.folding import fold_words
from generator.text.spelling import steady
from generator.words import pair

#: of libyaml where it is there: the same text ten times faster
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_ALIKE = 0.75  # the share of the words of an indicator's name that a passage must have near the number
_MOST_CELLS = 50  # names and times behind the words of a task; what more there are stand far behind its title
_NEAR = 160  # characters before a number in which the name of its indicator stands


@dataclass(frozen=True)
class Drafted:
    """A draft as its files know it: the ids of the document and of its passages, its number, its issuer and
    province, its day of issue."""

    document: str
    ids: Sequence[str]
    number: str = ""
    issuer: str = ""
    province: str | Province = ""
    issued: str = field(default="", kw_only=True)


def suggestions_yaml(record: Mapping[str, Any], drafted: Drafted, knowledge: Knowledge) -> str:
    """The file for a record of ``plans import --json`` with its enrichments."""
    find = Identities(
        knowledge.spellings,
        knowledge.english,
        drafted.province,
        issued=drafted.issued,
        after=knowledge.after,
    )
    ids = drafted.ids
    texts = record["passages"]
    passages = {
        ids[s["passage"]]: _suggested(s, texts[s["passage"]], find, knowledge) for s in record["suggestions"]
    }
    stubs = {b["id"]: _filled_fields(b) for b in record.get("bodies", ())}
    if body := find.new(drafted.issuer) if drafted.issuer else None:
        spelled = _spelled(drafted.issuer, [p["text"] for p in texts])
        stubs.setdefault(body.id, _filled_fields(asdict(body)) | {"names": spelled})
    data = {
        "document": {"issuer": _bodies([drafted.issuer], find)} if drafted.issuer else {},
        "passages": {key: found for key, found in passages.items() if found},
        "agencies": stubs,
        "legal_documents": {
            d["id"]: _filled_fields(d)
            | ({"document": drafted.document} if d["number"] == drafted.number else {})
            for d in record.get("legal_documents", ())
        },
    }
    filled = {key: value for key, value in data.items() if value}
    return comment(pair("importing", "suggestions")) + yaml.dump(
        filled, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=110
    )


def _spelled(issuer: str, texts: Sequence[str]) -> list[str]:
    """How the passages print the issuer's name: whole, short, or without the place it is of; the letterhead
    has it in capitals and on two lines."""
    short = re.sub(r"^[ỦU][ỷy] ban nhân dân", "UBND", issuer)
    level = re.match(r"UBND (?:tỉnh|thành phố|xã|phường|huyện|đặc khu)", short)
    names = dict.fromkeys((issuer, short, level[0] if level else issuer))
    whole = [re.compile(rf"(?<!\w){re.escape(n)}(?!\w|\s[A-ZĐÀ-Ỹ])") for n in names]
    return [n for n, pattern in zip(names, whole, strict=True) if any(map(pattern.search, texts))]


def _filled_fields(record: Mapping[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in record.items() if v and k != "id"}


def _suggested(
    record: Mapping[str, Any], passage: Mapping[str, Any], find: Identities, knowledge: Knowledge
) -> dict[str, Any]:
    text = passage["text"]
    above = passage["heading_path"]
    topics = [
        (t, _printed(knowledge.topics.why(t, text, above), f"{above} {text}"))
        for t in record.get("topics", ())
    ]
    out = {
        "title_vi": _title(record, passage),
        "topics": {t: why for i, (t, why) in enumerate(topics) if why or i == 0},
        "lead": _bodies(_named_in(record.get("lead", ()), passage), find),
        "cooperate": _bodies(_named_in(record.get("cooperate", ()), passage), find),
        "support": _bodies(record.get("support", ()), find),
        "output": record.get("output") or "",
        "budget": record.get("budget") or "",
        **_named(text, knowledge),
        "deadlines": [_deadline(d) for d in record.get("deadlines", ())],
        "targets": _targets(record.get("targets", ()), text, knowledge),
    }
    return {key: value for key, value in out.items() if value}


def _title(record: Mapping[str, Any], passage: Mapping[str, Any]) -> str:
    """The first title; of a row of a table only the words of its task, which its other cells follow."""
    title = str(record.get("title_vi") or "")
    if not title or "STT" not in passage["section"]:
        return title
    text = " ".join(passage["text"].split())
    cells = [
        *record.get("lead", ()),
        *record.get("cooperate", ()),
        record.get("output"),
        record.get("budget"),
    ]
    times = (d["text"] for d in record.get("deadlines", ()))
    others = dict.fromkeys(str(c) for c in (*cells, *times) if c)
    for _ in range(_MOST_CELLS):
        ends = [c for c in others if text.endswith(f" {c}")]
        if not ends:
            break
        text = text.removesuffix(max(ends, key=len)).rstrip(" ,;:.")
    return first_title(text, actor(record.get("lead", ())))


def _printed(folded: Iterable[str], text: str) -> str:
    """Folded words and pairs of words as the text prints them."""
    words: dict[str, str] = {}
    for word in re.findall(r"\w+", text.lower()):
        words.setdefault(fold_words(word), word)
    return ", ".join(" ".join(words.get(w, w) for w in phrase.split()) for phrase in folded)


def _named_in(names: Iterable[str], passage: Mapping[str, Any]) -> list[str]:
    """The bodies that a passage names itself, or its row: those of its heading it has without being told."""
    told = [(name, _words(name)) for name in names]
    if "STT" in passage["section"]:
        return [name for name, _ in told]
    text, wanted = _words(passage["text"]), {words for _, words in told}
    runs = (text[i : i + n] for n in {len(words) for words in wanted} for i in range(len(text) - n + 1))
    found = wanted.intersection(runs)  # looked up word by word: a text may name thousands
    return [name for name, words in told if words in found]


def _words(text: str) -> tuple[str, ...]:
    """The folded words of a text, without what stands between them."""
    return tuple(re.findall(r"\w+", fold_words(steady(text))))


def _bodies(names: Iterable[str], find: Identities) -> dict[str, str]:
    """The ids of the bodies that were read, each with the name as printed."""
    out: dict[str, str] = {}
    for name in names:
        for key in find.find(name):
            out.setdefault(key, name)
    return out


def _named(text: str, knowledge: Knowledge) -> dict[str, dict[str, str]]:
    """Works and places of the registries that a passage names."""
    out: dict[str, dict[str, str]] = {"projects": {}, "places": {}}
    for mention in knowledge.things.named.find(text):
        stem, _, key = mention.key.partition(":")
        if stem in out:
            out[stem].setdefault(key, mention.name)
    return out


def _deadline(found: Mapping[str, Any]) -> dict[str, Any]:
    fields = {
        "text": found["text"],
        "date": found.get("edtf"),
        "recurrence": found.get("recurrence"),
        "relation": found.get("relation") if found.get("edtf") or _on_a_day(found) else None,
    }
    return {k: v for k, v in fields.items() if v}


def _on_a_day(found: Mapping[str, Any]) -> bool:
    """Whether what recurs is due by a day each time, not only so often."""
    return "BYMONTHDAY" in str(found.get("recurrence") or "")


def _targets(found: Iterable[Mapping[str, Any]], text: str, knowledge: Knowledge) -> list[dict[str, Any]]:
    """The numbers of a passage in its order: each is looked for after the one before, so that of a number
    that is printed twice each is judged by the words before it."""
    out, after = [], 0
    for one in found:
        at = text.find(str(one["text"]), after)
        at = max(text.find(str(one["text"])), 0) if at < 0 else at
        out.append(_target(one, text[max(0, at - _NEAR) : at], knowledge))
        after = at + 1
    return out


def _target(found: Mapping[str, Any], before: str, knowledge: Knowledge) -> dict[str, Any]:
    """A number as content has it; ``before`` is what stands before it."""
    words = str(found["text"])
    unit = str(found.get("unit") or "")
    low, high = found.get("min"), found.get("max")
    indicator = _indicator(f"{before}{words}", knowledge)
    fields = {
        "indicator": indicator if _measures(indicator, unit, knowledge) else "",
        "comparator": found.get("comparator"),
        "min": str(low) if low is not None else None,
        "max": str(high) if high is not None else None,
        "value_text": words,
        "unit_text": unit,
        "unit": knowledge.things.units.get(fold_words(steady(unit))) if unit else None,
        "period": found.get("period"),
    }
    return {k: v for k, v in fields.items() if v}


def _measures(indicator: str, unit: str, knowledge: Knowledge) -> bool:
    """Whether an indicator may be of what is counted in a unit: a share is, and only a share, in per cent."""
    shares = {key for words, key in knowledge.things.units.items() if words.startswith("%")}
    measured = knowledge.things.measured.get(indicator)
    return measured is None or (measured in shares) == unit.startswith("%")


def _indicator(words: str, knowledge: Knowledge) -> str:
    """The indicator of the registry whose name the words up to a number say best; nothing when none is
    near."""
    near = set(fold_words(steady(words)).split())
    scored = [
        (len(near & name) / len(name), len(name), key)
        for key, name in knowledge.things.indicators.items()
        if len(name) > 2
    ]
    best = max(scored, default=(0.0, 0, ""))
    return best[2] if best[0] >= _ALIKE else ""
