"""Kinds of passages as far as layout and wording give them; a person reviews them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.text.annexed import annexed_fronts
from generator.text.bodies import names_bodies, opens_with_doer
from generator.text.cards import mark_cards
from generator.text.findings import is_finding
from generator.text.finishing import LEADS, below, close_parts, level_siblings, raise_headings
from generator.text.fronts import BASIS, LETTERHEAD, front_start
from generator.text.headings import ancestors
from generator.text.items import is_closed, is_item
from generator.text.marks import (
    ADDRESSED,
    COMMITTEE,
    DATED,
    MOTTO,
    NUMBERED,
    RECIPIENTS,
    SIGN,
    SUBJECT,
    TWO_COLUMNS,
    TYPES,
    is_bullet,
    is_caps,
    is_roman,
)
from generator.text.particulars import closes, is_particular
from generator.text.sections import Draft
from generator.text.spelling import UPPER

_NUMBER = re.compile(rf"{NUMBERED}|(^|,)\s*{DATED}[0-9]{{4}}$|,\s*ngày\s+tháng\s+năm$")
_BLANK_NUMBER = re.compile(rf"\S{{0,2}}\s?:?\s*/[{UPPER}]{{2,}}")  # of which a box covers a letter
_GROUND = re.compile(
    r"^(Căn cứ|Luật|Bộ luật|Pháp lệnh|Nghị quyết|Nghị định|Quyết định|Thông tư|Chỉ thị|Kết luận"
    r"|Công văn|Kế hoạch|Chương trình|Thực hiện)\b"
    r".*([0-9]{4}|số [0-9])"
)
_SHORTEST_TITLE = 24  # characters; shorter capitals after the number are the rest of a letterhead
_PURPOSES = (
    (re.compile(r"mục đích"), "purpose"),
    (re.compile(r"(?:^|mục đích.*|^(?:các|một số|những) )yêu cầu(?! về)"), "requirement"),
    (re.compile(r"^(một số |các )?(mục tiêu|chỉ tiêu)"), "objective"),
)
_BINDS = re.compile(r"chủ trì|phối hợp|chịu trách nhiệm|có trách nhiệm|tham mưu")
_LETTERED = re.compile(r"(?:[a-zđ]|[ivx]{2,4})[.)]")
_UNFINISHED = re.compile(r"[.,;…]$|\./\.$")
_CODE = re.compile(rf"[{UPPER}]{{2,}}/[{UPPER}][{UPPER}-]*")  # of a number left blank: "Số    -KH/ĐU"
_LONGEST_LEAD = (
    200  # characters of a sentence that only leads to what stands below; a longer one says that it does
)
_LONGEST_SIGNATURE = 200  # characters of a line below a signature; a longer one is a note to the text
#: how the last line of a subject begins that says when or where ("NĂM 2024", "GIAI ĐOẠN 2021 - 2025")
_PERIOD = re.compile(
    r"(?:(?:TRONG |ĐẾN |CÁC )?NĂM (?:HỌC )?|(?:GIAI ĐOẠN|NHIỆM KỲ|THỜI KỲ|QUÝ|THÁNG|ĐỢT) .*?)"
    r"(?:19|20)[0-9]{2}(?!\w)"
    r"|(?:[0-9]{1,2} THÁNG|TRÊN ĐỊA BÀN)(?!\w)"
)
_STEP = re.compile(r"Bước [0-9]{1,2}\s?[:.]")
_SUBJECT_REACH = 9  # paragraphs from the subject of a letter to whom it is addressed


def classify(drafts: Sequence[Draft], lost_part: str) -> list[Draft]:
    """Give each draft its kind, clear sections of what stands outside the body, join the lines of a
    signature."""
    reader = _Reader(drafts, lost_part)
    out: list[Draft] = []
    for i, d in enumerate(drafts):
        read = reader.read(i, d)
        if read.kind == "signature" and out and out[-1].kind == "signature":
            out[-1] = replace(out[-1], text=" ".join(t for t in (out[-1].text, read.label, read.text) if t))
        else:
            out.append(read)
    return mark_cards(close_parts(level_siblings(raise_headings(out))))


class _Reader:
    """Walks through a document: page chrome, front, body, recipients, signature."""

    def __init__(self, drafts: Sequence[Draft], lost_part: str) -> None:
        self.drafts = drafts
        self.lost = lost_part
        self.headings: dict[str, tuple[str, ...]] = {}
        self.type = ""
        self.titled = ""
        self.last = ""
        self.numbered = False
        self.front = front_start(drafts)
        self.annexed = annexed_fronts([d.text for d in drafts])
        self.attached = -1
        self.at = 0
        self.stage = "chrome" if self.front else "front"

    def read(self, i: int, d: Draft) -> Draft:
        self.at = i
        self._move(i, d)
        kind = self.last = self._kind(i, d) if self.stage == "chrome" else d.kind or self._kind(i, d)
        if self.stage == "body" and d.label:
            self._hang(d, kind)
        return replace(d, kind=kind, section=d.section if self.stage == "body" else "")

    def _move(self, i: int, d: Draft) -> None:
        if i in self.annexed:
            self.stage, self.attached = "annexed", self.annexed[i]
        elif self.stage == "annexed":
            self.stage = "annexed" if i <= self.attached else "body"
        elif d.text.startswith(RECIPIENTS):
            self.stage = "recipients"
        elif self.stage == "front" and (d.text.startswith(ADDRESSED) or self._wired(d.text)):
            self.stage = "addressed"
        elif self.stage == "addressed":
            self.stage = "addressed" if is_bullet(d.label) or names_bodies(d.text) else "front"
            self.titled = self.titled or "subject"
        elif self._closing(i, d):
            self.stage = self._closing(i, d)
        elif (self.stage == "signature" and _reopens(d)) or (self.stage == "chrome" and i >= self.front):
            self.stage, self.titled = "front", ""
        elif self.stage == "body" and not d.label and SIGN.match(d.text):
            self.stage = "signature"
        elif self.stage == "body" and _reopens(d):
            self.stage, self.titled = "front", ""
        bullet = (
            is_bullet(d.label) and bool(d.text) and not (_GROUND.match(d.text) or _CODE.fullmatch(d.text))
        )
        named = d.text in TYPES and not self.titled  # also where a page counts the line as an item
        if (
            self.stage == "front"
            and not named
            and (d.section or d.kind not in ("", "other") or self.titled == "told" or bullet)
        ):
            self.stage = "body"

    def _closing(self, i: int, d: Draft) -> str:
        """Whether a line below the text is one of the recipients or of the signature, which may stand beside
        each other line by line; empty elsewhere."""
        if self.stage == "recipients":
            return "recipients" if is_bullet(d.label) or self._listed(i, d) else "signature"
        listed = self.stage == "signature" and is_bullet(d.label) and d.text.endswith((";", "."))
        return "recipients" if listed else ""

    def _wired(self, text: str) -> bool:
        """Whether a line of a telegram names who sends it; to whom stands below."""
        return self.type == "CÔNG ĐIỆN" and text.endswith(" điện:")

    def _listed(self, i: int, d: Draft) -> bool:
        """Whether an unmarked line is still one of those the document goes to."""
        later = any(x.text.startswith(RECIPIENTS) or is_bullet(x.label) for x in self.drafts[i + 1 : i + 4])
        return (d.text.endswith((";", "./.", ".")) and not SIGN.match(d.text)) or (
            later and not is_caps(d.text)
        )

    def _kind(self, i: int, d: Draft) -> str:
        if self.stage == "signature" and len(d.text) > _LONGEST_SIGNATURE:
            return "other"
        if self.stage in ("recipients", "signature"):
            return self.stage
        if self.stage == "annexed":
            return "other" if i == self.attached else "heading"
        if self.stage in ("addressed", "chrome"):
            return "recipients" if self.stage == "addressed" else "page-chrome"
        return self._front(d) if self.stage == "front" else self._body(i, d)

    def _front(self, d: Draft) -> str:
        text = d.text
        if not text:
            return "other"
        if is_bullet(d.label):
            return "basis"
        if text in TYPES:
            self.type, self.titled = TYPES.named(text), "type"
            return "title"
        return self._subject(text) or self._letterhead(text) or self._grounds(text)

    def _letterhead(self, text: str) -> str:
        """Number and day, or a line of the letterhead; nothing for another line."""
        if _NUMBER.search(text) and len(text) < 200:
            self.numbered = True
            return "number-date"
        letterhead = (
            MOTTO.match(text) or TWO_COLUMNS.search(text) or (not self.titled and LETTERHEAD.match(text))
        )
        return "letterhead" if letterhead else ""

    def _subject(self, text: str) -> str:
        """The subject of a document: after its type, as "V/v ...", in capitals after the number; where a line
        breaks, the rest."""
        if self.titled == "type" and not (_NUMBER.search(text) or MOTTO.match(text)):
            self.titled = "subject"
            return "title" if not BASIS.match(text) or not text.endswith((":", ";", ".")) else ""
        if not self.titled:
            shouted = self.numbered and is_caps(text) and len(text) > _SHORTEST_TITLE
            shouted = shouted and not (MOTTO.match(text) or COMMITTEE.match(text))
            self.titled = "subject" if SUBJECT.match(text) or shouted or self._heads_letter(text) else ""
            return "title" if self.titled else ""
        numbered = _NUMBER.search(text) or _BLANK_NUMBER.match(text)
        goes_on = self.last == "title" and _goes_on(text) and not numbered
        return "title" if self.titled == "subject" and goes_on else ""

    def _heads_letter(self, text: str) -> bool:
        """Whether a line below the number is the subject of a letter, printed without "V/v"."""
        rest = [d.text for d in self.drafts[self.at + 1 : self.at + _SUBJECT_REACH]]
        to = next((n for n, line in enumerate(rest) if line.startswith(ADDRESSED)), -1)
        plain = len(text) > _SHORTEST_TITLE and not (is_caps(text) or MOTTO.match(text) or BASIS.match(text))
        alone = not any(line in TYPES or SUBJECT.match(line) for line in rest[: max(to, 0)])
        return self.numbered and to >= 0 and plain and alone and text[0].isupper()

    def _grounds(self, text: str) -> str:
        if text.rstrip(":") in TYPES and text.endswith(":"):
            return "preamble"
        if BASIS.match(text):
            self.titled = "told" if re.search(r"(như sau|sau đây)\s?:$", text) else self.titled
            return "basis"
        return self._opening(text)

    def _opening(self, text: str) -> str:
        if is_caps(text):
            return "preamble" if self.titled else "letterhead"
        if text.endswith(":"):
            self.titled = "told"
        return "preamble"

    def _body(self, i: int, d: Draft) -> str:
        after = self.drafts[i + 1] if i + 1 < len(self.drafts) else None
        if not d.label and re.fullmatch(r"\([^()]*(\([^()]*\)[^()]*)*\)\.?", d.text):
            return "other"
        if not d.label and closes(d.text, self.drafts[i - 1].text if i else ""):
            return "other"  # the brackets of an annex, broken into two lines
        if d.label and _STEP.match(d.text):
            return "heading"
        if d.label and LEADS.match(d.text):
            return "commitment"
        if names_bodies(d.text):
            if is_bullet(d.label):
                return "other"
            if after is not None and after.kind != "heading":
                return "heading"
        shouted = is_roman(d.label) and is_caps(d.text)  # with a full stop after it, too
        done = _UNFINISHED.search(d.text) and not shouted
        numbered = d.label and not is_bullet(d.label) and len(d.text) < 260 and not done
        closed = is_closed(self.drafts, i) and bool(after or _LETTERED.match(d.label))
        heads = d.text.endswith(":") or (not closed and (after is None or below(d, after)))
        short = len(d.text) < 120 and not _BINDS.search(d.text) and not opens_with_doer(d.text)
        short = short and (heads or not _LETTERED.match(d.label))
        if numbered and is_item(self.drafts, i):
            return self._standing(d, self._above(d.section))
        if numbered and (short or (heads and not (after is None and opens_with_doer(d.text)))):
            return "heading"
        listed = after is not None and is_bullet(after.label) and not is_bullet(d.label)
        tells = d.text.endswith(("sau:", "sau đây:")) or (listed and _BINDS.search(d.text))
        if d.text.endswith(":") and (len(d.text) < _LONGEST_LEAD or tells):
            return "lead-in"
        if not self.headings and d.text.endswith(";") and _GROUND.match(d.text):
            return "basis"  # a note to the grounds before it had a number of its own
        above = self._above(d.section)
        return "other" if is_particular(d.text, above) else self._standing(d, above)

    def _above(self, section: str) -> list[str]:
        """The headings around a passage, the nearest first."""
        return [h for s in ancestors(section) for h in reversed(self.headings.get(s, ())) if h]

    def _hang(self, d: Draft, kind: str) -> None:
        """Keep a heading of a section: by a number, a letter, a bullet, each under the one before."""
        heading = d.text.lower() if kind in ("heading", "lead-in") else ""
        depth = 2 if is_bullet(d.label) else 1 if _LETTERED.match(d.label) else 0
        if heading or depth == 1:
            self.headings[d.section] = (*self.headings.get(d.section, ("", ""))[:depth], heading, "")[:3]

    def _standing(self, d: Draft, above: Sequence[str]) -> str:
        if is_finding(d.text, above, notice=self.type == "THÔNG BÁO"):
            return "finding"
        for heading in above:
            for pattern, kind in _PURPOSES:
                if pattern.search(heading) and "nhiệm vụ" not in heading and "giải pháp" not in heading:
                    return kind
        if self.lost and d.section.split(".")[0] == self.lost:
            return "purpose"
        return "commitment"


def _goes_on(text: str) -> bool:
    """Whether a line of the front goes on with a subject that was broken: it is short and neither a ground
    nor a sentence."""
    return (
        text[0].isalnum()
        and len(text) < 120
        and not (is_caps(text) and not _PERIOD.match(text))
        and not (BASIS.match(text) or text.endswith((":", ";", ".", ",")))
    )


def _reopens(d: Draft) -> bool:
    return is_caps(d.text) and bool(re.match(r"^(ỦY|UỶ) BAN NHÂN|^CỘNG H", d.text))
