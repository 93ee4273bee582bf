"""What the columns of a task table hold, by the words of their heads; the lines of a card have the same
heads.

Offices name the same columns in many ways ("Cơ quan chủ trì", "Đơn vị thực hiện", "Phân công: Chủ trì");
which one a head means is decided by its words, the more exact ones first.
"""

from __future__ import annotations

import re

from generator.text.folding import fold_words

_LEAD = (
    r"chu tri|chu cong|dau moi|chiu trach nhiem|trach nhiem chinh|phu trach|dam (nhiem|trach)|(phan cong"
    r"|trach nhiem)( thuc hien| nhiem vu)?$|^(co quan"
    r"|don vi|thuc hien|(co quan|don vi)[ ,/]+(don vi|co quan))$|thuong truc|^ai "
    r"|(co quan|don vi|noi|bo phan|nguoi) (duoc giao|(truc tiep )?thuc hien|tham muu|trien khai|lam)"
)
#: What a column holds, by the folded words of its head; the first that is found decides.
_COLUMNS = (
    ("number", r"^(so )?(tt|stt|thu tu)$|^so thu tu"),
    ("unit", r"don vi tinh|^dvt$|^don vi$"),
    ("note", r"^ghi chu|^luu y"),
    ("budget", r"kinh phi|nguon von|^von|ngan sach|du toan|nguon luc|muc dau tu|thanh tien|so tien"),
    ("time", (r"thoi (gian|han|diem)|tien do|lo trinh|han (?:hoan thanh|xu ly|nop|trinh|gui|bao cao)"
        r"|^hoan thanh|^nam (thuc hien|hoan thanh)|^(du kien|ke hoach) hoan thanh|^han( cuoi| chot)?$"
        r"|^deadline|^(thang|quy|ngay)( |$)")),
    ("output", r"san pham|ket qua|dau ra|hinh thuc van ban|van ban ban hanh"),
    ("supervise", r"lanh dao|chi dao|theo doi|giam sat|kiem tra"),
    ("both", r"chu tri.*phoi hop|phoi hop.*chu tri"),
    ("cooperate", r"phoi hop|tham gia|(?:co quan|don vi) lien quan|cung thuc hien|ho tro$"),
    ("lead", _LEAD),
    ("content", (r"noi dung|nhiem vu|cong viec|hoat dong|giai phap|viec (?:lam|can lam)|^ten "
        r"|chi tieu|dau viec|^danh muc|^hang muc|chuong trinh|du an")),
)  # fmt: skip
_PATTERNS = tuple((name, re.compile(pattern)) for name, pattern in _COLUMNS)


def column(head: str) -> str:
    """What a column holds, by its head (``lead``, ``cooperate``, ``both``, ``time`` ...); empty where no word
    of it is known.

    The last part of a head over several columns ("Phân công: Phối hợp") is the most exact.
    """
    for words in (head.rpartition(":")[2], head):
        folded = fold_words(re.sub(r"[^\w\s,/]", " ", words))
        found = next((name for name, pattern in _PATTERNS if pattern.search(folded)), "")
        if found:
            return found
    return ""
