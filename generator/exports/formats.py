"""The formats, a line each, in the order in which they are written: each may ask for what stands above it.

An import is all that a format needs, so that none is imported and forgotten in a list. The order of the lines
means something: they are not sorted.
"""

from __future__ import annotations

from generator.exports.csv import FORMAT as CSV
from generator.exports.json import FORMAT as JSON
from generator.exports.csvw import FORMAT as CSVW
from generator.exports.readme import FORMAT as README
from generator.exports.changelog import FORMAT as CHANGELOG
from generator.exports.citation import FORMAT as CITATION
from generator.exports.datapackage import FORMAT as DATAPACKAGE
from generator.exports.sums import FORMAT as SUMS  # of the package: after everything else in it
from generator.exports.xlsx import FORMAT as XLSX
from generator.exports.archive import FORMAT as ARCHIVE
from generator.exports.sqlite import FORMAT as SQLITE
from generator.exports.sqlite_search import METADATA as SQLITE_SEARCH_METADATA
from generator.exports.parquet import FORMAT as PARQUET
from generator.exports.linked import N_TRIPLES as LINKED_N_TRIPLES
from generator.exports.slicing import FORMAT as SLICING
from generator.exports.records import FORMAT as RECORDS
from generator.exports.akn import FORMAT as AKN
from generator.exports.linked import JSON_LD as LINKED_JSON_LD
from generator.exports.linked import ONTOLOGY as LINKED_ONTOLOGY
from generator.exports.linked import SHAPES as LINKED_SHAPES
from generator.exports.linked import QUESTIONS as LINKED_QUESTIONS
from generator.exports.crate import RO_CRATE as CRATE_RO_CRATE
from generator.exports.crate import CROISSANT as CRATE_CROISSANT
from generator.exports.ics import FORMAT as ICS
from generator.exports.citation import BESIDE as CITATION_BESIDE
from generator.exports.dcat import TURTLE as DCAT_TURTLE
from generator.exports.dcat import JSON_LD as DCAT_JSON_LD
from generator.exports.dcat import SERIES_TURTLE as DCAT_SERIES_TURTLE
from generator.exports.dcat import SERIES_JSON_LD as DCAT_SERIES_JSON_LD
from generator.exports.analysis import FORMAT as ANALYSIS
from generator.exports.versions import FORMAT as VERSIONS
from generator.exports.atom import FORMAT as ATOM
from generator.exports.follow import FORMAT as FOLLOW
from generator.exports.api import INDEXES as API_INDEXES
from generator.exports.api import DESCRIBED as API_DESCRIBED  # after all that write JSON
from generator.exports.report import FORMAT as REPORT
from generator.exports.sums import OF_SITE as SUMS_OF_SITE
from generator.exports.base import Format

#: every format that is imported above
FORMATS: tuple[Format, ...] = tuple(one for one in tuple(globals().values()) if isinstance(one, Format))
