"""Table ``project_milestones``: what a document said a project must reach, and by when."""

from __future__ import annotations

from generator.model.records import Milestone
from generator.tables.base import Table, link, text
from generator.tables.timing import COLUMNS

TABLE = Table[Milestone](
    "project_milestones",
    ("milestone_id",),
    (
        text("milestone_id", lambda m: m.id, required=True, unique=True),
        link("projects.project_id", lambda m: m.project),
        link("passages.passage_id", lambda m: m.passage),
        link("documents.document_id", lambda m: m.document),
        text("what_vi", lambda m: m.what_vi, required=True),
        text("what_en", lambda m: m.what_en),
        *COLUMNS,
    ),
    lambda catalog: catalog.milestones.values(),
)
