"""Every picture: its numbers are those it was given, its texts are harmless, it is drawn twice alike, and not
for nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from lxml import etree
from markupsafe import Markup

from generator.site.charts import flow, now, ranges, story, times
from generator.site.charts.bars import bars
from generator.site.charts.matrix import Count, Grid, Name, matrix, shade, triangle
from generator.site.charts.relations import relations
from generator.site.charts.svg import Caption
from tests.conftest import Snapshots

NASTY = "<b>&{{ x }}\"'"
CAPTION = Caption("picture", NASTY, "In words")
TODAY = date(2023, 5, 1)
LABELS = times.Labels(
    near="near", wide="wide", recurring="recurring", today="1 May 2023", passed="passed", coming="to come"
)
SAID = story.Labels("said", "due", "1 May 2023")
KEYS = dict.fromkeys(ranges.KINDS, "key")


def _number(value: Decimal) -> str:
    return str(value)


def _value(kind: str, low: str | None, high: str | None, words: str) -> ranges.Value:
    return ranges.Value(NASTY, words, kind, Decimal(low) if low else None, Decimal(high) if high else None)


GRID = Grid(
    (Name(NASTY), Name("Sở Y tế", "../so-y-te/")),
    (Name("Y tế", "y-te/"), Name("Đất đai"), Name("Du lịch")),
    (
        (Count(16, NASTY, "?a=1&b=2"), Count(0), Count(3, "three")),
        (Count(1, "one", "?c"), Count(8), Count(5)),
    ),
)
QUARTERS = {(2022, 2): 3, (2023, 1): 2, (2023, 4): 11, (2030, 4): 1}
SAYS = {q: f"{NASTY} {q[1]}" for q in QUARTERS}
DUE = times.Deadlines(
    {(2022, 2): 3, (2023, 1): 2}, {(2023, 4): 11, (2030, 4): 1}, ((NASTY, 7), ("monthly", 4)), TODAY, SAYS
)
STEPS = [
    [Count(0), Count(5), Count(2)],
    [Count(5, "a and b"), Count(0), Count(1)],
    [Count(2), Count(1), Count(0)],
]
PANELS = [
    ranges.Panel(NASTY, (_value("range", "7", "7.5", "7 – 7.5"), _value("result", "8.06", "8.06", "8.06"))),
    ranges.Panel(
        "%",
        (
            _value("least", "40", None, "≥ 40"),
            _value("most", None, "9", "≤ 9"),
            _value("about", "5", "5", "≈ 5"),
        ),
    ),
]
STATEMENTS = [
    story.Statement(
        "Plan 1", date(2022, 3, 1), NASTY, due="Q2 2022", start=date(2022, 4, 1), end=date(2022, 6, 30)
    ),
    story.Statement(
        "Plan 1",
        date(2022, 3, 1),
        "start",
        due="30 Jun 2023",
        start=date(2023, 6, 30),
        end=date(2023, 6, 30),
        lang="vi",
    ),
    story.Statement("Decision 2", date(2023, 1, 19), "goes on"),
]
ROWS = [flow.Row(NASTY, 4), flow.Row("Plan 2", 2), flow.Row("Decision 3", 8)]
BANDS = [
    flow.Band(start=0, end=1, kind="same", count=1, href="#a", label="one"),
    flow.Band(start=0, end=2, kind="up", count=3, href="#b", label=NASTY),
    flow.Band(start=1, end=2, kind="other", count=1, href="#c", label="one"),
]
DRAWN: dict[str, Callable[[], Markup]] = {
    "matrix": lambda: matrix(CAPTION, GRID),
    "triangle": lambda: triangle(CAPTION, [Name(NASTY), Name("b", "../b/"), Name("c")], STEPS),
    "flow": lambda: flow.flow(CAPTION, ROWS, BANDS),
    "times": lambda: times.times(CAPTION, DUE, LABELS),
    "ranges": lambda: ranges.ranges(CAPTION, PANELS, KEYS, _number),
    "story": lambda: story.story(CAPTION, STATEMENTS, TODAY, SAID),
}

#: what a picture does only now and then: no unit, ends that do not count or stand at the end of the scale, a
#: day long after, words without room beside their mark, more than one level of tables
RARE: dict[str, Callable[[], Markup]] = {
    "relations": lambda: relations(CAPTION, ["a", "b", "c", "d"], [("b", "a"), ("c", "b"), ("c", "a")]),
    "ranges": lambda: ranges.ranges(
        CAPTION,
        [
            ranges.Panel(
                "",
                (
                    ranges.Value("a long name " * 6, "a long value", "point", Decimal(5), Decimal(5)),
                    ranges.Value("over", "> 98", "least", Decimal(98), None, strict=True),
                    ranges.Value("under", "< 2", "most", None, Decimal(2), strict=True),
                    ranges.Value("below nought", "-20", "point", Decimal(-20), Decimal(-20)),
                    ranges.Value("words", "many", "point", None, None),
                    ranges.Value("narrow", "40 – 40.1", "range", Decimal(40), Decimal("40.1")),
                ),
            )
        ],
        KEYS,
        _number,
    ),
    "times": lambda: times.times(
        CAPTION,
        times.Deadlines(
            {(2022, 1): 40, (2022, 4): 1, (2037, 4): 2},
            {(2022, 1): 2, (2022, 4): 3},
            (),
            date(2021, 1, 1),
            dict.fromkeys(((2022, 1), (2022, 4), (2037, 4)), "tip"),
        ),
        LABELS,
    ),
    "story-of-many-years": lambda: story.story(
        CAPTION,
        [
            story.Statement("", date(2000, 1, 1), "said", due="then", end=date(2040, 1, 1)),
            story.Statement("", date(2039, 1, 1), "near", due="d", start=date(2039, 1, 1), end=date(2039, 2, 10)),
            story.Statement("", date(2039, 1, 1), "far", due="d", start=date(2039, 1, 1), end=date(2039, 2, 11)),
        ],
        TODAY,
        SAID,
    ),
    "story": lambda: story.story(
        CAPTION,
        [
            story.Statement(
                "Plan 1", date(2022, 3, 1), "", due="until the end of a very long year " * 3,
                start=date(2022, 1, 1), end=date(2022, 12, 31),
            ),
            story.Statement("Plan 2", date(2021, 1, 1), "short", due="March", end=date(2022, 11, 1)),
            story.Statement("Plan 2", date(2021, 1, 1), "open", due="from March", start=date(2022, 3, 1)),
        ],
        date(2029, 1, 1),
        SAID,
    ),
}  # fmt: skip

EMPTY: dict[str, Callable[[], Markup]] = {
    "flow": lambda: flow.flow(CAPTION, ROWS, []),
    "matrix": lambda: matrix(CAPTION, Grid((), (), ())),
    "triangle": lambda: triangle(CAPTION, [Name("a")], [[Count(0)]]),
    "times": lambda: times.times(CAPTION, times.Deadlines({}, {}, (("monthly", 4),), TODAY, {}), LABELS),
    "ranges": lambda: ranges.ranges(CAPTION, [], KEYS, _number),
    "story": lambda: story.story(CAPTION, [STATEMENTS[2]], TODAY, SAID),
}


def _texts(drawn: Markup) -> list[str]:
    """The texts of a picture, each line of it."""
    root = etree.fromstring(str(drawn))
    return [(line.text or "").strip() for t in root.iter("text") for line in (list(t) or [t])]


def _boxes(drawn: Markup, class_: str) -> list[dict[str, float]]:
    """Place and size of the boxes of a class, without their units."""
    found = (e.attrib for e in etree.fromstring(str(drawn)).iter("rect") if e.get("class") == class_)
    return [{key: float(str(a[key]).rstrip("%em")) for key in ("x", "y", "width", "height")} for a in found]


def _linked(name: str) -> list[etree._Element]:
    """The link that the name of a row is."""
    return list(
        etree.fromstring(str(matrix(CAPTION, Grid((Name(name, "a/"),), (Name("b"),), ((Count(1),),))))).iter(
            "a"
        )
    )


@pytest.mark.parametrize("name", DRAWN)
def test_pictures_are_wellformed_and_harmless(name: str) -> None:
    """Whatever a name holds, it stays text: no element, no attribute, nothing a template could read; no blank
    line ends the block."""
    drawn = DRAWN[name]()
    root = etree.fromstring(str(drawn))
    assert NASTY.split(maxsplit=1)[0] in " ".join(str(text) for text in root.itertext())
    assert not list(root.iter("b"))
    assert not re.search(r"[{}]|\n\s*\n", drawn)


@pytest.mark.parametrize("name", DRAWN)
def test_pictures_are_drawn_twice_alike(name: str) -> None:
    """The same data gives the same bytes, with coordinates no finer than a screen shows."""
    assert DRAWN[name]() == DRAWN[name]()
    assert not re.search(r"\d\.\d{3}", DRAWN[name]())


@pytest.mark.parametrize(("name", "drawn"), [*DRAWN.items(), *((f"{n}-rare", d) for n, d in RARE.items())])
def test_pictures_are_as_reviewed(name: str, drawn: Callable[[], Markup], snapshots: Snapshots) -> None:
    """Every mark, word and line stands where it stood when somebody looked at the picture."""
    snapshots.compare(f"charts/{name}.svg", str(drawn()).replace("><", ">\n<") + "\n")


@pytest.mark.parametrize("name", EMPTY)
def test_nothing_gives_no_picture(name: str) -> None:
    """Without anything to show there is no empty frame."""
    assert EMPTY[name]() == ""


def test_bars_are_as_long_as_their_numbers() -> None:
    """The longest bar fills the width, the others their share of it; what does not occur has none; parts add
    up."""
    found = bars("topic", {"a": 1, "b": (3, 1), "c": 0, "d": 2}, 2)
    assert [(b.ident, b.count, b.parts) for b in found] == [("b", 4, (3, 1)), ("d", 2, (2,))]
    assert re.findall(r'(?:x="([\d.]+%)" )?width="([\d.]+)%"', found[0].drawing) == [
        ("", "75"),
        ("75%", "25"),
    ]
    assert re.findall(r'width="([\d.]+)%"', found[1].drawing) == ["50"]
    assert bars("topic", {"a": 0}, 5) == []


def test_matrix_holds_every_number() -> None:
    """Each cell shows its number, nothing a dot; names stand beside their rows and above their columns."""
    texts = _texts(matrix(CAPTION, GRID))
    assert texts == ["Du lịch", "Đất đai", "Y tế", NASTY, "16", "·", "3", "Sở Y tế", "1", "8", "5"]


def test_matrix_leads_on() -> None:
    """Names and numbers with an address are links; those of numbers say what they count, and are no stop of
    the Tab key."""
    root = etree.fromstring(str(matrix(CAPTION, GRID)))
    assert root.get("role") == "group"
    links = [(a.get("href"), a.findtext("title"), a.get("tabindex")) for a in root.iter("a")]
    assert links == [
        ("y-te/", None, None),
        ("?a=1&b=2", NASTY, "-1"),
        ("../so-y-te/", None, None),
        ("?c", "one", "-1"),
    ]
    (long,) = _linked("Ủy ban nhân dân các huyện, thành phố")
    assert ("".join(long.itertext()), len(list(long.iter("tspan")))) == (
        "Ủy ban nhân dân các huyện, thành phố",
        3,
    )
    silent = [t.text for g in root.iter("g") if g.get("aria-hidden") for t in g.iter("text")]
    assert silent == ["·", "3", "8", "5"]


def test_more_is_never_lighter() -> None:
    """A cell that holds more has the same shade or a darker one."""
    shades = [shade(n, 74) for n in range(75)]
    assert shades == sorted(shades)
    assert shades[0] == "s0"
    assert shades[1] != "s0"


def test_triangle_holds_every_pair_once() -> None:
    """Each pair of names has one cell with its number; each name its own step, which bears its place in the
    list."""
    texts = _texts(DRAWN["triangle"]())
    assert texts[-8:] == ["1", "2. b", "5", "2", "3. c", "2", "1", "3"]


def test_bars_of_time_are_as_high_as_their_numbers() -> None:
    """Heights are in proportion to the counts, and so is what has only a year, which is drawn with
    stripes."""
    drawn = DRAWN["times"]()
    solid, hatched = _boxes(drawn, "solid"), _boxes(drawn, "hatched")
    unit = solid[0]["height"] / 3
    assert [round(b["height"] / unit) for b in solid[:2]] == [3, 2]
    assert [round(b["height"] / unit) for b in hatched[:2]] == [11, 1]
    assert "url(#picture-hatch)" in drawn


def test_the_numbers_of_time_are_told() -> None:
    """The counts stand on the bars and beside the recurrences; years without anything are a gap, and the day
    of the data a line."""
    texts = _texts(DRAWN["times"]())
    assert {
        "3",
        "11",
        "1",
        "7",
        "4",
        "2022",
        "2023",
        "2030",
        "…",
        "1 May 2023",
        "← passed",
        "to come →",
    } <= set(texts)
    assert "2027" not in texts


def test_every_bar_of_time_says_its_quarter_to_a_pointer() -> None:
    """Bars too near each other for numbers of their own are told apart all the same."""
    root = etree.fromstring(str(DRAWN["times"]()))
    assert [g.findtext("title") for g in root.findall("g") if g.get("class") != "now"] == [
        f"{NASTY} {q[1]}" for q in QUARTERS
    ]


def test_years_have_places() -> None:
    """Years stand side by side; what is left out has none."""
    years = times.Years.of({2021, 2022, 2030})
    assert years.slots == (2021, 2022, None, 2030)
    assert [round(years.place(y) or 0, 2) for y in (2021, 2022.5, 2030)] == [0, 42.86, 71.43]
    assert years.place(2025) is None


def test_units_never_share_a_scale() -> None:
    """Each unit has ticks of its own, so that 7.5 of one never stands beside 40 of another."""
    texts = _texts(DRAWN["ranges"]())
    numbers = [t for t in texts if re.fullmatch(r"[\d.]+", t)]
    assert numbers == ["0.0", "2.5", "5.0", "7.5", "10.0", "8.06", "0", "10", "20", "30", "40"]


def test_a_value_without_a_unit_has_no_heading() -> None:
    """Where nothing is said of a unit, nothing empty is drawn."""
    drawn = ranges.ranges(CAPTION, [ranges.Panel("", (_value("point", "5", "5", "5"),))], KEYS, _number)
    assert "" not in _texts(drawn)


def test_marks_stand_where_their_numbers_are() -> None:
    """A range covers its two ends on the scale; an arrow begins at its number and is open to one side."""
    drawn = DRAWN["ranges"]()
    (span,) = (b for b in _boxes(drawn, "solid") if b["width"] < 50)
    scale = 94 - 2
    assert span["x"] == pytest.approx(2 + scale * 0.7, abs=0.02)
    assert span["width"] == pytest.approx(scale * 0.05, abs=0.02)
    root = etree.fromstring(str(drawn))
    arrows = [
        (e.get("x1"), e.get("x2"))
        for e in root.findall("line")
        if e.get("class") == "thick" and e.get("y1") == e.get("y2")
    ]
    assert arrows == [("94%", "100%"), ("22.7%", "2%")]


def test_a_story_leads_from_the_day_of_the_document_to_the_day_printed() -> None:
    """Every statement has the dot of its document; a day is a diamond, a stretch of time a bar; the official
    words keep their language."""
    root = etree.fromstring(str(DRAWN["story"]()))
    dots = [e.get("cx") for e in root.findall("circle") if e.get("cx") != "0.9em"]
    assert len(dots) == 3
    assert dots[0] == dots[1] != dots[2]
    assert len(_boxes(DRAWN["story"](), "solid")) == 1
    assert [e.get("lang") for e in root.iter("text") if e.text == "start"] == ["vi"]
    texts = _texts(DRAWN["story"]())
    assert texts.count("Plan 1") == 1
    assert {"Q2 2022", "30 Jun 2023", "2022", "2023", "1 May 2023"} <= set(texts)


def test_the_day_stands_where_time_has_come_to() -> None:
    """The line of the day stands between the days around it; where it has no place it is hidden, for who
    reads later."""
    knots = times.Years.of({2021, 2030}).knots
    years = [day.year for _, day in knots]
    assert years == [2021, 2022, 2030, 2031]
    assert now.placed(date(2022, 1, 1), knots) == pytest.approx(40)
    assert now.placed(date(2026, 1, 1), knots) == pytest.approx(50)
    assert now.placed(date(2031, 1, 2), knots) is None
    hidden = now.now(date(2020, 1, 1), knots, 5, now.NowLabels("1 Jan 2020", "passed", "to come"))
    assert etree.fromstring(str(hidden)).get("display") == "none"
    shown = etree.fromstring(
        str(now.now(date(2021, 2, 1), knots, 5, now.NowLabels("1 Feb 2021", "passed", "to come")))
    )
    assert shown.get("display") is None
    assert [text.get("display") for text in shown.iter("text")] == [None, "none", None]


def test_bands_go_past_the_rows_between() -> None:
    """Each band leads somewhere; the bar of a row begins beside what goes past it, and bars are as long as
    they have things."""
    drawn = DRAWN["flow"]()
    links = etree.fromstring(str(drawn)).iter("a")
    assert [link.get("href") for link in links] == ["#a", "#b", "#c"]
    first, passed, last = _boxes(drawn, "row")
    assert (first["x"], last["x"]) == (0, 0)
    assert passed["x"] > 3 * first["width"] / 4  # three things go past
    assert last["width"] == pytest.approx(2 * first["width"], abs=0.02)


def test_a_band_ends_above_the_name_of_its_row() -> None:
    """No band lies under the name of the row it leads to, however many lines that has."""
    drawn = etree.fromstring(str(DRAWN["flow"]()))
    ends = [float(str(path.get("d")).split("L")[1].split("C")[0].split()[1]) for path in drawn.iter("path")]
    texts = [text for text in drawn.iter("text") if "strong" in str(text.get("class"))]
    names = [float(str(text.get("y", "") or text[0].get("y")).removesuffix("em")) for text in texts]
    letters = 1.3  # how high letters stand above their line, with marks and the light around them, em
    assert len(ends) == len(BANDS)
    assert all(end <= names[band.end] - letters for end, band in zip(ends, BANDS, strict=True))
