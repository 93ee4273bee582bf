"""What the linked data calls things leads to pages."""

from __future__ import annotations

import gzip
import re
from collections.abc import Mapping

from generator import links
from generator.site.pages.base import Page

SITE = "https://example.org/plans/"


def test_addresses_are_pages(pages: list[Page], example_downloads: Mapping[str, bytes]) -> None:
    """Before the ``#``, the address of every record and term is that of a page, or of the file of our terms."""
    known = {SITE + page.path for page in pages} | {SITE + links.ontology_file()}
    data = gzip.decompress(example_downloads["data/van-dai-plans.nt.gz"]).decode("utf-8")
    named = set(re.findall(rf"<({re.escape(SITE)}[^#>]*)", data))
    assert named - known == set()
    assert SITE + "nhiem-vu/12-kh-ubnd-2024.ii.1.2/" in named
