"""The schematic map: a tile for each former district where its neighbours put it, and the units of today
within it.

Where tiles stand is written in ``map`` of ``site_config/publication.yml``: by place row, column, and how many
rows and columns it spans. A publication without it has no map.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.content.catalog import Catalog
from generator.model.kinds import kind_of
from generator.problems import Problem, nearest, problem
from generator.settings import Settings
from generator.site.pages.view import View

#: as many shades tell counts apart, beside the one for none
SHADES = 4


@dataclass(frozen=True)
class Tile:
    """A former district: where it stands, how many commitments name it, its shade, and the units of today it
    became.

    ``units`` are places of today with whether they take parts of other districts too.
    """

    place: str
    spot: tuple[int, int, int, int]
    count: int
    shade: int
    units: tuple[tuple[str, bool], ...]

    @property
    def classes(self) -> str:
        """Where it stands and how dark it is, as classes of the style sheet."""
        row, column, rows, columns = self.spot
        return f"r{row} c{column} h{rows} w{columns} s{self.shade}"


def tiles(view: View) -> list[Tile]:
    """The tiles in reading order; none where the publication draws no map."""
    spots = spots_of(view.settings)
    counts = {place: len(view.relations.by_place[place]) for place in spots}
    most = max(counts.values(), default=0)
    drawn = [
        Tile(place, _spot(spot), counts[place], shade(counts[place], most), _units(view, place))
        for place, spot in spots.items()
    ]
    return sorted(drawn, key=lambda tile: tile.spot)


def spots_of(settings: Settings) -> Mapping[str, Sequence[int]]:
    """Where the tiles stand, as it is written in the publication's own facts."""
    spots: Mapping[str, Sequence[int]] = settings.publication.data.get("map") or {}
    return spots


def _spot(spot: Sequence[int]) -> tuple[int, int, int, int]:
    row, column, rows, columns = spot
    return row, column, rows, columns


def shade(count: int, most: int) -> int:
    """How dark a count is: 0 for none, then equal steps up to the largest.

    >>> [shade(n, 10) for n in (0, 1, 3, 6, 10)]
    [0, 1, 2, 3, 4]
    """
    return -(-count * SHADES // most) if most else 0


def steps(view: View) -> list[tuple[int, int, int]]:
    """The key of the shades: shade, and the least and largest count that has it; shades nobody has are left
    out."""
    by_shade: dict[int, list[int]] = {}
    for tile in tiles(view):
        by_shade.setdefault(tile.shade, []).append(tile.count)
    return [(key, min(counts), max(counts)) for key, counts in sorted(by_shade.items())]


def since(view: View) -> str:
    """The day from which the units of today replace the former districts; empty if there are none."""
    return max((s.from_date for s in view.catalog.place_successions), default="")


def counted(view: View, places: Iterable[str]) -> str:
    """How many districts and how many cities there are among places, in words: "10 huyện, 1 thành phố"."""
    kinds = Counter(view.catalog.places[place].kind for place in places)
    said = [view.words.text(f"count.{kind}", n=kinds[kind]) for kind in ("district", "city") if kinds[kind]]
    return view.words.text("count.both", one=said[0], other=said[1]) if len(said) > 1 else "".join(said)


def _units(view: View, place: str) -> tuple[tuple[str, bool], ...]:
    found = {s.successor: s.coverage == "shared" for s in view.relations.places_after[place]}
    return tuple((unit, found[unit]) for unit in view.sorted_by_name("place", found))


def map_problems(settings: Settings, catalog: Catalog) -> Iterator[Problem]:
    """Tiles of places that the registry does not have, and tiles that do not say where they stand."""
    for place, spot in spots_of(settings).items():
        where = settings.publication.place("map", place)
        if place not in catalog.places:
            near = nearest(place, catalog.places)
            yield problem(
                where,
                "reference-unknown",
                nearest=near,
                record="publication.yml",
                what=kind_of("place").what,
                found=place,
            )
        elif not _is_spot(spot):
            yield problem(
                where,
                "value-invalid",
                field=place,
                record="publication.yml",
                found=spot,
                expected="[1, 2, 1, 1]",
            )


def _is_spot(spot: object) -> bool:
    return isinstance(spot, list) and len(spot) == 4 and all(isinstance(n, int) and 0 < n < 7 for n in spot)
