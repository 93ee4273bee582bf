// What stands nowhere as typed is put right by what the records hold, and by nothing else.

import assert from "node:assert/strict";
import test from "node:test";

import { squeeze } from "../../../../generator/site/scripts/folding.js";
import { isSlip, Vocabulary } from "../../../../generator/site/scripts/slips.js";

const record = (sentence, name, ...other) => {
  const folded = { name: squeeze(name), other: other.map(squeeze) };
  return { sentence, folded: { ...folded, names: [folded.name, ...folded.other], all: [folded.name, ...folded.other].join(" ") } };
};
const words = new Vocabulary();
words.learn([
  record(false, "Chi nhánh Ngân hàng Chính sách xã hội tỉnh"),
  record(false, "Văn phòng UBND tỉnh"),
  record(false, "Sở Kế hoạch và Đầu tư"),
  record(false, "Sở Y tế"),
  record(false, "National roads"),
  record(true, "Khuất Xá"),
  record(true, "Sở Y tế gặp KBNN"),
  record(true, "Kinh tế cửa khẩu, cửa hàng; du lịch, lịch sử"),
]);
const forms = (...folded) => words.forms(folded, folded.length - 1).map((form) => form.join(" "));

test("initials lead to the stretch of a name they begin, the word for and passed over, words in full allowed", () => {
  assert.deepEqual(forms("nhcsxh"), ["ngan hang chinh sach xa hoi"]);
  assert.deepEqual(forms("vpubnd"), ["van phong ubnd"]);
  assert.deepEqual(forms("khdt"), ["ke hoach va dau tu"]);
  assert.deepEqual(forms("sokhdt"), ["so ke hoach va dau tu"]);
  assert.deepEqual(forms("kbnn"), []); // stands in a sentence, is the initials of no name
  assert.deepEqual(forms("tinh"), []); // a word
});

test("an English word is found in its other number", () => {
  assert.deepEqual(forms("road"), ["roads"]);
  assert.deepEqual(forms("nationals"), ["national"]);
});

test("an English word leads to its family where it stands nowhere itself", () => {
  assert.deepEqual(forms("nationally"), ["national"]);
  assert.deepEqual(words.kin("road"), ["roads"]);
  assert.deepEqual(words.kin("roads"), []);
});

test("keys struck without a Vietnamese keyboard, and syllables written as they sound, lead to the word", () => {
  assert.ok(forms("cuwar").includes("cua"));
  assert.deepEqual(words.near(["cua", "hag"], 1), ["hang"]);
  assert.ok(words.near(["xo", "y"], 0).includes("so"));
});

test("a word is not guessed from one that begins otherwise, unless its neighbours stand there", () => {
  assert.deepEqual(words.near(["moach"], 0), []);
  assert.deepEqual(words.near(["hoech"], 0), ["hoach"]);
});

test("initials that are those of no name may be those of what texts often say", () => {
  const many = new Vocabulary();
  many.learn(Array.from({ length: 6 }, () => record(true, "thuế giá trị gia tăng")));
  many.learn([record(true, "tổ công tác vận động")]);
  assert.deepEqual(many.forms(["gtgt"], 0), [["gia", "tri", "gia", "tang"]]);
  assert.deepEqual(many.forms(["tctvd"], 0), []); // said once
});

test("all spaces may be missing, dấu and capitals stay; what stands somewhere stays together", () => {
  const apart = (text) => words.apart(text, new Map());
  assert.equal(apart("soyte"), "so y te");
  assert.equal(apart("SởYtế tỉnh"), "Sở Y tế tỉnh");
  assert.equal(apart("nganhangchinhsach tinh"), "ngan hang chinh sach tinh");
  assert.equal(apart("ubnd, xyzzy"), "ubnd, xyzzy");
});

test("a slip is a letter too many, too few, another or two changed over", () => {
  for (const slip of ["hoaach", "hach", "hoack", "haoch"]) assert.ok(isSlip(slip, "hoach"), slip);
  for (const other of ["hoach", "hcaoh", "hoa", "hoanhh"]) assert.ok(!isSlip(other, "hoach"), other);
});

test("a slip is put right to what stands beside its neighbours", () => {
  assert.deepEqual(words.near(["cua", "khua"], 1), ["khau"]);
  assert.deepEqual(words.near(["ke", "hach", "va"], 1), ["hoach"]);
  assert.deepEqual(words.near(["ych"], 0), []); // too short to guess without neighbours
});

test("words that stand somewhere, but beside none of their neighbours, may be slips too", () => {
  assert.deepEqual(words.meant(["so", "y", "su"]).at(2), []);
  assert.deepEqual(words.meant(["nha", "hang"]), [[], []]); // "nha" stands nowhere: it is looked at as typed
  assert.ok(words.meant(["y", "ke"]).at(1).includes("te"));
  assert.deepEqual(words.meant(["national"]), [[]]);
  assert.deepEqual(words.meant(["cua", "khua"]).at(1), ["khau"]); // the beginning of "khuat", which never stands there
  assert.deepEqual(words.meant(["cua", "kha"]).at(1), []); // the beginning of what stands there
});

test("a long word that stands nowhere leads to the one it begins with, a short one does not", () => {
  assert.deepEqual(forms("nationalgrid"), ["national"]);
  assert.deepEqual(forms("roadside"), ["roads"]);
  assert.deepEqual(forms("tinhthanhx"), []); // "tinh" is too short to be sure
  assert.deepEqual(forms("nationalxy"), []); // nothing is a word after it
});
