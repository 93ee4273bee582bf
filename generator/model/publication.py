"""The publication's own facts (``site_config/publication.yml``): who publishes whose plans, where, under
which licence."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, StringConstraints, create_model

from generator.model.base import Day, Entity, Id, Text, Url, described, optional
from generator.words import LANGUAGES

#: whose plans they are: a province, a city under the central government, a commune, a ward, a special zone
Level = Literal["province", "city", "commune", "ward", "special-zone"]


def _plain(value: str) -> str:
    if any(sign in value for sign in "{}\n"):
        raise ValueError("không có { } hay xuống dòng / without { } and line breaks")
    return value


def _some(texts: tuple[str, ...]) -> tuple[str, ...]:
    if not texts:
        raise ValueError("ít nhất một / at least one")
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

    title: Text = described("Tên")
    path: Url | None = optional("Địa chỉ")
    email: Text | None = optional("Thư điện tử", pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")
    roles: tuple[Text, ...] = optional("Vai trò (publisher, wrangler ...)", ())
    organization: Text | None = optional("Tổ chức")


class _Facts(Entity):
    """What is the same in every language."""

    languages: Annotated[tuple[Language, ...], AfterValidator(_those_of_the_data)] = described(
        "Ngôn ngữ của trang: vi, en, rồi những ngôn ngữ khác"
    )
    package_name: Id = described("Tên gói dữ liệu, dùng trong địa chỉ: chữ thường không dấu, số, gạch nối")
    version: Version = described("Phiên bản dữ liệu, như 0.1.0")
    data_date: Day = described('Ngày dữ liệu đổi sau cùng; là "hôm nay" của trang')
    first_published: Day = described("Ngày của phiên bản đầu trong content/changes.yml")
    level: Level = described("Cấp của địa phương: province, city, commune, ward, special-zone")
    site_url: Url = described("Địa chỉ của trang")
    repo_url: Url = described("Địa chỉ của dự án")
    contact_url: Url = described("Nơi báo lỗi")
    contact_email: Text | None = optional("Thư báo lỗi", pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")
    data_licence_id: Licence = described("Mã giấy phép dữ liệu (SPDX)")
    data_licence_name: Text = described("Tên ngắn của giấy phép dữ liệu")
    data_licence_title: Text = described("Tên đầy đủ của giấy phép dữ liệu")
    data_licence_url: Url = described("Địa chỉ giấy phép dữ liệu")
    code_licence_name: Text = described("Giấy phép chương trình")
    code_licence_url: Url = optional("Địa chỉ giấy phép chương trình", "https://opensource.org/license/mit")
    contributors: Annotated[tuple[Contributor, ...], AfterValidator(_some)] = described("Ai làm dữ liệu")
    map: dict[Id, tuple[int, int, int, int]] = optional(
        "Bản đồ ô: địa bàn -> dòng, cột, số dòng, số cột của ô", {}
    )
    abbreviations: dict[str, Text | tuple[Text, ...]] = optional(
        "Chữ tắt của riêng địa phương, thêm vào site_config/abbreviations.yml", {}
    )
    glossary: dict[str, dict[str, Text | tuple[Text, ...]]] = optional(
        "Chữ người đọc gõ -> chữ được in, theo ngôn ngữ, thêm vào site_config/glossary.yml", {}
    )


#: facts that stand once for each language, as ``<name>_<language>``: their shape and what they say
BY_LANGUAGE: dict[str, tuple[Any, str]] = {
    "name": (Text, "Tên của trang"),
    "tagline": (Text, "Một dòng dưới tên"),
    "title": (Text, "Tên của bộ dữ liệu"),
    "description": (Text, "Bộ dữ liệu gồm những gì"),
    "publisher": (Text, "Ai công bố"),
    "province": (Phrase, "Địa phương có các kế hoạch này, với cấp của nó (Tỉnh ..., Xã ...)"),
    "about_province": (Phrase, "Một câu giới thiệu địa phương"),
    "issuer": (Phrase, "Cơ quan ban hành các văn bản, như đứng trong câu (UBND tỉnh ...)"),
    "country": (Phrase, "Nước"),
    "keywords": (Texts, "Từ khóa"),
}


#: the same, where a publication has something to say of it
MAY_SAY: dict[str, tuple[Any, str]] = {
    "readings_note": (Text, "Điều cần biết khi đọc số liệu của những lần đọc lại"),
}


@cache
def publication_model(languages: tuple[str, ...]) -> type[Entity]:
    """The shape of ``publication.yml`` for a site in these languages."""
    fields: dict[str, Any] = {
        f"{name}_{language}": (shape, described(f"{about} ({language})"))
        for name, (shape, about) in BY_LANGUAGE.items()
        for language in languages
    }
    fields |= {
        f"{name}_{language}": (shape | None, optional(f"{about} ({language})"))
        for name, (shape, about) in MAY_SAY.items()
        for language in languages
    }
    return create_model("Publication", __base__=_Facts, **fields)


#: the names under which the words of the site may speak of the publication
OURS = frozenset(("our_place", "our_Place", "our_issuer", "our_about", "our_country"))


def phrases_of(publication: dict[str, Any], language: str) -> dict[str, str]:
    """What the words of the site may say of the publication, by the name that stands in braces in them.

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
