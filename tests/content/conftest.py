"""Tests of what holds for any content: by PLANS_ROOT they run on another publication than that of this
checkout."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.project import PUBLICATION_ROOT


@pytest.fixture(scope="session")
def root() -> Path:
    """The publication whose content is looked at."""
    return PUBLICATION_ROOT
