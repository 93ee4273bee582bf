"""Where things are and how the publication is set up: ``site_config/`` and paths in one frozen record."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.source import Located, read_yaml


@dataclass(frozen=True)
class Paths:
    """The fixed places of a project; everything else is found from its root."""

    root: Path

    @property
    def content(self) -> Path:
        """What people write."""
        return self.root / "content"

    @property
    def datasets(self) -> Path:
        """The published data packages (committed)."""
        return self.root / "datasets"

    @property
    def site_config(self) -> Path:
        """Theme overrides, styles, scripts, interface words."""
        return self.root / "site_config"

    @property
    def build(self) -> Path:
        """Generated pages and whatever else may be thrown away (ignored by git)."""
        return self.root / "build"

    @property
    def site(self) -> Path:
        """The built site (ignored by git)."""
        return self.root / "site"


@dataclass(frozen=True)
class Settings:
    """Paths, the publication's own facts (``site_config/publication.yml``) and interface words by language."""

    paths: Paths
    publication: Located
    words: dict[str, Located]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the site, the first at its root."""
        return tuple(self.words)


def load_settings(root: Path) -> Settings:
    """Read the settings of the project at ``root``.

    :raises ProblemsFound: when a file is missing or is not readable YAML.
    """
    paths = Paths(root)
    publication = read_yaml(paths.site_config / "publication.yml", root)
    words = {lang: read_yaml(paths.site_config / "words" / f"{lang}.yml", root) for lang in ("vi", "en")}
    return Settings(paths, publication, words)
