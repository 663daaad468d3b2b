// SPDX-License-Identifier: Apache-2.0
//
// What leaves the page: decisions as a decisions file (gainsay decisions import) and as CSV, a
// sheet of corrections to ask for, and a page to print.

// A decisions file, as `gainsay check` reads it; see gate/decisions.h.
function decisionsFile() {
  const lines = decisions.list().map((d) => JSON.stringify({...findingById.get(d.finding).record,
    verdict: d.verdict, reason: d.note || 'reviewed', by: d.by, date: d.date}));
  return ['{"format":"gainsay.decisions.v1"}', ...lines].join('\n') + '\n';
}

// A cell of CSV; what a spreadsheet would take for a formula is text.
const csvCell = (text) => `"${(/^[=+\-@\t\r]/.test(text) ? "'" : '') + String(text).replaceAll('"', '""')}"`;

function decisionsTable() {
  const head = ['finding', 'severity', 'field', 'rule', 'subject', 'readings', 'verdict', 'note', 'by', 'date'];
  const lines = decisions.list().map((d) => {
    const f = findingById.get(d.finding);
    return [f.id, f.severity, f.field, f.rule, f.subject, f.readings.map((r) => r.value).join(' | '), d.verdict, d.note, d.by, d.date];
  });
  return [head, ...lines].map((cells) => cells.map(csvCell).join(',')).join('\r\n') + '\r\n';
}

const markdown = (text) => plain(text).replace(/\s+/g, ' ').replace(/[\\`*_{}[\]()#+\-!|>~<&@]/g, (c) => (c === '<' ? '&lt;' : c === '&' ? '&amp;' : '\\' + c));

// What was accepted, with the question and who has to answer it.
function correctionSheet() {
  const accepted = findings.filter((f) => [...(decisions.all.get(f.id)?.values() || [])].some((d) => d.verdict === 'accepted'));
  const out = ['# Corrections to ask for', '', `${count(accepted.length, 'finding')} accepted as contradictions.`, ''];
  accepted.forEach((f, i) => {
    out.push(`## ${i + 1}. ${markdown(capital(f.subject))}`, '', markdown(eventName(f.event)), '',
      `**Question:** ${markdown(questionOf(f))}`, '', '| reading | source | where | passage |', '|---|---|---|---|');
    for (const r of f.readings) {
      for (const w of r.witnesses) out.push(`| ${markdown(r.value)} | ${markdown(outlet(w.a))} | ${markdown(placeOf(w))} | ${markdown(sentence(w))} |`);
    }
    out.push('', `**To answer:** ${[...new Set(f.articles.map(outlet))].map(markdown).join(', ')}`, '');
    for (const d of decisions.all.get(f.id).values()) {
      out.push(`- ${markdown(d.by)}: ${verdictOf.get(d.verdict)?.label.toLowerCase() || d.verdict}, ${day(d.date)}${d.note ? ': ' + markdown(d.note) : ''}`);
    }
    out.push('', `\`${f.id}\``, '');
  });
  return out.join('\n');
}

// Some words around a witness, for a line of a table.
function sentence(w) {
  const piece = pieceOf(w);
  if (!piece) return wordsOf(w);
  const [, begin, end] = w.p;
  const space = (from, to, last) => (last ? piece[1].lastIndexOf(' ', to) : piece[1].indexOf(' ', from));
  let from = Math.max(0, begin - 80), to = Math.min(piece[1].length, end + 80);
  if (from > 0 && space(from, 0) >= 0 && space(from, 0) < begin) from = space(from, 0) + 1;
  if (to < piece[1].length && space(0, to, true) > end) to = space(0, to, true);
  return `${from > 0 ? '…' : ''}${piece[1].slice(from, to)}${to < piece[1].length ? '…' : ''}`;
}

const EXPORTS = [
  ['Decisions file', 'gainsay-decisions.jsonl', 'application/jsonl', decisionsFile],
  ['Decisions as CSV', 'decisions.csv', 'text/csv', decisionsTable],
  ['Correction sheet', 'corrections.md', 'text/markdown', correctionSheet],
];

function exportButtons() {
  return el('div', {class: 'exports'},
    EXPORTS.map(([label, name, type, make]) => el('button', {type: 'button', 'data-export': name,
      onclick: () => download(name, type, make())}, label)),
    el('a', {class: 'button', href: '#/print'}, `Page to print (${view.listed.length})`));
}

// All that is listed, one after another.
function printView() {
  return el('div', {class: 'printed'},
    el('header', {},
      el('h1', {tabindex: -1}, count(view.listed.length, 'finding')),
      el('p', {class: 'no-print'}, el('button', {type: 'button', onclick: () => print()}, 'Print'), ' ', el('a', {href: '#/findings'}, 'Back'))),
    view.listed.slice(0, 1000).map((f) => el('section', {class: 'printed-finding'},
      el('p', {class: 'kind'}, view.blind ? '' : el('span', {class: `severity ${f.severity}`}, f.severity), el('span', {}, f.field), el('span', {}, eventName(f.event))),
      el('h2', {}, capital(f.subject)),
      el('p', {class: 'question'}, questionOf(f)),
      f.readings.map((r, n) => el('div', {class: 'printed-reading'}, el('h3', {}, letter(n), '  ', r.value),
        r.witnesses.slice(0, 4).map((w) => el('p', {}, el('b', {}, outlet(w.a)), ' ', day(articles[w.a].published), ' ', el('code', {}, placeOf(w)), el('br'), `“${sentence(w)}”`)))),
      [...(decisions.all.get(f.id)?.values() || [])].filter((d) => !view.blind || d.by === decisions.reviewer).map((d) => el('p', {class: 'decision'}, decided(d))))),
    view.listed.length > 1000 ? el('p', {}, `${view.listed.length - 1000} more are not on this page: narrow the list.`) : '');
}
