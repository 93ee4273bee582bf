"""Which documents of the publication looked at are published: tests take their cases from them."""

from __future__ import annotations

import re

from tests.project import PUBLICATION_ROOT

_DRAFT = re.compile(r"^\s*state:\s*['\"]?draft\b", re.MULTILINE)
_FOLDERS = sorted(p.parent for p in (PUBLICATION_ROOT / "content" / "documents").glob("*/document.yml"))

#: the documents of which neither the record nor a passage is a draft: of a draft, everything still waits for
#: somebody's decision
DOCUMENTS = [
    folder.name
    for folder in _FOLDERS
    if not any(_DRAFT.search(p.read_text(encoding="utf-8")) for p in folder.glob("*.yml"))
]
