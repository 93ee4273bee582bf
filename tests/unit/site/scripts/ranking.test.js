// Which answer stands first, on a handful of records with the traps of the real ones.

import assert from "node:assert/strict";
import test from "node:test";

import MiniSearch from "minisearch";

import { fitness, nameIn } from "../../../../generator/site/scripts/fitness.js";
import { Finder, grouped } from "../../../../generator/site/scripts/ranking.js";

// what an index says of kinds: how much each is preferred, and what its titles and texts are
const DECLARED = {
  agency: { weight: 20 }, topic: { weight: 20 }, document: { weight: 19 }, legal_document: { weight: 18 }, project: { weight: 17 },
  commitment: { weight: 3, sentence: true }, passage: { weight: 0, sentence: true, once: true },
}; // prettier-ignore
const KINDS = Object.keys(DECLARED);
const ROWS = [
  ["agency", "Sở Kế hoạch và Đầu tư", "Sở KH&ĐT", "", 30],
  ["agency", "Hội đồng nhân dân tỉnh", "HĐND tỉnh", "", 3],
  ["topic", "Đầu tư công", "", "", 9],
  ["document", "Kế hoạch 230/KH-UBND", "", "", 60, "thực hiện Nghị quyết số 43-NQ/TU"],
  ["legal_document", "Nghị quyết 43-NQ/TU", "nghị quyết số 43-NQ/TU", "", 6],
  ["legal_document", "Nghị quyết 43/2022/QH15", "", "", 2],
  ["project", "Đường tuần tra biên giới", "", "", 4],
  ["project", "Cụm công nghiệp Na Dương", "", "", 8],
  ["commitment", "Giải ngân vốn đầu tư công", "", "Đẩy nhanh giải ngân vốn đầu tư công theo Nghị quyết số 43-NQ/TU", 1],
  ["commitment", "Mở đường liên xã", "", "Đầu năm mở đường, cử người tư vấn, công khai kết quả", 1],
  ["passage", "", "", "Căn cứ Nghị quyết số 43-NQ/TU của Tỉnh ủy", 1],
];
const columns = {
  kinds: KINDS,
  kind: ROWS.map(([kind]) => KINDS.indexOf(kind)),
  id: ROWS.map((_, i) => `r${i}/`),
  name: ROWS.map((row) => row[1]),
  other: ROWS.map((row) => row[2]),
  fact: ROWS.map(() => ""),
  text: ROWS.map((row) => row[3]),
  also: ROWS.map((row) => row[5] ?? ""),
  hidden: ROWS.map(() => ""),
  weight: ROWS.map((row) => row[4]),
};
const finder = new Finder(MiniSearch, { kinds: DECLARED, abbreviations: [["KHĐT", "Kế hoạch và Đầu tư"], ["HĐND", "Hội đồng nhân dân"], ["NQ", "Nghị quyết"]] });
await finder.add(columns);
const names = (text) => finder.find(text).hits.map(({ record }) => record.name || record.text);

for (const query of ["43-NQ/TU", "43/NQ-TU", "nq 43", "nghi quyet 43", "nghị quyết số 43-NQ/TU"]) {
  test(`"${query}" leads to the resolution`, () => assert.equal(names(query)[0], "Nghị quyết 43-NQ/TU"));
}

for (const [query, name] of [
  ["so khdt", "Sở Kế hoạch và Đầu tư"], ["sở kế hoạch", "Sở Kế hoạch và Đầu tư"], ["hdnd", "Hội đồng nhân dân tỉnh"],
  ["dau tu cong", "Đầu tư công"], ["đầu tư công", "Đầu tư công"], ["kh 230", "Kế hoạch 230/KH-UBND"],
]) // prettier-ignore
  test(`"${query}" leads to ${name}`, () => assert.equal(names(query)[0], name));

test("who asks how many asks for what is counted, not for who bears the name", async () => {
  const kinds = { ...DECLARED, indicator: { weight: 17, number: true } };
  const own = new Finder(MiniSearch, { kinds, abbreviations: [["DN", "doanh nghiệp"]], asides: ["bao nhiêu", "ở đâu"], counting: ["bao nhiêu"] });
  const rows = [["agency", "Doanh nghiệp"], ["indicator", "Tổng số doanh nghiệp toàn tỉnh"]];
  const column = (at) => rows.map((row) => row[at]);
  const empty = rows.map(() => "");
  const all = Object.keys(kinds);
  await own.add({ kinds: all, kind: column(0).map((kind) => all.indexOf(kind)), id: ["a/", "b/"], name: column(1), other: empty, fact: empty, text: empty, also: empty, hidden: empty, weight: [40, 1] });
  const first = (text) => own.find(text).hits[0].record.kind;
  assert.equal(first("bao nhieu doanh nghiep"), "indicator");
  assert.equal(first("bao nhiêu doanh nghiệp"), "indicator");
  assert.equal(first("doanh nghiệp"), "agency");
  assert.equal(first("doanh nghiệp ở đâu"), "agency");
});

test("a word that stands somewhere with the dấu it was typed with is no slip for another", async () => {
  const own = new Finder(MiniSearch, { kinds: DECLARED, abbreviations: [] });
  const rows = [["agency", "Mức lương cơ sở", ""], ["commitment", "Trả nợ xây dựng", "Trả dứt nợ, bảo đảm tiền lương"]];
  const column = (at) => rows.map((row) => row[at]);
  const empty = rows.map(() => "");
  await own.add({ kinds: KINDS, kind: column(0).map((kind) => KINDS.indexOf(kind)), id: ["a/", "b/"], name: column(1), other: empty, fact: empty, text: column(2), also: empty, hidden: empty, weight: [1, 1] });
  const first = (text) => own.find(text).hits[0].record.id;
  assert.equal(first("lương nợ"), "b/");
  assert.equal(first("luong no"), "a/"); // without dấu it may be one
});

/** A finder of a few rows: kind, name, other names, text. */
async function finderOf(rows) {
  const own = new Finder(MiniSearch, { kinds: DECLARED, abbreviations: [] });
  const column = (at) => rows.map((row) => row[at] ?? "");
  await own.add({ kinds: KINDS, kind: column(0).map((kind) => KINDS.indexOf(kind)), id: rows.map((_, i) => `r${i}/`), name: column(1), other: column(2), fact: rows.map(() => ""), text: column(3), also: rows.map(() => ""), hidden: rows.map(() => ""), weight: rows.map(() => 1) });
  return (text) => own.find(text).hits.map(({ record }) => record.id);
}

test("where no record is spelled as typed, one with more words of the same dấu comes first", async () => {
  const found = await finderOf([
    ["commitment", "Thay cơ giao", "", ""],
    ["commitment", "Khắc phục thiếu giáo viên ở các cấp học, thay sách", "", ""],
  ]);
  assert.equal(found("thiếu thầy cô giáo")[0], "r1/");
});

test("a long title that holds the words scattered does not keep back names that hold most of them", async () => {
  const long = "quy định thống nhất giá khám bệnh bảo hiểm y tế giữa các bệnh viện cùng hạng trong toàn quốc và hướng dẫn áp dụng giá thanh toán";
  const found = await finderOf([
    ["legal_document", "Thông tư 39", long],
    ["legal_document", "Thông tư 40", `${long} ở tỉnh`],
    ["legal_document", "Thông tư 41", `${long} ở xã`],
    ["project", "Người dân tham gia bảo hiểm y tế", ""],
  ]);
  assert.ok(found("bảo hiểm y tế toàn dân").includes("r3/"));
});

test("with dấu, what is spelled so comes before what only folds so; without, both are found", () => {
  assert.ok(names("đường").indexOf("Đường tuần tra biên giới") < names("đường").indexOf("Cụm công nghiệp Na Dương"));
  assert.ok(names("dương").indexOf("Cụm công nghiệp Na Dương") < names("dương").indexOf("Đường tuần tra biên giới"));
  assert.ok(names("duong").includes("Cụm công nghiệp Na Dương") && names("duong").includes("Đường tuần tra biên giới"));
});

test("syllables scattered over a text are not an answer when others hold them together", () => {
  assert.ok(!names("đầu tư công").includes("Mở đường liên xã"));
});

test("what holds the words as typed in its name stands before what is named by other words for them", async () => {
  const rows = [["project", "Nước hợp vệ sinh ở nông thôn"], ["project", "Tỷ lệ dân cư đô thị dùng nước sạch từ hệ thống"]];
  const column = (at) => rows.map((row) => row[at]);
  const own = new Finder(MiniSearch, { kinds: DECLARED, abbreviations: [["nước sạch", "nước hợp vệ sinh"]] });
  const blank = rows.map(() => "");
  const index = { kinds: KINDS, kind: column(0).map((kind) => KINDS.indexOf(kind)), id: ["a/", "b/"], name: column(1), other: blank, fact: blank, text: blank, also: blank, hidden: blank, weight: [2, 1] };
  await own.add(index);
  assert.deepEqual(own.find("nước sạch").hits.map(({ record }) => record.id), ["b/", "a/"]);
});

test("a letter more narrows, and a word is found before it is finished", () => {
  assert.ok(names("biên giớ").includes("Đường tuần tra biên giới"));
});

test("a slip of the finger is forgiven only when nothing else is found", () => {
  assert.ok(names("nghiepp").includes("Cụm công nghiệp Na Dương"));
  assert.deepEqual(names("xyzzy"), []);
  assert.deepEqual(names("  "), []);
});

test("a sentence is answered by what holds its telling words", () => {
  assert.ok(names("khi nào thì giải ngân hết vốn đầu tư công vậy").slice(0, 2).includes("Giải ngân vốn đầu tư công"));
});

test("syllables typed without the space between them are taken apart where they stand side by side", () => {
  assert.equal(names("dautu cong")[0], "Đầu tư công");
  assert.equal(names("nghiquyet 43")[0], "Nghị quyết 43-NQ/TU");
  assert.equal(names("bien giớ").includes("Đường tuần tra biên giới"), true);
  assert.ok(names("tuanTra").includes("Đường tuần tra biên giới"));
  assert.ok(names("duong tuant").includes("Đường tuần tra biên giới")); // not finished yet
});

test("the name of the province is implied, but alone it is what is meant", async () => {
  const here = new Finder(MiniSearch, { kinds: DECLARED, abbreviations: [], implied: [["tỉnh Vân Đài", "tỉnh"], ["tỉnh Vân Đài", ""], ["Vân Đài", ""]] });
  await here.add({ ...columns, name: columns.name.map((name, i) => (i === 5 ? "Báo Vân Đài" : name)) });
  const first = (text) => here.find(text).hits[0]?.record.name;
  assert.equal(first("sở kế hoạch và đầu tư tỉnh Vân Đài"), "Sở Kế hoạch và Đầu tư");
  assert.equal(first("hoi dong nhan dan tinh van dai"), "Hội đồng nhân dân tỉnh");
  assert.equal(first("báo vân đài"), "Báo Vân Đài");
  assert.equal(first("vân đài"), "Báo Vân Đài");
});

test("a name that is most of what was typed is an answer, with its own dấu, beside texts that hold all of it", () => {
  assert.ok(names("đầu tư công khai").slice(0, 4).includes("Đầu tư công"));
});

test("a slip in a short query is put right by its neighbours", () => {
  assert.equal(names("dau ut cong")[0], "Đầu tư công");
  assert.equal(names("ngị quyết 43")[0], "Nghị quyết 43-NQ/TU");
});

test("rather something near than nothing", () => {
  assert.ok(names("qqq vvv biên giới").includes("Đường tuần tra biên giới"));
});

test("a short name that is mostly the query fits better than a long one that holds it", () => {
  const words = ["duong", "vanh", "dai"];
  assert.ok(fitness("duong giao thong vanh dai", words) > fitness("duong di qua cac xa roi vanh ngoai va dai dat", words));
});

test("groups follow their best answer and count all of them", () => {
  const groups = grouped(finder.find("43-NQ/TU").hits, 1);
  assert.equal(groups[0].kind, "legal_document");
  assert.ok(groups.every(({ hits, count }) => hits.length === 1 && count >= 1));
});

test("records can be replaced: names first, then the same with their texts", async () => {
  const late = new Finder(MiniSearch, { kinds: DECLARED, abbreviations: [] });
  const one = Object.fromEntries(Object.entries(columns).map(([key, values]) => [key, key === "kinds" ? values : [values[8]]]));
  await late.add({ ...one, text: [""] });
  await late.add(one, ["commitment"]);
  assert.equal(late.find("đẩy nhanh").hits.length, 1);
  assert.equal(late.find("giải ngân").hits.length, 1);
});

test("a record of a kind that the index does not declare is an error, not an answer without a score", async () => {
  const { agency, ...others } = DECLARED;
  assert.ok(agency);
  await assert.rejects(new Finder(MiniSearch, { kinds: others, abbreviations: [] }).add(columns), /kind agency/);
});

test("how much a kind is preferred is what the index says", async () => {
  const rows = { ...columns, name: columns.name.map((name, i) => (i === 0 || i === 6 ? "Na Sầm" : name)), other: columns.other.map(() => "") };
  const first = async (kinds) => {
    const made = new Finder(MiniSearch, { kinds, abbreviations: [] });
    await made.add(rows);
    return made.find("na sầm").hits[0].record.kind;
  };
  assert.equal(await first(DECLARED), "agency");
  assert.equal(await first({ ...DECLARED, project: { weight: 60 } }), "project");
});

test("fitness falls from the name itself to its beginning, its inside, its words", () => {
  const of = (text) => fitness(text, ["dau", "tu", "cong"]);
  const values = ["dau tu cong", "dau tu cong nam", "von dau tu cong", "cong dau tu", ""].map(of);
  assert.deepEqual(values, [...values].sort((a, b) => b - a));
  assert.ok(new Set(values).size === values.length);
});

const small = async (rows, pairs = [], implied = []) => {
  const made = new Finder(MiniSearch, { kinds: DECLARED, abbreviations: pairs, implied });
  const [kind, name, text] = [0, 1, 2].map((at) => rows.map((row) => row[at] ?? ""));
  await made.add({ kinds: KINDS, kind: kind.map((each) => KINDS.indexOf(each)), id: rows.map((_, i) => `r${i}/`), name, other: name.map(() => ""), fact: name.map(() => ""), text, also: name.map(() => ""), hidden: rows.map(() => ""), weight: rows.map((row) => row[3] ?? 1) });
  return (query) => made.find(query).hits.map(({ record }) => record.name || record.text);
};

test("a slip that makes another word is put right when somebody is named so", async () => {
  const find = await small([["agency", "Sở Y tế"], ["commitment", "Thu xổ số", "xổ số kiến thiết, ưu tiên cho y tế"], ["commitment", "Phát hành", "xổ số kiến thiết"]]);
  assert.equal(find("xở y tế")[0], "Sở Y tế");
  assert.equal(find("xổ số")[0], "Thu xổ số");
});

test("a figure is found whole, not its digits here and there", async () => {
  const find = await small([["commitment", "Lương", "từ 01/7/2023 tăng 12,5% cho 7 ngạch"], ["commitment", "Tăng trưởng", "phấn đấu tăng 7 - 7,5% năm 2023"]]);
  assert.deepEqual(find("7-7,5%"), ["Tăng trưởng"]);
});

test("what a list says stands together and with its dấu, before what only looks so", async () => {
  const find = await small([["topic", "Schools", "đạt chuẩn quốc gia đạt"], ["commitment", "Compensation", "bảng giá đất"], ["commitment", "Housing", "đất ở, giá thuê"]], [], [["land price", "giá đất"]]);
  assert.equal(find("land prices")[0], "Compensation");
});

test("words that may be left out do not decide", async () => {
  const find = await small([["project", "Sân golf Vân Đài"], ["commitment", "Dự án và sân vận động", "các dự án có sân"]], [], [["dự án", ""]]);
  assert.equal(find("dự án sân golf")[0], "Sân golf Vân Đài");
});

test("many words that stand together in a text say more than few scattered over a title", async () => {
  const certificate = "giấy chứng nhận quyền sử dụng đất";
  const find = await small([["commitment", "Sở đôn đốc các cấp, ngành làm đúng", "việc khác"], ["commitment", "Hồ sơ địa chính", `cấp ${certificate} cho hộ gia đình`]], [["sổ đỏ", certificate]]);
  assert.equal(find("cap so do")[0], "Hồ sơ địa chính");
});

test("a passage that is printed twice is one answer", async () => {
  const find = await small([["passage", "", "Tỷ lệ che phủ rừng"], ["passage", "", "Tỷ lệ che phủ rừng."], ["passage", "", "Che phủ rừng và đất"]]);
  assert.equal(find("che phủ rừng").length, 2);
});

test("what stands nowhere is told, in the words typed; what may be left out or is another form is not", () => {
  const missing = (text) => finder.find(text).missing;
  assert.deepEqual(missing("Biên giới Xyzzy"), ["Xyzzy"]);
  assert.deepEqual(missing("biên giớ"), []);
  assert.deepEqual(missing("sở khdt"), []);
});

test("fifty thousand letters in the box are answered at once, by their beginning", () => {
  for (const long of ["a".repeat(50_000), "xay".repeat(17_000), "a ".repeat(25_000), "1/".repeat(25_000), "ế".repeat(50_000)]) {
    const start = performance.now();
    finder.find(long);
    assert.ok(performance.now() - start < 1000, long.slice(0, 10));
  }
  assert.equal(names(`Nghị quyết 43-NQ/TU ${"đầu tư công ".repeat(4_000)}`).includes("Đầu tư công"), true);
});

test("the name of a thing itself comes before one it is only called by too, however much hangs on that", async () => {
  const find = await small([["agency", "Sở Kế hoạch", "nay là Sở Tài chính"], ["agency", "Sở Tài chính"], ["project", "Sở Tài chính mới"]]);
  assert.equal(find("sở tài chính")[0], "Sở Tài chính");
  const rows = [["agency", "huyện Vân Đài", "", 1], ["agency", "UBND huyện Vân Đài", "huyện Vân Đài", 900]];
  const made = new Finder(MiniSearch, { kinds: DECLARED, abbreviations: [] });
  const column = (at) => rows.map((row) => row[at]);
  const none = rows.map(() => "");
  await made.add({ kinds: KINDS, kind: [0, 0], id: ["a/", "b/"], name: column(1), other: column(2), fact: none, text: none, also: none, hidden: none, weight: column(3) });
  assert.equal(made.find("huyện Vân Đài").hits[0].record.id, "a/");
});

test("words far from each other are no answer where others hold them side by side", async () => {
  const find = await small([["legal_document", "Luật Ngân sách nhà nước"], ["project", "Cấp nước sạch"]]);
  assert.deepEqual(find("nước sạch"), ["Cấp nước sạch"]);
  assert.equal(find("nuoc sach")[0], "Cấp nước sạch");
});

test("in a question a word that is no syllable counts by itself; what holds most of one comes before what a word of it names", async () => {
  const aside = ["a", "at", "for", "how", "the", "to"].map((word) => [word, ""]);
  const title = "Open a college where people take lessons in every craft and trade";
  const first = async (topic, query) => {
    const find = await small([["topic", topic, "", 9], ["commitment", title], ["commitment", "Sell more goods"]], [], [...aside, ["trade", "thương mại"]]);
    return find(query)[0];
  };
  assert.equal(await first("Thương mại biên giới", "lessons for a trade at the college"), title);
  assert.equal(await first("Trade and markets", "lessons for the craft markets at the college"), title);
});

test("a word alone comes before the same syllable in another word", async () => {
  const many = Array.from({ length: 8 }, (_, i) => ["agency", `Cổng thông tin điện tử ${i}`]);
  const find = await small([...many, ["commitment", "Giảm giá điện"]]);
  assert.equal(find("điện")[0], "Giảm giá điện");
  assert.equal(find("điện tử")[0], "Cổng thông tin điện tử 0");
});

test("when no answer has the words side by side, nor all in its name, all are only near", () => {
  const near = (text) => finder.find(text).near;
  assert.equal(near("đầu tư biên giới"), true);
  assert.equal(near("đầu tư công"), false);
  assert.equal(near("giới biên"), false); // all in one name
  assert.equal(near("giải ngân vốn"), false);
});

test("a time is answered by the page of what is due then, narrowed by the thing named beside it", async () => {
  const lists = { asked: ["thời hạn"], before: ["trước"], after: [], until: [], since: ["từ"], day: [], month: ["tháng"], quarter: ["quý"], year: ["năm"], passed: [] };
  const labels = { within: "từ {from} đến {to}", until: "đến hết {to}", from: "từ {from}" };
  const times = { lists, months: Array.from({ length: 12 }, () => []), page: "loc/", facets: ["agency"], labels, form: "dd/MM/y", language: "vi" };
  const made = new Finder(MiniSearch, { kinds: DECLARED, abbreviations: [], times });
  await made.add(columns);
  const first = (text) => made.find(text).hits.slice(0, 2).map(({ record: { kind, id, name } }) => [kind, id, name].join(" "));
  assert.equal(first("thời hạn quý IV 2023")[0], "page loc/?from=2023-10-01&to=2023-12-31 từ 01/10/2023 đến 31/12/2023");
  assert.equal(first("trước năm 2025")[0], "page loc/?to=2024-12-31 đến hết 31/12/2024");
  assert.deepEqual(first("thời hạn năm 2024 Sở Kế hoạch và Đầu tư"), ["agency r0/ Sở Kế hoạch và Đầu tư", "page loc/?agency=r0&from=2024-01-01&to=2024-12-31 từ 01/01/2024 đến 31/12/2024"]);
  for (const text of ["thời hạn năm 2024 biên giới", "Nghị quyết 43/2022/QH15", "đầu tư công năm 2022"]) assert.ok(made.find(text).hits.every(({ record }) => record.kind !== "page"), text);
});

/** A finder of a few records of [kind, name, hidden labels, further words]; `more` is what else the index says. */
async function labelled(rows, more = {}) {
  const kinds = { ...DECLARED, indicator: { weight: 17, number: true } };
  const own = new Finder(MiniSearch, { kinds, abbreviations: [], ...more });
  const [all, empty] = [Object.keys(kinds), rows.map(() => "")];
  const column = (at) => rows.map((row) => row[at] ?? "");
  const ids = rows.map((_, i) => `${i}/`);
  await own.add({ kinds: all, kind: column(0).map((kind) => all.indexOf(kind)), id: ids, name: column(1), other: empty, fact: empty, text: empty, also: column(3), hidden: column(2), weight: rows.map(() => 1) });
  return (text) => own.find(text).hits.map(({ record }) => record.name);
}

test("what people call a thing leads to it, a sentence too, also within a longer question", async () => {
  const found = await labelled([["commitment", "Trả dứt nợ xây dựng", "nợ tiền nhà thầu|xong việc chưa được trả"], ["topic", "Nhà thầu hoài", ""], ["agency", "Văn phòng tỉnh", ""]]);
  assert.equal(found("nợ tiền nhà thầu")[0], "Trả dứt nợ xây dựng");
  assert.equal(found("nợ tiền nhà thầu hoài vậy")[0], "Trả dứt nợ xây dựng");
});

test("a label that is all of what was asked says more than names that hold it", async () => {
  const rows = [["indicator", "Doanh nghiệp thành lập mới", "bao nhiêu doanh nghiệp mới"], ["indicator", "Số đơn vị đang hoạt động", "có bao nhiêu doanh nghiệp"]];
  const found = await labelled(rows, { asides: ["có bao nhiêu", "bao nhiêu"], counting: ["có bao nhiêu"] });
  assert.equal(found("co bao nhieu doanh nghiep")[0], "Số đơn vị đang hoạt động");
});

test("nobody shortens a label to its initials", async () => {
  const rows = [["topic", "Sở hữu trí tuệ", "nơi giữ ý tưởng"], ["legal_document", "Nghị quyết 43", ""]];
  assert.deepEqual((await labelled(rows))("ngy"), []);
  assert.deepEqual((await labelled([["agency", "Nơi giữ ý tưởng", ""], rows[1]]))("ngyt"), ["Nơi giữ ý tưởng"]);
});

const TIMES = ["asked", "before", "after", "until", "since", "day", "month", "quarter", "year", "passed"];

test("of what is counted, that of the year asked for comes first", async () => {
  const rows = [["indicator", "Tăng trưởng kinh tế dài", "", "2021/2025"], ["indicator", "Tăng trưởng kinh tế của từng năm", "", "6,5 2023"]];
  const found = await labelled(rows, { times: { lists: Object.fromEntries(TIMES.map((list) => [list, []])), months: [], facets: [], labels: {} } });
  assert.equal(found("tăng trưởng kinh tế 2023")[0], rows[1][1]);
});

test("who asks how many is given what is counted, however little of the question it holds", async () => {
  const topics = ["đợt một", "đợt hai", "đợt ba"].map((part) => ["topic", `Hợp tác xã nông nghiệp thành lập ${part}`, ""]);
  const rows = [...topics, ["indicator", "Số hợp tác xã", ""]];
  const counting = { asides: ["bao nhiêu"], counting: ["bao nhiêu"] };
  assert.ok((await labelled(rows, counting))("bao nhiêu hợp tác xã nông nghiệp thành lập").includes("Số hợp tác xã"));
});

test("a sentence is no name within a question, what people call it is", () => {
  const folded = { name: "tra dut no", other: [], hidden: ["no tien nha thau"] };
  const asked = { sequences: [["no", "tien", "nha", "thau", "hoai"]] };
  assert.equal(nameIn({ sentence: true, folded }, asked), "no tien nha thau");
  assert.equal(nameIn({ sentence: true, folded }, { sequences: [["tra", "dut", "no"]] }), "");
});
