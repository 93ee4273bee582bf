"""Table ``commitments``: what the issuing body undertakes or assigns."""

from __future__ import annotations

from generator.model.records import Commitment
from generator.model.roles import GROUNDS
from generator.tables.base import Table, day, joined, link, text, whole
from generator.tables.timing import RELATION_EN, RELATION_VI
from generator.text.deadlines import RELATIONS

TABLE = Table[Commitment](
    "commitments",
    "Nhiệm vụ",
    "Commitments",
    "Mỗi dòng là một đoạn mà cơ quan ban hành cam kết hoặc giao cho ai đó làm một việc. Một đoạn nhiều nhất là một nhiệm vụ.",
    "One row for each passage by which the issuing body undertakes, or assigns to somebody, something to be done. One passage is at most one commitment.",
    key=("commitment_id",),
    columns=(
        text(
            "commitment_id",
            "Mã nhiệm vụ",
            "Commitment id",
            "Trùng với mã đoạn.",
            "Same as the passage id.",
            lambda c: c.id,
            required=True,
            unique=True,
        ),
        link("documents.document_id", lambda c: c.document, "Văn bản giao nhiệm vụ.", "The document."),
        text(
            "passage_id",
            "Đoạn",
            "Passage",
            "Đoạn mà nhiệm vụ dựa vào.",
            "The passage it rests on.",
            lambda c: c.passage,
            required=True,
            unique=True,
            refers="passages.passage_id",
        ),
        text("section", "Mục", "Section", "Mục của đoạn.", "Section of the passage.", lambda c: c.section),
        text("text", "Nguyên văn", "Text", "Lời của đoạn.", "The words of the passage.", lambda c: c.text, required=True),
        text(
            "title_vi",
            "Tiêu đề",
            "Title (Vietnamese)",
            "Ai làm gì, tối đa 110 ký tự, do người viết.",
            "Who does what, at most 110 characters, written by a person.",
            lambda c: c.title_vi,
            required=True,
        ),
        text(
            "title_en",
            "Tiêu đề tiếng Anh",
            "Title (English)",
            "Tiêu đề bằng tiếng Anh, do người viết.",
            "Title in English, written by a person.",
            lambda c: c.title_en,
            required=True,
        ),
        text(
            "responsibility",
            "Căn cứ xác định trách nhiệm",
            "Responsibility",
            "Cơ quan chủ trì được nêu trong đoạn (text), ở tiêu đề hay câu dẫn (heading), qua nhóm (group), hay không ai được nêu (issuer).",
            "Whether the lead is named in the passage (text), in a heading or lead-in (heading), through a group (group), or nobody is named (issuer).",
            lambda c: c.responsibility,
            required=True,
            values=GROUNDS,
        ),
        text(
            "due_text",
            "Thời hạn (như in)",
            "Due (as printed)",
            "Thời hạn kết thúc muộn nhất của đoạn (không có thì thời hạn đầu tiên), nguyên văn; deadline_count nói đoạn có mấy thời hạn.",
            "The deadline of the passage that ends last (else the first), verbatim; deadline_count says how many there are.",
            lambda c: c.due.text,
        ),
        text("due_edtf", "Thời hạn (EDTF)", "Due (EDTF)", "Thời hạn theo EDTF.", "The same as EDTF.", lambda c: c.due.edtf),
        day(
            "due_start",
            "Thời hạn từ ngày",
            "Due from",
            "Ngày đầu còn đúng hạn.",
            "First day on which it is in time.",
            lambda c: c.due.start,
        ),
        day("due_end", "Thời hạn đến ngày", "Due to", "Ngày cuối còn đúng hạn.", "Last day on which it is in time.", lambda c: c.due.end),
        text("due_relation", "Thời hạn: quan hệ", "Due (relation)", RELATION_VI, RELATION_EN, lambda c: c.due.relation, values=RELATIONS),
        whole(
            "deadline_count",
            "Số thời hạn",
            "Deadlines",
            "Số thời hạn của đoạn trong bảng thời hạn.",
            "How many deadlines the passage has.",
            lambda c: c.deadlines,
            required=True,
        ),
        text(
            "recurrence",
            "Chu kỳ",
            "Recurrence",
            "Mọi chu kỳ của đoạn: RRULE (RFC 5545), cách nhau bằng dấu cách.",
            "All rhythms of the passage: RRULE (RFC 5545), separated by a space.",
            lambda c: c.due.recurrence,
        ),
        text(
            "output_text",
            "Sản phẩm (như in)",
            "Output (as printed)",
            "Phải làm ra cái gì, nguyên văn; chỉ khi đoạn nói.",
            "What is to be delivered, verbatim; only where the passage says it.",
            lambda c: c.output,
        ),
        text(
            "budget_text",
            "Kinh phí (như in)",
            "Budget (as printed)",
            "Bằng tiền nào, nguyên văn; chỉ khi đoạn nói.",
            "With which money, verbatim; only where the passage says it.",
            lambda c: c.budget,
        ),
        text(
            "beneficiaries",
            "Đối tượng hưởng lợi",
            "Beneficiaries",
            "Chỉ khi đoạn nêu; nhiều giá trị nối bằng dấu chấm phẩy. Giá trị: citizens (người dân), businesses (doanh nghiệp), "
            "cooperatives (hợp tác xã), workers (người lao động), students (học sinh, sinh viên), poor-households (hộ nghèo), "
            "ethnic-minorities (đồng bào dân tộc thiểu số), women-children (phụ nữ, trẻ em), patients (người bệnh), "
            "tourists (khách du lịch), investors (nhà đầu tư), officials (cán bộ, công chức), "
            "veterans-policy-families (người có công, gia đình chính sách).",
            "Only where the text names them; joined by semicolons. Values: citizens, businesses, cooperatives, workers, "
            "students (pupils and students), poor-households (poor households), ethnic-minorities (ethnic minorities), "
            "women-children (women and children), patients, tourists, investors, officials, "
            "veterans-policy-families (veterans and policy families).",
            lambda c: joined(c.beneficiaries),
        ),
    ),
    select=lambda catalog: catalog.commitments.values(),
)
