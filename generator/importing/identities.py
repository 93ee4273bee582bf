"""Matches printed names with registered bodies; a new body gets a proposed id, kind and English name.

Rules of names: data model, section 3 (names of groups) and section 5 (ids are the Vietnamese name in ASCII).
Names are compared without what offices omit or add: abbreviations, "các", "tỉnh", the name of the province.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.importing.origin import Province
from generator.text.folding import fold_words, slug
from generator.text.spelling import steady

_SHORT = (
    (r"ubnd|uy ban nhan dan", "ubnd"), (r"hdnd|hoi dong nhan dan", "hdnd"),
    (r"ub mttq|mttq|mat tran to quoc", "mat tran to quoc"),
    (r"kh ?& ?dt|kh-?dt|khdt", "ke hoach va dau tu"), (r"gd ?& ?dt|gddt", "giao duc va dao tao"),
    (r"kh ?& ?cn|khcn", "khoa hoc va cong nghe"), (r"tt ?& ?tt|tttt", "thong tin va truyen thong"),
    (r"tn ?& ?mt|tnmt", "tai nguyen va moi truong"), (r"nn ?& ?mt|nnmt", "nong nghiep va moi truong"),
    (r"nn ?& ?ptnt|nnptnt", "nong nghiep va phat trien nong thon"), (r"ptnt", "phat trien nong thon"),
    (r"gtvt", "giao thong van tai"),
    (r"ld ?[-–]? ?tb ?& ?xh|ld ?[-–]? ?tbxh", "lao dong thuong binh va xa hoi"),
    (r"vh,? ?tt ?& ?dl|vhttdl", "van hoa the thao va du lich"), (r"bhxh", "bao hiem xa hoi"),
    (r"kbnn", "kho bac nha nuoc"), (r"nhnn", "ngan hang nha nuoc viet nam"),
    (r"csxh", "chinh sach xa hoi"), (r"lhpn", "lien hiep phu nu"), (r"ldld", "lien doan lao dong"),
    (r"htx", "hop tac xa"), (r"qltt", "quan ly thi truong"), (r"bqlda|bql|ban ql", "ban quan ly"),
    (r"ktck|kinh te cua khau", "kinh te cua khau"), (r"bdbp", "bo doi bien phong"),
    (r"bch|ban chi huy", "bo chi huy"), (r"vp", "van phong"),
    (r"ptth|pt-?&?th", "phat thanh va truyen hinh"), (r"dbqh", "dai bieu quoc hoi"), (r"tp", "thanh pho"),
    (r"tncs", "thanh nien cong san"),
)  # fmt: skip
_EXPAND = tuple((re.compile(rf"(?<![a-z0-9])(?:{a})(?![a-z0-9])"), b) for a, b in _SHORT)
_FORGOTTEN = re.compile(
    r"(?<![a-z])(?:cac|cua|va|co lien quan|lien quan|viet nam|tinh|tren dia ban|nhan dan"
    r"|uy ban mat tran(?= to quoc))(?![a-z])"
)
#: Words that name a group of the data model, and the groups they name.
_GROUPS = (
    (r"^(?:cac )?so,? (?:ban,? )?nganh", ("cac-so-ban-nganh",)), (r"^(?:cac )?(?:co quan, )?ban,? nganh",
    ("cac-so-ban-nganh",)),
    (
        (r"^(?:cac )?(?:co quan|don vi)(?:,? (?:va )?(?:co quan|don vi|nganh|to chuc|ca nhan))*(?: "
         r"(?:co )?lien quan)?$"),
        ("cac-co-quan-lien-quan",),
    ),
    (r"^(?:(?:cac )?(?:nganh|to chuc|dia phuong)(?:, (?:don vi|to chuc))* (?:co )?lien quan)$",
    ("cac-co-quan-lien-quan",)),
    (r"^ubnd (?:cap huyen|(?:cac )?huyen(?:, thi xa)?(?:,? (?:va )?thanh pho)?)$",
    ("ubnd-cac-huyen-thanh-pho",)),
    (r"^(?:cac )?(?:huyen, thanh pho|dia phuong)$", ("ubnd-cac-huyen-thanh-pho",)),
    (r"^ubnd (?:cap xa|(?:cac )?xa(?:, phuong)?(?:,? (?:va )?(?:thi tran|dac khu))?)$", ("ubnd-cac-xa-phuong",
    )),
    (r"^(?:cac )?chu dau tu$", ("cac-chu-dau-tu",)), (r"^(?:cac )?nganh chuc nang$", ("cac-nganh-chuc-nang",
    )),
    (r"^(?:cac )?doan the\b", ("cac-doan-the",)),
)  # fmt: skip
#: since when there are no districts (Resolution 203/2025/QH15), and the word that meant them
_TWO_TIER = "2025-07"
_LOCALITIES = re.compile(r"(?:cac )?dia phuong$")
_DISTRICTS = frozenset({"ubnd-cac-huyen-thanh-pho"})
#: bodies of the whole country
_NATIONAL = re.compile(
    r"^(?:(?:cac )?bo (?!chi huy|tu lenh|doi)|(?:van phong |thanh tra )?chinh phu|thu tuong|quoc hoi)"
    r"|viet nam$|(?<![a-z])trung uong(?![a-z])"
)
_PATTERNS = tuple((re.compile(pattern), ids) for pattern, ids in _GROUPS)
#: What the first words of a name say of the kind of a new body (kinds of the registry).
_KINDS = (
    (r"^cac |^co quan|^don vi|^so,|^ubnd (?:cac|cap) |^chinh quyen ", "group"),
    (r"^ubnd tinh", "provincial-body"),
    (r"^so |^thanh tra tinh|^ban dan toc|^van phong ubnd tinh", "department"),
    (r"^ubnd (?:xa|phuong|thi tran|dac khu)", "commune"),
    (r"^ubnd (?:huyen|thanh pho|thi xa|quan)", "district"),
    (r"^cong an|^bo chi huy|^bo tu lenh|^ban chi huy|^don ", "armed-forces"),
    (r"^toa an|^vien kiem sat", "judicial"),
    (r"^cuc |^chi cuc (?:thue|hai quan|thong ke|thi hanh|du tru)|^kho bac|^bao hiem|^thong ke|^thue ",
    "central-branch"),
    (r"^ngan hang|^nhnn", "bank"), (r"^ban quan ly", "management-board"),
    (r"^(?:chu|nha) dau tu|^doanh nghiep|^cong ty|^tong cong ty|^tap doan|^dien luc|^xi nghiep",
    "enterprise"),
    (
        (r"^(?:tinh|thanh|huyen|dang) uy|^(?:uy ban )?mat tran|^hoi (?:nong|lien|phu|cuu)|^"
         r"(?:tinh )?doan |^lien doan"),
        "party-mass-organisation",
    ),
    (r"^hoi |^hiep hoi|^lien hiep|^lien minh", "association"), (r"^dai |^bao ", "media"),
    (r"^bo |^chinh phu|^thu tuong", "central"),
)  # fmt: skip


@dataclass(frozen=True)
class NewBody:
    """A body that the registry lacks: proposed id, name as printed, and kind and English name where a pattern
    gives them."""

    id: str
    name_vi: str
    kind: str
    name_en: str


class Identities:
    """Finds ids for printed names in a registry of spellings by id; ``province`` is left out of comparisons;
    of another :class:`Province` no body is one of the registry.

    ``issued`` is the day of the document (EDTF): what calls localities by that word alone meant the districts
    while there were any, and a name means the body that bore it then (``after``: since when which other body
    is called so).
    """

    def __init__(
        self,
        spellings: Mapping[str, Iterable[str]],
        english: Mapping[str, str] | None = None,
        province: str | Province = "",
        *,
        issued: str = "",
        after: Mapping[str, tuple[str, str]] | None = None,
    ) -> None:
        self.current = {old: new for old, (since, new) in (after or {}).items() if since <= issued}
        self.districts = issued[: len(_TWO_TIER)] < _TWO_TIER
        self.abroad = province if isinstance(province, Province) else None
        self.province = province.home if isinstance(province, Province) else fold_words(province)
        self.ids: dict[str, str] = {}
        for key, names in sorted(spellings.items()):
            for name in names:
                for form in (fold_words(steady(name)), self._key(name)):
                    self.ids.setdefault(form, key)
        self.known = frozenset(spellings)
        self.drafted: dict[str, str] = {}
        self.fields = _fields(spellings, english or {})

    def find(self, name: str) -> tuple[str, ...]:
        """The ids a printed name means on the day of the document; nothing where a word means bodies that are
        no more."""
        ids = self._find(name) if self._of_home(name) else self._away(name)
        return tuple(self.current.get(key, key) for key in ids)

    def _of_home(self, name: str) -> bool:
        """Whether a name of no other province is printed: there all names are of this one."""
        return self.abroad is None or bool(self.abroad.home and self._says(self.abroad.home, name))

    def _away(self, name: str) -> tuple[str, ...]:
        """The id of a body in a document of another province, which may be called as one of this; of those of
        the whole country that of the registry."""
        plain = _expanded(folded := fold_words(steady(name)))
        if _NATIONAL.search(plain):
            return (self.ids.get(folded) or self.draft(name),)
        if not self.districts and _LOCALITIES.match(plain):
            return ()
        groups = next((ids for pattern, ids in _PATTERNS if pattern.search(plain)), (self.draft(name),))
        place = slug(self.abroad.name) if self.abroad else ""
        return tuple(key if f"-{key}".endswith(f"-{place}") else f"{key}-{place}" for key in groups)

    def _find(self, name: str) -> tuple[str, ...]:
        """The ids of the registry first of all; a drafted id where it has none."""
        folded = fold_words(steady(name))
        exact = self.ids.get(folded)
        if exact in _DISTRICTS and not self.districts and _LOCALITIES.match(folded):
            exact = None
        if exact:
            return (exact,)
        plain = _expanded(folded)
        if not self.districts and _LOCALITIES.match(plain):
            return ()  # communes or the province: a person has to say
        for pattern, ids in _PATTERNS:
            if pattern.search(plain):
                return ids
        return (self.ids.get(self._key(name)) or self._drafted(name),)

    def _drafted(self, name: str) -> str:
        """The id of a new body, one however it is printed: "... tỉnh", "... tỉnh Bắc Hà"; a commune that is
        called as the province is another."""
        plain = _expanded(fold_words(steady(name)))
        if self.province:
            plain = re.sub(rf"(?<![a-z])(tinh|thanh pho) {re.escape(self.province)}(?![a-z])", r"\1", plain)
        return self.drafted.setdefault(_compared(plain), self.draft(name))

    def draft(self, name: str) -> str:
        """The id a new body would have: its name in ASCII, "Ủy ban nhân dân" as ``ubnd``."""
        return slug(_expanded(fold_words(steady(name))))

    def new(self, name: str) -> NewBody | None:
        """A stub of the body a name means where the registry has none."""
        ids = self.find(name)
        if all(i in self.known for i in ids):
            return None
        plain = _expanded(fold_words(steady(name)))
        kind = next((kind for pattern, kind in _KINDS if re.search(pattern, plain)), "")
        return NewBody(ids[0], self._told_apart(name), kind, self._english(plain))

    def _told_apart(self, name: str) -> str:
        """The name of a new body; of another province's it says so, as the registry may have one called
        alike: "UBND tỉnh Bắc Hà", "Sở Y tế (tỉnh Bắc Hà)"."""
        plain = fold_words(steady(name))
        if not self.abroad or self._of_home(name) or _NATIONAL.search(_expanded(plain)):
            return name
        if self._says(fold_words(self.abroad.name), name):
            return name
        ends = fold_words(name).endswith(f" {fold_words(self.abroad.level)}")
        return f"{name} {self.abroad.name}" if ends else f"{name} ({self.abroad})"

    @staticmethod
    def _says(place: str, name: str) -> bool:
        return bool(re.search(rf"(?<![a-z]){re.escape(place)}(?![a-z])", fold_words(name)))

    def _english(self, plain: str) -> str:
        field = re.fullmatch(r"(so|phong) (.+)", plain)
        return f"{self.fields[field[1], field[2]]}" if field and (field[1], field[2]) in self.fields else ""

    def _key(self, name: str) -> str:
        plain = _expanded(fold_words(steady(name)))
        if self.province:  # as printed, with whatever signs
            plain = re.sub(rf"(?<![a-z]){re.escape(self.province)}(?![a-z])", " ", plain)
        return _compared(plain)


def _fields(spellings: Mapping[str, Iterable[str]], english: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """English names by kind and field ("phong", "tu phap") that the registry's "Department of ..." give."""
    out: dict[tuple[str, str], str] = {}
    for key, names in sorted(spellings.items()):
        for name in names:
            field = re.fullmatch(r"so (.+)", _expanded(fold_words(steady(name))))
            if field and english.get(key, "").startswith("Department of "):
                out["so", field[1]] = english[key]
                out.setdefault(("phong", field[1]), english[key].replace("Department of", "Division of", 1))
    return out


def _compared(plain: str) -> str:
    """A name without the words that offices omit or add."""
    return " ".join(re.sub(r"[^a-z0-9]+", " ", _FORGOTTEN.sub(" ", plain)).split())


def _expanded(folded: str) -> str:
    for pattern, long in _EXPAND:
        folded = pattern.sub(long, folded)
    return re.sub(r"\s*&\s*", " va ", folded)
