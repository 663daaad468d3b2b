// SPDX-License-Identifier: Apache-2.0
//
// The overview: how much there is, where it is, who disagrees with whom, and when. Each picture
// has its numbers below it as a table.

function figure(title, about, picture, table, wide = false) {
  return el('figure', {class: wide ? 'panel wide' : 'panel'},
    el('figcaption', {}, el('h2', {}, title), about ? el('p', {class: 'quiet'}, about) : ''),
    picture,
    table ? el('details', {class: 'numbers'}, el('summary', {}, 'The numbers'), table) : '');
}

const tableOf = (head, body) => el('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Table'}, el('table', {class: 'plain'},
  el('thead', {}, el('tr', {}, head.map((h) => el('th', {scope: 'col'}, h)))),
  el('tbody', {}, body.map((cells) => el('tr', {}, cells.map((c, i) => el(i === 0 ? 'th' : 'td', i === 0 ? {scope: 'row'} : {}, c)))))));

const shorten = (text, letters) => (text.length > letters ? text.slice(0, letters - 1).trimEnd() + '…' : text);

// Goes to the list with one filter set.
function narrow(name, value) {
  view.filters = {...NO_FILTERS, sort: view.filters.sort, [name]: value};
  keep.set('sessionStorage', 'filters', view.filters);
  location.hash = '#/findings';
}
const filterLink = (name, value, text = value) =>
  el('a', {href: '#/findings', onclick: (e) => { e.preventDefault(); narrow(name, value); }}, text);

// Rows of bars cut into parts: [{label, parts: [[class, number, name]...], value, filter}].
function bars(rows, width, label, {share = false} = {}) {
  const left = Math.min(132, width * 0.34), right = 54, height = 30;
  const most = Math.max(1, ...rows.map((r) => r.parts.reduce((s, [, n]) => s + n, 0)));
  const space = width - left - right;
  return svg('svg', {class: 'chart', width, height: rows.length * height, viewBox: `0 0 ${width} ${rows.length * height}`, role: 'img', 'aria-label': label},
    rows.map((row, i) => {
      const total = row.parts.reduce((s, [, n]) => s + n, 0);
      let x = left;
      return svg('g', {class: row.filter ? 'bar goes' : 'bar', onclick: row.filter && (() => narrow(...row.filter))},
        svg('rect', {class: 'hit', x: 0, y: i * height, width, height}),
        svg('text', {x: left - 12, y: i * height + 20, 'text-anchor': 'end'}, shorten(row.label, Math.floor(left / 7.4))),
        row.parts.map(([kind, n, name]) => {
          const w = n / (share ? total || 1 : most) * space;
          const rect = svg('rect', {class: kind, x: x.toFixed(1), y: i * height + 8, width: Math.max(0, w - (w > 3 ? 1.5 : 0)).toFixed(1), height: 14, rx: 2},
            svg('title', {}, `${row.label}, ${name}: ${n}`));
          x += w;
          return rect;
        }),
        svg('text', {class: 'number', x: x + 8, y: i * height + 20}, row.value ?? total));
    }));
}

const legend = (entries) => el('p', {class: 'legend'}, entries.map(([kind, text]) =>
  el('span', {}, el('i', {class: `swatch ${kind}`, 'aria-hidden': true}), text)));

function fieldBars(width) {
  const counts = counted(findings.map((f) => f.field)).map(([field]) => {
    const of = (s) => findings.filter((f) => f.field === field && f.severity === s).length;
    return {label: field, filter: ['field', field], parts: SEVERITIES.map((s) => [`fill-${s}`, of(s), s])};
  });
  return figure('What they disagree on', 'Findings by field and severity.',
    [legend(SEVERITIES.map((s) => [`fill-${s}`, s])), bars(counts, width, 'Findings by field and severity')],
    tableOf(['field', ...SEVERITIES], counts.map((r) => [filterLink('field', r.label), ...r.parts.map(([, n]) => n)])));
}

function agreementBars(width) {
  if (DATA.agreement.every(([, same, differ]) => same + differ === 0)) return '';
  const data = DATA.agreement.filter(([, same, differ, found]) => same + differ + found > 0).map(([field, same, differ, found]) => ({
    label: field, value: percent(same / (same + differ + found)),
    parts: [['fill-same', same, 'told alike'], ['fill-differ', differ, 'told differently'], ['fill-found', found, 'contradicted']]}));
  return figure('How often they agree', 'Facts that several articles tell, by field; the figure is the share told alike.',
    [legend([['fill-same', 'told alike'], ['fill-differ', 'other words or precision'], ['fill-found', 'contradicted']]),
      bars(data, width, 'Share of facts told alike, differently and in contradiction, by field', {share: true})],
    tableOf(['field', 'alike', 'differently', 'contradicted'], data.map((r) => [r.label, ...r.parts.map(([, n]) => n)])));
}

// Sources that contradict each other stand together: in the order in which one reaches another.
function neighbours(names, pairs) {
  const next = names.map(() => []);
  for (const [a, b, , found] of pairs) if (found > 0) next[a].push(b), next[b].push(a);
  const order = [], seen = new Set();
  const visit = (s) => {
    if (seen.has(s)) return;
    seen.add(s);
    order.push(s);
    next[s].forEach(visit);
  };
  names.forEach((_, s) => { if (next[s].length > 0) visit(s); });
  return order;
}

// Who contradicts whom: the darker, the larger the share of contradicted facts among those that
// both tell; the number counts the contradictions. A source's name stands where its row ends and
// its column begins.
function matrix(width) {
  const right = Math.min(170, width * 0.38);
  const all = neighbours(DATA.sources, DATA.pairs);
  const order = all.slice(0, Math.floor((width - right) / 17) + 1);
  if (order.length < 2) return '';
  const names = order.map((s) => DATA.sources[s]);
  const pair = new Map(DATA.pairs.map((p) => [`${p[0]},${p[1]}`, p]));
  const size = Math.min(30, (width - right) / (names.length - 1));
  const hidden = DATA.more_sources + all.length - order.length;
  const height = names.length * size + 4;
  const cells = [];
  names.forEach((a, i) => names.forEach((b, j) => {
    if (j >= i) return;
    const p = pair.get(order[i] < order[j] ? `${order[i]},${order[j]}` : `${order[j]},${order[i]}`);
    const x = j * size, y = i * size;
    const [, , shared, found] = p || [0, 0, 0, 0];
    cells.push(svg('g', {},
      svg('rect', {class: found > 0 ? 'heat' : shared > 0 ? 'agree' : 'none', x: x + 1, y: y + 1, width: size - 2, height: size - 2, rx: 2,
        style: found > 0 ? {opacity: (0.3 + 0.7 * found / shared).toFixed(2)} : {}},
        svg('title', {}, p ? `${a} and ${b}: contradict each other on ${found} of ${count(shared, 'shared fact')}` : `${a} and ${b}: nothing shared`)),
      found > 0 && size >= 16 ? svg('text', {class: found / shared > 0.45 ? 'number on-heat' : 'number', x: x + size / 2, y: y + size / 2 + 4, 'text-anchor': 'middle'}, found) : ''));
  }));
  const told = DATA.pairs.filter((p) => p[3] > 0).sort((a, b) => b[3] / b[2] - a[3] / a[2] || b[3] - a[3]);
  const total = (names.length - 1) * size + right;
  const picture = svg('svg', {class: 'chart', width: total, height, viewBox: `0 0 ${total} ${height}`, role: 'img', 'aria-label': 'How often two sources contradict each other'},
    cells,
    names.map((name, i) => svg('text', {x: i * size + 5, y: i * size + size / 2 + 4}, shorten(name, Math.floor(right / 7)))));
  return figure('Who contradicts whom',
    `On how many facts two sources contradict each other: a number stands where their row and column cross, the darker the larger its share of what both tell.${hidden > 0 ? ` The sources with the most findings; ${hidden} more are left out.` : ''}`,
    [legend([['fill-found', 'contradict each other'], ['fill-same', 'share facts, agree'], ['fill-none', 'nothing shared']]),
      picture],
    tableOf(['sources', 'contradict', 'shared facts', 'share'], told.slice(0, 100).map(([a, b, shared, found]) =>
      [[filterLink('source', DATA.sources[a]), ' and ', filterLink('source', DATA.sources[b])], found, shared, percent(found / shared)])));
}

// Events by time: a line from the first report to the last, a dot for each article.
function timeline(width) {
  const time = (a) => Date.parse(articles[a].published);
  const most = 16;
  const dated = events.map((event, e) => {
    const told = event.articles.filter((a) => !Number.isNaN(time(a)));
    return {e, told, times: told.map(time), found: findingsOfEvent.get(e) || []};
  }).filter((x) => x.told.length > 0);
  if (dated.length === 0) return '';
  const shown = dated.sort((a, b) => b.found.length - a.found.length || b.told.length - a.told.length).slice(0, most)
    .sort((a, b) => Math.min(...a.times) - Math.min(...b.times));
  const all = shown.flatMap((x) => x.times);
  let from = Math.min(...all), to = Math.max(...all);
  const pad = Math.max(864e5, (to - from) * 0.03);
  from -= pad; to += pad;
  const left = Math.min(260, width * 0.42), height = 26, top = 30;
  const x = (t) => left + (t - from) / (to - from) * (width - left - 14);
  const ticks = [];
  const span = (to - from) / 864e5;
  const step = new Date(from);
  step.setUTCHours(0, 0, 0, 0);
  const months = span > 60 ? Math.max(1, Math.ceil(span / 30 / 7)) : 0;
  if (months) step.setUTCDate(1);
  const days = Math.max(1, Math.ceil(span / 7));
  for (let i = 0; i < 400 && step.getTime() <= to; ++i) {
    const january = months % 12 === 0 ? step.getUTCMonth() === 0 : true;
    if (step.getTime() >= from && january) ticks.push([step.getTime(), months ? `${MONTHS[step.getUTCMonth()]} ${step.getUTCFullYear()}` : `${step.getUTCDate()} ${MONTHS[step.getUTCMonth()]}`]);
    if (months) step.setUTCMonth(step.getUTCMonth() + months); else step.setUTCDate(step.getUTCDate() + days);
  }
  let last = -1e9;
  const marks = ticks.filter(([t]) => x(t) - last > 74 && (last = x(t)) && x(t) < width - 64);
  const total = top + shown.length * height + 6;
  const picture = svg('svg', {class: 'chart timeline', width, height: total, viewBox: `0 0 ${width} ${total}`, role: 'img', 'aria-label': 'When the events were reported'},
    marks.map(([t, text]) => [svg('line', {class: 'grid', x1: x(t), x2: x(t), y1: 18, y2: total}), svg('text', {class: 'tick', x: x(t) + 4, y: 12}, text)]),
    shown.map((event, i) => {
      const y = top + i * height + 8;
      const disputed = new Set(event.found.flatMap((f) => f.articles));
      return svg('g', {class: 'bar goes', onclick: () => { location.hash = eventLink(event.e); }},
        svg('rect', {class: 'hit', x: 0, y: y - 13, width, height}),
        svg('text', {x: left - 14, y: y + 4, 'text-anchor': 'end'}, shorten(eventName(event.e), Math.floor((left - 14) / 7.8))),
        svg('line', {class: 'span', x1: x(Math.min(...event.times)), x2: x(Math.max(...event.times)), y1: y, y2: y}),
        event.told.map((a, k) => svg(disputed.has(a) ? 'rect' : 'circle', disputed.has(a)
          ? {class: 'dot disputed', x: x(event.times[k]) - 4.5, y: y - 4.5, width: 9, height: 9, transform: `rotate(45 ${x(event.times[k])} ${y})`}
          : {class: 'dot', cx: x(event.times[k]), cy: y, r: 4},
          svg('title', {}, `${outlet(a)}, ${day(articles[a].published)}`))));
    }));
  return figure('When', `${shown.length < dated.length ? `The ${most} events with the most findings. ` : ''}Each mark is an article; a diamond is one that a finding names.`,
    picture, tableOf(['event', 'first', 'last', 'articles', 'findings'], shown.map((s) => [
      el('a', {href: eventLink(s.e)}, eventName(s.e)), day(new Date(Math.min(...s.times)).toISOString().slice(0, 10)),
      day(new Date(Math.max(...s.times)).toISOString().slice(0, 10)), events[s.e].articles.length, s.found.length])), true);
}

// Names with their counts, the first dozen open.
function tally(title, name, values, wide = false) {
  const entries = counted(values);
  const line = ([value, n]) => el('li', {}, filterLink(name, value), el('span', {class: 'number'}, n));
  return el('section', {class: wide ? 'panel wide' : 'panel'},
    el('h2', {}, title),
    el('ol', {class: wide ? 'tally columns' : 'tally'}, entries.slice(0, 10).map(line)),
    entries.length > 10 ? el('details', {}, el('summary', {}, `${entries.length - 10} more`), el('ol', {class: 'tally'}, entries.slice(10).map(line))) : '');
}

// `width` is that of the view; what panels take of it is in overview.css.
function overviewView(width) {
  const edge = matchMedia('(max-width: 720px)').matches ? 38 : 56;
  const inner = width - edge;
  const half = width >= 2 * 420 + 24 ? (width - 24) / 2 - edge : inner;
  const open = findings.filter((f) => !decisions.of(f.id)).length;
  const tile = (severity) => {
    const n = findings.filter((f) => f.severity === severity).length;
    return el('a', {class: `tile ${severity}`, href: '#/findings', onclick: (e) => { e.preventDefault(); narrow('severity', severity); }},
      el('b', {}, n.toLocaleString('en')), el('span', {}, severitySign(severity), ' ', n === 1 ? severity : severity + 's'));
  };
  const shared = events.filter((e) => e.articles.length > 1).length;
  return el('div', {class: 'overview'},
    el('section', {class: 'lead'},
      el('h1', {tabindex: -1}, findings.length === 0 ? 'No contradiction found' : count(findings.length, 'finding')),
      el('p', {class: 'standfirst'},
        `${count(articles.length, 'article')} on ${count(events.length, 'event')}, ${shared.toLocaleString('en')} of them told by several; ${count(DATA.claims, 'claim')} compared.`),
      findings.length > 0 ? el('div', {class: 'tiles'}, view.blind ? '' : SEVERITIES.map(tile),
        el('a', {class: 'tile start', href: '#/findings', onclick: (e) => { e.preventDefault(); narrow('state', open > 0 ? 'open' : ANY); }},
          el('b', {}, open.toLocaleString('en')), el('span', {}, 'to decide'))) : ''),
    findings.length > 0 ? [
      el('div', {class: 'panels'}, fieldBars(half), agreementBars(half), matrix(half),
        tally('By source', 'source', findings.flatMap((f) => [...new Set(f.articles.map(outlet))])),
        timeline(inner), tally('By rule', 'rule', findings.map((f) => f.rule), true))] : '',
    DATA.disputes.length > 0 ? el('section', {class: 'panel wide'}, el('h2', {}, 'Disputes that the articles report'),
      el('ul', {}, DATA.disputes.map((d) => el('li', {}, d.question)))) : '',
    DATA.unchecked.length > 0 ? el('section', {class: 'panel wide warn'}, el('h2', {}, `Not checked: ${DATA.unchecked.length}`),
      el('ul', {}, DATA.unchecked.map(([article, reason]) => el('li', {}, el('b', {}, article), ': ', reason)))) : '');
}
