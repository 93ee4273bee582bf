// One folding for all matching of Vietnamese text: the same rule as generator/text/folding.py, held together by
// tests/vectors/folding.json. Published text is never folded, only what is compared.

const D = /[đĐðÐ]/g; // no letter of its own in NFD, so it is named
const MARKS = /\p{M}/gu;
const WORDS = /[\p{L}\p{M}\p{N}]+/gu;
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** The form in which writing with and without dấu, in capitals or not, compares equal. */
export function fold(text) {
  return text.replace(D, "d").normalize("NFD").replace(MARKS, "").toLowerCase();
}

/** The words of a text as printed, with where they stand. */
export function words(text) {
  return [...text.matchAll(WORDS)].map((match) => ({ word: match[0], start: match.index, end: match.index + match[0].length }));
}

const MARK = 1; // it is left out
const SPACE = 32; // it is no part of a word
const MORE = 2; // it folds to several code units, which stand in PIECES
const UNITS = new Uint16Array(0x10000); // code unit -> code unit, or one of the above; 0 is not known yet
const PIECES = new Map();
const SHORT = 1024; // a text shorter than this is made faster letter by letter than by a decoder
let room = new Uint16Array(4096);
const decoder = new TextDecoder("utf-16le");
const narrow = new TextDecoder("latin1");

function unit(code) {
  const char = String.fromCharCode(code);
  const folded = code >= 0xd800 && code <= 0xdfff ? char : fold(char); // half a letter stays what it is
  if (folded === "") UNITS[code] = MARK;
  else if (!/[\p{L}\p{N}\ud800-\udfff]/u.test(folded)) UNITS[code] = SPACE;
  else if (folded.length === 1) UNITS[code] = folded.charCodeAt(0);
  else {
    UNITS[code] = MORE;
    PIECES.set(code, folded);
  }
  return UNITS[code];
}

/** The folded words of a text joined by single spaces, for looking into long texts many times: unit by unit. */
export function squeeze(text) {
  if (room.length < text.length * 4) room = new Uint16Array(text.length * 4);
  let length = 0;
  let open = false; // whether a space is due before the next letter
  let wide = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const folded = UNITS[code] || unit(code);
    if (folded === SPACE) open = length > 0;
    else if (folded !== MARK) {
      if (open) room[length++] = SPACE;
      open = false;
      if (folded === MORE) for (const each of PIECES.get(code)) wide |= room[length++] = each.charCodeAt(0);
      else wide |= room[length++] = folded;
    }
  }
  if (length < SHORT) return String.fromCharCode.apply(null, /** @type {any} */ (room.subarray(0, length)));
  return wide < 0x80 ? narrow.decode(Uint8Array.from(room.subarray(0, length))) : decoder.decode(room.subarray(0, length));
}

/** Whether a word stands in a squeezed text: at the beginning of one of its words, and when `whole` to its end. */
export function holds(text, word, whole) {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at > 0 && text.charCodeAt(at - 1) !== SPACE) continue;
    const end = at + word.length;
    if (!whole || end === text.length || text.charCodeAt(end) === SPACE) return true;
  }
  return false;
}

/** The folded words of a text: "43-NQ/TU" gives 43, nq, tu, however it is punctuated. */
export function tokens(text) {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * A word with its dấu, so that "hoà" and "hòa" are the same word and "dương" and "đường" are not: the letters, then
 * the tone. Two ways of writing differ only in the letter that carries the tone.
 */
export function spelled(word) {
  const apart = word.toLowerCase().normalize("NFD");
  return { letters: apart.replace(TONES, "").normalize("NFC"), tone: (apart.match(TONES) ?? []).join("") };
}

/** Whether a word was typed with dấu: only then is exactness asked for. */
export function hasMarks(word) {
  return fold(word) !== word.toLowerCase();
}
