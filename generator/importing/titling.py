"""A first Vietnamese title of a task, by rule: who does what, without with whom and by when.

A title is read in one breath: at most 100 characters (``content/README.md``, "Titles"). The rule only leaves
words away, and puts who leads before them; a person writes the real one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from generator.text.bodies import Body, find_bodies, run
from generator.text.marks import is_caps
from generator.text.sections import Draft
from generator.text.times import find_times

LONGEST = 100  # characters
_ACTORS = 2  # how many lead, above which the title names none
_LONG_ACTOR = 48  # characters of who leads, above which the title says only what is done
_LEAST = 40  # characters of the deed that a cut leaves at least
_DOES = re.compile(
    r"\s*(?:\([^()]*\)\s*)?[,:]?\s*(?:theo chức năng, nhiệm vụ[^,]{0,40},\s*)?"
    r"(?:(?:có trách nhiệm|chịu trách nhiệm|chủ động|chủ trì|là cơ quan đầu mối|làm đầu mối"
    r"|tiếp tục|thường xuyên|khẩn trương|kịp thời|tích cực)(?:\s*,\s*|\s+))*",
    re.IGNORECASE,
)
_WITH = re.compile(
    r"(?:,\s*)?(?:chủ trì,?\s*)?phối(?: kết)? hợp(?: chặt chẽ)?\s+(?:với|cùng(?: với)?)\s+", re.IGNORECASE
)
_LEADS = re.compile(r"chủ trì", re.IGNORECASE)
_MORE = re.compile(r"\s*(?:,\s*)?và\s", re.IGNORECASE)
#: which of those who help are meant, and that they help in doing something
_OF_THEM = re.compile(
    r"\s(?:(?:trên|tại) địa bàn(?: (?:tỉnh|thành phố|xã|phường|huyện))?|trong và ngoài (?:tỉnh|nước|ngành))"
    r"(?=,?\s\w)"
)
_IN_DOING = re.compile(r"\s*trong (?:việc |công tác |quá trình )?")
_OPENS = re.compile(
    r"(?:Giao|Đề nghị|Yêu cầu|Tiếp tục|Tập trung|Chủ động|Thường xuyên|Khẩn trương|Kịp thời|Tích cực"
    r"|Chủ trì,?)\s+",
    re.IGNORECASE,
)
#: whoever acts tells others
_TELLS = re.compile(r"(?:Đề nghị|Yêu cầu)\s+", re.IGNORECASE)
#: what a task may say before who does it and what is done: "Căn cứ ..., Sở Y tế ...", "Đối với ...: ..."
_BEFORE = re.compile(
    r"(?:Trong|Ngoài|Căn cứ|Trên cơ sở|Định kỳ|Đối với|Riêng|Về|Theo|Để|Nhằm|Khi|Sau|Trước|Đến|Từ|Qua"
    r"|Hằng|Hàng|Quý|Tháng|Năm|Trường hợp)\s"
)
_TOPIC = re.compile(r"(?:Đối với|Riêng|Về)\s[^.;:]{0,160}:\s+(?=\S)")
#: before who acts: a comma, and what their head is called
_ACTS = re.compile(
    r"(?:, |: )"
    r"(?P<title>(?:(?:[Tt]hủ trưởng|Giám đốc|Chủ tịch|Chánh|Trưởng|[Ll]ãnh đạo|[Nn]gười đứng đầu) )?)$"
)
#: what stands before what is to be done, where nobody is named
_NEEDS = re.compile(r"(?:Trong (?:quá trình|khi)|Khi) [^.;:]{0,120}? (?:cần|phải) ")
_BEGINS = 200  # characters in which who acts is looked for
_STOP = re.compile(r"[.;:](?=\s|$)")
_JOINT = re.compile(
    r",? (?:và|để|nhằm|theo|trên|(?<!thông )qua|bằng|đối với|phù hợp|góp phần|gắn với|trong|nếu) |, |; | \("
)
#: where a phrase goes on, for a cut that finds no better place
_PHRASE = re.compile(r" (?:của|về|cho|tại|mà|từ|do|là|(?<!tính )đến|thông qua|với|vào|đang) ")
#: before a comma: a word that says nothing without its fellow ("các khu, cụm công nghiệp", "các xã, phường")
_COUPLED = re.compile(
    r"(?<!\w)(?:khu|xã|phường|huyện|thôn|bản|sở|bộ|ban|ngành|nông|lâm|cấp|phòng|tổ chức|cơ quan|đơn vị)$"
)
#: a clause about the last thing named, which a cut has broken off ("và các vấn đề mà người dân")
_CLAUSE = re.compile(r"(?<=\w{2}) và (?:các |những )?(?:\w+ ){1,2}mà [^,;]*$")
_ASIDE = re.compile(r"\s*\([^()]*\)")
#: the label of a heading in a path of them
_LABEL = re.compile(r"^(?:[IVX]+|[A-Z]|[0-9.]+|[a-zđ])[.)]\s+")
#: words that nothing ends with
_WEAK = (
    r"(?:và|hoặc|của|cho|với|theo|tại|trên|trong|để|về|đến|từ|các|những|nhằm|là|được|có|gắn|bảo|đảm|gồm"
    r"|bao gồm|như|như sau|cụ thể|đối|qua|một số|không|chưa|phải|do|mà|khi|nếu|đang|cần|giữa|vào|ngoài|gửi"
    r"|đặc biệt|nhất là)"
)
_DANGLING = re.compile(rf"(?:,?\s+{_WEAK})+$")
_GOES_ON = re.compile(rf"\s(?!{_WEAK}\s)\w")


def first_title(text: str, who: str = "") -> str:
    """A title of at most 100 characters made of the first words of ``text``, after ``who`` leads where that
    is short; empty where nothing is left."""
    words = re.sub(r"\s+", " ", _ASIDE.sub("", text)).strip()
    told = _told(words, who)
    words = _without_times(words if told else _without_bodies(words))
    stop = _STOP.search(words)
    words = words[: stop.start() if stop else len(words)].strip(" ,;:.-–/")
    opens = None if told else _OPENS.match(words)
    words = words[opens.end() :] if opens else words
    begins = f"{who} " if who and len(who) <= _LONG_ACTOR else ""
    deed = _deed(words, LONGEST - len(begins))
    if begins and (who.lower() in deed.lower() or _broken(words, deed)):
        begins, deed = "", _deed(words, LONGEST)  # it names them itself, or has no room for them
    if not deed:
        return ""
    if begins and not deed[1:2].isupper():
        deed = deed[:1].lower() + deed[1:]
    title = f"{begins}{deed}"
    return title[:1].upper() + title[1:]


def scheduled_title(text: str, path: str) -> str:
    """The title of a row that is nothing but a body and a time: what the heading above says, and the body.

    ``path`` are the headings above, from the outermost; empty where the row says more, or nothing stands
    above.
    """
    if len(text) > 2 * LONGEST:
        return ""
    words = text
    for time in find_times(text):
        words = words[: time.start] + ";" * (time.end - time.start) + words[time.end :]
    bodies = find_bodies(words, ())
    between = zip([0, *(b.end for b in bodies)], [*(b.start for b in bodies), len(words)], strict=True)
    if not bodies or any(re.search(r"\w", words[end:start]) for end, start in between):
        return ""
    heading = _LABEL.sub("", path.rpartition(" > ")[2])
    above = first_title(heading.capitalize() if is_caps(heading) else heading)
    title = f"{above}: {', '.join(dict.fromkeys(b.name for b in bodies))}"
    return title if above and len(title) <= LONGEST else above


def _told(words: str, who: str) -> bool:
    """Whether ``who`` leads tells others to do something: there those who are told belong to the deed."""
    tells = _TELLS.match(words)
    told = run(words, find_bodies(words, ()), tells.end()) if tells and who else []
    return bool(told) and not any(body.name.lower() in who.lower() for body in told)


def _broken(words: str, deed: str) -> bool:
    """Whether the deed ends where no part of the sentence does."""
    rest = words[words.find(deed) + len(deed) :] if deed in words else ""
    return bool(_GOES_ON.match(rest)) and not any(joint.match(rest) for joint in (_JOINT, _PHRASE))


def _deed(words: str, most: int) -> str:
    """What is done, in at most so many characters."""
    cut = _cut(words, most)
    clause = _CLAUSE.search(cut) if cut != words else None
    return _DANGLING.sub("", cut[: clause.start()] if clause else cut).strip(" ,;:.-–(")


def actor(names: Sequence[str]) -> str:
    """Those who lead, as a title begins with them: one or two of them."""
    who = ", ".join(names) if len(names) <= _ACTORS else ""
    return who[:1].upper() + who[1:]


def _without_bodies(words: str) -> str:
    """The words without the bodies that lead and help, and without what stands before them."""
    bodies = find_bodies(words, ())
    at = _start(words, bodies)
    first = _OPENS.match(words, at)
    leads = run(words, bodies, first.end() if first else at)
    does = _DOES.match(words, leads[-1].end) if leads else None
    at = does.end() if does else at
    with_ = _WITH.match(words, at)
    partners = run(words, bodies, with_.end()) if with_ else []
    rest = words[partners[-1].end if partners else at :]
    rest = _OF_THEM.sub("", rest, count=1) if partners and _OF_THEM.match(rest) else rest
    if partners and _MORE.match(rest):  # others help too, in words that name no body
        rest = words[at:]
    elif with_ and partners and not _LEADS.search(words, at if not does else does.start(), with_.end()):
        doing = _IN_DOING.match(rest)
        rest = f"phối hợp {rest[doing.end() if doing else 0 :].lstrip(' ,;:')}"
    return rest.lstrip(" ,;:")


def _start(words: str, bodies: list[Body]) -> int:
    """Where a task begins behind what it is based on: with who acts, or behind what it is about."""
    if not _BEFORE.match(words):
        return 0
    near = (_ACTS.search(words, 0, b.start) for b in bodies if b.start <= _BEGINS)
    acts = (found.start("title") for found in near if found)
    topic = _TOPIC.match(words) or _NEEDS.match(words)
    about = topic.end() if topic and len(words) - topic.end() >= _LEAST else 0
    return next(acts, about)


def _without_times(words: str) -> str:
    """The words without what says by when."""
    kept, at = [], 0
    for time in find_times(words):
        if time.relation in ("before", "by") or time.recurrence:
            kept.append(words[at : time.start].rstrip(" ,"))
            at = time.end
    return "".join([*kept, words[at:]])


def _cut(words: str, most: int) -> str:
    """At most so many characters, cut where a part of the sentence ends if that leaves enough, else at a
    word."""
    if len(words) <= most:
        return words
    least = max(_LEAST, most // 2)
    for joint in (_JOINT, _PHRASE):
        found = [m.start() for m in joint.finditer(words[:most]) if m.start() >= least]
        if ends := [at for at in found if not _quoting(words[:at]) and not _parting(words, at)]:
            return words[: ends[-1]]
    cut = words[: most + 1].rpartition(" ")[0]
    before = [m.start() for m in _PHRASE.finditer(words[:most]) if m.start() >= _LEAST and _quoting(cut)]
    return words[: before[-1]] if before else cut


def _parting(words: str, at: int) -> bool:
    """Whether a cut there parts two words that one noun belongs to."""
    return words.startswith(", ", at) and bool(_COUPLED.search(words, max(0, at - 12), at))


def _quoting(words: str) -> bool:
    """Whether a quotation begins in the words and does not end there."""
    return words.count("“") > words.count("”") or words.count('"') % 2 == 1


#: the word for an appendix and its number, before its name
_ANNEX = re.compile(r"PHỤ LỤC(?: SỐ)?(?:\s[0-9]{1,2}|\s[IVX]+)?(?!\w)\s?[:.]?\s*")


def annex_name(drafts: Sequence[Draft]) -> list[str]:
    """The name of an appendix that is sent alone: the lines in capitals that the file begins with; none for
    another file."""
    own = takewhile(lambda d: d.kind == "heading" and not d.label and is_caps(d.text), drafts)
    words = " ".join(d.text for d in own)
    found = _ANNEX.match(words)
    return [words[found.end() :]] if found else []
