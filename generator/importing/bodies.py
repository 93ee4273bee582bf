"""Names of Vietnamese administrative bodies in a text: known spellings, and a grammar of how such bodies are named.

The grammar follows the laws on local government (77/2015/QH13, 72/2025/QH15) and the decrees on provincial departments
(24/2014, 107/2020, 45/2025): a kind of body, its field, its level and place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.text.names import find_names

_FIELDS = (
    "Kế hoạch và Đầu tư", "Kế hoạch & Đầu tư", "KH&ĐT", "KHĐT", "Tài chính", "Công Thương", "Công thương", "Y tế", "Tư pháp", "Nội vụ",
    "Ngoại vụ",
    "Xây dựng", "Giao thông vận tải", "Giao thông Vận tải", "Giao thông - Vận tải", "GTVT", "Giao thông công chánh", "Giáo dục và Đào tạo",
    "Giáo dục & Đào tạo", "GD&ĐT", "GDĐT", "Khoa học và Công nghệ", "KH&CN", "KHCN", "Thông tin và Truyền thông", "TT&TT", "TTTT",
    "Tài nguyên và Môi trường", "Tài nguyên & Môi trường", "TN&MT", "TNMT", "Nông nghiệp và Phát triển nông thôn",
    "Nông nghiệp và Phát triển Nông thôn", "Nông nghiệp và PTNT", "Nông nghiệp & PTNT", "NN&PTNT", "NNPTNT",
    "Nông nghiệp và Môi trường", "NN&MT",
    "Lao động - Thương binh và Xã hội", "Lao động – Thương binh và Xã hội", "Lao động, Thương binh và Xã hội",
    "Lao động-Thương binh và Xã hội",
    "LĐ-TB&XH", "LĐTB&XH", "LĐTBXH", "LĐ - TB&XH", "LĐ-TBXH", "Văn hóa, Thể thao và Du lịch", "Văn hoá, Thể thao và Du lịch", "VHTTDL",
    "VHTT&DL", "VH,TT&DL",
    "Văn hóa và Thể thao", "Văn hóa, Thể thao", "Du lịch", "Quy hoạch - Kiến trúc", "Quy hoạch – Kiến trúc", "Dân tộc và Tôn giáo",
    "An toàn thực phẩm",
    "Quốc phòng", "Công an", "Ngoại giao",
)  # fmt: skip
_CAP = r"[A-ZĐÀ-ỸĂÂÊÔƠƯ][\wÀ-ỹ]*"
_PLACE = rf"(?:\s{_CAP}(?:\s{_CAP}){{0,3}})"
_LEVEL = rf"(?:\s(?:tỉnh|Tỉnh|thành phố|Thành phố|huyện|thị xã|quận|thị trấn|xã|phường){_PLACE}?|\scấp (?:tỉnh|huyện|xã))"
_LOW = (
    r"(?:\s(?:và|các|kinh tế|công nghiệp|công nghệ|đầu tư|xây dựng|cửa khẩu|công trình|dự án"
    r"|khu|cụm|giao thông|dân dụng|nông nghiệp|phát triển|nông thôn"
    r"|rừng|đặc dụng|phòng hộ|di tích|cao|chuyên ngành|thương mại|du lịch|xúc tiến|dịch vụ|việc làm|hỗ trợ|doanh nghiệp|nhỏ|vừa))"
)
_COMMITTEE = r"(?:UBND|(?:Ủy|Uỷ|ủy) ban nhân dân|(?:Ủy|Uỷ) ban Nhân dân)"
_UNITS = r"(?:huyện|thành phố|thị xã|quận|xã|phường|thị trấn|đặc khu|địa phương)"
_PATTERNS = (
    rf"Sở (?:{'|'.join(map(re.escape, sorted(_FIELDS, key=len, reverse=True)))})(?![\wÀ-ỹ]){_LEVEL}?",
    (rf"{_COMMITTEE} (?:các {_UNITS}(?:(?:, | và | và các ){_UNITS})*|cấp (?:tỉnh|huyện|xã)(?:, (?:cấp )?(?:huyện|xã))*|(?:tỉnh|Tỉnh"
    rf"|thành phố|Thành phố|huyện|thị xã|quận|xã|phường|thị trấn){_PLACE}?)"),
    rf"Công an(?: các (?:huyện|xã|phường|đơn vị)(?:, (?:thành phố|phường|thị trấn|địa phương))*|{_LEVEL})",
    rf"(?:Bộ Chỉ huy|Bộ chỉ huy|BCH|Ban Chỉ huy) (?:[Qq]uân sự|QS|[Bb]ộ đội [Bb]iên phòng|BĐBP|Phòng thủ dân sự){_LEVEL}?",
    (rf"(?:Cục|Chi cục) (?:Thuế|Hải quan|Thống kê|Quản lý thị trường|QLTT|Thi hành án dân sự|Dự trữ Nhà nước|Kiểm lâm|Thủy lợi|Thú y"
    rf"|Chăn nuôi và Thú y|Trồng trọt và Bảo vệ thực vật|Phát triển nông thôn|Bảo vệ môi trường)(?:{_LEVEL}|\skhu vực(?:\s[IVX]+"
    rf"|{_PLACE})?|{_PLACE})?"),
    (rf"(?:Chi nhánh )?Ngân hàng (?:Nhà nước(?: Việt Nam)?|Chính sách xã hội|Chính sách Xã hội|CSXH|Phát triển(?: Việt Nam)?"
    rf"|Hợp tác xã)(?:,? (?:- )?[Cc]hi nhánh)?(?:{_LEVEL}|\skhu vực(?:\s\d+)?)?"),
    rf"NHNN(?: [Cc]hi nhánh)?{_LEVEL}?",
    rf"Thanh tra(?: Chính phủ|{_LEVEL})",
    (rf"Văn phòng (?:{_COMMITTEE}|HĐND|Đoàn ĐBQH(?: và HĐND)?|Đoàn đại biểu Quốc hội và (?:HĐND|Hội đồng nhân dân)|Tỉnh ủy|Thành ủy"
    rf"|Chính phủ|Điều phối(?: [^,.;:]{{0,40}}?)?(?= tỉnh)|Đăng ký đất đai){_LEVEL}?"),
    (rf"Ban (?:Dân tộc|Tuyên giáo|Tổ chức|Nội chính|Dân vận|Thường vụ|Chấp hành Đảng bộ|Kinh tế|Pháp chế"
    rf"|An toàn giao thông)(?: Tỉnh ủy| Thành ủy| Huyện ủy| HĐND)?{_LEVEL}?"),
    (rf"Ban (?:Quản lý|quản lý|QL)(?: (?:các )?(?:Khu|KKT|KCN|khu|Dự án|dự án|rừng|Di tích|{_CAP}))(?:{_LOW}|\s{_CAP}"
    rf"|\s[-–](?=\s{_CAP}))*{_LEVEL}?"),
    rf"(?:(?:Ủy|Uỷ) ban |UB)?(?:MTTQ|Mặt trận Tổ quốc)(?: Việt Nam)?(?: các cấp|{_LEVEL})?",
    (rf"Hội (?:Nông dân|Liên hiệp [Pp]hụ nữ|LHPN|Phụ nữ|Cựu chiến binh|Chữ thập đỏ|Doanh nhân trẻ|Khuyến học|Đông y|Nhà báo|Luật gia"
    rf"|Văn học Nghệ thuật){_LEVEL}?"),
    (rf"(?:Liên đoàn Lao động|Liên đoàn lao động|LĐLĐ|Liên minh Hợp tác xã|Liên minh HTX|Hiệp hội (?:Doanh nghiệp|Du lịch)"
    rf"|Đoàn Thanh niên(?: Cộng sản Hồ Chí Minh)?|Đoàn TNCS Hồ Chí Minh|Liên hiệp các Hội Khoa học và Kỹ thuật){_LEVEL}?"),
    r"Tỉnh [đĐ]oàn|Thành [đĐ]oàn",
    rf"Đài (?:Phát thanh(?: và |, | - |-)?\s?[Tt]ruyền hình|PT-?&?\s?TH|PTTH|Khí tượng [Tt]hủy văn){_LEVEL}?",
    rf"Báo(?: và (?:Đài )?[Pp]hát thanh,? (?:và )?[Tt]ruyền hình)?{_PLACE}|Cổng Thông tin điện tử{_LEVEL}?",
    (rf"(?:Bảo hiểm xã hội|Bảo hiểm Xã hội|BHXH|Kho bạc [Nn]hà nước|KBNN|Bưu điện|Viễn thông|Công ty Điện lực|Điện lực)(?: Việt Nam"
    rf"| khu vực [IVX]+|{_LEVEL}|{_PLACE})?"),
    rf"(?:Tòa án|Toà án|Viện [Kk]iểm sát) nhân dân(?: các cấp| hai cấp| các huyện, thành phố|{_LEVEL})?",
    (rf"(?:Thường trực )?(?:HĐND|Hội đồng nhân dân)(?: các cấp|{_LEVEL})|Đoàn (?:ĐBQH|đại biểu Quốc hội){_LEVEL}?"
    rf"|Thường trực Tỉnh ủy|Ban cán sự đảng UBND tỉnh"),
    (rf"Trung tâm (?:Xúc tiến|Khuyến nông|Kiểm soát bệnh tật|Phục vụ hành chính công|Hành chính công|Dịch vụ việc làm"
    rf"|Phát triển quỹ đất)(?:{_LOW}|,?\s{_CAP}|,\s{_CAP})*{_LEVEL}?"),
    (rf"Bộ (?:{'|'.join(map(re.escape, sorted(_FIELDS, key=len, reverse=True)))})(?![\wÀ-ỹ])|Quỹ (?:Đầu tư phát triển"
    rf"|Bảo vệ môi trường|Bảo vệ và Phát triển rừng){_LEVEL}?"),
    (r"(?:[Cc]ác )?[Ss]ở, (?:ban,? )?ngành(?:, (?:đoàn thể|hội, đoàn thể|địa phương))?(?: (?:của )?(?:tỉnh|thành phố"
    r"|cấp tỉnh))?(?:(?: có)? liên quan)?"),
    (r"[Cc]ác (?:cơ quan|ngành|đơn vị|địa phương|tổ chức)(?:, (?:ban, ngành|cơ quan|ngành|đơn vị|địa phương|tổ chức|đoàn thể"
    r"|doanh nghiệp))*(?: và (?:đơn vị|địa phương))?(?: chức năng)?(?:,? (?:có )?liên quan)?"),
    r"(?:[Cc]ơ quan, đơn vị|[Cc]ơ quan|[Đđ]ơn vị|[Tt]ổ chức|[Nn]gành)(?: chức năng)? (?:có )?liên quan",
    r"[Cc]ác [Bb]ộ, ngành(?:,? (?:cơ quan )?[Tt]rung ương)?|[Bb]ộ, ngành [Tt]rung ương",
    (r"[Cc]ác (?:huyện|xã|phường)(?:, (?:thành phố|thị xã|phường|thị trấn|đặc khu))*|[Cc]ác cấp, các ngành"
    r"|[Cc]ác tổ chức chính trị - xã hội(?: (?:tỉnh|các cấp))?"),
    (r"[Cc]ác chủ đầu tư|[Cc]hủ đầu tư|[Cc]ác nhà đầu tư|[Nn]hà đầu tư|[Cc]ộng đồng doanh nghiệp|[Cc]ác doanh nghiệp"
    r"|[Cc]ấp ủy, chính quyền(?: các cấp)?|[Cc]ác đoàn thể"),
)  # fmt: skip
_GRAMMAR = re.compile(r"(?<![\wÀ-ỹ])(?:" + "|".join(f"(?:{p})" for p in _PATTERNS) + r")(?![\wÀ-ỹ])")
_LIST = re.compile(r"(?:[Cc]ác )?[Ss]ở:?\s(?=[A-ZĐ])")
_FIELD = re.compile("|".join(map(re.escape, sorted(_FIELDS, key=len, reverse=True))))
_GLUE = re.compile(r"(?:\s?[,;]\s?|\s(?:và|cùng|với)\s|\s?,\s?(?:và|cùng)\s)(?:các |với )?")


@dataclass(frozen=True)
class Body:
    """A body named in a text: where, and its name as printed (``Sở`` given back to the later members of a list)."""

    start: int
    end: int
    name: str


def find_bodies(text: str, names: Iterable[str]) -> list[Body]:
    """The bodies ``text`` names, from left to right, the longest reading where several begin or overlap."""
    found = [Body(m.start, m.end, m.name) for m in find_names(text, {"": names})]
    found += [Body(m.start(), m.end(), m[0]) for m in _GRAMMAR.finditer(text)]
    found += _lists(text)
    found.sort(key=lambda b: (b.start, -b.end))
    out: list[Body] = []
    for body in found:
        if not out or body.start >= out[-1].end:
            out.append(body)
        elif body.start == out[-1].start and body.end == out[-1].end:
            continue
    return out


def _lists(text: str) -> Iterator[Body]:
    """The members of "các Sở: Tài chính, Công Thương và Y tế"."""
    for opening in _LIST.finditer(text):
        at = opening.end()
        field = _FIELD.match(text, at)
        while field:
            first = at == opening.end()
            yield Body(opening.start() if first else at, field.end(), f"Sở {field[0]}")
            glue = _GLUE.match(text, field.end())
            at = glue.end() if glue else len(text)
            field = _FIELD.match(text, at) if glue else None


def run(text: str, bodies: list[Body], at: int) -> list[Body]:
    """The bodies listed one after the other from ``at`` on, with nothing but commas, "và" and titles between them."""
    out: list[Body] = []
    for body in bodies:
        if body.start < at:
            continue
        if not _BETWEEN.fullmatch(text, at, body.start):
            break
        out.append(body)
        at = body.end
    return out


_TITLE = r"(?:(?:Giám đốc|Thủ trưởng|Chủ tịch|Chánh|Cục trưởng|Trưởng|Người đứng đầu|[Ll]ãnh đạo|[Bb]an lãnh đạo|đồng chí)\s)"
_BETWEEN = re.compile(rf"(?:\s|,|;|và|cùng|với|các|hai|cho|là|:|\(|\)|[Nn]gành|{_TITLE})*")
