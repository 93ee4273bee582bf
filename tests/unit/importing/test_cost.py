"""What suggesting costs: work in proportion to a passage, whatever it repeats. Work is counted, so that no
busy machine tells."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import partial
from types import FrameType

import pytest
import yaml

from generator.importing import deadlines as binding
from generator.importing import flowing, learning, suggestions
from generator.importing.learning import Example, Knowledge, Topics
from generator.importing.legal import legal_stubs
from generator.importing.metadata import read_metadata
from generator.importing.roles import Setting, roles
from generator.importing.suggesting import suggest
from generator.importing.suggestions import Drafted, suggestions_yaml
from generator.text.blocks import Paragraph
from generator.text.bodies import Body, find_bodies, run
from generator.text.outlining import outline
from generator.text.sections import Draft
from tests.unit.importing.test_readers import docx, level, num, numbered, p, read, tc

KNOWN = ("Sở Y tế", "Sở Xây dựng")
TIMES = 4


def _calls(run: Callable[[], object]) -> int:
    """How many functions are entered, generators gone on with, while something is made."""
    count = 0

    def counted(_frame: FrameType, event: str, _value: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        run()
    finally:
        sys.setprofile(before)
    return count


def _names(count: int) -> list[str]:
    """So many different names."""
    return [f"{chr(65 + n // 20 % 20)}a{chr(97 + n % 20)}" for n in range(count)]


def _suggest(text: str) -> None:
    suggest([Draft("1", "commitment", "-", f"Sở Y tế phối hợp với {text}.")], KNOWN, "")


@pytest.mark.parametrize(
    "unit",
    [
        "Sở Y tế, Sở Xây dựng, ", "phối hợp với Sở Y tế, ", "giao Sở Y tế chủ trì; ", "(gồm các Sở: Y tế, ", "giữa các cơ quan: ",
        "cơ quan, đơn vị, ", "các cơ quan được giao vốn ", "Tạp chí Bến Lau, ", "ngày 31/12/2023 và ", "mỗi tháng 02 ",
        "hằng năm trước ngày 15, ", "lập kế hoạch hằng năm, ",
        "thì Sở Y tế nơi có bể ", "theo đề nghị của Sở Y tế, ", "của Thủ tướng số 7/QĐ-TTg đến hết năm 2025, ",
        "hằng năm ", "hằng năm, năm 2024, ", "năm 2025 đạt ", "10% ", "tăng 10% năm 2025 ",
    ],
)  # fmt: skip
def test_work_grows_with_the_text(unit: str) -> None:
    """Four times the words take about four times the work, not sixteen."""
    _suggest("Sở Y tế")
    short, long = (_calls(partial(_suggest, unit * n)) for n in (100, 100 * TIMES))
    assert long < short * TIMES * 1.5


def test_reading_a_word_file_grows_with_its_pages() -> None:
    """Numbered paragraphs and the rows of a table, as of 15 pages and of 60."""
    numbering = f'<w:abstractNum w:abstractNumId="0">{level(0, "decimal", "%1.")}</w:abstractNum>' + num(1, 0)
    cells = ("1", "Kiểm tra giếng khoan trên địa bàn tỉnh", "Sở Y tế", "Sở Tài chính", "Quý II/2024")
    row = f"<w:tr>{''.join(map(tc, cells))}</w:tr>"
    words = "Sở Xây dựng chủ trì, phối hợp với các sở, ngành kiểm tra nước uống tại chợ trước ngày 30/6/2024."

    def of(count: int) -> int:
        data = docx(p(words, numbered(1)) * 3 * count + f"<w:tbl>{row * count}</w:tbl>", numbering=numbering)
        found = read(data, ".docx")
        assert len(outline(found.blocks or ())) == 4 * count
        return _calls(lambda: outline(read(data, ".docx").blocks or ()))

    assert of(150 * TIMES) < of(150) * TIMES * 1.2


def test_of_a_paragraph_only_the_end_is_looked_at_for_each_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many breaks it has."""
    looked: list[int] = []

    class Ends:
        def search(self, text: str) -> None:
            looked.append(len(text))

    monkeypatch.setattr(flowing, "TERMINAL", Ends())
    (found,) = flowing.flowed("\n".join(["nước uống"] * 1000), Paragraph(""))
    assert found.text == " ".join(["nước uống"] * 1000)
    assert (len(looked), max(looked) < 500) == (999, True)


def test_work_grows_with_the_names_of_a_text() -> None:
    """Also where each is another one: whether one is among the leads is not asked of all of them."""
    unit = "Công ty Bến {0} chủ trì; phối hợp với Công ty Ba {0}. "
    texts = ["".join(map(unit.format, _names(n))) for n in (50, 50 * TIMES)]
    tasks = [Draft("1", "commitment", "-", text) for text in texts]
    told = [len(roles(task, Setting()).lead) for task in tasks]
    assert told == [50, 50 * TIMES]
    short, long = (_calls(partial(roles, task, Setting())) for task in tasks)
    assert long < short * TIMES * 1.5


def test_a_run_of_bodies_is_looked_up_where_it_begins() -> None:
    """Those before it are not gone through."""

    class Bodies(list[Body]):
        def __iter__(self) -> Iterator[Body]:
            raise AssertionError

    text = "Sở Y tế đo nước. " * 50
    bodies = Bodies(find_bodies(text, ()))
    assert [b.name for b in run(text, bodies, bodies[40].start)] == ["Sở Y tế"]


def test_a_title_leaves_away_so_many_cells_and_no_more() -> None:
    """However many times stand at the end of a row."""

    def of(count: int) -> int:
        times = [{"text": f"ngày {n}/5"} for n in range(count)]
        text = " ".join(["Rửa bể", *(str(t["text"]) for t in times)])
        row = {"text": text, "section": "STT 1", "heading_path": "", "kind": "commitment"}
        told = {"passage": 0, "title_vi": text, "deadlines": times}
        known = Knowledge({}, Topics([]), {}, frozenset())
        record = {"passages": [row], "suggestions": [told]}
        return _calls(partial(suggestions_yaml, record, Drafted("a", ["1"]), known))

    of(1)
    assert of(150 * TIMES) < of(150) * TIMES * 1.5


def test_a_list_as_long_as_a_text_is_not_given_on() -> None:
    """It would be told again of each task below it; one that a lead-in or a card may have is."""

    def of(count: int) -> list[int]:
        bodies = ", ".join(f"Công ty Bến {name}" for name in _names(count))
        lead_in = Draft("1", "lead-in", "1.", f"Giao {bodies} các việc sau:")
        card = Draft("2", "other", "-", f"Cơ quan chủ trì: {bodies}; thời gian: Quý II")
        below = [Draft("1", "commitment", "-", "Rửa bể.")] * 2
        carded = [Draft("2", "commitment", "-", "Rửa bể.")] * 101
        found = {s["passage"]: len(s["lead"]) for s in suggest([lead_in, *below, *carded, card], (), "")}
        return [found.get(2, 0), found.get(9, 0)]

    assert of(40) == [40, 40]
    assert of(60) == [0, 0]


def test_a_list_of_bodies_is_read_once() -> None:
    """Also where each of its members ends a clause."""

    def of(count: int) -> int:
        return _calls(lambda: suggest([Draft("1", "commitment", "-", "Sở Y tế; " * count)], KNOWN, ""))

    assert of(100 * TIMES) < of(100) * TIMES * 1.5


def test_records_of_cited_documents_grow_with_the_text() -> None:
    """Each number is looked at up to the next one, however many a passage cites."""
    cited = [
        "".join(f"Quyết định số {i}/QĐ-TTg của Hội Bến Lau " for i in range(n)) for n in (50, 50 * TIMES)
    ]
    assert len(legal_stubs(["Giữ nước.", *cited[:1]])) == len(legal_stubs(cited[:1]))
    short, long = (_calls(partial(legal_stubs, [text])) for text in cited)
    assert long < short * TIMES * 1.5


def test_a_signature_grows_with_its_posts() -> None:
    """Below each post its name is looked for up to the next one only."""
    signed = [[Draft("", "signature", "", "CHỦ TỊCH Lê Văn Thử")] * n for n in (100, 100 * TIMES)]
    read_metadata(signed[0])
    short, long = (_calls(partial(read_metadata, drafts)) for drafts in signed)
    assert long < short * TIMES * 1.5


def test_a_year_looks_for_its_target_nearby(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no sign ends a clause, before and after it alike, so much of the text is looked at for each year and no
    more."""
    given: list[int] = []
    monkeypatch.setattr(binding, "holds_target", lambda text: given.append(len(text)))
    binding.deadlines("năm 2025 đạt " * 300, (), 2024)
    assert len(given) == 300
    assert max(given) < 2 * 200 + len("năm 2025 đạt ")


def test_the_ground_of_a_topic_costs_the_same_among_many_topics() -> None:
    """How common a word is in all topics together is counted once, not for each passage and topic anew."""

    def of(count: int) -> int:
        topics = Topics([Example(f"rửa bể {n}", "", (f"t{n}",)) for n in range(count)])
        topics.why("t0", "rửa bể")
        return _calls(partial(topics.why, "t0", "rửa bể"))

    assert of(200) == of(20)


def test_the_words_of_a_passage_are_taken_apart_once_for_the_grounds_of_all_its_topics(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Three topics are suggested for each."""
    topics = Topics([Example("rửa bể", "", (f"t{n}",)) for n in range(3)])
    topics.why("t0", "giữ nước")
    split: list[str] = []

    def folded(words: str) -> str:
        split.append(words)
        return words

    monkeypatch.setattr(learning, "fold_words", folded)
    for topic in ("t0", "t1", "t2"):
        topics.why(topic, "rửa bể nước", "Giữ nước")
    assert split == ["rửa bể nước", "Giữ nước"]


def test_suggestions_are_written_alike_with_and_without_libyaml(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library in C, where it is there, writes in a tenth of the calls what the one in Python writes."""
    texts = ["(", "“Rửa bể”: 10 %, - a # b", "Rửa các bể nước, " * 20, "- 'a'\u00a0≥"]
    passages = [{"text": t, "section": "1", "heading_path": "", "kind": "commitment"} for t in texts]
    titles = [{"passage": i, "title_vi": t, "budget": t} for i, t in enumerate(texts)]
    drafted = Drafted("a", ["1", "2", "on", "4.1"])
    known = Knowledge({}, Topics([]), {}, frozenset())
    written = partial(suggestions_yaml, {"passages": passages, "suggestions": titles}, drafted, known)
    first, calls = written(), _calls(written)
    monkeypatch.setattr(suggestions, "_DUMPER", yaml.SafeDumper)
    assert written() == first
    assert calls < _calls(written)
