// What different writings of one word have in common: the stem of an English word, the sound of a Vietnamese syllable,
// the letters behind keys struck without a Vietnamese keyboard.

const ENDINGS = /(?:ational|ations?|ments?|ivity|ities|ically|ical|ity|ists?|ism|ings?|ions?|ers?|ors?|als?|ed)$/;
const ROOT = 4; // letters left at least when an ending goes: shorter ones stand in too many words

/** The stem of an English word: "investment", "investors" and "invest" have the same. */
export function stem(word) {
  let rest = single(word).replace(/^(.{3,})ly$/, "$1");
  for (let before = ""; before !== rest; ) {
    before = rest;
    const shorter = rest.replace(ENDINGS, "");
    if (shorter.length >= ROOT) rest = shorter;
  }
  return rest.length > ROOT ? rest.replace(/e$/, "").replace(/y$/, "i") : rest; // "police" is no kin of "policy"
}

/** An English word in the singular. */
export function single(word) {
  return word.replace(/(?<=..)ies$/, "y").replace(/(?<=x|ch|sh|ss)es$/, "").replace(/(?<=..[^s])s$/, "");
}

// sounds that are written in several ways, or said alike in a part of the country: first the beginnings, then the ends
const SOUNDS = [
  [/^(?:gi(?=[aeou])|[drv](?=[aeiouy]))/, "z"], [/^x/, "s"], [/^tr/, "ch"], [/^ngh/, "ng"], [/^gh/, "g"], [/^[kq]/, "c"], [/^n(?=[aeiouy])/, "l"],
  [/y/g, "i"], [/(?:nh?|ng)$/, "n"], [/(?:ch?|t)$/, "t"],
]; // prettier-ignore

/** How a folded Vietnamese syllable sounds, so that "xở" and "sở", "dao" and "giao", "trương" and "chương" compare equal. */
export function sound(word) {
  return SOUNDS.reduce((said, [written, same]) => said.replace(written, same), word);
}

const TONE = /^(.*[aeiouyw].*)[sfrxj]$/; // the key of a tone is struck after a vowel

/** The folded word behind the keys of the Telex way of typing: "dduwowngf" is "đường". */
export function telex(word) {
  return word.replace(TONE, "$1").replace(/w/g, "").replace(/([adeo])\1/g, "$1");
}

const SYLLABLE = /^(?:ngh?|nh|ch|gh?|gi|kh|ph|qu|th|tr|[bcdhklmnpqrstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?$/;

/** Whether a folded word is written as a Vietnamese syllable, which says little without its neighbours: "dat" of "dat dai". */
export function isSyllable(word) {
  return SYLLABLE.test(word);
}
