"""What a document says of how things stand: it gives nobody a duty."""

from __future__ import annotations

import re
from collections.abc import Sequence

_FOUND = re.compile(
    r"^(Ghi nhận|(Trong )?(t|T)hời gian (qua|vừa qua)|Hiện nay|Đến nay|Nhìn chung|Bên cạnh (đó"
    r"|những)|Tuy nhiên"
    r"|Một số (hạn chế|tồn tại|kết quả|khó khăn)|Kết quả|Năm [0-9]{4} là|([0-9]|Sáu|Chín)\w* tháng đầu năm"
    r"|(UBND|Ủy ban nhân dân|Chủ tịch UBND)( tỉnh| thành phố| huyện)?,?( cơ bản)? (thống nhất"
    r"|nhất trí|ghi nhận|đánh giá))\b"
)
#: a heading under which stands what has been found
_SITUATION = re.compile(
    r"(?:về )?(?:đánh giá chung|(?:khái quát |đánh giá )?(?:thực trạng|tình hình|(?:các )?nguy cơ)(?! mới)"
    r"|kết quả đạt được"
    r"|(?:một số |những |các )?(?:tồn tại|hạn chế|khó khăn|ưu điểm|nguyên nhân)|bối cảnh)(?!\w)"
)
_ADDRESSED = re.compile(
    r"(^|[.;] )(Giao|Yêu cầu|Đề nghị|UBND các|Các sở|Sở [A-ZĐ]|Ban [A-ZĐ]|Công an|Văn phòng|Cục)\b"
)


def is_finding(text: str, above: Sequence[str], *, notice: bool) -> bool:
    """Whether a passage tells what was found: by the two nearest headings ``above`` it, or in a ``notice`` of
    conclusions, by how it begins. A passage that tells somebody to do something does not."""
    found = any(_SITUATION.match(heading) for heading in above[:2]) or (notice and bool(_FOUND.match(text)))
    return found and not _ADDRESSED.search(text)
