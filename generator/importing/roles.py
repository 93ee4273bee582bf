"""Who leads and who helps, by the words of one passage (data model, section 3)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.text.bodies import AMONG, Body, find_bodies, run, run_ends
from generator.text.folding import fold_words
from generator.text.sections import Draft

HEADS = frozenset({"heading", "lead-in"})
_UNITS = ("tinh", "thanh pho", "huyen", "thi xa", "quan", "xa", "phuong", "dac khu")
#: whoever is only told to do something by the body that a heading names: "yêu cầu các đơn vị lắp đặt camera"
ANYONE = re.compile(
    r"(?:các |cơ quan, |những )?(?:đơn vị|tổ chức|cá nhân|doanh nghiệp|chủ đầu tư|nhà đầu tư"
    r"|địa phương|cơ quan)(?! (?:chuyên môn|chức năng))"
)
_SENTENCE = re.compile(r"(?<=[.;:])\s+(?=[A-ZĐÀ-Ỹ“(])|(?<=;)\s+")
_LISTED = re.compile(r"(?:giữa|gồm|như|với|thuộc)\s[^.;:]*:$")
_LIST_REACH = 60  # characters before a colon in which the word stands that says a list follows
_DUTY_OF = re.compile(r"(?:Trách nhiệm|Nhiệm vụ|Phân công(?: nhiệm vụ)?)(?: của| cho)?\s*:?\s", re.IGNORECASE)
#: who is in a committee: nobody's duty
_MADE_UP = re.compile(
    r"(?<!\w)gồm\s?:?\s(?:các (?:đồng chí|ông, bà)|(?:Phó )?Trưởng (?:Ban|ban|Đoàn|đoàn)|Tổ trưởng)(?!\w)"
)
_ABOUT = re.compile(r"(?:Đối với|Riêng)\s")
_PARTNERS = re.compile(
    r"(?:[Cc]hủ trì,? cùng(?: với)?|(?<!nhiệm vụ )(?<!quy chế )[Pp]hối(?: kết)? hợp)"
    r"(?: chặt chẽ| đồng bộ| thường xuyên| hiệu quả| tốt)?(?:,? (?:hướng dẫn|kết nối))?"
    r"(?: (?:cùng|với|cùng với))?:?\s(?:với )?"
)
_ASSIGNS = re.compile(
    r"(?:^|[.;,:(]\s?|\s)(?:(?<!bàn )(?<!chuyển )(?<!đã )(?<!được )[Gg]iao(?: nhiệm vụ)?(?: cho)?"
    r"|(?<![Vv]ề )[Đđ]ề nghị|[Yy]êu cầu|[Pp]hân công|(?:[Uu]ỷ|[Ủủ]y) quyền(?: cho)?"
    r"|do(?=[^.;:]{3,80}(?:chủ trì|thực hiện|chịu trách nhiệm|đảm nhiệm))"
    r"|[Cc]ơ quan chủ trì(?: thực hiện)?:?|[Đđ]ơn vị chủ trì:?)\s(?!$)"
)
_BOUND = re.compile(
    r"\s*(?:\([^()]{0,80}\)\s*)?,?\s?(?:là (?:cơ quan|đơn vị) )?(?:chủ trì|có trách nhiệm"
    r"|chịu trách nhiệm|làm đầu mối|phải |cần )"
)
_DUTY = re.compile(
    r"(?:\s(?:đóng )?(?:trên|tại) (?:địa bàn|trụ sở)(?: [^,.;:]{0,40}?)?)?"
    r"(?:\sđược (?:phân công|giao)(?: [^,.;:]{0,90}?)?)?"
    r",?\s(?:(?:căn cứ|theo) [^.;]{0,90}?\s)?"
    r"(?:cần|phải|giao nhiệm vụ|chủ động|chủ trì|khẩn trương|tập trung|tiếp tục|tổ chức|thực hiện|triển khai"
    r"|xây dựng|rà soát|hoàn thành|gửi|báo cáo|theo|chỉ đạo|phối hợp|hướng dẫn|bố trí|ban hành|tham mưu"
    r"|có văn bản|có trách nhiệm|chịu trách nhiệm|thẩm định|lập|tổng hợp|kiểm tra|thông báo|cân đối|phân bổ"
    r"|nghiên cứu|đề xuất|trình|phê duyệt|quyết định|thành lập|tiếp nhận|tiến hành|lấy ý kiến|họp|đánh giá"
    r"|lựa chọn|tuyên truyền|bảo đảm|đảm bảo)\b"
)
_ADVERBIAL = re.compile(
    r"(?:Trong|Ngoài|Căn cứ|Định kỳ|Cuối|Đầu|Giữa|Quá trình|Đối với|[Hh]ằng|[Hh]àng|Khi"
    r"|Trường hợp|Để|Trên cơ sở|Theo(?! dõi)|Sau|Trước|Riêng|Kết thúc|Đến|Hết|Từ|Quý|Tháng|Năm)\b"
    r"[^.;:]{0,250}?[,:]\s"
)
#: a committee that may issue a document
_COMMITTEE = re.compile(r"(?:UBND|[UỦ][ỷy] ban nhân dân) (?:tỉnh|thành phố|huyện|xã|phường)", re.IGNORECASE)
#: a body that only tells others what to do
_ORDERS = re.compile(r"\s(?:(?:trân trọng|kính) )?(?:đề nghị|yêu cầu|giao)\s")
#: what a body is called straight after its name ("Bộ Nội vụ, cơ quan chủ trì Đề án")
_CALLED = re.compile(r"(?:cơ quan|đơn vị) (?:chủ trì|thường trực|đầu mối)", re.IGNORECASE)
#: what a condition leads up to ("nếu có vướng mắc thì Sở Y tế báo cáo")
_THEN = re.compile(r"(?<=\sthì\s)")
_DUTY_OF_THEM = re.compile(rf"{_DUTY.pattern}|[^,.;:]{{0,60}}?\s(?:có|chịu) trách nhiệm(?!\w)")
#: a body whose something is meant ("đề nghị của Sở Xây dựng, Sở Tài chính chủ trì")
_OF = re.compile(r"(?:của|theo)\s$")
_DO = re.compile(r"\W*do\s")
#: behind "do": whose drafts are meant ("văn bản do Bộ Nội vụ chủ trì soạn thảo")
_DRAFTED = re.compile(r"\schủ trì soạn thảo(?!\w)")
_DONE_BY = re.compile(
    r"\s*(?:\([^()]{0,80}\)\s*)?,?\s?(?:chủ trì(?! soạn thảo)|thực hiện|chịu trách nhiệm|đảm nhiệm)(?!\w)"
)


#: before brackets: they say which body is meant ("cơ quan thường trực (Sở Nội vụ)")
_MEANT = re.compile(
    r"(?<!\w)(?:cơ quan|đơn vị|tổ chức|(?<!cán )bộ|sở|ngành|địa phương|thường trực|đầu mối|thành viên"
    r"|giúp việc|tham mưu|chuyên môn|chức năng|liên quan|trung ương|cấp trên|chủ trì|phối hợp|do|của|qua|về"
    r"|với|gửi|là)$",
    re.IGNORECASE,
)


#: whose whole part it is to help ("Sở Y tế chủ trì; Sở Nội vụ, Sở Tài chính phối hợp")
_HELPS = re.compile(
    r"\s(?:cùng )?phối(?: kết)? hợp(?: (?:tổ chức )?(?:thực hiện|triển khai))?\s*(?=[;.,)]|$)"
)


@dataclass(frozen=True)
class Roles:
    """Leads and partners as printed. ``stops``: a heading that should name a body, and none is known in it.
    ``weak``: the leads are only told to do something ("yêu cầu các đơn vị ..."); bodies named in a heading
    take precedence."""

    lead: tuple[str, ...] = ()
    cooperate: tuple[str, ...] = ()
    stops: bool = False
    weak: bool = False


@dataclass(frozen=True)
class Setting:
    """Context beside the text: spellings of bodies, the issuer, and the year the document is for (0 if
    unknown)."""

    names: tuple[str, ...] = ()
    issuer: str = ""
    year: int = 0


def bodies_of(d: Draft, setting: Setting) -> list[Body]:
    """The bodies a passage names, but for the committee that issues the document and what a body is called
    beside its name."""
    found = find_bodies(d.text, setting.names)
    called = {
        b.start
        for a, b in pairwise(found)
        if _CALLED.match(b.name) and d.text[a.end : b.start] in (", ", " - ", " – ", " là ")
    }
    return [b for b in found if b.start not in called and not _is_issuer(b.name, setting.issuer)]


def asked(text: str, free: list[Body]) -> list[Body]:
    """Those whom a passage tells to do something; after "do" only those who do it."""
    out: list[Body] = []
    for match in _ASSIGNS.finditer(text):
        told = run(text, free, match.end())
        if told and (not _DO.match(match[0]) or _DONE_BY.match(text, told[-1].end)):
            out += told
    return out


def roles(d: Draft, setting: Setting) -> Roles:
    """Leads and partners by the words of the passage alone."""
    text = d.text
    bodies = bodies_of(d, setting)
    if made_up := _MADE_UP.search(text):
        bodies = [b for b in bodies if b.start < made_up.start()]
    if d.kind == "target-row":
        return _cells(text, bodies)
    partners = [b for match in _PARTNERS.finditer(text) for b in run(text, bodies, match.end(), AMONG)]
    helping = {b.start for b in partners}
    free = [b for b in bodies if b.start not in helping]
    lead: list[Body] = []
    duty_of = _DUTY_OF.match(text) if d.kind in HEADS else None
    for start in _outside_runs(text, free, [duty_of.end() if duty_of else 0, *_starts(text)]):
        lead += [b for b in _begun(text, free, start, d) if not _orders(text, b, free, setting.issuer)]
    for condition in _THEN.finditer(text):
        then = run(text, free, condition.end())
        lead += then if then and _DUTY_OF_THEM.match(text, then[-1].end) else []
    told = asked(text, free)
    weak = not lead and bool(told) and all(ANYONE.match(b.name) for b in told)
    lead += [b for b in told if weak or not ANYONE.match(b.name) or not lead]
    runs = list(zip(free, run_ends(text, free), strict=True))
    opened = _opened(text, free)
    owned = {end for b, end in runs if _OF.search(text, max(0, b.start - 6), b.start)}
    bound = [
        b
        for b, end in runs
        if _BOUND.match(text, end)
        and end not in owned
        and opened[end] <= opened[b.end]  # "nhà trường ở các thôn (Sở Y tế chủ trì)"
        and not (_DO.fullmatch(text, max(0, b.start - 4), b.start) and _DRAFTED.match(text, end))
    ]
    weak = weak or (not lead and bool(bound) and all(b.start and ANYONE.match(b.name) for b in bound))
    lead += bound
    if not lead and d.kind not in HEADS and (alone := _in_brackets(text, bodies)):
        lead, weak, helping = alone, True, {b.start for b in alone}
        partners = [b for b in partners if b.start not in helping]
    helpers = {b.start: b for b, end in runs if _HELPS.match(text, end)}
    leading = [b for b in lead if b.start not in helpers]
    lead, partners = (leading, [*partners, *helpers.values()]) if leading else (lead, partners)
    leads = dict.fromkeys(names_of(lead))
    return Roles(tuple(leads), tuple(n for n in names_of(partners) if n not in leads), weak=weak)


def _in_brackets(text: str, bodies: list[Body]) -> list[Body]:
    """The bodies with which a task ends, alone in brackets: "Rà soát quy hoạch (Sở Xây dựng)"; not those that
    explain the name before them."""
    whole = text.rstrip(" .;")
    opens = whole.rfind("(")
    before = whole[: max(opens, 0)].rstrip()
    if not whole.endswith(")") or not before or _MEANT.search(before, max(0, len(before) - 12)):
        return []
    told = run(whole, [b for b in bodies if b.start > opens], opens + 1)
    named = any(b.end == len(before) for b in bodies)
    return told if told and told[-1].end == len(whole) - 1 and not named else []


def _opened(text: str, bodies: Sequence[Body]) -> dict[int, int]:
    """How many brackets are open where each body ends."""
    out: dict[int, int] = {}
    at = depth = 0
    for body in bodies:
        depth += text.count("(", at, body.end) - text.count(")", at, body.end)
        at = body.end
        out[at] = depth
    return out


def _outside_runs(text: str, bodies: list[Body], starts: Sequence[int]) -> Iterator[int]:
    """The starts of clauses but those within the list of bodies that an earlier one begins with: they say
    nothing else, and a long list would be read from each of its members on."""
    reached = -1
    for start in starts:
        if start >= reached:
            listed = run(text, bodies, start)
            reached = listed[-1].end if listed else reached
            yield start


def _orders(text: str, body: Body, bodies: list[Body], issuer: str) -> bool:
    """Whether a body is the issuer, named with its place or without, which only tells the one named after it
    what to do; where no issuer is known, a committee is."""
    order = _ORDERS.match(text, body.end)
    told = order and run(text, bodies, order.end())
    named = f"{fold_words(issuer)} ".startswith(f"{fold_words(body.name)} ")
    own = named if issuer else _COMMITTEE.fullmatch(body.name)
    return bool(told) and bool(own)


def _starts(text: str) -> Iterator[int]:
    """Where clauses begin after the first; what is only listed after a colon ("giữa các cơ quan: ...") begins
    none."""
    for clause in _SENTENCE.finditer(text):
        if not _LISTED.search(text, max(0, clause.start() - _LIST_REACH), clause.start()):
            yield clause.end()


def _begun(text: str, bodies: list[Body], start: int, d: Draft) -> list[Body]:
    """The bodies a sentence begins with, also after an opening "Đối với ...:" or "Trong năm ...,", when they
    act in it."""
    listed = run(text, bodies, start)
    if listed:
        return listed if _acts(text, listed, d) else []
    about = _ABOUT.match(text, start)
    listed = run(text, bodies, about.end()) if about else []
    if listed and text[listed[-1].end : listed[-1].end + 1] == ":":
        return listed
    opening = _ADVERBIAL.match(text, start)
    while opening:
        listed = run(text, bodies, opening.end())
        if listed and (_DUTY.match(text, listed[-1].end) or text[opening.end() - 2] == ":"):
            return listed
        further = re.compile(r"[^.;:]{0,250}?[,:]\s").match(text, opening.end())
        opening = further if text[opening.end() - 2] == "," else None
    return []


def _cells(text: str, bodies: list[Body]) -> Roles:
    """The bodies of a table row: those of the first cell lead, those of the next (nothing but a space
    between) help."""
    if not bodies:
        return Roles()
    cut = next(
        (i for i, (a, b) in enumerate(pairwise(bodies), 1) if text[a.end : b.start] == " "), len(bodies)
    )
    return Roles(names_of(bodies[:cut]), names_of(bodies[cut:]))


def _acts(text: str, listed: list[Body], d: Draft) -> bool:
    """Whether the bodies a sentence begins with act in it: a verb follows, or the list is all there is."""
    rest = text[listed[-1].end : listed[-1].end + 60].lstrip(" )")
    if d.kind in HEADS or not rest or rest[0] in ":.;" or _DUTY.match(text, listed[-1].end):
        return True
    if rest.startswith(("(Giao ", "(giao ", "(do ")):
        return False  # the brackets say who does it
    return (
        rest[0].islower() and not rest.startswith(("của ", "tại ", "trên ", "ở ", "năm ", "về "))
    ) or rest[0] in ",("


def _is_issuer(name: str, issuer: str) -> bool:
    """Whether a name is the issuing committee itself, by the level its full name gives ("Ủy ban nhân dân tỉnh
    ...")."""
    folded = re.sub(r"^ubnd\b", "uy ban nhan dan", fold_words(name))
    own = re.sub(r"^ubnd\b", "uy ban nhan dan", fold_words(issuer))
    if not own.startswith("uy ban nhan dan"):
        return False
    level = next((unit for unit in _UNITS if f"nhan dan {unit}" in own), "tinh")
    return folded in (own, "uy ban nhan dan", f"uy ban nhan dan {level}")


def names_of(bodies: Sequence[Body]) -> tuple[str, ...]:
    """The names of bodies as printed, each once."""
    return tuple(dict.fromkeys(b.name for b in bodies))
