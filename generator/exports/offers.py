"""What is offered for download, as catalogues see it: the whole, its tables, and a part for each agency, topic, document."""

from __future__ import annotations

from dataclasses import dataclass

from generator.exports.base import File

WHOLE = ""


@dataclass(frozen=True)
class Offer:
    """A data set: what it is called in both languages, its page, and the files it can be had as (by address on the site)."""

    #: empty for the whole, else ``agencies/so-tai-chinh`` or ``tables/commitments``
    ident: str
    title: tuple[str, str]
    about: tuple[str, str]
    #: address of its page from the root of the site
    page: str
    files: tuple[File, ...]
