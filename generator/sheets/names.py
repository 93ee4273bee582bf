"""Readable names instead of ids: the name that a cell shows for a record, and the record that a typed name
means."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.problems import nearest
from generator.text.folding import fold_words

#: stands between several names of one cell
SEPARATOR = "; "
_SPLIT = re.compile(r"\s*[;\n]\s*")
_OWN_ID = re.compile(r"\[([a-z0-9-]+)\]\s*$")


class Unknown(LookupError):
    """No record has this name; ``near`` is the most similar name."""

    def __init__(self, found: str, near: str) -> None:
        super().__init__(found)
        self.found, self.near = found, near


@dataclass(frozen=True)
class Names:
    """The records of one kind by readable names. Records that share a name are told apart by their ids in
    brackets."""

    labels: Mapping[str, str]
    spellings: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, names: Iterable[tuple[str, str]], spellings: Iterable[tuple[str, str]] = ()) -> Names:
        """From pairs (id, name); ``spellings`` (id, spelling) are understood too where they mean one record
        alone."""
        pairs = dict(names)
        count = Counter(fold_words(n) for n in pairs.values())
        labels = {
            key: f"{_clean(name)} [{key}]" if count[fold_words(name)] > 1 or not name else _clean(name)
            for key, name in pairs.items()
        }
        meant: dict[str, set[str]] = {}
        for key, name in (*pairs.items(), *spellings):
            meant.setdefault(fold_words(name), set()).add(key)
        return cls(labels, {words: next(iter(keys)) for words, keys in meant.items() if len(keys) == 1})

    def label(self, key: str) -> str:
        """The name of a record; its id if there is no such record."""
        return self.labels.get(key, key)

    @cached_property
    def _ids(self) -> dict[str, str]:
        return {label: key for key, label in self.labels.items()}

    def find(self, words: str) -> str:
        """The id of the record that a person means.

        :raises Unknown: when there is none, or more than one.
        """
        ident = _OWN_ID.search(words)
        for guess in (words, ident[1] if ident else ""):
            if guess in self.labels:
                return guess
        found = self._ids.get(words) or self.spellings.get(fold_words(words))
        if not found:
            plain = {_OWN_ID.sub("", label).strip(): label for label in self.labels.values()}
            raise Unknown(words, plain.get(nearest(words, plain), ""))
        return found

    def joined(self, keys: Iterable[str]) -> str:
        """Several records as the text of one cell."""
        return SEPARATOR.join(self.label(key) for key in keys)

    def parted(self, words: str) -> list[str]:
        """The ids of the records in one cell, each once.

        :raises Unknown: for the first that is not known.
        """
        return list(dict.fromkeys(self.find(part) for part in parts(words)))


def parts(words: str) -> list[str]:
    """The items of a cell, split at its separators."""
    return [part for part in _SPLIT.split(words.strip()) if part]


def _clean(name: str) -> str:
    return re.sub(r"\s*[;\n]\s*", ", ", name).strip()
