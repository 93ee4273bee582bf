"""The marks printed before passages, and other shapes that tell one line of an administrative text from
another.

Source of the shapes: Decree 30/2020/NĐ-CP, Appendix I (parts and their numbering), and what offices print
beside it (``1/``, ``1)``, ``a.``, ``•``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from generator.text.spelling import UPPER

_SIGNS = "➢➤►▶‣⁃∙·❖✓✔⇨○□❑◆"  # bullets that only stand before a space, as does an "o" before a capital
BULLETS = f"-+–—•●▪■◦{_SIGNS}o"
MARK = re.compile(
    r"^(?!V/v(?!\w))(?P<label>"
    rf"(?:PHẦN|Phần|CHƯƠNG|Chương|MỤC|Mục)\s(?:THỨ\s\w+|thứ\s\w+|[IVX]+|[0-9]{{1,2}})(?:[.:]|$|(?=\s[{UPPER}]{{2}}))"
    r"|(?:X{0,3}(?:IX|IV|V?I{0,3}))(?<=[IVX])[./](?=\s|$|[^\W\d_])"
    r"|[A-HĐ]\.(?=\s+\w{2})"
    r"|Điều\s[0-9]{1,3}[a-zđ]?[.:]"
    r"|[0-9]{1,2}(?:\.[0-9]{1,2})+\.?(?=\s)"
    r"|[0-9]{1,2}\.(?=\s|$|[^\W\d_])|[0-9]{1,2}[/)](?=\s)"
    r"|\([0-9]{1,2}\)|\([ivx]+\)|\([a-zđ]\)|[a-zđ]\)|[a-zđ]\.(?=\s)"
    rf"|[-+–—•●▪■◦](?=\s|$)|[{_SIGNS}](?=\s)|o(?=\s+[{UPPER}])"
    r"|[-+•●▪■◦](?=[^\W\d_]))\s*"
)
_USUAL = (
    "KẾ HOẠCH", "QUYẾT ĐỊNH", "THÔNG BÁO", "CHỈ THỊ", "NGHỊ QUYẾT", "CÔNG ĐIỆN", "BÁO CÁO", "TỜ TRÌNH",
    "CHƯƠNG TRÌNH", "ĐỀ ÁN", "QUY CHẾ", "QUY ĐỊNH", "HƯỚNG DẪN", "PHƯƠNG ÁN", "CHƯƠNG TRÌNH HÀNH ĐỘNG",
    "KẾT LUẬN", "NGHỊ ĐỊNH", "THÔNG TƯ", "LUẬT",
)  # fmt: skip
#: those that the publication's own list has beside them
_PUBLICATION_TYPES: ContextVar[tuple[str, ...]] = ContextVar("own types of documents", default=())
#: a line of single letters
_APART = re.compile(r"[^\W\d_](?:\s+[^\W\d_]){4,40}")


class _Types:
    """The words for types of documents as they stand above a text, in capitals: the usual ones, and the
    publication's own."""

    def __contains__(self, text: object) -> bool:
        return isinstance(text, str) and bool(self.named(text))

    def named(self, text: str) -> str:
        """The type that a line names, also with its letters set apart ("K Ế  H O Ạ C H"); "" for none."""
        if text in _USUAL or text in _PUBLICATION_TYPES.get():
            return text
        apart = _APART.fullmatch(text) and re.sub(r"\s", "", text)
        return next((t for t in self if apart and t.replace(" ", "") == apart), "")

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys((*_USUAL, *_PUBLICATION_TYPES.get())))


TYPES = _Types()


@contextmanager
def also_types(names: Iterable[str]) -> Iterator[None]:
    """While this lasts, these types of documents are known too (names as in
    ``content/registries/document_types.yml``)."""
    before = _PUBLICATION_TYPES.set(tuple(name.upper() for name in names))
    try:
        yield
    finally:
        _PUBLICATION_TYPES.reset(before)


def own_types() -> tuple[str, ...]:
    """The types that are known beside the usual ones now, for a process that does not share them."""
    return _PUBLICATION_TYPES.get()


TERMINAL = re.compile(r"[.;:!?…”/)]$")
SIGN = re.compile(
    r"^(TM|KT|TL|TUQ|Q)\.|^(PHÓ )?(TỔNG )?GIÁM ĐỐC$|^(PHÓ )?CHÁNH (VĂN PHÒNG|THANH TRA)$"
    r"|^(PHÓ )?(CHỦ TỊCH|THỦ TƯỚNG|HIỆU TRƯỞNG|CỤC TRƯỞNG|TRƯỞNG (BAN|PHÒNG)|BÍ THƯ)$|^(BỘ|THỨ) TRƯỞNG$"
)
TABLE_HEADS = frozenset({"STT", "TT", "Số TT", "SỐ TT", "Stt"})
RECIPIENTS = "Nơi nhận"
#: How the subject of a letter begins, which has no type above it.
SUBJECT = re.compile(r"^(V/v|Về việc)[:\s]")
ADDRESSED = "Kính gửi"
#: A line of a letterhead in two columns: the issuer to the left, the state or its motto to the right.
TWO_COLUMNS = re.compile(r"\s{2,}(?:CỘNG H[ÒO][ÀA]?A? XÃ|Độc lập\s?[-–])")
#: The name of a council or a people's committee, as letterheads open with it; a broken line may end within
#: it.
COMMITTEE = re.compile(r"^(?:ỦY|UỶ) BAN NHÂN\b|^UBND (?:TỈNH|THÀNH PHỐ|HUYỆN|XÃ)\b|^HỘI ĐỒNG NHÂN DÂN\b")
#: How the line of a document's number begins, whether the number is there or left for somebody to fill in;
#: the Party prints it without a colon.
NUMBERED = r"^Số(?:(?: hiệu)?\s?[:…]|\s*[0-9]{0,5}\s?[-–]\s?[A-ZĐ][A-ZĐa-z]{1,3}/[A-ZĐ])"
#: How its day is printed, up to the year.
DATED = r"ngày\s.{0,12}tháng\s.{0,8}năm\s?"
#: Who issues a document, in capitals between its subject and its grounds.
ISSUES = re.compile(
    r"(?:(?:CHỦ TỊCH )?(?:ỦY|UỶ) BAN|(?:THƯỜNG TRỰC )?HỘI ĐỒNG|CHÍNH PHỦ|QUỐC HỘI|CHỦ TỊCH NƯỚC|BỘ CHÍNH TRỊ"
    r"|BAN (?:BÍ THƯ|THƯỜNG VỤ|CHẤP HÀNH|CHỈ ĐẠO)|THỦ TƯỚNG|(?:TỔNG )?GIÁM ĐỐC|TRƯỞNG (?:BAN|PHÒNG)"
    r"|(?:BỘ|(?:CHI |TỔNG )?CỤC|HIỆU|VIỆN) TRƯỞNG|TỔNG THANH TRA|THỐNG ĐỐC"
    r"|CHÁNH (?:ÁN|VĂN PHÒNG|THANH TRA))(?!\w)"
)
#: How the grounds of a document begin.
GROUND = re.compile(r"(?:Căn cứ|Xét|Theo|Thực hiện|Trên cơ sở)(?!\w)")
MOTTO = re.compile(
    r"^C[ỘÔ]NG H\w{1,3} X\w{1,2}\s?HỘI CHỦ|^CỘNG H[ÒO][ÀA]?A? XÃ|^ĐẢNG CỘNG SẢN VIỆT NAM|^Độc lập\s?[-–]"
)


def is_caps(text: str) -> bool:
    """Whether every letter is a capital, and there is one."""
    return text.isupper()


def is_roman(label: str) -> bool:
    """Whether a label is that of a roman part (``II.``, ``IV/``)."""
    return bool(re.fullmatch(r"[IVX]+[./]", label))


def is_arabic(label: str) -> bool:
    """Whether a label is that of a numbered paragraph (``2.``, ``2/``, ``2)``)."""
    return bool(re.fullmatch(r"[0-9]{1,2}[./)]", label))


def is_decimal(label: str) -> bool:
    """Whether a label carries the number above it (``6.3``, ``1.2.1.``)."""
    return bool(re.fullmatch(r"[0-9]{1,2}(\.[0-9]{1,2})+\.?", label))


def is_bullet(label: str) -> bool:
    """Whether a label is a bullet."""
    return bool(label) and label in BULLETS
