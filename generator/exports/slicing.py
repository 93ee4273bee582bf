"""A valid package for every agency, topic and document, as zip of CSV; and the commitments of its page in
three formats, each at the same address for every one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from generator import links
from generator.cache import NONE, Cache, digest
from generator.exports import archive, citation, csv, datapackage, json, readme, sums, xlsx
from generator.exports.base import Dataset, Format, Offer, Rows
from generator.exports.facts import Facts, facts_of
from generator.exports.files import File
from generator.model.document import Document
from generator.model.kinds import SLICED
from generator.problems import ProblemsFound, problem
from generator.tables.slices import IndexedTables, Slice, faults, slices
from generator.words import LANGUAGES, phrases

#: what a slice is called -> the kind of thing it is a part of the data for
KINDS = {kind.plural: kind for kind in SLICED}
#: the kind of entry that tells under which key a slice was kept last, by the name of its package
_LAST = "part-last"


def render(dataset: Dataset, page_of: Callable[[str, str], str], memory: Cache = NONE) -> Iterator[Offer]:
    """What is offered for each slice. ``page_of`` gives the address of a page by kind and id.

    A slice whose rows and facts are as before is taken from ``memory``.

    :raises ProblemsFound: when a slice is not valid alone.
    """
    whole = IndexedTables({t.table.name: (t.table, t.rows) for t in dataset.tables})
    making = _Making(dataset, whole, memory)
    found = []
    for part in slices(whole):
        key = making.key(part)
        offer = making.offer(part, key, page_of(KINDS[part.kind].name, part.ident))
        wrong = memory.accepted("part-closed", key, lambda part=part: list(faults(whole, part)))  # type: ignore[misc]  # mypy infers no lambda with a default
        found += [(offer.files[0].path, fault) for fault in wrong]
        yield offer
    if found:
        raise ProblemsFound(
            problem((path, 0, 0), "package-invalid", tool="plans", detail=fault) for path, fault in found
        )


#: slices that follow each other share nearly half of their files, to the byte
deflated = lru_cache(maxsize=64)(archive.deflated)


class _Making:
    """Writes the slices. Each row of the whole is written once; a slice only selects lines."""

    def __init__(self, dataset: Dataset, whole: IndexedTables, memory: Cache) -> None:
        self.dataset = dataset
        self.memory = memory
        self.facts = facts_of(dataset.publication)
        self.whole = whole
        self.csv = {t.table.name: csv.cached_lines(t, memory) for t in dataset.tables}
        self.json = next(
            json.cached_lines(t, memory) for t in dataset.tables if t.table.name == "commitments"
        )

    def key(self, part: Slice) -> str:
        """One hash of the rows of a slice and of those that its page shows."""
        lines = (
            f"{name}\n" + "".join(map(self.csv[name].__getitem__, numbers))
            for name, numbers in part.rows.items()
        )
        return digest("".join(map(self.csv["commitments"].__getitem__, part.commitments)), *lines)

    def offer(self, part: Slice, rows: str, page: str) -> Offer:
        """The package of a slice and the commitments of its page; ``rows`` is its :meth:`key`."""
        name = f"{self.facts.package}-{part.kind}-{part.ident}"
        publication, documents = self._publication(part, name), self._documents(part)
        key = digest(repr([name, page, publication, documents]), rows)
        offer: Offer = self.memory.value(
            "part", key, lambda: self._offer(part, page, Dataset(self._tables(part), publication, documents))
        )
        if self.memory.latest(_LAST, name, str) != key:
            self.memory.renew(_LAST, name, key)
        return offer

    def _offer(self, part: Slice, page: str, dataset: Dataset) -> Offer:
        name, folder = dataset.package, f"data/{part.kind}/{part.ident}"
        facts = facts_of(dataset.publication)
        files = {f.path: f for f in (self._csv(t, part.rows[t], "data/") for t in self.whole.tables)}
        address, homepage = self.facts.site_url + f"{folder}.zip", self.facts.site_url + page
        described = datapackage.descriptor(dataset, files) | {"id": address, "homepage": homepage}
        for extra in (
            readme.render(dataset),
            citation.render(dataset),
            datapackage.written(described, None),
        ):
            files[extra.path] = extra
        files[sums.NAME] = sums.render(files)
        data = self._zipped(files, name)
        return Offer(
            f"{part.kind}/{part.ident}",
            facts.title,
            facts.about,
            page,
            (File(f"{folder}.zip", archive.MEDIA_TYPE, data), *self._of_page(part, folder, facts)),
        )

    def _zipped(self, files: dict[str, File], name: str) -> bytes:
        """The files of a slice as zip; those that its last zip had too are taken from there, deflated."""
        last: Offer | None = self.memory.latest("part", self.memory.latest(_LAST, name, str), lambda: None)
        known = archive.members(last.files[0].data) if last else {}
        return archive.joined(
            ((path, known.get(files[path].sha256) or deflated(files[path].data)) for path in sorted(files)),
            name,
        )

    def _of_page(self, part: Slice, folder: str, facts: Facts) -> Iterator[File]:
        """The commitments of its page as a workbook, CSV and JSON, where there are any."""
        if part.commitments:
            table, rows = self.whole.tables["commitments"]
            shown = Rows(table, [rows[n] for n in part.commitments])
            yield xlsx.of_rows(shown, facts, f"{folder}/commitments.xlsx")
            yield self._csv("commitments", part.commitments, f"{folder}/")
            objects = json.joined(self.json[n] for n in part.commitments)
            yield File(f"{folder}/commitments.json", json.MEDIA_TYPE, objects)

    def _csv(self, name: str, numbers: tuple[int, ...], folder: str) -> File:
        names, rows = self.whole.tables[name][0].names, self.csv[name]
        return File(f"{folder}{name}.csv", csv.MEDIA_TYPE, csv.joined(names, (rows[n] for n in numbers)))

    def _tables(self, part: Slice) -> tuple[Rows, ...]:
        """The rows of the slice."""
        return tuple(Rows(t.table, [t.rows[n] for n in part.rows[t.table.name]]) for t in self.dataset.tables)

    def _documents(self, part: Slice) -> dict[str, Document]:
        """The documents of the slice, in the order of the whole."""
        rows = self.whole.tables["documents"][1]
        documents = {str(rows[n][0]) for n in part.rows["documents"]}
        return {key: document for key, document in self.dataset.documents.items() if key in documents}

    def _publication(self, part: Slice, name: str) -> dict[str, Any]:
        """The facts of the slice: its name, and what it is part of."""
        kind, what = part.kind, KINDS[part.kind].label
        table, rows = self.whole.tables[kind]
        record = dict(
            zip(table.names, rows[self.whole.where(kind, table.key[0])[part.ident][0]], strict=True)
        )
        publication = dict(self.dataset.publication) | {"package_name": name}
        for at, language in enumerate(LANGUAGES):
            label = (
                record.get(f"name_{language}")
                or record.get("name_vi")
                or record.get("number")
                or record["title_vi"]
            )
            words, named = phrases("catalogue", language), {"kind": what[at], "label": label}
            publication[f"title_{language}"] = words["part"].format(title=self.facts.title[at], **named)
            publication[f"description_{language}"] = words["part.about"].format(
                about=self.facts.about[at], **named
            )
        return publication


FORMAT = Format(
    name="part",
    title="ZIP",
    ending="zip",
    media_type=archive.MEDIA_TYPE,
    holds="part",
    paths=tuple(path for kind in KINDS for path in links.part_files(kind, "{id}")),
    write=lambda context: (file for offer in context.parts for file in offer.files),
)
