// SPDX-License-Identifier: Apache-2.0
//
// One key a deed, the list of them, and the questions that are asked before many findings change.

const KEYS = [
  ['j', 'k', 'next, previous finding'],
  ...VERDICTS.map((v) => [v.key, `${v.label.toLowerCase()}: ${v.about}`]),
  ['x', 'take my decision back'],
  ['n', 'write a note'],
  ['z', 'undo'], ['Z', 'redo'],
  ['m', 'decide all that are listed'],
  ['e', 'who says what on this event'],
  ['o', 'the whole article'],
  ['/', 'search'],
  ['b', 'blind: hide confidence and others’ decisions'],
  ['1', '2', '3', '4', 'overview, findings, events, decisions'],
  ['?', 'this help'],
];

function dialog(label, ...content) {
  const box = el('dialog', {'aria-label': label, onclose: () => box.remove()}, content);
  document.body.append(box);
  box.showModal();
  return box;
}

function helpDialog(changed) {
  const name = el('input', {type: 'text', value: decisions.reviewer, maxlength: 80, autocomplete: 'off', onchange: (e) => {
    decisions.reviewer = e.target.value.trim() || DATA.reviewer || 'me';
    try { localStorage.setItem(`gainsay/${REPORT_KEY}/reviewer`, JSON.stringify(decisions.reviewer)); } catch { /* no storage */ }
    decisions.done = [];
    decisions.undone = [];
    changed();
  }});
  const box = dialog('Keys and settings',
    el('h2', {tabindex: -1, autofocus: true}, 'Keys'),
    el('dl', {class: 'keys'}, KEYS.map((line) => [el('dt', {}, line.slice(0, -1).map((k) => [key(k), ' '])), el('dd', {}, capital(line[line.length - 1]))])),
    el('h2', {}, 'Who decides'),
    el('label', {class: 'who'}, 'Your name, kept with each decision', name),
    el('p', {class: 'quiet'}, DATA.served
      ? 'Decisions are written to the decisions file that gainsay check reads.'
      : 'Decisions stay in this browser until you export them; gainsay decisions import reads them.'),
    el('p', {class: 'ends'}, el('button', {type: 'button', onclick: () => box.close()}, 'Close ', key('Esc'))));
}

// One verdict for all that are listed; says how many before it does so.
function bulkDialog(decide) {
  const n = view.listed.length;
  const chosen = el('select', {'aria-label': 'Verdict'}, VERDICTS.map((v) => el('option', {value: v.id}, v.label)));
  const note = el('input', {type: 'text', maxlength: 2000, autocomplete: 'off'});
  const box = dialog('Decide all that are listed',
    el('h2', {}, `Decide all ${count(n, 'listed finding')}`),
    el('p', {}, `Every one of the ${n.toLocaleString('en')} findings that the filters leave gets this verdict, also those decided before. It can be undone at once.`),
    el('div', {class: 'bulk'}, el('label', {}, 'Verdict', chosen), el('label', {}, 'Note', note)),
    el('p', {class: 'ends'},
      el('button', {type: 'button', class: 'quiet', onclick: () => box.close()}, 'Cancel'),
      el('button', {type: 'button', class: 'primary', 'data-bulk': n, onclick: () => { box.close(); decide(chosen.value, note.value); }}, `Decide ${n.toLocaleString('en')}`)));
}
