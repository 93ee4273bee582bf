"""Table ``agency_mentions``: the passages that name an agency."""

from __future__ import annotations

from generator.tables.base import Table, link

Row = tuple[str, str]

TABLE = Table[Row](
    "agency_mentions",
    "Đoạn nêu cơ quan",
    "Agency mentions",
    "Mọi đoạn nêu tên một cơ quan, kể cả khi cơ quan chỉ là đối tượng của một việc; suy ra từ các cách viết trong danh mục, tên dài xét trước, và từ phần việc mà người đọc thấy nêu ngay trong đoạn.",
    "Every passage that names an agency, also where it only is the object of an action; derived by the spellings of the registry, the longest first, and by the parts that readers found named in the passage itself.",
    key=("agency_id", "passage_id"),
    columns=(
        link("agencies.agency_id", lambda r: r[0]),
        link("passages.passage_id", lambda r: r[1]),
    ),
    select=lambda catalog: catalog.agency_mentions,
)
