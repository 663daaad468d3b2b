// SPDX-License-Identifier: Apache-2.0
//
// A witness: who says so, when, and the passage with the value marked in it.

const AROUND = 260;  // letters of context on each side of the value

// The piece of text with [begin, end) marked, cut to what stands around it.
function passage(w, tone) {
  const piece = pieceOf(w);
  if (!piece) return el('blockquote', {class: 'passage quote-only'}, el('mark', {class: tone}, wordsOf(w)));
  const [, text, flags = 0] = piece;
  const [, begin, end] = w.p;
  let from = Math.max(0, begin - AROUND), to = Math.min(text.length, end + AROUND);
  if (from < 40) from = 0;
  if (text.length - to < 40) to = text.length;
  if (from > 0) from = text.indexOf(' ', from) >= 0 && text.indexOf(' ', from) < begin ? text.indexOf(' ', from) + 1 : from;
  if (to < text.length) to = text.lastIndexOf(' ', to) > end ? text.lastIndexOf(' ', to) : to;
  return el('blockquote', {class: `passage kind-${piece[0]}`, dir: 'auto'},
    from > 0 || flags & 3 ? '… ' : '',
    text.slice(from, begin), el('mark', {class: tone}, text.slice(begin, end)), text.slice(end, to),
    to < text.length || flags & 4 ? ' …' : '');
}

// "by Associated Press and 3 more": who else carries the same text.
function carriers(list) {
  if (!list || list.length === 0) return '';
  const names = list.map(outlet);
  return el('span', {class: 'carriers', title: names.join(', ')},
    `the same text in ${names.slice(0, 3).join(', ')}${names.length > 3 ? ` and ${names.length - 3} more` : ''}`);
}

function witness(w, tone, finding, n) {
  const article = articles[w.a];
  const address = webAddress(article.url);
  return el('div', {class: 'witness'},
    el('p', {class: 'outlet'}, el('b', {}, outlet(w.a)), ' ',
      article.published ? el('time', {datetime: article.published}, day(article.published)) : el('span', {class: 'undated'}, 'no date')),
    article.title ? el('p', {class: 'headline'}, article.title) : '',
    passage(w, tone),
    el('p', {class: 'meta'},
      w.by ? el('span', {class: 'by'}, 'says ', el('i', {}, w.by)) : '',
      carriers(w.in),
      article.text ? el('a', {href: articleLink(w.a, finding, n)}, 'whole article') : '',
      address ? el('a', {href: address, target: '_blank', rel: 'noopener noreferrer'}, 'original') : '',
      place(w, finding, n)));
}

// The place in the source file, as a link to it; the button copies it for an editor.
function place(w, finding, n) {
  const text = placeOf(w);
  const file = fileLink(w);
  const link = DATA.served ? el('a', {href: articleLink(w.a, finding, n)}, text)
    : file ? el('a', {href: file, target: '_blank', rel: 'noopener'}, text) : text;
  return el('span', {class: 'place'}, link,
    el('button', {type: 'button', class: 'copy', 'aria-label': `Copy ${text}`, title: 'Copy the place', onclick: async ({currentTarget: button}) => {
      try {
        await navigator.clipboard.writeText(text);
        button.dataset.copied = 'copied';
        say('Copied');
        setTimeout(() => delete button.dataset.copied, 1500);
      } catch {
        getSelection().selectAllChildren(button.previousSibling);
      }
    }}));
}
