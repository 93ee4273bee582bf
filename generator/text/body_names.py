"""The grammar of the names of Vietnamese administrative bodies: a kind of body, its field, its level and
place.

It follows the laws on local government (77/2015/QH13, 72/2025/QH15) and the decrees on provincial departments
(24/2014, 107/2020, 45/2025), and what offices print beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.text.body_verbs import STOP as _STOP
from generator.text.body_verbs import STOP_WITHIN
from generator.text.spelling import UPPER

_JOIN = r"(?:\s?[-–,&]\s?|,?\s(?:và\s)?)"
#: Fields of departments since 1990, as offices print and shorten them; ``~`` stands for whatever joins the
#: words.
_FIELDS = (
    "Kế hoạch~Đầu tư", "KH ?& ?ĐT", "KH-?ĐT", "Tài chính~Kế hoạch", "Tài chính", "Công thương", "Y tế",
    "Tư pháp", "Nội vụ", "Ngoại vụ", "Xây dựng", "Giao thông~vận tải", "GTVT", "Giao thông công chánh",
    "Giáo dục~Đào tạo", "GD ?& ?ĐT", "GD-?ĐT", "Khoa học~Công nghệ~Môi trường", "Khoa học~Công nghệ",
    "KH ?& ?CN", "KHCN", "Thông tin~Truyền thông", "TT ?& ?TT", "TTTT", "Tài nguyên~Môi trường",
    "TN ?& ?MT", "TNMT", "Nông nghiệp~Phát triển nông thôn", "Nông nghiệp~PTNT", "NN ?& ?PTNT", "NNPTNT",
    "Nông nghiệp~Môi trường", "NN ?& ?MT", "NNMT", "Lao động~Thương binh~Xã hội", "LĐ ?[-–]? ?TB ?& ?XH",
    "Lao động ?[-–,]? ?TB ?(?:& ?|và )?XH", "LĐ ?[-–]? ?TBXH", "Văn hóa~Thể thao~Du lịch",
    "VH,? ?TT ?& ?DL", "VHTTDL", "Văn hóa~Thông tin", "Văn hóa~Thể thao",
    "Văn hóa~Xã hội", "Du lịch", "Quy hoạch~Kiến trúc", "Dân tộc~Tôn giáo",
    "DT ?& ?TG", "An toàn thực phẩm", "Quốc phòng", "Công an", "Ngoại giao", "Thương mại", "Thủy sản",
    "Công nghiệp", "Bưu chính~Viễn thông", "Kinh tế~Hạ tầng~Đô thị", "Kinh tế~Hạ tầng", "Kinh tế",
    "Quản lý đô thị", "Dân tộc", "Thể dục~Thể thao", "Thống kê",
)  # fmt: skip
_DEPARTMENT = "|".join(
    re.sub(r" (?!\?)", r"\\s", f).replace("&", "(?:&|và)").replace("~", _JOIN) for f in _FIELDS
)
_CAP = rf"(?-i:[{UPPER}]\w*(?:&[{UPPER}]\w*)*)"
_LOWER = rf"(?:\s{_STOP}(?-i:[^\W\d_{UPPER}])\w*)"
_PLACE = rf"(?:\s{_STOP}{_CAP}(?:\s{_STOP}{_CAP}){{0,3}})"
#: A unit of government, by its level.
UNIT = r"(?:tỉnh|thành phố|TP\.?|huyện|thị xã|quận|thị trấn|xã|phường|đặc khu)"
_LEVEL = (
    rf"(?:\squận ?[-–] ?huyện(?!\w)|\s{UNIT}(?!\w){_PLACE}?|\scấp (?:tỉnh|huyện|xã)|\scác cấp|\sđịa phương)"
)
_EACH = (
    r"\scác (?:huyện|xã|phường|quận|thôn|bản)"
    r"(?:(?:, | và )(?:thành phố|thị xã|thị trấn|phường|bản|đặc khu))*(?!\w)"
)
_LOW = (
    r"(?:\s(?:(?:và|các|và các)\s)?(?:kinh tế|công nghiệp|công nghệ|đầu tư|xây dựng|cửa khẩu|công trình|dự án"
    r"|khu|cụm|giao thông|dân dụng|nông nghiệp|phát triển|nông thôn"
    r"|rừng|đặc dụng|phòng hộ|di tích|cao|chuyên ngành|thương mại|du lịch|xúc tiến|dịch vụ|việc làm"
    r"|hỗ trợ|doanh nghiệp|nhỏ|vừa)(?!\w))"
)
_COMMITTEE = r"(?:UBND|Ủy ban nhân dân)"
_OF_WHAT = r"(?: (?:biên giới|miền núi|ven biển|vùng cao|nghèo|liên quan))"
_UNITS = r"(?:tỉnh|huyện|thành phố|thị xã|quận|xã|phường|thị trấn|đặc khu|địa phương)"
#: a place in a list of places ("UBND các phường: Ba Đình, Văn Miếu - Quốc Tử Giám")
_LISTED = rf"(?!UBND|Ủy ban|Sở|Công an){_CAP}(?:\s(?:[-–]\s)?{_CAP}){{0,5}}"
#: Bodies whose name is not a closed list: what may follow the word that opens it, and words that only look
#: so.
_OPENERS = (
    r"Trung tâm(?! (?:chính|của|là))", r"Công ty(?: (?:cổ phần|CP|TNHH(?: (?:MTV|một thành viên))?))?",
    r"Tổng công ty(?: cổ phần)?", r"Tập đoàn", r"Viện(?! (?:dẫn|trợ|phí))", r"Học viện",
    r"Trường(?! (?:hợp|ca)(?!\w))(?: phổ thông)?", r"Bệnh viện(?: đa khoa)?",
    r"Ban Quản lý(?: (?:các )?(?:dự án|khu|rừng|chợ))?", r"BQL", r"Ban Chỉ đạo", r"BCĐ", r"Ban Đại diện",
    r"Ban Điều hành", r"Ban(?! (?:hành|ngày|đầu|lãnh|quản|chỉ|điều|đại))",
    r"Hội(?! (?:nghị|thảo|thi|chợ|diễn|họp|nhập|viên|làng|trường|báo))", r"Hiệp hội", r"Liên hiệp",
    r"Liên minh", r"Liên đoàn", r"Chi cục", r"Tổng cục", r"Cục(?! (?:bộ|diện))", r"Quỹ(?! đất)",
    r"Phòng(?!,| (?:chống|ngừa|trừ|cháy|tránh|khám|họp|bệnh|dịch|thủ|đọc|học|vệ))", r"Đội(?! ngũ)", r"Hạt",
    r"Đồn", r"Văn phòng", r"Bộ Tư lệnh", r"Tổ (?:công tác|giúp việc|công nghệ|chuyên gia|phản ứng)",
    r"Vụ(?! (?:Đông|Hè|Mùa|Xuân|Thu|Chiêm|Một|Hai|Ba)(?!\w))", r"Thương vụ", r"Đảng đoàn", r"Ban cán sự đảng",
    r"Tổ đảng(?: ở(?: Thường trực)?)?",
    r"Ngân hàng", r"Bảo tàng", r"Thư viện", r"Nhà hát", r"Đài", r"Vườn [Qq]uốc gia", r"Trạm", r"Xí nghiệp",
    r"Đoàn(?! (?:kết|thể|viên|xe|tàu|kiểm|công tác))", r"Đảng ủy(?: cơ quan)?", r"Ủy ban", r"Hội đồng",
    r"Nhà máy", r"Công chức", r"Điện lực", r"Chi nhánh",
)  # fmt: skip
#: the first syllables of a name, of which the second is part of a word also where it looks like a deed
_FIRST = (
    rf"{_STOP}{_CAP}(?:\s{STOP_WITHIN}(?-i:[^\W\d_{UPPER}])\w*"
    rf"(?:{_LOWER}{{0,9}}(?={_LEVEL})|{_LOWER}{{0,4}}))?"
)
_NAME = rf"{_STOP}{_CAP}(?:{_LOWER}{{0,10}}(?={_LEVEL})|{_LOWER}{{0,5}})"
#: which of several bodies of one name ("Trung tâm Y tế khu vực 2", "Đội Cảnh sát số 3")
_NTH = r"\s(?:[0-9]{1,2}|[IVX]+)(?![\w/]|[.,-][0-9])"
#: what begins the name of another body, and goes on with none
_OTHER = r"(?!(?:Vụ|Cục|Chi cục|Tổng cục|Sở|Bộ|UBND|Trung tâm|Viện|Văn phòng|Thanh tra|Công an)\s)"
#: a further word of a name, alone or behind "và"
_ON = rf"(?:{_LOW}|\s(?:(?:và|các|và các)\s{_OTHER}(?!(?:BQL|Ban)\s))?{_STOP}{_CAP})"
_TAIL = (
    rf"(?:\s{_FIRST}(?:(?:\s(?:và\s)?|\s?[-–]\s?|\s&\s){_OTHER}{_NAME})*"
    rf"(?:,\s(?:Thể thao|Du lịch|Thông tin|Truyền thông|Môi trường|Thương mại|Xã hội|Hạ tầng|Đô thị"
    rf"|Khoa học)(?!\w)"
    rf"(?:\svà\s{_NAME})?)*)"
)
_PROPER = (
    (rf"(?<!Cơ )(?<!cơ )Sở (?:{_DEPARTMENT})(?!\w)"
     rf"(?:{_LEVEL}|\scác tỉnh(?:, thành phố)?(?: trực thuộc trung ương)?)?"),
    rf"Phòng (?:{_DEPARTMENT})(?!\w){_LEVEL}?",
    rf"{_COMMITTEE} các {_UNITS}:\s?{_LISTED}(?:(?:,|\svà)\s{_LISTED})*",
    (rf"{_COMMITTEE} (?:(?:các )?{_UNITS}(?:(?:, | và | và các | ?[-–] ?){_UNITS})+"
     rf"(?: trực thuộc trung ương)?|các {_UNITS}{_OF_WHAT}?"
    rf"|cấp (?:tỉnh|huyện|xã)(?:, (?:cấp )?(?:huyện|xã|phường))*"
    rf"|(?:xã|phường)(?:\s[0-9]{{1,2}})?{_PLACE}(?:\s[0-9]{{1,2}}(?![\w/]|[.,-][0-9]))?"
    rf"(?:\s[-–]\s{_CAP}(?:\s{_CAP}){{0,2}})?(?!\w)"
    rf"|{UNIT}(?!\w){_PLACE}?)"),
    (rf"(?:Thuế|Hải quan|Thống kê|Thi hành án dân sự) (?:{UNIT}(?!\w){_PLACE}?|cơ sở"
     rf"(?:\s[0-9]{{1,2}})?|khu vực(?:\s[IVX]+)?)"),
    rf"Công an(?: các (?:huyện|xã|phường|đơn vị)(?:, (?:thành phố|phường|thị trấn|địa phương))*|{_LEVEL})",
    (rf"(?:Bộ Chỉ huy|BCH|Ban Chỉ huy|Bộ CH) (?:Quân sự|QS|bộ đội biên phòng|BĐBP|Phòng thủ dân sự"
     rf"|Phòng thủ khu vực(?:\s[0-9]{{1,2}}(?![\w/]|[.,][0-9]))?(?:\s[-–]\s?{_CAP}(?:\s{_CAP}){{0,3}})?)"
     rf"{_LEVEL}?"),
    r"Bộ Tư lệnh (?:Quân khu|Quân đoàn|Vùng)\s[0-9]{1,2}(?![\w/]|[.,][0-9])(?: Hải quân| Cảnh sát biển)?",
    (rf"(?:Cục|Chi cục) (?:Thuế|Hải quan|Thống kê|Quản lý thị trường|QLTT|Thi hành án dân sự"
     rf"|Dự trữ Nhà nước|Kiểm lâm|Thủy lợi(?: và Phòng,? chống thiên tai)?|Thú y"
    rf"|Chăn nuôi và Thú y|Trồng trọt và Bảo vệ thực vật|Phát triển nông thôn|Bảo vệ môi trường)"
    rf"(?:{_LEVEL}|\skhu vực(?:\s[IVX]+"
    rf"|{_PLACE})?|{_PLACE})?"),
    (rf"(?:Chi nhánh )?Ngân hàng (?:Nhà nước(?: Việt Nam)?|Chính sách xã hội|CSXH|Phát triển(?: Việt Nam)?"
    rf"|Hợp tác xã)(?:,? (?:- )?chi nhánh)?(?:{_LEVEL}|\skhu vực(?:\s[0-9]+)?)?"),
    rf"NHNN(?: chi nhánh)?{_LEVEL}?",
    rf"Thanh tra(?: Chính phủ| (?-i:Sở|Bộ)(?: (?:{_DEPARTMENT})(?!\w)|(?!\s(?-i:[{UPPER}])))|{_LEVEL})",
    rf"Ban Thường (?:trực|vụ) (?:Ủy ban |UB)?(?:MTTQ|Mặt trận Tổ quốc)(?: Việt Nam)?{_LEVEL}?",
    rf"Ủy ban bầu cử(?: các (?:xã|phường)(?:, (?:phường|đặc khu))*|{_LEVEL})?|Thông tấn xã Việt Nam",
    r"Phòng Thi hành án dân sự(?: khu vực(?:\s[0-9]{1,2})?)?",
    r"Tổ công nghệ số cộng đồng(?: các (?:thôn|bản|xã|khu))?",
    (r"Ủy ban Thường vụ Quốc hội|Ủy ban của Quốc hội|Hội đồng Dân tộc(?: của Quốc hội)?"
     r"|Thủ tướng Chính phủ(?! (?:giao|yêu cầu|chỉ đạo|ban hành|phê duyệt|quyết định|ký|đã|về)(?!\w))"),
    rf"Cơ quan (?:{_DEPARTMENT})(?!\w)(?:{_LEVEL}| ở địa phương)?",
    rf"Liên hiệp các (?:tổ chức|hội)(?:{_LOWER}|\s{_STOP}{_CAP}){{0,8}}",
    (rf"(?:Văn phòng|VP\.?) (?:{_COMMITTEE}|HĐND|Đoàn ĐBQH(?: và HĐND)?|Đoàn đại biểu Quốc hội và "
     rf"(?:HĐND|Hội đồng nhân dân)|Tỉnh ủy|Thành ủy"
    rf"|Chính phủ|Điều phối(?: [^,.;:]{{0,70}}?)?(?:(?= tỉnh)|nông thôn mới)|Đăng ký đất đai)"
    rf"(?: và {_COMMITTEE})?{_LEVEL}?"),
    (rf"Ban (?:Thường vụ|Chấp hành) (?:các )?(?:tỉnh|thành|huyện|thị|quận|đảng) ủy"
     rf"(?:(?:, | và )(?:các )?(?:thành|huyện|thị|quận|đảng) ủy)*(?: trực thuộc)?{_LEVEL}?"),
    (rf"Ban (?:Dân tộc|Tuyên giáo|Tổ chức|Nội chính|Dân vận|Thường vụ|Chấp hành Đảng bộ|Kinh tế|Pháp chế"
    rf"|An toàn giao thông|Xây dựng Đảng)(?: và Dân vận)?(?: Tỉnh ủy| Thành ủy| Huyện ủy| Đảng ủy"
    rf"| HĐND)?{_LEVEL}?"),
    (rf"(?:Ban (?:Quản lý|QL)|BQL)(?: (?:các )?(?:KKT|KCN|khu|dự án|rừng|Di tích|{_CAP}))(?:{_ON}"
    rf"|\s[-–](?=\s{_CAP}))*(?:\ssố\s[0-9]{{1,2}}(?![\w/]|[.,-][0-9]))?{_LEVEL}?"),
    rf"(?:Ban [Cc]hỉ đạo|BCĐ) (?:giảm nghèo|liên ngành|chuyển đổi số|cải cách hành chính|bầu cử){_LEVEL}?",
    rf"(?:Ủy ban |UB ?)?(?:MTTQ|Mặt trận Tổ quốc)(?: Việt Nam)?{_LEVEL}?",
    (rf"Hội (?:Nông dân|Liên hiệp phụ nữ|LHPN|Phụ nữ|Cựu chiến binh|Chữ thập đỏ|Doanh nhân trẻ"
     rf"|Khuyến học|Đông y|Nhà báo|Luật gia|Công chứng viên|Người mù|Kiến trúc sư|Cựu giáo chức"
    rf"|Người cao tuổi|Văn học Nghệ thuật)(?: Việt Nam)?(?:{_LEVEL}|{_EACH})?"),
    (rf"(?:Liên đoàn Lao động|LĐLĐ|Liên minh (?:các )?(?:Hợp tác xã|HTX)|Hiệp hội (?:Doanh nghiệp|Du lịch)"
    rf"|Đoàn Thanh niên(?: Cộng sản Hồ Chí Minh)?|Đoàn TNCS Hồ Chí Minh"
    rf"|Liên hiệp các Hội Khoa học và Kỹ thuật|Liên hiệp hội|Trạm Y tế)(?:{_LEVEL}|{_EACH})?"),
    (rf"Tỉnh đoàn|Thành đoàn|Huyện đoàn|(?:Thường trực )?(?:Tỉnh|Thành|Huyện|Thị|Quận) ủy(?!\w)"
     rf"|Đảng ủy{_LEVEL}"),
    (rf"Đài (?:Phát thanh(?: và |, | - |-)?\s?truyền hình|PT-?&?\s?TH|PTTH|Khí tượng thủy văn"
     rf"|Truyền thanh){_LEVEL}?"),
    rf"Báo và (?:Đài )?(?:phát thanh,? (?:và )?truyền hình|PT-?&?TH|PTTH)(?:{_LEVEL}|{_PLACE})?",
    r"Báo (?:Pháp luật|Nhân dân|Quân đội nhân dân|Lao động|Đại đoàn kết)(?: Việt Nam)?",
    (r"Vụ (?:Phổ biến,? giáo dục pháp luật|(?-i:[^\W\d_]+)(?:\s(?!và\s)\w+){1,4}\s[-–]\s(?:kinh tế|tài chính"
     r"|kỹ thuật|hành chính|xã hội(?! hóa)))"),
    rf"Báo{_PLACE}|Cổng Thông tin điện tử{_LEVEL}?",
    (rf"(?:Bảo hiểm xã hội|BHXH|Kho bạc nhà nước|KBNN|Bưu điện|Viễn thông|Công ty Điện lực|Điện lực)"
     rf"(?: Việt Nam"
    rf"| khu vực [IVX]+|{_LEVEL}|{_PLACE})?"),
    (rf"(?:Tòa án|Viện kiểm sát) nhân dân(?: tối cao| hai cấp| khu vực(?:\s[0-9]{{1,2}})?"
     rf"| các huyện, thành phố|{_LEVEL})?"),
    (rf"(?:Thường trực |(?:các )?Ban của )?(?:HĐND|Hội đồng nhân dân)(?:{_LEVEL})?|Đoàn (?:ĐBQH"
     rf"|đại biểu Quốc hội){_LEVEL}?"
    rf"|(?:Ban cán sự đảng|Đảng đoàn|Đảng ủy) (?:{_COMMITTEE}|HĐND|Hội đồng nhân dân){_LEVEL}?"),
    (rf"Trung tâm (?:Xúc tiến|Khuyến nông|Kiểm soát bệnh tật|Phục vụ hành chính công|Hành chính công"
     rf"|Dịch vụ việc làm"
    rf"|Phát triển quỹ đất)(?:{_ON}|,\s(?:Thương mại|Du lịch|Đầu tư)(?!\w))*"
    rf"{_LEVEL}?"),
    (rf"Bộ (?:{_DEPARTMENT})(?!\w)|Quỹ (?:Đầu tư phát triển|Bảo vệ môi trường"
     rf"|Bảo vệ và Phát triển rừng){_LEVEL}?"),
    rf"(?:{'|'.join(_OPENERS)}){_TAIL}?(?:{_LEVEL}|(?<=khu vực){_NTH}|\ssố{_NTH})?",
)  # fmt: skip
#: words of what a body was given to lead, and those that say what it does
_DOING = (
    r"\s(?!(?:chủ động|phải|cần|có trách nhiệm|báo cáo|tổng hợp|rà soát|phối hợp|theo dõi|trong|khi|để|nhằm)"
    r"(?!\w))\w+"
)
_ACTS = r"trong|khi|để|nhằm|chủ động|phải|cần|có trách nhiệm|báo cáo|tổng hợp|rà soát|phối hợp|theo dõi"
#: which investors are meant
_INVESTING = (
    r" thứ cấp| chiến lược| nước ngoài|(?: dự án)?(?:(?:,| và|, đầu tư)? (?:xây dựng|kinh doanh)){0,2}"
    r" (?:kết cấu )?hạ tầng(?: kỹ thuật)?(?: (?:các )?(?:khu|cụm)(?:,? (?:và )?cụm)? công nghiệp)?(?!\w)"
)
_COMMON = (
    r"các cơ sở (?:đào tạo|y tế|giáo dục(?: nghề nghiệp| đại học| mầm non| phổ thông)?)",
    (rf"(?:các )?(?:cơ quan, |đơn vị, )?(?:(?:cơ quan, đơn vị|cơ quan) (?:được (?:giao|phân công) )?chủ trì"
     rf"|(?:cơ quan|đơn vị) được (?:giao|phân công))(?:{_DOING}){{0,14}}?"
    rf"(?=\s(?:\(|{_ACTS})(?!\w)|\s?\(|[,;.:]|$)"),
    (r"(?:các )?sở(?:,| [-–])? (?:ban,? )?ngành(?:,? (?:và )?đoàn thể)?(?:, đơn vị(?=,? (?:và )?UBND))?"
     r"(?:(?: (?:của|trực thuộc))? (?:tỉnh|thành phố|cấp tỉnh))?(?:,? (?:có )?liên quan)?"
    r"|các (?:cơ quan, )?(?:ban,? ngành)(?:, (?:hội, )?đoàn thể)?(?: (?:tỉnh|huyện|xã|cấp tỉnh))?"
     r"(?:,? (?:có )?liên quan)?"),
    (r"(?-i:[Cc]ác (?:Vụ|Cục)(?:(?:, | và |/)(?:Vụ|Cục|Viện|Trung tâm|Tổng cục|đơn vị))*(?! [A-ZĐ])"
     r"(?: (?:trong|thuộc) (?:Bộ|ngành)(?! [A-ZĐ]))?)(?:,? (?:có )?liên quan)?"),
    (r"(?:các )?tổ chức pháp chế(?: (?:thuộc )?(?-i:Bộ)(?:, (?:ngành|cơ quan ngang Bộ)"
     r"|(?:, | và )cơ quan thuộc Chính phủ)*)?"),
    r"cơ quan thẩm định(?: văn bản)?|(?:các )?tập đoàn kinh tế(?: nhà nước)?|(?:các )?tổng công ty nhà nước",
    (r"các ngành, các cấp|các (?:cơ quan|ngành|đơn vị|địa phương|tổ chức(?! thành viên))"
     r"(?:,? (?:và )?(?:cơ quan|(?:ban,? )?ngành|đơn vị|tổ chức|doanh nghiệp"
      r"|đoàn thể(?: (?:tỉnh|xã|phường))?))*"
    r"(?: chức năng)?(?: hữu quan)?"
     r"(?: (?:trực )?thuộc (?-i:(?!UBND|HĐND)[A-ZĐ]{3,}|(?:Bộ|Ngành)(?! [A-ZĐ])))?"
     r"(?:,? (?:có )?liên quan)?(?! chính trị)"
    r"|(?:hiệu trưởng|ban giám hiệu)(?: (?:nhà trường|các trường"
    r"(?: (?:học|mầm non|tiểu học|THCS|THPT|phổ thông))*))?|giáo viên chủ nhiệm(?: các lớp)?"),
    (r"(?:(?:cơ quan|đơn vị|tổ chức|ngành|địa phương|doanh nghiệp)(?:, | và )){0,5}"
    r"(?:cơ quan|đơn vị|tổ chức|ngành|địa phương)(?: chức năng)? (?:có )?liên quan|cơ quan thuế"),
    (r"các bộ,? (?:ban, )?ngành(?:,? (?:cơ quan )?(?:ở )?trung ương)?(?:,? (?:có )?liên quan)?"
    r"|bộ,? (?:ban, )?ngành (?:trung ương|(?:có )?liên quan)|các (?:sở|cơ quan) chuyên (?:ngành|môn)"
    r"|các sở(?=;| và thủ trưởng)|các ban, ngành"),
    (r"các (?:thành|huyện|thị|quận|đảng) ủy(?:(?:, | và )(?:thành|huyện|thị|quận|đảng) ủy)*"
     r"(?: trực thuộc(?: (?:tỉnh|thành) ủy)?)?"),
    (r"các (?:huyện|xã|phường)(?:, (?:thành phố|thị xã|phường|thị trấn|đặc khu))*|các cấp, các ngành"
    r"|các tổ chức chính trị(?:\s?[-–]\s?xã hội)?(?: (?:tỉnh|các cấp|cùng cấp))?"),
    (r"(?:các )?đơn vị (?:dự toán|sử dụng ngân sách|tư vấn|cung ứng dịch vụ công)"
    r"|(?:các )?cơ quan (?:tài chính|thu(?! hút)|tư vấn|cấp tỉnh)"
    r"|(?:các )?cơ quan (?:báo chí|truyền thông)(?:,? (?:và )?(?:báo chí|truyền thông"
    r"|thông tin đại chúng))*|các ban (?:của )?đảng"
    r"|các (?:chi, )?(?:đảng (?:ủy|bộ)|chi bộ)(?: trực thuộc(?: (?:tỉnh|thành|huyện|đảng) ủy)?)?"
    rf"|(?:các )?(?:chủ|nhà) đầu tư(?!\w)(?:{_INVESTING})?|cộng đồng doanh nghiệp"
    r"|đơn vị tư vấn"
    r"|(?:các )?doanh nghiệp (?:viễn thông|bưu chính|vận tải|lữ hành|công nghệ số)|các doanh nghiệp"
    r"|cấp ủy(?: các cấp)?|chính quyền (?:(?:các )?địa phương|các cấp)|(?:các )?đoàn thể(?: (?:tỉnh|các cấp"
    r"|cùng cấp|chính trị\s?[-–]\s?xã hội))?"),
    (r"các bộ(?! (?:phận|máy|môn|đội|luật|tiêu|chỉ|câu|đề|sách|mẫu|hồ)(?!\w))"
    r"(?:, (?:cơ quan ngang bộ|cơ quan thuộc Chính phủ|cơ quan (?:trung ương|(?:có )?liên quan)))*"
    r"(?:,? (?:ở )?trung ương)?|các tỉnh(?:, thành phố)?(?: trực thuộc trung ương)?"
    r"|(?:các )?đại sứ quán(?: các nước)?"
    r"|các cơ quan thông tấn(?:,? (?:và )?báo chí)?"),
    (r"ban chỉ đạo(?: (?:các|cấp) (?:tỉnh|quân khu)(?:, thành phố)?(?: trực thuộc trung ương)?)?"
    r"|các chi hội(?:, (?:đoàn thể|chi đoàn|tổ hội))*|các thôn,? ấp"
    r"|các tổ chức thành viên(?: của (?:Mặt trận Tổ quốc|MTTQ)(?: Việt Nam)?(?: (?:tỉnh|xã|phường))?)?"
    r"|(?:cơ quan|tổ chức|đơn vị)(?:, (?:cơ quan|tổ chức|đơn vị)){2}"),
    r"tổ trưởng (?:tổ )?dân phố|trưởng ban công tác mặt trận",
    (r"(?:bộ trưởng,? )?(?:các )?(?:thủ trưởng )?cơ quan ngang bộ"
     r"(?:,? (?:và )?(?:(?:các )?thủ trưởng )?(?:các )?cơ quan thuộc Chính phủ)?"
     r"|(?:các )?(?:thủ trưởng )?cơ quan thuộc Chính phủ"),
    (r"(?:các )?chủ rừng(?: là (?:tổ chức|cá nhân|hộ gia đình)(?:, (?:cá nhân|hộ gia đình))*)?"
     r"|các (?:trung tâm|trạm) y tế(?: (?:xã, phường|xã|khu vực))?"
     r"|(?:các )?(?:viện, trường(?: đại học(?:, cao đẳng)?)?|viện nghiên cứu|trường đại học(?:, cao đẳng)?)"
     r"|doanh nghiệp(?=, (?:(?:các )?viện|trường)(?!\w))"),
    (r"các lực lượng(?: (?:chức năng|vũ trang|công an|quân đội))?(?:,? (?:có )?liên quan)?"
    r"|lực lượng (?:công an|quân sự|quân đội|(?:bộ đội )?biên phòng|chức năng|vũ trang|kiểm lâm"
    r"|quản lý thị trường|dân quân(?: tự vệ)?)(?:(?:, | và )(?:công an|quân sự|quân đội|dân quân)(?!\w))*"
     r"(?: (?:các cấp|cấp xã|tỉnh|xã|phường))?"
    r"|(?:các )?(?:đồng chí )?trưởng (?:thôn|bản|xóm|ấp|khu|khối|khu phố|khu dân cư|tổ dân phố)"
    r"(?:,(?: trưởng)? (?:thôn|bản|xóm|ấp|khu|khối|khu phố|khu dân cư|tổ dân phố))*"),
    (r"các (?:phòng, (?:ban|đơn vị)|phòng chuyên môn|cơ quan chuyên môn|thôn|tổ dân phố|trường học"
     r"|hội, đoàn thể|lực lượng chức năng)"
    r"(?:, (?:đơn vị|khu phố|bản|khối phố|ngành|đoàn thể))*(?: (?:thuộc|của) (?:huyện|xã|phường))?"
    r"(?:,? (?:có )?liên quan)?"),
    r"(?:(?<=ngành[;,] )|(?<=ngành và ))(?:cơ quan, đơn vị|địa phương)",
)  # fmt: skip


def _grammar(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile(r"(?<![\w-])(?:" + "|".join(f"(?:{p})" for p in patterns) + r")(?!\w)", re.IGNORECASE)


#: A name of one body, or of all of a kind.
PROPER_NAME = _grammar(_PROPER)
#: What several bodies are called together ("các sở, ngành liên quan").
COMMON_NAME = _grammar(_COMMON)
#: The field of a department.
FIELD = re.compile(f"(?:{_DEPARTMENT})(?!\\w)", re.IGNORECASE)
#: The word a name of a body opens with.
OPENER = re.compile(rf"(?:{'|'.join(_OPENERS)}|Sở)", re.IGNORECASE)
#: What a list of departments begins with ("các Sở: ").
LIST = re.compile(
    r"(?<!\w)(?:(?:[Cc]ác [Ss]ở|Sở):?|(?:[Cc]ác )?(?P<kind>Bộ|Vụ|Cục|Chi cục|Phòng|Tập đoàn):)\s(?=[A-ZĐ])"
)
#: The field of a department of a ministry, as it is listed ("các Vụ: Kế hoạch, Công nghiệp nhẹ")
OPEN_FIELD = re.compile(
    rf"(?!(?:{'|'.join(_OPENERS)}|Bộ|Sở|UBND|Ủy ban)(?!\w)){_CAP}"
    rf"(?:{_LOWER}|\s(?:[-–]\s)?{_STOP}{_CAP}){{0,7}}"
)
