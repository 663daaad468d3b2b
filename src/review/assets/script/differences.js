// SPDX-License-Identifier: Apache-2.0
//
// What differs between two texts, word by word or letter by letter: the longest common
// subsequence of their tokens.
//
//   differences('the old house', 'the new house', WORDS)
//     -> [[false, 'the '], [true, 'old '], [false, 'house']]   of the first text

const WORDS = (text) => text.match(/\s*[\p{L}\p{N}'’]+\s*|\s*[^\s\p{L}\p{N}]/gu) || [];
const LETTERS = (text) => [...text];
const MOST_TOKENS = 400;

function differences(text, other, split) {
  const a = split(text), b = split(other);
  if (a.length > MOST_TOKENS || b.length > MOST_TOKENS) return [[false, text]];
  const same = (i, j) => a[i].trim().toLowerCase() === b[j].trim().toLowerCase();
  const width = b.length + 1;
  const length = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; --i) {
    for (let j = b.length - 1; j >= 0; --j) {
      length[i * width + j] = same(i, j)
        ? length[(i + 1) * width + j + 1] + 1
        : Math.max(length[(i + 1) * width + j], length[i * width + j + 1]);
    }
  }
  const parts = [];
  const add = (differs, token) => {
    const last = parts[parts.length - 1];
    if (last && last[0] === differs) last[1] += token;
    else parts.push([differs, token]);
  };
  let i = 0, j = 0;
  while (i < a.length) {
    if (j < b.length && same(i, j)) add(false, a[i++]), ++j;
    else if (j < b.length && length[i * width + j + 1] > length[(i + 1) * width + j]) ++j;
    else add(true, a[i++]);
  }
  return parts;
}

// The letters in which a name's words differ from their like in another spelling of it. A word
// that has no like there stays unmarked: it is another name, not another spelling.
function spelling(value, other) {
  const others = other.split(/\s+/);
  return value.split(/(\s+)/).flatMap((word) => {
    if (others.some((o) => o.toLowerCase() === word.toLowerCase())) return [[false, word]];
    const likes = others.map((o) => differences(word, o, LETTERS))
      .map((parts) => ({parts, same: parts.filter(([d]) => !d).reduce((sum, [, text]) => sum + text.length, 0)}))
      .sort((x, y) => y.same - x.same);
    return likes[0] && likes[0].same >= word.length * 0.6 ? likes[0].parts : [[false, word]];
  });
}

// A reading's value with what sets it apart from the others, where that is worth marking:
// letters of spellings, words of quotations.
function markedValue(finding, n) {
  const value = finding.readings[n].value;
  const other = finding.readings[n === 0 ? 1 : 0].value;
  const quotation = finding.field === 'attribution' || Math.min(value.length, other.length) > 40;
  if (!quotation && (finding.field !== 'name' || value.length > 60)) return [value];
  const parts = quotation ? differences(value, other, WORDS) : spelling(value, other);
  const differing = parts.filter(([d]) => d).reduce((sum, [, text]) => sum + text.length, 0);
  if (differing > value.length * 0.8) return [value];
  return parts.map(([differs, text]) => (differs && text.trim()
    ? [/^\s*/.exec(text)[0], el('em', {class: 'differs'}, text.trim()), /\s*$/.exec(text)[0]] : text));
}
