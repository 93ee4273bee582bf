"""The publication's facts as the exports print them; the only module of exports that knows the keys of
``publication.yml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Who publishes what, where, when and under which licence. Pairs are (Vietnamese, English)."""

    package: str
    version: str
    day: date
    #: when the first version was published
    first_day: date
    name: tuple[str, str]
    title: tuple[str, str]
    about: tuple[str, str]
    publisher: tuple[str, str]
    province: tuple[str, str]
    country: tuple[str, str]
    keywords: tuple[tuple[str, ...], tuple[str, ...]]
    site_url: str
    repo_url: str
    contact_url: str
    licence: str
    licence_title: str
    licence_url: str


def facts_of(publication: Mapping[str, Any]) -> Facts:
    """The facts of ``publication.yml``.

    :raises KeyError: when one is missing.
    """

    def pair(key: str) -> tuple[str, str]:
        return str(publication[f"{key}_vi"]), str(publication[f"{key}_en"])

    return Facts(
        package=str(publication["package_name"]),
        version=str(publication["version"]),
        day=date.fromisoformat(str(publication["data_date"])),
        first_day=date.fromisoformat(str(publication["first_published"])),
        name=pair("name"),
        title=pair("title"),
        about=pair("description"),
        publisher=pair("publisher"),
        province=pair("province"),
        country=pair("country"),
        keywords=(tuple(publication["keywords_vi"]), tuple(publication["keywords_en"])),
        site_url=str(publication["site_url"]).rstrip("/") + "/",
        repo_url=str(publication["repo_url"]),
        contact_url=str(publication["contact_url"]),
        licence=str(publication["data_licence_id"]),
        licence_title=str(publication["data_licence_title"]),
        licence_url=str(publication["data_licence_url"]),
    )
