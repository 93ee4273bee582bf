"""What the front and the signature of a document say about it; what they do not say is ``None``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from generator.importing.page_fields import page_fields
from generator.importing.recasing import Recaser
from generator.importing.titling import annex_name
from generator.text.citations import canonical
from generator.text.dates import days
from generator.text.marks import ISSUES, MOTTO, TYPES
from generator.text.sections import Draft
from generator.text.spelling import UPPER

_JOINT = r"\s?[-/‐‑–—―−]\s?"
_NUMBER = re.compile(
    rf"Số(?: hiệu)?\s?:?\s*([0-9]{{1,6}}[a-zđ]?{_JOINT}[A-ZĐÐƯ0-9][\w&.]*(?:{_JOINT}[A-ZĐÐƯ][\w&.]*)*)",
    re.IGNORECASE,
)
_BLANK = r"[\s.…_]*"
_DAY = re.compile(
    rf"ngày{_BLANK}([0-9]{{1,2}})?{_BLANK}tháng{_BLANK}([0-9]{{1,2}})?{_BLANK}năm\s*([0-9]{{4}})(?![0-9])"
    r"|,\s*ngày\s*([0-9]{1,2})\s?[/.-]\s?([0-9]{1,2})\s?[/.-]\s?([0-9]{4})(?![0-9])", re.IGNORECASE,
)  # fmt: skip
_WORD = rf"[{UPPER}][^\W\d_{UPPER}]*(?:['’][^\W\d_]+)?"
_PLACE = re.compile(
    rf"(?<![\w/.–-])((?:Thành phố |TP\.? ?)?{_WORD}(?:(?:\s(?:[-–]\s)?|[-–]){_WORD}){{0,4}})"
    r"\s*,\s*ngày(?!\w)",
    re.DOTALL,
)
#: a line that is the day of a document and nothing else, where no letterhead is left ("Bến Lau, ngày 3 tháng
#: 6 năm 2024"); the grounds have the days of others
_ALONE = re.compile(rf"(?:[^,;:]{{2,40}},\s*)?(?:{_DAY.pattern})\W*$", re.IGNORECASE)
_UNDATED = frozenset({"page-chrome", "letterhead", "preamble", "other", "duplicate"})
_SLASHED = re.compile(r"^Ngày ban hành:?\s([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})$")
_POSTS = (
    "CHỦ TỊCH", "TRƯỞNG TIỂU BAN", "GIÁM ĐỐC", "TỔNG GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "CHÁNH THANH TRA",
    "BỘ TRƯỞNG", "THỨ TRƯỞNG", "THỦ TƯỚNG", "BÍ THƯ", "TRƯỞNG BAN", "CỤC TRƯỞNG", "CHI CỤC TRƯỞNG",
    "VỤ TRƯỞNG", "TRƯỞNG PHÒNG", "HIỆU TRƯỞNG", "TRƯỞNG ĐOÀN", "CHỦ NHIỆM", "TỔNG CỤC TRƯỞNG",
    "VIỆN TRƯỞNG", "TỔNG THANH TRA", "THỐNG ĐỐC", "CHÁNH ÁN", "TỔNG THƯ KÝ", "TỔNG BIÊN TẬP",
    "CHỈ HUY TRƯỞNG", "TRẠM TRƯỞNG",
)  # fmt: skip
_POST = re.compile(
    rf"(?<![\w.])((?:KT|TL|TUQ|Q)\.\s?)?((?:PHÓ )?"
    rf"(?:{'|'.join(sorted(_POSTS, key=len, reverse=True))})(?: THƯỜNG TRỰC)?)(?!\w)",
    re.IGNORECASE,
)
#: A line of a signature that a plain text has to the right of one of the recipients.
_BESIDE = re.compile(rf"\s{{4,}}({_POST.pattern})(?=\s|$)", re.IGNORECASE)
#: the end of an office in capitals, before a name in ordinary case
_SHOUTED = re.compile(rf"^(?:[{UPPER}]{{2,}}\s)+")
_SIGNED = re.compile(r"\(?(?:[Đđ]ã ký|ĐÃ KÝ)\)?|\((?:[Kk]ý tên[^)]*)\)")
#: a name in ordinary case, whatever is printed after it (a note, the title of an annex)
_PART = rf"(?!(?:Số|Ghi|Ngày)\s)[{UPPER}][^\W\d_{UPPER}]+"
_WRITTEN = re.compile(rf"(?<!\w)((?:{_PART}\s){{1,4}}{_PART})(?![\w'’])")
_NAME = re.compile(rf"(?<!\w)((?:(?![{UPPER}]{{2,}}\.)[{UPPER}]\w*\.?\s){{1,5}}[{UPPER}]\w*)$")


@dataclass(frozen=True, kw_only=True)
class Metadata:
    """The fields of ``plans import --json``, by their names there."""

    number: str | None = None
    type: str | None = None
    issuer: str | None = None
    place: str | None = None
    issued_on: str | None = None
    issued_edtf: str | None = None
    title: str | None = None
    signer_name: str | None = None
    signer_title: str | None = None


def read_metadata(drafts: Sequence[Draft]) -> Metadata:
    """What the drafted passages give; the fields a web page prints above a copy stand in for what the copy
    lost."""
    recaser = Recaser(d.text for d in drafts)
    page = page_fields(drafts)
    dated = [*_front(drafts), *(d.text for d in drafts if d.kind == "number-date")]
    dated = dated or [d.text for d in drafts[:25] if d.kind in _UNDATED and _ALONE.match(d.text)]
    number = _first(_NUMBER, dated) or _first(_NUMBER, [f"Số {page.get('Số hiệu', '')}"])
    on, edtf = _issued(dated, page)
    name, post = _signer(drafts)
    kind = _type(drafts) or page.get("Loại văn bản", "").lower() or None
    return Metadata(
        number=canonical(number) if number else None,
        type=kind,
        issuer=_issuer(drafts, recaser, page),
        place=_first(_PLACE, dated),
        issued_on=on,
        issued_edtf=edtf,
        title=_title(drafts, recaser),
        signer_name=name or page.get("Người ký"),
        signer_title=post,
    )


def plan_year(metadata: Metadata) -> int:
    """The year a document is for: the only one its title names, else that of its issue; 0 where neither is
    printed."""
    named = set(re.findall(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", metadata.title or ""))
    year = named.pop() if len(named) == 1 else (metadata.issued_edtf or "")[:4]
    return int(year or 0)


def province(metadata: Metadata) -> str:
    """The name of the province (or commune) whose committee, council or office issues, without its level."""
    named = re.search(
        r"(?:tỉnh|thành phố|xã|phường|đặc khu|huyện)\s(?!ủy)(.+)$", metadata.issuer or "", re.IGNORECASE
    )
    return named[1] if named else ""


def _front(drafts: Sequence[Draft]) -> list[str]:
    """What stands before the title, in one line: a copy may break number, place and day over several."""
    first = next((i for i, d in enumerate(drafts) if d.kind in ("number-date", "letterhead")), len(drafts))
    out: list[str] = []
    for d in drafts[first:]:
        if d.kind not in ("letterhead", "number-date", "preamble", "other") or d.section:
            break
        out += [d.text] if not MOTTO.match(d.text) else []
    return [" ".join(out)] if any(_DAY.search(t) or _NUMBER.search(t) for t in [" ".join(out)]) else []


def _first(pattern: re.Pattern[str], texts: Sequence[str]) -> str | None:
    return next((m[1].strip() for t in texts if (m := pattern.search(t))), None)


def _issued(dated: Sequence[str], page: dict[str, str]) -> tuple[str | None, str | None]:
    for match in (m for text in dated if (m := _DAY.search(text))):
        day, month, year = (match[i] or match[i + 3] for i in (1, 2, 3))
        edtf = year + (f"-{int(month):02d}" + (f"-{int(day):02d}" if day else "") if month else "")
        return _checked(edtf)
    slashed = _SLASHED.match(f"Ngày ban hành {page.get('Ngày ban hành', '')}")
    return _checked(f"{slashed[3]}-{int(slashed[2]):02d}-{int(slashed[1]):02d}") if slashed else (None, None)


def _checked(edtf: str) -> tuple[str | None, str | None]:
    try:
        days(edtf)
    except ValueError:
        return None, None
    return (edtf if len(edtf) == 10 else None), edtf


def _type(drafts: Sequence[Draft]) -> str | None:
    printed = [d.text.rstrip(":") for d in drafts if d.kind in ("title", "preamble")]
    return next((named.lower() for t in printed if (named := TYPES.named(t))), None)


_LEFT = re.compile(r"\s{2,}|\sCỘNG H|\sĐộc lập")
#: two columns that a reader mixed: the name of the body goes on after that of the state
_STATE = re.compile(r"(?<=\w)\sCỘNG H(?:ÒA|OÀ|ÓA) XÃ HỘI CHỦ NGHĨA VIỆT NAM\s(?=[^\W\d_]{2})")


def _issuer(drafts: Sequence[Draft], recaser: Recaser, page: dict[str, str]) -> str | None:
    letterhead = _letterhead(drafts) or [d.text for d in drafts if d.kind == "duplicate"][:1]
    parts = [_LEFT.split(_STATE.sub(" ", t))[0].strip(" /.*") for t in letterhead if not MOTTO.match(t)]
    # a letter alone is a rest of what a box covers, "NAM" the end of the state's name where its line breaks
    parts = [p for p in parts if len(p) > 1 and p != "NAM"]
    if not parts:
        return None
    joined = _issuing_body(re.sub(r"(?<!\w)UỶ(?!\w)", "ỦY", " ".join(dict.fromkeys(parts))))
    council = re.match(r"ỦY BAN|HỘI ĐỒNG|UBND|HĐND", joined)  # the text's own capitals do not bind its name
    name = (Recaser(()) if council else recaser).sentence(joined)
    name = name if council else _FIELD_OF.sub(lambda m: m[1] + m[2].upper(), _as_written(name, drafts))
    for usual in ("Ủy ban", "Ủy ban nhân dân", "Hội đồng nhân dân", "Đảng ủy", "Đảng đoàn", "Việt Nam"):
        name = re.sub(usual, usual, name, flags=re.IGNORECASE)
    where = page.get("Cơ quan ban hành", "")
    bare = name.lower() in ("ủy ban nhân dân", "hội đồng nhân dân")
    return f"{name} {where[0].lower()}{where[1:]}" if bare and re.match(r"(Tỉnh|Thành phố) ", where) else name


_FIELD_OF = re.compile(r"^((?:Phòng|Ban|Trung tâm|Chi cục|Văn phòng|Trường|Sở) )(\w)")


def _as_written(name: str, drafts: Sequence[Draft]) -> str:
    """``name`` with the capitals that the running text gives it most often."""
    pattern = re.compile(r"\s+".join(re.escape(w) for w in name.split()), re.IGNORECASE)
    found = Counter(
        m[0] for d in drafts for m in pattern.finditer(d.text) if not m[0].isupper() and m[0][0].isupper()
    )
    return min(found, key=lambda n: (-found[n], n)) if found else name


def _letterhead(drafts: Sequence[Draft]) -> list[str]:
    """The lines of the letterhead that name somebody: those before the number, else all."""
    stop = next((i for i, d in enumerate(drafts) if d.kind in ("number-date", "title")), len(drafts))
    lines = [d.text for d in drafts[:stop] if d.kind == "letterhead"] or [
        d.text for d in drafts if d.kind == "letterhead"
    ]
    return [t for t in lines if not re.search(r"[0-9]\s?/", t)]


_SUPERIOR = (
    r"(?:ỦY BAN NHÂN DÂN|UBND|ỦY BAN BẦU CỬ|HỘI ĐỒNG NHÂN DÂN|HĐND|SỞ|BỘ|TỈNH ỦY|HUYỆN ỦY|ĐẢNG ỦY|TỈNH"
    r"|THÀNH PHỐ|ĐẢNG BỘ|BAN CHẤP HÀNH)\s"
)
#: names of places have two words ("Vân Đài" ends in what begins other bodies), but for one city
_OF = r"(?:TỈNH|THÀNH PHỐ|HUYỆN|THỊ XÃ|XÃ|PHƯỜNG|ĐẶC KHU)\s(?:HUẾ|\w\b|\w+\s\w+)(?:\s|$)"
_BODY = (
    r"(?:SỞ|BAN|PHÒNG|CHI CỤC|CỤC|TRUNG TÂM|VĂN PHÒNG|THANH TRA|CÔNG AN|TRƯỜNG|BỆNH VIỆN|CÔNG TY|HỘI"
    r"|LIÊN|QUỸ|BÁO|ĐÀI|VIỆN|BẢO HIỂM|TIỂU BAN|ĐẢNG (?:[ỦU][YỶ]|ĐOÀN)|TỔ)"
)
_UNDER = re.compile(
    rf"^(?>(?:{_SUPERIOR})?{_OF}|{_SUPERIOR}\S+\s)(?:.*?\s)??(?<!XÃ )(?={_BODY}(?:\s(?!HUY|HỘI|CHẤP|ĐỒNG)|$))"
)


#: the standing committee of a body, printed below its name
_STANDING = re.compile(r"((?:[ỦU][YỶ] BAN (?!NHÂN)|(?:HIỆP )?HỘI|LIÊN|ĐOÀN).+?)\s(BAN THƯỜNG (?:TRỰC|VỤ))")


def _issuing_body(letterhead: str) -> str:
    """Who issues: of a letterhead with a superior printed above, the body below it.

    Of what is called "VĂN PHÒNG" alone, the superior is part of the name.
    """
    if standing := _STANDING.fullmatch(letterhead):
        return f"{standing[2]} {standing[1]}"
    above = _UNDER.match(letterhead)
    body = letterhead[above.end() :] if above else letterhead
    return f"{body} {letterhead.removesuffix(body).rstrip()}" if body == "VĂN PHÒNG" and above else body


#: what stands between the type and the subject: "QUYẾT ĐỊNH CỦA ỦY BAN NHÂN DÂN TỈNH ..."
_OF_ISSUER = re.compile(rf"CỦA {ISSUES.pattern}")


def _title(drafts: Sequence[Draft], recaser: Recaser) -> str | None:
    titles = [d.text for d in drafts if d.kind == "title"]
    type_ = next(
        (t for t in titles if t in TYPES), ""
    )  # what comes after it may begin like another type ("HƯỚNG DẪN")
    lines = [t for t in titles if t != type_] or annex_name(drafts)
    if len(lines) > 1 and _OF_ISSUER.match(lines[0]):
        lines = lines[1:]
    if any(not line.isupper() for line in lines):  # "KẾ HOẠCH NĂM 2024", and what it is for below
        lines = [recaser.sentence(lines[0]), *(_goes_on(recaser, line) for line in lines[1:])]
    if lines:
        return recaser.sentence(re.sub(r"^V/v\s*:?\s*", "", " ".join(lines)))
    kinds = "|".join(t.capitalize() for t in TYPES)
    return next(
        (
            d.text
            for d in drafts
            if d.kind == "page-chrome" and re.match(rf"({kinds})\s.*[0-9]", d.text) and len(d.text) > 40
        ),
        None,
    )


def _goes_on(recaser: Recaser, line: str) -> str:
    """A further line of a title in ordinary case: of one in capitals the first letter is small, too."""
    return f"{line[0].lower()}{recaser.sentence(line)[1:]}" if line.isupper() else line


def _signer(drafts: Sequence[Draft]) -> tuple[str | None, str | None]:
    """The name at the end of the signature, and the post printed last above it (not the one signed for: "KT.
    CHỦ TỊCH")."""
    beside = (m[1] for d in drafts if d.kind == "recipients" for m in _BESIDE.finditer(d.text))
    text = " ".join([*beside, *(d.text for d in drafts if d.kind == "signature")])
    text = re.sub(r"\s+", " ", _SIGNED.sub(" ", text)).strip()
    posts = [m for m in _POST.finditer(text) if m[2].isupper() or m[2].istitle() or m[2][0].isupper()]
    matches = [m for m in posts if not m[1]] or posts
    if not matches:
        return None, None
    ends = dict(zip(posts, [*(m.start() for m in posts), len(text)][1:], strict=True))
    under = ((m, text[m.end() : ends[m]].strip()) for m in reversed(matches))
    named = [(m, n) for m, rest in under if (n := _name(rest))]
    written = (pair for pair in named if not pair[1][1].isupper())  # "TRƯỞNG BAN DÂN VẬN" goes on in capitals
    post, name = next(written, named[0] if named else (matches[-1], None))
    printed = _SHOUTED.sub("", name[1]) if name and not name[1].isupper() else name[1] if name else ""
    return (printed.title() if printed.isupper() else printed) or None, _post(post[2])


def _name(rest: str) -> re.Match[str] | None:
    """The name below a post: at the end, else the first in ordinary case, else before a dash."""
    last = _NAME.search(rest)
    if last and not last[1].isupper():
        return last
    return _WRITTEN.search(rest) or last or _NAME.search(rest.partition(" - ")[0])


def _post(printed: str) -> str:
    """A post in ordinary case: "PHÓ CHỦ TỊCH" is "Phó Chủ tịch"."""
    lower = printed.lower()
    head, rest = ("Phó ", lower[4:]) if lower.startswith("phó ") else ("", lower)
    rest = rest[:1].upper() + rest[1:]
    rest = re.sub(r"^Chánh (.)", lambda m: f"Chánh {m[1].upper()}", rest)
    return head + re.sub(r" thường trực$", " Thường trực", rest)
