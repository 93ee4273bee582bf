"""Published results (kết quả đã công bố), the exceptions people answer for, and the counts of the second
reading."""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator

from generator.model.annotation import Comparator, Number, PlainText
from generator.model.base import Edtf, Entity, Id, PassageId, Text, Url, described, optional

Status = Literal["met", "partly-met", "not-met", "in-progress", "reported"]
EvidenceKind = Literal["official-statistics", "official-report", "press"]


class Evidence(Entity):
    """A published statement that a commitment or target was or was not met; none is "no information"."""

    id: Id = described("Mã")
    commitment: PassageId | None = optional("Nhiệm vụ")
    target: PassageId | None = optional("Chỉ tiêu")
    indicator: Id | None = optional("Chỉ số")
    stated_on: Edtf | None = optional("Công bố ngày, EDTF")
    status: Status = described("Nguồn nói gì")
    kind: EvidenceKind = described("Loại nguồn: số liệu thống kê chính thức, báo cáo chính thức, báo chí")
    comparator: Comparator | None = optional("Phép so sánh như nguồn viết; bắt buộc khi có giá trị")
    value: Number | None = optional("Giá trị; với range là cận dưới")
    value_max: Number | None = optional("Cận trên, chỉ với range")
    value_text: PlainText | None = optional("Giá trị như in")
    unit: Id | None = optional("Đơn vị")
    period: Edtf | None = optional("Thời kỳ, EDTF")
    quote: Text = described("Lời của nguồn")
    quote_lang: Literal["vi", "en"] = optional("Tiếng của lời ấy", "vi")
    quote_en: Text | None = optional("The quoted words, for the English pages")
    source_title: Text = described("Tên nguồn")
    source_title_en: Text | None = optional("Title of the source, for the English pages")
    source_url: Url = described("Địa chỉ nguồn")
    measure_note: Text | None = optional("Đo khác gì so với chỉ số; chỉ khi đo điều khác")
    measure_note_en: Text | None = optional("How it measures something else than the indicator, in English")

    @model_validator(mode="after")
    def _one_subject(self) -> Evidence:
        if sum(bool(x) for x in (self.commitment, self.target, self.indicator)) != 1:
            raise ValueError("commitment, target, indicator: đúng một trong ba / exactly one of the three")
        return self

    @model_validator(mode="after")
    def _compared(self) -> Evidence:
        if (self.value is None) != (self.comparator is None):
            raise ValueError("value, comparator: cả hai hoặc không / both or none")
        if (self.value_max is not None) != (self.comparator == "range"):
            raise ValueError("value_max: chỉ với / only with range")
        return self


class Exemption(Entity):
    """An answer to the check of completeness: why something that looks like data is none
    (``exceptions.yml``)."""

    check: Text = described("Mã kiểm tra")
    text: PlainText = described("Chữ mà kiểm tra nêu")
    because: Text = described("Lý do")


ReadingKind = Literal["blind", "second", "titles", "sample"]


class Review(Entity):
    """How far two readers of a document agree about one table.

    ``second``: the rows a second reader checked against the text, the annotation beside it, and those
    changed. ``blind``: the rows either of two readers found who did not see each other's, and those only one
    of them found. ``sample``: the rows of a random sample that the first reader read once more without the
    first annotation in sight, and those that came out differently. ``titles``: the rows whose titles in both
    languages another reader held against the text after they were edited, and those changed.
    """

    reading: ReadingKind = described(
        "Đọc lại (second), đọc độc lập (blind), soát tiêu đề (titles) hay đọc lại một mẫu (sample)"
    )
    document: Id = described("Văn bản")
    table: Text = described("Bảng")
    rows: int = described("Số dòng đã so", ge=0)
    changed: int = described("Số dòng sửa, hoặc chỉ một người đọc thấy", ge=0)
