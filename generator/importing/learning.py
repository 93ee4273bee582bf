"""What the documents that are published already teach a draft: names of bodies, and which words belong to
which topic.

Read straight from ``content/`` as it stands, so that a draft can be made while other records still have
problems. Topics are ranked by a multinomial naive Bayes over folded words (Manning, Raghavan and Schütze,
Introduction to Information Retrieval, section 13.2), with counts and nothing random: the same content gives
the same ranking.
"""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import KW_ONLY, dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from generator.content.source import read_yaml
from generator.importing.origin import Home, home_of
from generator.text.folding import fold_words
from generator.text.headings import ancestors
from generator.text.names import Spellings, plain_name, without_addition
from generator.text.spelling import steady

_WORD = re.compile(r"[a-z0-9]+")
_STOP = frozenset({
    "va", "cac", "cua", "cho", "theo", "voi", "trong", "den", "nam", "tren", "la", "co", "duoc", "de", "tai",
    "tu", "ve", "khi", "nhung", "mot", "nay", "do", "cung", "so", "thuc", "hien", "tinh", "huyen", "thanh",
    "pho", "xay", "dung", "to", "chuc", "tiep", "tuc", "day", "manh", "tang", "cuong", "trien", "khai",
    "chu", "tri", "phoi", "hop", "quan", "don", "vi", "lien", "dia", "ban", "ubnd",
})  # fmt: skip
_SMOOTH = 0.2  # added to every count, so that a word never seen with a topic does not rule it out
_GROUNDS = 3  # words that are given as the ground of a topic
_HEADING = 2  # times a word of the nearest heading counts


@dataclass(frozen=True)
class Example:
    """A passage as people annotated it: its words, the heading above it, its topics with the primary one
    first."""

    text: str
    heading: str
    topics: tuple[str, ...]


@lru_cache(maxsize=1)  # of one passage the grounds of several topics are asked for
def features(text: str, heading: str = "") -> Counter[str]:
    """The folded words and word pairs of a passage, with those of its nearest heading weighted more."""
    out: Counter[str] = Counter()
    for words, weight in ((text, 1), (heading.rpartition(" > ")[2], _HEADING)):
        solid = [w for w in _WORD.findall(fold_words(words)) if not w.isdecimal()]
        for word in set(solid) - _STOP:
            out[word] += weight
        for pair in {" ".join(p) for p in itertools.pairwise(solid)}:
            out[pair] += weight
    return out


class Topics:
    """Ranks topics for a passage by earlier annotations; without any it ranks nothing."""

    def __init__(self, examples: Iterable[Example]) -> None:
        self.counts: dict[str, Counter[str]] = defaultdict(Counter)
        self.weight: Counter[str] = Counter()
        for example in examples:
            words = features(example.text, example.heading)
            for place, topic in enumerate(example.topics):
                share = 3 if place == 0 else 1
                self.weight[topic] += share
                for word, count in words.items():
                    self.counts[topic][word] += count * share

    @cached_property
    def _seen(self) -> tuple[frozenset[str], dict[str, float]]:
        vocabulary = frozenset(word for words in self.counts.values() for word in words)
        return vocabulary, {t: sum(c.values()) + _SMOOTH * len(vocabulary) for t, c in self.counts.items()}

    def rank(self, text: str, heading: str = "") -> list[str]:
        """Topic ids, most likely first."""
        vocabulary, totals = self._seen
        words = [(w, n) for w, n in features(text, heading).items() if w in vocabulary]
        whole, known = sum(self.weight.values()), sum(n for _, n in words)
        scores = {
            t: math.log(weight / whole) + known * math.log(_SMOOTH / totals[t])
            for t, weight in self.weight.items()
            if t in totals
        }
        for word, count in words:
            for topic, gain in self._gains[word].items():
                scores[topic] += count * gain
        return sorted(scores, key=lambda t: (-scores[t], t))

    @cached_property
    def _all(self) -> Counter[str]:
        """How often a word was seen, with whatever topic."""
        out: Counter[str] = Counter()
        for words in self.counts.values():
            out.update(words)
        return out

    @cached_property
    def _gains(self) -> dict[str, dict[str, float]]:
        """What a word adds to the score of the topics it was seen with, over what a word never seen with them
        would."""
        out: dict[str, dict[str, float]] = defaultdict(dict)
        for topic, words in self.counts.items():
            for word, count in words.items():
                out[word][topic] = math.log((count + _SMOOTH) / _SMOOTH)
        return out

    def why(self, topic: str, text: str, heading: str = "") -> list[str]:
        """The words of a passage that speak most for a topic, at most three: those more frequent in it than
        in all topics together."""
        vocabulary, totals = self._seen
        every = sum(totals.values())

        def lift(word: str) -> float:
            return self.counts[topic][word] / totals[topic] / (self._all[word] / every)

        words = [w for w in features(text, heading) if w in vocabulary and self.counts[topic][w]]
        return sorted(words, key=lambda w: (-lift(w), w))[:_GROUNDS]


@dataclass(frozen=True)
class Things:
    """Named things other than bodies that a passage may mention."""

    #: spellings of works and places by ``projects:<id>``, ``places:<id>``
    named: Spellings = field(default_factory=lambda: Spellings({}))
    #: the words of the name of each indicator
    indicators: Mapping[str, frozenset[str]] = field(default_factory=dict)
    #: ids of units by their folded symbol and name
    units: Mapping[str, str] = field(default_factory=dict)
    #: ids of the units of indicators
    measured: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Knowledge:
    """What a project knows: spellings and English names of agencies by id, the topic ranking, numbers of
    registered documents, document types."""

    spellings: Mapping[str, tuple[str, ...]]
    topics: Topics
    english: Mapping[str, str]
    numbers: frozenset[str]
    _: KW_ONLY
    things: Things = Things()
    types: tuple[str, ...] = ()
    #: by body the one of the same name that took its place, and since when
    after: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    home: Home = field(default_factory=Home)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Every spelling, sorted."""
        return tuple(sorted({n for names in self.spellings.values() for n in names}))


def learn(root: Path, without: Collection[str] = ()) -> Knowledge:
    """The knowledge of the project at ``root``, without the documents whose ids are in ``without``.

    :raises ProblemsFound: when a registry or an annotation is not YAML.
    """
    texts = {f.name: _passages(f) for f in _folders(root) if f.name not in without}
    agencies = _registry(root, "agencies")
    spellings = _spelled(agencies)
    if without:
        whole = "\n".join(row["text"] for rows in texts.values() for row in rows.values())
        spellings = {
            key: used for key, names in spellings.items() if (used := tuple(n for n in names if n in whole))
        }
    examples = [e for f in _folders(root) if f.name in texts for e in _examples(f, texts[f.name])]
    examples += _described(_registry(root, "topics"))
    english = {k: str(r.get("name_en") or "") for k, r in agencies.items()}
    numbers = frozenset(
        str(r["number"]) for r in _registry(root, "legal_documents").values() if r.get("number")
    )
    measured = {k: str(r.get("unit") or "") for k, r in _registry(root, "indicators").items()}
    things = Things(Spellings(_named(root)), _indicators(root), _units(root), measured)
    return Knowledge(
        spellings, Topics(examples), english, numbers,
        things=things, types=own_types(root), after=_after(root, agencies),
        home=home_of(root, _registry(root, "places")),
    )  # fmt: skip


def _spelled(agencies: Mapping[str, Mapping[str, Any]]) -> dict[str, tuple[str, ...]]:
    """The spellings of agencies by id. Texts print a name without what tells it from another such name;
    it means this body where no other is called so."""
    spelled = {
        k: tuple(str(n) for n in (r.get("name_vi"), *(r.get("names") or ())) if n)
        for k, r in agencies.items()
    }
    taken = {name for names in spelled.values() for name in names}
    bare = {k: plain_name(names[0]) for k, names in spelled.items() if names}
    return {
        k: (*names, bare[k]) if bare.get(k) and bare[k] not in taken else names
        for k, names in spelled.items()
    }


def _after(root: Path, agencies: Mapping[str, Mapping[str, Any]]) -> dict[str, tuple[str, str]]:
    """Bodies that another took the place of under their name ("Sở Nội vụ (từ 2025)"): since when, and
    which."""
    path = root / "content" / "registries" / "agency_successions.yml"
    rows: Any = read_yaml(path, root).data if path.is_file() else []

    def called(key: str) -> str:
        return without_addition(str(agencies.get(key, {}).get("name_vi") or key))

    told = [r for r in rows if isinstance(r, dict) and r.get("successor") and r.get("from_date")]
    return {
        str(r["agency"]): (str(r["from_date"]), str(r["successor"]))
        for r in told
        if called(str(r["agency"])) == called(str(r["successor"]))
    }


def _named(root: Path) -> dict[str, tuple[str, ...]]:
    """Spellings of works and of places inside the province."""
    return {
        f"{stem}:{key}": tuple(str(n) for n in (*(r.get("names") or ()), r.get("name_vi")) if n)
        for stem in ("projects", "places")
        for key, r in _registry(root, stem).items()
        if r.get("kind") != "province" and (stem == "projects" or r.get("names"))
    }


def _indicators(root: Path) -> dict[str, frozenset[str]]:
    names = {k: str(r.get("name_vi") or "") for k, r in _registry(root, "indicators").items()}
    return {k: frozenset(fold_words(steady(name)).split()) - _STOP for k, name in names.items()}


def _units(root: Path) -> dict[str, str]:
    out: dict[str, str] = {}
    for key, r in _registry(root, "units").items():
        for words in (r.get("symbol"), r.get("name_vi")):
            out.setdefault(fold_words(steady(str(words or ""))), key)
    return out


def own_types(root: Path) -> tuple[str, ...]:
    """The types of documents that the project at ``root`` knows, as printed."""
    return tuple(str(r["name_vi"]) for r in _registry(root, "document_types").values() if r.get("name_vi"))


def _folders(root: Path) -> list[Path]:
    documents = root / "content" / "documents"
    return (
        sorted(f for f in documents.iterdir() if (f / "passages.tsv").is_file()) if documents.is_dir() else []
    )


def _described(topics: Mapping[str, Mapping[str, Any]]) -> list[Example]:
    """What the registry says of each topic, as an example of it, without what it says the topic is not."""
    words = {
        k: f"{r.get('name_vi') or ''}. {r.get('description') or ''}".partition("không gồm")[0]
        for k, r in topics.items()
    }
    return [Example(text, "", (key,)) for key, text in words.items() if text.strip(". ")]


def _registry(root: Path, name: str) -> dict[str, dict[str, Any]]:
    path = root / "content" / "registries" / f"{name}.yml"
    data: Any = read_yaml(path, root).data if path.is_file() else {}
    return {str(k): r for k, r in data.items() if isinstance(r, dict)} if isinstance(data, dict) else {}


def _passages(folder: Path) -> dict[str, dict[str, str]]:
    lines = (folder / "passages.tsv").read_text(encoding="utf-8").split("\n")
    fields = lines[0].split("\t")
    rows = (dict(zip(fields, line.split("\t"), strict=False)) for line in lines[1:] if line)
    return {row["id"]: row for row in rows if "text" in row}


def _examples(folder: Path, rows: Mapping[str, Mapping[str, str]]) -> Iterator[Example]:
    headings = _headings(rows.values())
    for path in sorted(folder.glob("annotations*.yml")):
        data: Any = read_yaml(path, folder).data
        for key, note in data.items() if isinstance(data, dict) else ():
            topics = note.get("topics") if isinstance(note, dict) else None
            if topics and key in rows:
                above = next((headings[s] for s in ancestors(rows[key]["section"]) if s in headings), "")
                yield Example(rows[key]["text"], above, tuple(str(t) for t in topics))


def _headings(rows: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """The heading of each section, by the section."""
    out: dict[str, str] = {}
    for row in rows:
        if row.get("kind") == "heading":
            out.setdefault(row["section"], row["text"])
    return out
