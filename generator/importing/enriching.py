"""Adds what the registries and published documents know to a draft: ids, topics, first titles, and stubs of
new records.

None of it is published as it is; it is kept beside the draft for the reviewer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from generator.importing.identities import Identities, NewBody
from generator.importing.learning import Knowledge
from generator.importing.legal import legal_stubs
from generator.importing.origin import Province
from generator.importing.titling import actor, first_title, scheduled_title

_TASKS = frozenset({"commitment", "organisation"})
_OUTSIDE = frozenset(
    {"letterhead", "number-date", "title", "recipients", "signature", "page-chrome", "duplicate"}
)
TOPICS = 3  # how many topics are suggested, the likeliest first


def enriched(
    passages: Sequence[Mapping[str, Any]],
    suggestions: Sequence[Mapping[str, Any]],
    knowledge: Knowledge,
    province: str | Province = "",
    issued: str = "",
) -> dict[str, Any]:
    """The suggestions with ids, topics and titles; ``bodies`` and ``legal_documents`` that the registries do
    not have.

    ``passages`` and ``suggestions`` are those of ``plans import --json``; a task without any suggestion gets
    a record too. ``province`` is left out where names of bodies are compared (see :class:`Identities`),
    ``issued`` is the day of the document.
    """
    identities = Identities(
        knowledge.spellings, knowledge.english, province, issued=issued, after=knowledge.after
    )
    by_passage = {s["passage"]: s for s in suggestions}
    records = [
        _record(i, p, by_passage.get(i), identities, knowledge)
        for i, p in enumerate(passages)
        if i in by_passage or p["kind"] in _TASKS
    ]
    named = [name for s in suggestions for role in ("lead", "cooperate") for name in s.get(role, ())]
    new = list(_new(named, identities))
    texts = [p["text"] for p in passages if p["kind"] not in _OUTSIDE]
    return {
        "suggestions": records,
        "bodies": new,
        "legal_documents": legal_stubs(texts, knowledge.numbers),
    }


def _new(named: Iterable[str], identities: Identities) -> Iterator[dict[str, Any]]:
    """Stubs of the bodies that the registry lacks, each called as it is named most often, with all its
    spellings where there are more; not of another province's, which may be spelled as one of this."""
    found: dict[str, NewBody] = {}
    spelled: dict[str, list[str]] = {}
    for name, _ in Counter(named).most_common():  # of those named as often the first
        if body := identities.new(name):
            found.setdefault(body.id, body)
            spelled.setdefault(body.id, []).append(name)
    for key in dict.fromkeys(body.id for name in named if (body := identities.new(name))):
        names = spelled[key] if len(spelled[key]) > 1 and spelled[key][0] == found[key].name_vi else []
        yield asdict(found[key]) | ({"names": names} if names else {})


def _record(
    index: int,
    passage: Mapping[str, Any],
    suggestion: Mapping[str, Any] | None,
    identities: Identities,
    knowledge: Knowledge,
) -> dict[str, Any]:
    record: dict[str, Any] = {"passage": index, **(suggestion or {})}
    for role in ("lead", "cooperate"):
        ids = [i for name in record.get(role, ()) for i in identities.find(name)]
        record[f"{role}_ids"] = list(dict.fromkeys(ids))
    if passage["kind"] in _TASKS:
        record["topics"] = knowledge.topics.rank(passage["text"], passage["heading_path"])[:TOPICS]
        record["title_vi"] = scheduled_title(passage["text"], passage["heading_path"]) or first_title(
            passage["text"], actor(record.get("lead", ()))
        )
    return record
