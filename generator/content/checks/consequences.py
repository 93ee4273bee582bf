"""Problems that only follow from something that could not be read: that has its own problem, so they are not shown."""

from __future__ import annotations

from generator.content.catalog import Catalog
from generator.model.annotation import Annotation
from generator.problems import Problem

_REGISTRIES = {
    "cơ quan / agency": "agencies",
    "lĩnh vực / topic": "topics",
    "địa bàn / place": "places",
    "đơn vị / unit": "units",
    "dự án / project": "projects",
    "chỉ số / indicator": "indicators",
    "văn bản viện dẫn / legal document": "legal_documents",
}
_EMPTY = Annotation()


def follows(problem: Problem, catalog: Catalog) -> bool:
    """Whether a problem goes away by itself when what could not be read is mended."""
    params = dict(problem.params)
    found, record = params.get("found", ""), params.get("record", "")
    unread = catalog.unread
    if problem.code == "reference-unknown":
        registry = _REGISTRIES.get(params["what"], "")
        return registry in unread or f"{registry}/{found}" in unread or _in_unread_document(found, unread)
    if problem.code == "name-not-found":
        return any(u.endswith("/") for u in unread)
    if problem.code in ("agency-idle", "succession-missing"):
        return bool(unread)  # what names the agency, or follows it, may stand in what could not be read
    if problem.code in ("citation-unregistered", "citation-unused"):
        return any(u.startswith("legal_documents") for u in unread)
    if problem.code == "exception-unused" and any(
        u.startswith(("agencies", "places", "projects", "legal_documents")) for u in unread
    ):
        return True
    if problem.code in ("commitment-missing", "unmarked", "exception-unused"):
        unannotated = catalog.annotations.get(record, _EMPTY) == _EMPTY
        return record in unread or (unannotated and _in_unread_document(record, unread))
    return False


def _in_unread_document(key: str, unread: frozenset[str]) -> bool:
    return f"{key.split('.', maxsplit=1)[0]}/" in unread or key.rpartition(".")[0] in unread
