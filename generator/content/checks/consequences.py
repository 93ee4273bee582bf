"""Problems that only follow from a record that could not be read, whose own problem is shown instead."""

from __future__ import annotations

from generator.content.catalog import Catalog
from generator.model.annotation import Annotation
from generator.model.kinds import KINDS, REGISTRIES
from generator.problems import Problem

#: what a problem calls a kind -> the registry it is kept in, or ""
_REGISTRIES = {kind.what: kind.plural if kind.entity else "" for kind in KINDS if kind.plural}
#: registries that say how their things are spelled in the texts
_SPELLED = tuple(stem for stem, entity in REGISTRIES if "names" in entity.model_fields)
_EMPTY = Annotation()


def follows(problem: Problem, catalog: Catalog) -> bool:
    """Whether a problem will disappear once the unreadable record is fixed."""
    params = dict(problem.params)
    found, record = params.get("found", ""), params.get("record", "")
    unread = catalog.unread
    if problem.code == "reference-unknown":
        registry = _REGISTRIES[params["what"]]
        return registry in unread or f"{registry}/{found}" in unread or _in_unread_document(found, unread)
    if problem.code == "name-not-found":
        return any(u.endswith("/") for u in unread)
    if problem.code in ("agency-idle", "succession-missing"):
        return bool(unread)  # what names the agency, or follows it, may stand in what could not be read
    if problem.code in ("citation-unregistered", "citation-unused"):
        return any(u.startswith("legal_documents") for u in unread)
    if problem.code == "exception-unused" and any(u.startswith(_SPELLED) for u in unread):
        return True
    if problem.code in ("commitment-missing", "unmarked", "exception-unused"):
        unannotated = catalog.annotations.get(record, _EMPTY) == _EMPTY
        return record in unread or (unannotated and _in_unread_document(record, unread))
    return False


def _in_unread_document(key: str, unread: frozenset[str]) -> bool:
    return f"{key.split('.', maxsplit=1)[0]}/" in unread or key.rpartition(".")[0] in unread
