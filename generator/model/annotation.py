"""What people write about a passage, as typed in ``annotations.yml`` (see ``content/README.md``)."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BeforeValidator

from generator.model.base import (
    TEXT_OR_NUMBER,
    Edtf,
    Entity,
    Id,
    Ids,
    PassageId,
    Quotes,
    State,
    Text,
    described,
    optional,
    state,
)
from generator.text.deadlines import Relation as TimeRelation

Comparator = Literal["eq", "approx", "ge", "gt", "le", "lt", "range"]
Relation = Literal["implements", "basis", "amends", "replaces", "refers"]
NoteKind = Literal[
    "misprint",
    "conflict",
    "lost-heading",
    "duplicate",
    "missing",
    "unit",
    "name-variant",
    "absent-appendix",
    "merged-cells",
    "ambiguity",
]
Beneficiary = Literal[
    "citizens", "businesses", "cooperatives", "workers", "students", "poor-households", "ethnic-minorities",
    "women-children", "patients", "tourists", "investors", "officials", "veterans-policy-families",
]  # fmt: skip
Number = Annotated[
    Decimal, BeforeValidator(lambda v: repr(v) if isinstance(v, bool) else v)
]  # yes and no are no numbers
PlainText = Annotated[
    str, BeforeValidator(lambda v: str(v) if isinstance(v, (int, Decimal)) else v), TEXT_OR_NUMBER
]


class TargetSpec(Entity):
    """A number the province commits to reach, keep or limit."""

    indicator: Id = described("Chỉ số đo")
    name_vi: Text = described("Đo gì, ngắn gọn")
    name_en: Text | None = optional("What it measures, short, in English")
    comparator: Comparator = described("Phép so sánh")
    min: Number | None = optional("Cận dưới")
    max: Number | None = optional("Cận trên")
    value_text: PlainText = described("Con số như in")
    unit_text: PlainText = optional("Đơn vị như in", "")
    unit: Id | None = optional("Đơn vị trong danh mục")
    period_text: PlainText | None = optional("Thời kỳ như in trong chính đoạn")
    period: Edtf | None = optional("Thời kỳ, EDTF, kể cả khi thừa hưởng")
    lead: Ids | None = optional("Ai phải đạt con số, khi khác cơ quan chủ trì của cả đoạn")


class DeadlineSpec(Entity):
    """A dated or recurring duty."""

    what: Text = described("Việc gì")
    what_en: Text | None = optional("The deed, for the English pages")
    text: PlainText = described("Chữ nói về thời gian, như in")
    date: Edtf | None = optional("Ngày như in, EDTF, không kể chữ đứng trước")
    recurrence: Text | None = optional("Chu kỳ, RRULE; nhiều chu kỳ cách nhau bằng dấu cách")
    relation: TimeRelation | None = optional("Chữ đứng trước ngày nói gì; bắt buộc khi có date")
    since: Edtf | None = optional("Chu kỳ bắt đầu, khi có in, EDTF")
    until: Edtf | None = optional("Chu kỳ kết thúc, khi có in, EDTF")
    place: Id | None = optional("Địa bàn, khi ngày chỉ là của một nơi")
    lead: Ids | None = optional("Ai làm, khi khác cơ quan chủ trì của nhiệm vụ")


class MilestoneSpec(Entity):
    """What a named work must reach, and by when."""

    project: Id = described("Dự án")
    what: Text = described("Mốc gì")
    what_en: Text | None = optional("The milestone, for the English pages")
    text: PlainText = described("Chữ nói về thời gian, như in")
    date: Edtf | None = optional("Ngày như in, EDTF, không kể chữ đứng trước")
    relation: TimeRelation | None = optional("Chữ đứng trước ngày nói gì; bắt buộc khi có date")


class CitationSpec(Entity):
    """A relation other than the default."""

    relation: Relation = described("Quan hệ với văn bản được viện dẫn")


class NoteSpec(Entity):
    """An error, conflict or ambiguity in the source, kept as printed."""

    kind: NoteKind = described("Loại")
    quote: PlainText = optional("Chữ như in", "")
    vi: Text = described("Ghi chú")
    en: Text = described("Note in English")
    other: PassageId | None = optional("Đoạn ở phía bên kia, mã đầy đủ")


class Annotation(Entity):
    """Everything people say about one passage."""

    state: State | None = state()
    title_vi: Text | None = optional("Ai làm gì, nhiều nhất 110 ký tự")
    title_en: Text | None = optional("Title in English")
    heading_en: Text | None = optional("A heading without its label, for the English pages")
    topics: tuple[Id, ...] = optional("1 đến 3 lĩnh vực, lĩnh vực chính đứng đầu", ())
    lead: Ids | None = optional(
        "Cơ quan chủ trì mà chính đoạn này nêu; từ “heading” giữ cơ quan ở tiêu đề, từ “issuer” nói rằng"
        " không ai được nêu"
    )
    support: Ids | None = optional(
        "Cơ quan chủ trì chỉ bị buộc phối hợp (“X phối hợp với Y”); [] là không có ai như vậy"
    )
    cooperate: Ids = optional("Cơ quan phối hợp mà chính đoạn này nêu", ())
    report_to: Ids = optional("Cơ quan nhận báo cáo", ())
    supervise: Ids = optional("Cơ quan giám sát, theo dõi, đôn đốc", ())
    to: PassageId | None = optional("Đoạn cuối mà câu dẫn này giao cơ quan cho")
    inherits: PassageId | None = optional("Hàng mà các ô gộp cho mượn cơ quan")
    output: Quotes = optional("Sản phẩm, như in; nhiều thứ thì mỗi thứ một dòng", ())
    budget: Quotes = optional("Nguồn kinh phí, như in; nhiều nguồn thì mỗi nguồn một dòng", ())
    beneficiaries: tuple[Beneficiary, ...] = optional("Đối tượng thụ hưởng, khi đoạn nêu", ())
    projects: Ids = optional("Dự án được nêu tên", ())
    places: Ids = optional("Địa bàn được nêu tên", ())
    targets: dict[str, TargetSpec] = optional("Chỉ tiêu, khóa t1, t2 ...", {})
    deadlines: dict[str, DeadlineSpec] = optional("Thời hạn, khóa d1, d2 ...", {})
    milestones: dict[str, MilestoneSpec] = optional("Mốc dự án, khóa m1, m2 ...", {})
    citations: dict[str, CitationSpec] = optional("Quan hệ viện dẫn khác mặc định, khóa là mã văn bản", {})
    notes: dict[str, NoteSpec] = optional("Ghi chú về nguồn, khóa n1, n2 ...", {})
