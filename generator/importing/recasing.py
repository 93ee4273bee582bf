"""Capitals to ordinary case, the way the rest of the text writes the same words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_LONGEST = 2000  # characters; what is longer is no title and no name
_UNITS = frozenset({"tỉnh", "phố", "huyện", "thị xã", "quận", "xã", "phường", "trấn", "khu"})
_KINDS = frozenset({"sở", "bộ", "cục", "hội", "đảng"})
_ENDS = frozenset({
    "năm", "giai", "và", "về", "tại", "trên", "đến", "do",
    "theo",
    "-", "–", "có", "thực", "triển", "trong", "từ", "để", "của", "các",
})  # fmt: skip
_ACRONYMS = frozenset({
    "UBND", "HĐND", "MTTQ", "GRDP", "PCI", "PAPI", "PAR", "INDEX", "DDCI", "ODA", "PPP", "CCHC", "OCOP",
    "HTX", "TTHC", "ASEAN", "EU", "FDI", "ICT",
})  # fmt: skip
_NUMERALED = frozenset({"quý", "khóa", "khoá", "lần", "loại", "hạng", "cấp", "kỳ", "thế"})


class Recaser:
    """Knows how the running text of a document writes its words."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.phrases: dict[tuple[str, ...], Counter[tuple[str, ...]]] = {}
        for text in texts:
            if text.isupper():
                continue
            for sentence in re.split(r"[.;:!?]\s", text):
                self._learn(sentence.split())

    def _learn(self, words: list[str]) -> None:
        words = [w.strip(',.;:()“”"') for w in words]
        for size in (2, 3):
            for i in range(1, len(words) - size + 1):
                if words[i - 1].lower() in _KINDS:
                    continue  # "Sở Du lịch" does not say how "du lịch" is written
                written = tuple(words[i : i + size])
                if _shouted(written):
                    continue  # a post or a heading within a line: as little told as where all is in capitals
                self.phrases.setdefault(tuple(w.lower() for w in written), Counter())[written] += 1

    def sentence(self, text: str) -> str:
        """``text`` in ordinary case when it is all capitals, else as it is."""
        if not text.isupper() or len(text) > _LONGEST:
            return text
        words = text.split()
        out = [self._word(words, i) for i in range(len(words))]
        first = next((i for i, w in enumerate(out) if w[:1].isalpha()), None)
        if first is not None:
            out[first] = out[first][:1].upper() + out[first][1:]
        return " ".join(out)

    def _word(self, words: list[str], i: int) -> str:
        bare = words[i].strip(',.;:()“”"')
        if any(c.isdigit() for c in bare) or "/" in bare or bare in _ACRONYMS:
            return words[i]
        before = words[i - 1].lower().strip(",") if i else ""
        if re.fullmatch(r"[IVX]+", bare) and before in _NUMERALED:
            return words[i]
        return (
            words[i].replace(bare, self._written(words, i) or _named(words, i) or bare.lower())
            if bare
            else words[i]
        )

    def _written(self, words: list[str], i: int) -> str:
        """The word as the text writes it in the longest phrase around it, by majority."""
        lower = [w.lower().strip(',.;:()“”"') for w in words]
        votes: Counter[str] = Counter()
        for size in (3, 2):
            for start in range(max(0, i - size + 1), min(i, len(words) - size) + 1):
                known = self.phrases.get(tuple(lower[start : start + size]))
                for written, count in known.items() if known else ():
                    votes[written[i - start]] += count
            mixed = [
                v
                for v in votes.most_common()
                if not (v[0].isupper() and len(v[0]) > 1) or v[0] in _ACRONYMS or len(v[0]) < 6
            ]
            if mixed:
                return mixed[0][0]
        return ""


def _shouted(words: Iterable[str]) -> bool:
    """Whether words are in capitals that are no abbreviations: with marks on their vowels ("VĂN PHÒNG", not
    "HĐND")."""
    together = " ".join(words)
    return together.isupper() and not together.replace("Đ", "D").isascii()


def _named(words: list[str], i: int) -> str:
    """A place after its unit ("tỉnh Vân Đài"), a field after its kind ("Sở Tài chính")."""
    lower = [w.lower().strip(",.") for w in words]
    word = words[i].strip(',.;:()“”"').lower()
    if i and lower[i - 1] in _KINDS and (i == 1 or lower[i - 2] not in _UNITS):
        return word.capitalize()
    for back in range(1, 4):
        if i - back < 0 or lower[i - back + 1] in _ENDS or lower[i - back + 1] in _UNITS:
            return ""
        if lower[i - back] in _UNITS:
            return "" if lower[i - back : i - back + 2] == ["xã", "hội"] else word.capitalize()
        if words[i - back].endswith(","):
            return ""
    return ""
