"""Every commitment has its title in both languages and its topics; nothing else has them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.content.catalog import Catalog
from generator.problems import Problem, problem
from generator.text.folding import fold_words
from generator.words import both

TITLE_LENGTH = 110
TOPICS = 3
_PADDING = (
    "tiếp tục đẩy mạnh",
    "đẩy mạnh thực hiện",
    "tiếp tục thực hiện",
    "triển khai thực hiện tốt",
    "nâng cao hơn nữa",
)
_REQUIRED = ("title_vi", "title_en", "topics")


def check(catalog: Catalog) -> Iterator[Problem]:
    """Titles and topics."""
    titles: dict[str, dict[str, str]] = {"title_vi": {}, "title_en": {}}
    for key, note in catalog.annotations.items():
        kind = catalog.passages[key].kind
        for field in _REQUIRED:
            filled = bool(getattr(note, field))
            if kind == "commitment" and not filled and field != "title_en":  # told as a gap, not as a mistake
                yield problem(catalog.place(key), "commitment-missing", record=key, field=field)
            if kind != "commitment" and filled:
                yield problem(
                    catalog.place(key, field), "commitment-unexpected", record=key, field=field, kind=kind
                )
        if kind == "commitment":
            for field in ("title_vi", "title_en"):
                yield from _title(catalog, (key, field), getattr(note, field) or "", titles[field])
            yield from _topics(catalog, key, note.topics)


def _title(catalog: Catalog, at: tuple[str, str], title: str, titles: dict[str, str]) -> Iterator[Problem]:
    key, place = at[0], catalog.place(*at)
    if len(title) > TITLE_LENGTH:
        yield problem(place, "title-too-long", found=len(title), expected=TITLE_LENGTH)
    for words in _PADDING:
        if words in title.lower():
            yield problem(place, "title-padding", found=words)
    folded = fold_words(title)
    if folded and folded in titles:
        yield problem(place, "title-duplicate", first=titles[folded])
    titles.setdefault(folded, key)


def _topics(catalog: Catalog, key: str, topics: tuple[str, ...]) -> Iterator[Problem]:
    if len(topics) > TOPICS or len(set(topics)) != len(topics):
        expected = f"1-{TOPICS}, {both('expected', 'distinct')}"
        yield problem(
            catalog.place(key, "topics"),
            "value-invalid",
            field="topics",
            record=key,
            found=", ".join(topics),
            expected=expected,
        )
