// SPDX-License-Identifier: Apache-2.0
//
// What was decided so far: disagreements of the reviewers first, then each decision.

function recordView() {
  const disagreed = decisions.disagreements();
  const list = decisions.list();
  const line = (f, all) => el('li', {}, el('a', {href: findingLink(f)}, capital(f.subject)), ' ',
    el('span', {class: 'quiet'}, f.readings.map((r) => shorten(r.value, 40)).join(' ≠ ')),
    el('ul', {}, all.map((d) => el('li', {}, decided(d)))));
  const open = findings.length - new Set(list.map((d) => d.finding)).size;
  const byFinding = findings.filter((f) => decisions.decided(f.id));
  return el('div', {class: 'record'},
    el('h1', {tabindex: -1}, 'Decisions'),
    el('p', {class: 'standfirst'}, `${count(byFinding.length, 'finding')} decided, ${open.toLocaleString('en')} open. You decide as `,
      el('b', {}, decisions.reviewer), '; change it with ', key('?'), '.'),
    disagreed.length > 0 && !view.blind ? el('section', {class: 'panel warn'}, el('h2', {}, `Reviewers disagree on ${disagreed.length}`),
      el('ul', {}, disagreed.map((f) => line(f, [...decisions.all.get(f.id).values()])))) : '',
    el('section', {class: 'panel'},
      el('h2', {}, 'By verdict'),
      el('ul', {class: 'tally'}, counted(list.filter((d) => !view.blind || d.by === decisions.reviewer).map((d) => d.verdict)).map(([verdict, n]) =>
        el('li', {}, filterLink('state', verdict, verdictOf.get(verdict)?.label || verdict), el('span', {class: 'number'}, n)))),
      list.length === 0 ? el('p', {class: 'quiet'}, 'Nothing is decided yet.') : ''),
    el('section', {class: 'panel'}, el('h2', {}, 'All decisions'),
      el('ul', {class: 'decisions'}, byFinding.slice(0, 500).map((f) => line(f,
        [...decisions.all.get(f.id).values()].filter((d) => !view.blind || d.by === decisions.reviewer)))),
      byFinding.length > 500 ? el('p', {class: 'quiet'}, `${byFinding.length - 500} more; export them.`) : ''),
    el('section', {class: 'panel'}, el('h2', {}, 'Export'), exportButtons()));
}
