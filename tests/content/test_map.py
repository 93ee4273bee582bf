"""The schematic map stands as the districts do: north is up, and tiles that touch belong to districts that
are near."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from generator.content.catalog import Catalog, load_catalog
from generator.settings import load_settings
from generator.site.pages.tiles import spots_of

#: degrees that two districts must be apart before one is north, or east, of the other
_APART = 0.12
#: tiles that share an edge stand for districts whose middles are no farther apart than this, in degrees
_NEAR = 0.5
Spot = tuple[float, float]


@pytest.fixture(scope="module")
def spots(root: Path) -> dict[str, tuple[int, int, int, int]]:
    """Where the tiles stand."""
    return {place: (s[0], s[1], s[2], s[3]) for place, s in spots_of(load_settings(root)).items()}


@pytest.fixture(scope="module")
def middles(root: Path) -> dict[str, Spot]:
    """The middle of each former district: of the known centres of the units within it (latitude,
    longitude)."""
    catalog: Catalog = load_catalog(root)
    found: dict[str, list[Spot]] = {}
    for s in catalog.place_successions:
        unit = catalog.places[s.successor]
        if unit.latitude is not None and unit.longitude is not None:
            found.setdefault(s.place, []).append((float(unit.latitude), float(unit.longitude)))
    return {
        p: (sum(a for a, _ in own) / len(own), sum(b for _, b in own) / len(own)) for p, own in found.items()
    }


def _centre(spot: tuple[int, int, int, int]) -> Spot:
    row, column, rows, columns = spot
    return row + rows / 2, column + columns / 2


def test_no_two_tiles_stand_in_one_place(spots: dict[str, tuple[int, int, int, int]]) -> None:
    """Every cell of the grid has one tile at most, and every former district has a tile."""
    cells = [
        (r, c)
        for row, column, rows, columns in spots.values()
        for r in range(row, row + rows)
        for c in range(column, column + columns)
    ]
    assert len(cells) == len(set(cells))


def test_every_district_has_a_tile(spots: dict[str, tuple[int, int, int, int]], root: Path) -> None:
    """The districts and cities whose area went to the units of today are those on the map, where a
    publication has one."""
    catalog = load_catalog(root)
    moved = {s.place for s in catalog.place_successions}
    assert not spots or set(spots) == {p for p in moved if catalog.places[p].kind in ("district", "city")}


def test_north_is_up_and_east_is_right(
    spots: dict[str, tuple[int, int, int, int]], middles: dict[str, Spot]
) -> None:
    """A district clearly north of another never stands below it, and one clearly east never to its left."""
    wrong = []
    for a, b in combinations(spots, 2):
        (row_a, column_a), (row_b, column_b) = _centre(spots[a]), _centre(spots[b])
        north, east = middles[a][0] - middles[b][0], middles[a][1] - middles[b][1]
        if abs(north) > _APART and (row_b - row_a) * north < 0:
            wrong.append(f"{a} / {b}: north {north:+.2f}")
        if abs(east) > _APART and (column_a - column_b) * east < 0:
            wrong.append(f"{a} / {b}: east {east:+.2f}")
    assert wrong == []


def _touch(a: tuple[int, int, int, int], b: tuple[int, int, int, int]) -> bool:
    over = min(a[0] + a[2], b[0] + b[2]) - max(a[0], b[0])
    beside = min(a[1] + a[3], b[1] + b[3]) - max(a[1], b[1])
    return (over > 0 and beside == 0) or (over == 0 and beside > 0)


def test_tiles_that_touch_are_near(
    spots: dict[str, tuple[int, int, int, int]], middles: dict[str, Spot]
) -> None:
    """What shares an edge on the map lies close by on the ground."""
    far = [
        f"{a} / {b}"
        for a, b in combinations(spots, 2)
        if _touch(spots[a], spots[b])
        and max(abs(middles[a][0] - middles[b][0]), abs(middles[a][1] - middles[b][1])) > _NEAR
    ]
    assert far == []
