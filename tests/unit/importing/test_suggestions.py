"""Suggestions as data: what stands in a passage, as content would have it."""

from __future__ import annotations

import yaml

from generator.importing.learning import Knowledge, Things, Topics
from generator.importing.suggestions import Drafted, suggestions_yaml


def test_a_number_printed_twice_is_judged_where_it_stands() -> None:
    """Each by the words before it: the same percentage of two things is of two indicators."""
    text = "Tỷ lệ che phủ rừng đạt 63%; " + "giữ vững an ninh, " * 20 + "tỷ lệ hộ dùng nước sạch đạt 63%."
    names = {
        "forest": frozenset(["ty", "le", "che", "phu", "rung"]),
        "water": frozenset(["ty", "le", "ho", "dung", "nuoc", "sach"]),
    }
    known = Knowledge({}, Topics([]), {}, frozenset(), things=Things(indicators=names))
    passage = {"text": text, "section": "1", "heading_path": "", "kind": "commitment"}
    told = {
        "passage": 0,
        "title_vi": "A",
        "targets": [{"text": "63%"}, {"text": "63%"}, {"text": "không có"}],
    }
    written = suggestions_yaml({"passages": [passage], "suggestions": [told]}, Drafted("a", ["1"]), known)
    targets = yaml.safe_load(written)["passages"]["1"]["targets"]
    assert [t.get("indicator") for t in targets] == ["forest", "water", None]


def test_only_a_share_is_measured_in_per_cent() -> None:
    """A number of cases behind the name of a rate is none of that rate."""
    text = "Tỷ lệ trẻ suy dinh dưỡng còn không quá 8%, không quá 3 vụ ngộ độc, không quá 9%/năm."
    names = {"stunting": frozenset(["ty", "le", "tre", "suy", "dinh", "duong"])}
    things = Things(indicators=names, units={"%": "percent"}, measured={"stunting": "percent"})
    known = Knowledge({}, Topics([]), {}, frozenset(), things=things)
    passage = {"text": text, "section": "1", "heading_path": "", "kind": "commitment"}
    found = [("không quá 8%", "%"), ("không quá 3 vụ", "vụ"), ("không quá 9%/năm", "%/năm")]
    told = {"passage": 0, "targets": [{"text": words, "unit": unit} for words, unit in found]}
    written = suggestions_yaml({"passages": [passage], "suggestions": [told]}, Drafted("a", ["1"]), known)
    targets = yaml.safe_load(written)["passages"]["1"]["targets"]
    assert [t.get("indicator") for t in targets] == ["stunting", None, "stunting"]


def test_a_body_is_named_by_its_whole_words() -> None:
    """A commune whose name begins that of another is not named where only the other is; who is named is,
    whatever stands between the words of the name, in whatever order."""
    text = "UBND xã Hồng Phong phối hợp với Sở Văn hoá - Thể thao"
    passage = {"text": text, "section": "1", "heading_path": "", "kind": "commitment"}
    leads = ["UBND xã Hồ", "UBND xã Hồng Phong", "Sở Văn hóa, Thể thao"]
    known = Knowledge({}, Topics([]), {}, frozenset())
    told = {"passage": 0, "lead": leads}
    written = suggestions_yaml({"passages": [passage], "suggestions": [told]}, Drafted("a", ["1"]), known)
    assert sorted(yaml.safe_load(written)["passages"]["1"]["lead"].values()) == [leads[2], leads[1]]


def test_who_only_helps_is_suggested_and_what_recurs_by_a_day_is_due_before_it() -> None:
    """The helper is named in the heading, not in the passage; a frequency without a day stands in no relation."""
    passage = {"text": "Phối hợp báo cáo.", "section": "1", "heading_path": "", "kind": "commitment"}
    days = [
        {
            "text": "trước ngày 20 hằng tháng",
            "recurrence": "FREQ=MONTHLY;BYMONTHDAY=20",
            "relation": "before",
        },
        {"text": "hằng quý", "recurrence": "FREQ=MONTHLY;INTERVAL=3", "relation": "in"},
    ]
    told = {"passage": 0, "support": ["Sở Y tế"], "deadlines": days}
    known = Knowledge({}, Topics([]), {}, frozenset())
    written = suggestions_yaml({"passages": [passage], "suggestions": [told]}, Drafted("a", ["1"]), known)
    found = yaml.safe_load(written)["passages"]["1"]
    assert found["support"] == {"so-y-te": "Sở Y tế"}
    assert [d.get("relation") for d in found["deadlines"]] == ["before", None]
