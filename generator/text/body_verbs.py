"""Words that begin what a body does, over which its name does not go on ("Đồn Biên phòng Cô Linh kiểm đếm
...").

A word of one syllable may also be the second half of the word a name begins with ("Trung tâm Tiếp nhận ...").
"""

from __future__ import annotations

_VERBS = (
    "số(?= [0-9])",
    "và", "chủ trì", "phối hợp", "kết hợp", "chịu", "có", "tham mưu", "tổ chức", "thực hiện", "triển khai",
    "hướng dẫn", "căn cứ", "theo", "rà soát", "báo cáo", "tiếp tục", "tăng cường", "đẩy mạnh", "chủ động",
    "thường xuyên", "kiểm tra", "giám sát", "theo dõi", "đôn đốc", "xem xét", "cân đối", "bố trí",
    "đề xuất", "(?<!công )(?<!độc )lập", "ban hành", "tuyên truyền", "vận động", "cung cấp", "hỗ trợ",
    "bảo đảm", "đảm bảo", "cập nhật", "là", "(?<!việc )làm", "được", "đã", "sẽ", "phải", "cần", "để", "khi",
    "trong(?! nước)", "tại", "trên", "về", "với", "cùng", "cho", "của", "hoàn thành", "xử lý", "thẩm định",
    "tổng hợp", "nghiên cứu", "công bố", "(?<!công )(?<!chương )(?<!Chương )trình",
    "(?<!ngoại )giao(?! thông| dịch)", "tích cực", "nâng cao", "khẩn trương", "tập trung", "ưu tiên",
    "giải quyết", "chỉ đạo", "quán triệt", "phân công", "thông báo", "tiếp nhận", "kịp thời", "lồng ghép",
    "nhằm", "như", "trước", "sau", "từ", "đến", "vào", "do", "bằng", "khai thác", "vận hành", "duy trì",
    "đăng tải", "phát hành", "phát động", "tham gia", "thành lập", "xác định", "điều tra", "khảo sát",
    "huy động", "định kỳ", "hằng", "(?<![Nn]gân )hàng(?! hóa| không| hải)", "quyết định", "đề nghị",
    "yêu cầu", "(?<!bầu )cử", "thu thập", "xây dựng(?! (?:tỉnh|huyện))", "quản lý chặt", "phê duyệt",
    "tiến hành", "đánh giá", "bàn giao", "cấp phát", "chuẩn bị", "phổ biến", "nắm", "gồm", "năm",
    "liên quan", "đi", "thu gom", "tuần tra", "chấn chỉnh", "công khai", "phân bổ", "bảo trì", "nạo vét",
    "đo đạc(?! bản)", "niêm yết", "chi trả", "thanh toán", "giải ngân", "diễn tập", "xét xử", "phản biện",
    "di dời", "tháo dỡ", "khơi thông", "ra quân", "tu sửa", "nâng cấp", "lắp đặt", "thu hồi", "rà phá",
    "giải tỏa", "cưỡng chế", "kêu gọi", "trả lời", "thống nhất", "nghiệm thu", "quyết toán", "cải tạo",
    "góp ý", "tiếp thu", "kiến nghị", "hoàn thiện", "bổ sung", "điều chỉnh", "khởi công", "khánh thành",
    "(?<![Tt]hường )trực(?! thuộc| tuyến| tiếp)",
)  # fmt: skip
#: of one syllable
_ACTS = (
    "gửi", "lấy", "đưa", "mở", "tạo", "nộp", "mua", "sửa", "trồng(?! trọt)", "dọn", "(?<!đăng )ký", "rút",
    "cắm", "phát(?! triển| thanh| hành| luật| điện)", "lắp", "tặng", "trao", "phun", "tiêm", "mời",
    "giúp(?! việc)",
)  # fmt: skip
#: in small letters only: in capitals they may be part of a name that is shouted
_DEEDS = (
    "kiểm đếm", "kiểm kê", "tập huấn", "tuyển chọn", "tuyển dụng", "canh gác", "canh giữ", "chia sẻ",
    "chứng nhận", "công nhận", "cung ứng(?! dịch vụ| lao động)", "đấu nối", "đình chỉ", "đối chiếu",
    "ghi nhận", "gia cố", "hội chẩn", "kê khai", "khôi phục", "khử trùng", "liên hệ", "nhân rộng",
    "nhắc nhở", "ngăn chặn", "phân luồng", "phân loại", "phối trộn", "san lấp", "sàng lọc", "siết chặt",
    "soạn thảo", "sơ kết", "tổng kết", "sơ tán", "sưu tầm", "tham vấn", "thanh lý", "thanh thải",
    "thẩm tra", "thi công(?! cơ giới)", "thí điểm", "thiết lập", "thông qua", "thực thi", "tích hợp",
    "tích nước", "tiếp sóng", "tiếp tế", "tiêu hủy", "tôn tạo", "trang bị", "tra cứu", "tranh thủ",
    "truy tìm", "tuyên dương", "tự đánh giá", "vây bắt", "xác minh", "xác nhận", "xét duyệt", "bình ổn",
    "bình xét", "chấm điểm", "chỉnh lý", "chỉnh trang", "chỉnh sửa", "di chuyển", "đảm nhận", "đảm nhiệm",
    "điều động", "đo đếm", "đối thoại", "đơn giản hóa", "giải thích", "hiệp đồng", "hoàn tất", "hoàn trả",
    "khẳng định", "khắc phục", "kiện toàn", "nhắn tin", "phân cấp", "phân tuyến", "phê bình", "rút ngắn",
    "số hóa", "tố giác", "truy quét", "truy cập", "xử phạt", "yểm trợ", "thu mua", "sắp xếp", "bảo quản",
    "phát huy", "khuyến cáo", "đấu tranh", "phấn đấu", "thúc đẩy", "khảo cứu", "củng cố", "tự rà soát",
    "thu hút", "ứng trước", "tạm ứng", "cử tuyển", "giới thiệu(?! việc làm| sản phẩm)", "định hướng",
    "chỉ định", "lựa chọn", "trưng tập", "trưng dụng", "thu giữ", "tịch thu", "tạm dừng", "chấm dứt",
    "đối soát", "khuyến khích",
)  # fmt: skip
#: such of one syllable
_STROKES = (
    "thay(?! mặt)", "bơm", "(?<![Cc]ài )đặt", "đón", "treo", "thả", "gieo", "khoan(?! giếng)", "quét",
    "rửa", "vớt", "xả", "tẩy", "xóa", "vẽ", "viết", "xin", "xem", "thăm", "tìm(?! kiếm)", "dán", "ghi",
    "tăng", "bắt", "gặp", "nhận", "trả", "rải", "dồn", "bám", "dừng", "giãn", "lùi",
    "(?<![Hh]ội )nhập(?! khẩu| cư)", "bán(?! công| buôn| lẻ)", "cắt", "dập", "nuôi(?! trồng| dưỡng)",
    "dạy(?! nghề| học)", "chuyển(?! đổi| giao| phát)", "(?<![Pp]hòng )khám(?! chữa| đa khoa)",
    "(?<![Đđ]ối )chiếu(?! sáng)", "chọn", "đốt", "(?<![Bb]ắt )buộc", "chặn", "cấm", "gắn", "khoanh", "chấm",
    "siết", "soạn", "quay", "miễn", "giữ", "(?<![Xx]ây )dựng", "xây(?! dựng| lắp)",
    "đóng(?! tàu| gói| mới)", "vay", "đo(?! lường| đạc)",
    ("(?<![Cc]ác )(?<![Tt]rung )(?<![Ss]ơ )(?<![Cc]ao )cấp"
     r"(?!\s(?:tỉnh|huyện|xã|cơ sở|nước|thoát|cứu|cao|trung ương|ủy))"),
)  # fmt: skip
_SHOUTED = "|".join(v.upper() for v in (*_VERBS, *_ACTS) if "(" not in v)
#: Where no word of these begins, for the middle of a pattern.
STOP = rf"(?!(?-i:{'|'.join((*_VERBS, *_ACTS, *_DEEDS, *_STROKES))}|{_SHOUTED})(?!\w))"
#: The same behind the first syllable of a name.
STOP_WITHIN = rf"(?!(?-i:{'|'.join((*_VERBS, *_DEEDS))})(?!\w))"
