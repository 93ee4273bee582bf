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

const PIECES = []; // code unit -> what it folds to; "" for a mark, " " for what is no part of a word

function piece(unit) {
  const char = String.fromCharCode(unit);
  const folded = unit >= 0xd800 && unit <= 0xdfff ? char : fold(char); // half a letter stays what it is
  return (PIECES[unit] = folded === "" || /[\p{L}\p{N}\ud800-\udfff]/u.test(folded) ? folded : " ");
}

/** The folded words of a text joined by single spaces, for looking into long texts many times: letter by letter. */
export function squeeze(text) {
  let out = "";
  let open = false; // whether a space is due before the next letter
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const folded = PIECES[unit] ?? piece(unit);
    if (folded === " ") open = out !== "";
    else if (folded !== "") {
      out += open ? ` ${folded}` : folded;
      open = false;
    }
  }
  return out;
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
