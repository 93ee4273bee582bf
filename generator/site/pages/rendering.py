"""Renders pages as HTML bodies: the template engine, and the functions that every template may use."""

from __future__ import annotations

import marshal
import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from types import CodeType
from typing import Any, ClassVar

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from jinja2.runtime import Context
from markupsafe import Markup

from generator import links
from generator.cache import NONE, Cache, digest
from generator.site.pages import formatting
from generator.site.pages.base import Page
from generator.site.pages.escaping import escape
from generator.site.pages.repeated import Repeated
from generator.site.pages.tracking import ReadTracker
from generator.site.pages.view import View
from generator.text.folding import slug

_TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
_PREFORMATTED = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)
_ADDRESS = re.compile(r"[A-Za-z0-9/._~%:?=&#+;,@!$()-]*")


class _Compiled(BytecodeCache):
    """Templates compiled once for all languages, and for later builds: what they are compiled to depends on
    their text alone."""

    #: of this process, by name and text
    _codes: ClassVar[dict[tuple[str, str], CodeType]] = {}

    def __init__(self, memory: Cache) -> None:
        self._memory = memory

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was compiled from the same text before."""
        key = bucket.key, bucket.checksum
        code = None if key in self._codes else self._memory.latest(_TEMPLATE, digest(*key), lambda: None)
        if code is not None:
            self._codes[key] = marshal.loads(code)  # noqa: S302 - of our own folder, and verified
        bucket.code = self._codes.get(key)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled now."""
        key, code = (bucket.key, bucket.checksum), bucket.code
        if code is not None:
            self._codes[key] = code
            self._memory.renew(_TEMPLATE, digest(*key), marshal.dumps(code))


#: the kind of entry that holds a compiled template
_TEMPLATE = "template"


class _DirectCalls(Context):
    """Calls functions as they are. Jinja first asks each whether it wants to be given the context, which none
    of ours does, and which takes longer than many of them."""

    def call(self, obj: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        """What the function returns; what Jinja adds of loops and blocks is for those that ask for it."""
        kwargs.pop("_loop_vars", None)
        kwargs.pop("_block_vars", None)
        return obj(*args, **kwargs)


def environment(view: View, memory: Cache = NONE, tracker: ReadTracker | None = None) -> Environment:
    """The template engine of one language: undefined names are errors, every value is escaped. Templates
    compiled before come from the cache ``memory``; ``tracker`` is told what is read of the content in what
    several pages share."""
    env = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        bytecode_cache=_Compiled(memory),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=escape,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        comment_start_string="<%#",
        comment_end_string="#%>",
    )
    env.context_class = _DirectCalls
    language = view.language
    env.globals.update(
        w=view.words,
        view=view,
        relations=view.relations,
        catalog=view.catalog,
        facts=view.facts,
        language=language,
        name=view.name,
        num=lambda v: formatting.number(v, language),
        day=lambda v: formatting.day(v, language),
        day_form=formatting.day_form(language),
        share=lambda part, whole: formatting.share(part, whole, language),
        size=lambda v: formatting.size(v, language),
        edtf=lambda v: formatting.edtf(v, language),
        bounds=lambda t: formatting.bounds(t.comparator, t.min, t.max, language),
        outside=address,
        files=links,
        repeated=Repeated(tracker),
    )
    env.filters["slug"] = slug
    env.filters["anchor"] = anchor
    env.filters["quotations"] = formatting.quotations
    env.filters["has_marks"] = formatting.has_marks
    return env


def anchor(text: str) -> Markup:
    """The id of a heading or passage, written plainly.

    :raises ValueError: when it holds anything but lower-case letters, digits, points, hyphens and
        underscores.
    """
    if not re.fullmatch(r"[a-z0-9._-]+", text):
        raise ValueError(f"not an anchor: {text}")
    return Markup(text)  # noqa: S704 - nothing but what the pattern allows


@lru_cache(maxsize=1 << 16)
def address(text: str) -> Markup:
    """A link made by this project or checked on loading, as the value of an attribute.

    :raises ValueError: when it holds anything that does not belong in an address, or a scheme that can run.
    """
    if not _ADDRESS.fullmatch(text) or re.match(r"(?!https?:|mailto:)[a-z]+:", text, re.IGNORECASE):
        raise ValueError(f"not an address: {text}")
    return Markup(text.replace("&", "&amp;"))  # noqa: S704 - nothing but what the pattern allows


class Linker:
    """Writes links as seen from one page."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def url(self, kind: str, ident: str = "") -> Markup:
        """A link to a page."""
        return address(links.relative(self.page.path, links.page_path(kind, ident, self.page.language)))

    def passage(self, document: str, passage: str) -> Markup:
        """A link to a passage in its document."""
        return address(
            links.relative(self.page.path, links.passage_path(document, passage, self.page.language))
        )

    def file(self, path: str) -> Markup:
        """A link to a file of the site."""
        return address(links.relative(self.page.path, path))


def render_page(page: Page, env: Environment) -> str:
    """The body of one page as HTML, from its main heading to its last line; empty lines only in what is
    preformatted."""
    linker = Linker(page)
    template = env.get_template(f"{page.template}.html.j2")
    body = template.render(
        page=page, url=linker.url, passage_url=linker.passage, file_url=linker.file, **page.context
    )
    return _dense(body).strip() + "\n"


def _dense(body: str) -> str:
    """Without empty lines, which stand in templates for who reads them; what is preformatted stays as it
    is."""
    if "<pre" not in body:
        return _filled_lines(body)
    parts = _PREFORMATTED.split(body)
    return "".join(part if n % 2 else _filled_lines(part) for n, part in enumerate(parts))


def _filled_lines(text: str) -> str:
    while "\n\n" in text:
        text = text.replace("\n\n", "\n")
    return text


def page_facts(page: Page) -> dict[str, Any]:
    """What the theme's frame needs of a page. Links are relative to the page, paths to the root of the
    site."""
    languages = page.context["view"].settings.languages
    paths = links.in_languages(page.kind, page.ident, languages)
    return {
        "title": page.title,
        "description": page.description,
        "path": page.path,
        "paths": paths,
        "others": {
            language: links.relative(page.path, path)
            for language, path in paths.items()
            if language != page.language
        },
        "data_day": formatting.day(page.context["view"].data_date, page.language),
        "crumbs": [
            {"url": links.relative(page.path, path), "path": path, "label": label}
            for path, label in (
                (links.page_path(kind, ident, page.language), label) for kind, ident, label in page.crumbs
            )
        ],
        **page.extra,
    }
