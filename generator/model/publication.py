"""The publication's own facts (``site_config/publication.yml``): who publishes whose plans, where, under
which licence."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, StringConstraints, create_model

from generator.model.base import Day, Entity, Id, Text, Url
from generator.words import LANGUAGES, both

#: whose plans they are: a province, a city under the central government, a commune, a ward, a special zone
Level = Literal["province", "city", "commune", "ward", "special-zone"]


def _plain(value: str) -> str:
    if any(sign in value for sign in "{}\n"):
        raise ValueError(both("expected", "plain"))
    return value


def _some(texts: tuple[str, ...]) -> tuple[str, ...]:
    if not texts:
        raise ValueError(both("expected", "some"))
    return texts


#: words that stand inside sentences of the site, where braces mark what is filled in
Phrase = Annotated[Text, AfterValidator(_plain)]
Version = Annotated[
    str, StringConstraints(pattern=r"^(?:0|[1-9][0-9]*)\.(?:0|[1-9][0-9]*)\.(?:0|[1-9][0-9]*)$")
]
#: an id of the list of licences (SPDX), as the Data Package schema wants it
Licence = Annotated[str, StringConstraints(pattern=r"^[-a-zA-Z0-9._]+$")]
#: a primary language subtag (BCP 47, RFC 5646, section 2.2.1): it names a folder of words and one of pages
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]
Texts = Annotated[tuple[Text, ...], AfterValidator(_some)]


def _those_of_the_data(languages: tuple[str, ...]) -> tuple[str, ...]:
    if languages[: len(LANGUAGES)] != LANGUAGES:
        raise ValueError(f"[{', '.join(LANGUAGES)}, …]")
    return languages


class Contributor(Entity):
    """Who made the data, in the words of the Data Package standard."""

    title: Text
    path: Url | None = None
    email: Text | None = Field(default=None, pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")
    roles: tuple[Text, ...] = ()
    organization: Text | None = None


class _Facts(Entity):
    """The facts that are the same in every language."""

    languages: Annotated[tuple[Language, ...], AfterValidator(_those_of_the_data)]
    package_name: Id
    version: Version
    data_date: Day
    first_published: Day
    level: Level
    site_url: Url
    repo_url: Url
    contact_url: Url
    contact_email: Text | None = Field(default=None, pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")
    data_licence_id: Licence
    data_licence_name: Text
    data_licence_title: Text
    data_licence_url: Url
    code_licence_name: Text
    code_licence_url: Url = "https://opensource.org/license/mit"
    contributors: Annotated[tuple[Contributor, ...], AfterValidator(_some)]
    map: dict[Id, tuple[int, int, int, int]] = Field(default={})
    abbreviations: dict[str, Text | tuple[Text, ...]] = Field(default={})
    glossary: dict[str, dict[str, Text | tuple[Text, ...]]] = Field(default={})


#: facts that stand once for each language, as ``<name>_<language>``, with their types
BY_LANGUAGE: dict[str, Any] = {
    "name": Text,
    "tagline": Text,
    "title": Text,
    "description": Text,
    "publisher": Text,
    "province": Phrase,
    "about_province": Phrase,
    "issuer": Phrase,
    "country": Phrase,
    "keywords": Texts,
}
#: the same, of facts that a publication may leave out
OPTIONAL_BY_LANGUAGE: dict[str, Any] = {"readings_note": Text}


@cache
def publication_model(languages: tuple[str, ...]) -> type[Entity]:
    """The schema of ``publication.yml`` for a site in these languages."""

    def described(name: str, language: str, default: Any = ...) -> Any:
        return Field(default, description=f"{both('fields', f'Publication.{name}')} ({language})")

    fields: dict[str, Any] = {
        f"{name}_{language}": (shape, described(name, language))
        for name, shape in BY_LANGUAGE.items()
        for language in languages
    }
    fields |= {
        f"{name}_{language}": (shape | None, described(name, language, None))
        for name, shape in OPTIONAL_BY_LANGUAGE.items()
        for language in languages
    }
    return create_model("Publication", __base__=_Facts, **fields)


#: the names under which the words of the site may speak of the publication
OURS = frozenset(("our_place", "our_Place", "our_issuer", "our_about", "our_country"))


def phrases_of(publication: dict[str, Any], language: str) -> dict[str, str]:
    """The values that the words of the site may insert about the publication, by the name in braces.

    >>> given = {"province_vi": "Xã A", "issuer_vi": "UBND A", "about_province_vi": "B.", "country_vi": "C"}
    >>> list(phrases_of(given, "vi").items())[:3]
    [('our_place', 'xã A'), ('our_Place', 'Xã A'), ('our_issuer', 'UBND A')]
    """
    place = str(publication[f"province_{language}"])
    return {
        "our_place": place[:1].lower() + place[1:] if language == "vi" else place,
        "our_Place": place,
        "our_issuer": str(publication[f"issuer_{language}"]),
        "our_about": str(publication[f"about_province_{language}"]),
        "our_country": str(publication[f"country_{language}"]),
    }
