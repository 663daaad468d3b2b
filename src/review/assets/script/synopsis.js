// SPDX-License-Identifier: Apache-2.0
//
// The synoptic table of an event: a row for each thing that is told, a column for each source, and
// in each cell that source's words.

// Rows as {subject, field, finding, cells: column -> [{w, reading}]}: those of the data, and one for
// each finding that no row holds.
function rowsOf(event, columns) {
  const columnOf = new Map(columns.flatMap((c, i) => [c.article, ...c.carriers].map((a) => [a, i])));
  const build = (subject, field, finding, told) => {
    const cells = columns.map(() => []);
    for (const {w, reading} of told) {
      const cell = cells[columnOf.get(w.a)];
      // Once a source and reading: "killed" and "were killed" are one.
      const group = reading >= 0 ? `finding ${reading}` : `row ${w.r}`;
      if (cell && !cell.some((x) => x.group === group)) cell.push({w, reading, group});
    }
    return {subject, field, finding, cells, told: cells.filter((c) => c.length > 0).length};
  };
  const held = new Set();
  const list = rows.filter((row) => row.event === event).map((row) => {
    const finding = row.finding === undefined ? null : findings[row.finding];
    if (finding) held.add(finding.id);
    // A cell stands for the finding's reading where the finding has that passage.
    const readingAt = new Map(finding ? finding.readings.flatMap((r, n) => r.witnesses.map((w) => [`${w.a}:${w.l}:${w.c}`, n])) : []);
    return build(row.subject, row.field, finding, row.cells.map((w) => ({w, reading: readingAt.get(`${w.a}:${w.l}:${w.c}`) ?? -1})));
  });
  for (const finding of findingsOfEvent.get(event) || []) {
    if (held.has(finding.id)) continue;
    list.push(build(finding.subject, finding.field, finding, finding.readings.flatMap((r, n) => r.witnesses.map((w) => ({w, reading: n})))));
  }
  // Contradictions first; that a thing happened, which all agree on, last.
  const rank = (row) => (row.finding ? SEVERITIES.indexOf(row.finding.severity) : row.field === 'polarity' ? 10 : 9);
  return list.filter((row) => row.told > 0).sort((a, b) => rank(a) - rank(b) || b.told - a.told || FIELDS.indexOf(a.field) - FIELDS.indexOf(b.field));
}

function valueButton({w, reading}, row, show) {
  const words = wordsOf(w);
  return el('button', {type: 'button', class: reading >= 0 ? `said tone-${reading % 6}` : 'said quiet',
    title: 'Show the passage', onclick: (e) => show(row, w.a, e.currentTarget)},
    reading >= 0 ? el('span', {class: 'letter'}, unseen('reading '), letter(reading)) : '',
    el('span', {class: 'words'}, shorten(words, 90)));
}

const columnHead = (column) => [
  el('a', {href: articleLink(column.article)}, outlet(column.article)),
  el('time', {}, day(articles[column.article].published) || 'no date'),
  column.carriers.length > 0 ? el('span', {class: 'carriers', title: column.carriers.map(outlet).join(', ')}, `and ${count(column.carriers.length, 'copy', 'copies')}`) : '',
  headline(column.article) ? el('span', {class: 'headline'}, shorten(headline(column.article), 80)) : ''];

const rowHead = (row) => [
  row.finding && !view.blind ? severitySign(row.finding.severity) : '',
  row.finding ? el('a', {href: findingLink(row.finding)}, capital(row.subject)) : el('span', {}, capital(row.subject)),
  el('span', {class: 'field'}, row.finding?.relation === 'update' ? `${row.field}, updated in time →` : row.field)];

function wideTable(columns, list, show) {
  const body = (row) => el('tr', {class: row.finding ? 'conflict' : 'calm'}, el('th', {scope: 'row'}, rowHead(row)),
    row.cells.map((cell) => el('td', {}, cell.map((c) => valueButton(c, row, show)), cell.length === 0 ? el('span', {class: 'nothing'}, unseen('says nothing')) : '')));
  return el('div', {class: 'scroll synoptic', tabindex: 0, role: 'region', 'aria-label': 'Who says what'},
    el('table', {},
      el('thead', {}, el('tr', {}, el('th', {scope: 'col', class: 'corner'}, unseen('What is told')), columns.map((c) => el('th', {scope: 'col'}, columnHead(c))))),
      el('tbody', {}, list.map(body))));
}

// On a narrow screen: each thing with its readings, and who gives them.
function narrowTable(columns, list, show) {
  return el('div', {class: 'stacked'}, list.map((row) => {
    const groups = new Map();
    row.cells.flat().forEach((c) => {
      groups.set(c.group, [...(groups.get(c.group) || []), c]);
    });
    return el('section', {class: row.finding ? 'told conflict' : 'told calm'}, el('h2', {}, rowHead(row)),
      el('ul', {}, [...groups.values()].map((group) => el('li', {}, valueButton(group[0], row, show),
        el('span', {class: 'from'}, [...new Set(group.map((c) => outlet(c.w.a)))].join(', '))))));
  }));
}

// The passages of a row, side by side below the page; the one that was clicked comes first.
function passageSheet(row, first, opener) {
  document.querySelector('.sheet')?.remove();
  const told = row.cells.flat();
  told.sort((x, y) => (y.w.a === first) - (x.w.a === first));
  const close = () => { sheet.remove(); opener.focus(); };
  const sheet = el('aside', {class: 'sheet', 'aria-label': `Passages: ${row.subject}`, tabindex: -1, onkeydown: (e) => { if (e.key === 'Escape') { e.stopPropagation(); close(); } }},
    el('header', {}, el('h2', {}, capital(row.subject)),
      row.finding ? el('a', {href: findingLink(row.finding)}, 'the finding') : '',
      el('button', {type: 'button', class: 'quiet', onclick: close}, 'Close ', key('Esc'))),
    el('div', {class: 'passages', tabindex: 0, role: 'region', 'aria-label': 'Passages'}, told.map(({w, reading}) => witness(w, reading >= 0 ? `tone-${reading % 6}` : 'calm', row.finding))));
  document.body.append(sheet);
  sheet.focus();
}

const QUIET_ROWS = 12;

function eventView(e) {
  const columns = columnsOf(e);
  const list = rowsOf(e, columns);
  const conflicts = list.filter((r) => r.finding), calm = list.filter((r) => !r.finding);
  const table = matchMedia('(max-width: 720px)').matches || columns.length === 1 ? narrowTable : wideTable;
  // Columns that say nothing of what is shown are left out when there are many.
  const part = (some) => table(columns, some, passageSheet);
  const shown = el('div', {});
  const draw = (all) => shown.replaceChildren(part([...conflicts, ...(all ? calm : calm.slice(0, QUIET_ROWS))]));
  draw(false);
  return el('article', {class: 'event'},
    el('p', {class: 'kind'}, el('a', {href: '#/events'}, 'Events')),
    el('h1', {tabindex: -1}, eventName(e)),
    el('p', {class: 'standfirst'},
      `${count(columns.length, 'source')}, ${count(conflicts.length, 'contradiction')}, ${calm.length} ${calm.length === 1 ? 'thing' : 'things'} told without one. Click a value for its passage.`),
    list.length > 0 ? shown : el('p', {class: 'empty'}, 'The articles on this event tell nothing that could be compared.'),
    calm.length > QUIET_ROWS
      ? el('button', {type: 'button', class: 'quiet', onclick: (event) => { draw(true); event.currentTarget.remove(); }}, `Show ${calm.length - QUIET_ROWS} more that agree or are compatible`)
      : '');
}

function eventsView() {
  const order = events.map((_, e) => e).filter((e) => events[e].articles.length > 1 || findingsOfEvent.has(e))
    .sort((a, b) => (findingsOfEvent.get(b)?.length || 0) - (findingsOfEvent.get(a)?.length || 0) || events[b].articles.length - events[a].articles.length);
  return el('div', {class: 'events'},
    el('h1', {tabindex: -1}, 'Events'),
    el('p', {class: 'standfirst'}, 'What several articles report, or one against itself. Open one to see who says what.'),
    el('ol', {}, order.map((e) => {
      const found = findingsOfEvent.get(e) || [];
      return el('li', {}, el('a', {href: eventLink(e)},
        el('b', {}, eventName(e)),
        el('span', {class: 'from'}, shorten([...new Set(events[e].articles.map(outlet))].join(', '), 150)),
        el('span', {class: 'signs'}, view.blind ? '' : SEVERITIES.map((s) => {
          const n = found.filter((f) => f.severity === s).length;
          return n > 0 ? el('span', {class: `severity ${s}`}, severitySign(s), ` ${n}`) : '';
        }), found.length === 0 ? el('span', {class: 'quiet'}, 'no finding') : '')));
    })));
}
