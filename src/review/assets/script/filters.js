// SPDX-License-Identifier: Apache-2.0
//
// Which findings are listed, and in what order. Kept over reloads, for this tab.

const ANY = '';
const NO_FILTERS = {text: '', field: ANY, severity: ANY, source: ANY, rule: ANY, relation: ANY, state: ANY, sort: 'severity'};

const view = {
  filters: {...NO_FILTERS, ...keep.get('sessionStorage', 'filters')},
  current: keep.get('sessionStorage', 'current'),   // id of the finding that is shown
  blind: keep.get('sessionStorage', 'blind') || false,
  listed: [],
  place: new Map(),   // id -> index in listed
};

// What the search looks through, made when first needed.
function haystack(finding) {
  finding.haystack ??= [finding.id, finding.rule, finding.subject, finding.reason, eventName(finding.event),
    ...finding.readings.flatMap((r) => [r.value, ...r.witnesses.flatMap((w) => [wordsOf(w), w.by || ''])]),
    ...finding.articles.flatMap((a) => [outlet(a), headline(a), articles[a].id])].join('\n').toLowerCase();
  return finding.haystack;
}

const STATES = {
  open: (f) => !decisions.of(f.id),
  decided: (f) => Boolean(decisions.of(f.id)),
  ...Object.fromEntries(VERDICTS.map((v) => [v.id, (f) => decisions.of(f.id)?.verdict === v.id])),
  disagreed: (f) => new Set([...(decisions.all.get(f.id)?.values() || [])].map((d) => d.verdict)).size > 1,
};

const firstArticle = (f) => Math.min(...f.articles);
const published = (f) => f.articles.map((a) => articles[a].published || '').sort().pop() || '';
const SORTS = {
  severity: {label: 'most severe first', order: (a, b) => a.n - b.n},
  confidence: {label: 'surest first', order: (a, b) => b.confidence - a.confidence || a.n - b.n, shown: true},
  event: {label: 'by event', order: (a, b) => (a.event ?? 1e9) - (b.event ?? 1e9) || a.n - b.n},
  article: {label: 'by article', order: (a, b) => firstArticle(a) - firstArticle(b) || a.n - b.n},
  time: {label: 'newest first', order: (a, b) => published(b).localeCompare(published(a)) || a.n - b.n},
};

function list() {
  const {text, field, severity, source, rule, relation, state, sort} = view.filters;
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = findings.filter((f) =>
    (!field || f.field === field) && (!severity || f.severity === severity) &&
    (!rule || f.rule === rule) && (!relation || f.relation === relation) &&
    (!source || f.articles.some((a) => outlet(a) === source)) &&
    (!state || STATES[state](f)) &&
    words.every((word) => haystack(f).includes(word)));
  // Blind, the order must not tell what the program is sure of.
  const order = view.blind && (sort === 'confidence' || sort === 'severity') ? 'article' : sort;
  return found.sort(SORTS[order].order);
}

function counted(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) || 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || String(a[0]).localeCompare(b[0]));
}

// The form above the list. `changed` is called after each change.
function filterForm(changed) {
  const set = (name, value) => {
    view.filters[name] = value;
    keep.set('sessionStorage', 'filters', view.filters);
    changed();
  };
  const choice = (name, label, options) => {
    const select = el('select', {'aria-label': label, 'data-filter': name, onchange: (e) => set(name, e.target.value)},
      options.map(([value, text]) => el('option', {value}, text)));
    select.value = view.filters[name];
    if (select.selectedIndex < 0) select.value = options[0][0];
    select.classList.toggle('active', select.value !== options[0][0]);
    return select;
  };
  const kinds = (name, label, values) =>
    choice(name, label, [[ANY, label], ...counted(values).map(([v, n]) => [v, `${v} (${n})`])]);
  const search = el('input', {type: 'search', id: 'search', placeholder: 'Search', 'aria-label': 'Search the findings (key: /)',
    autocomplete: 'off', value: view.filters.text, oninput: (e) => set('text', e.target.value)});
  const active = Object.keys(NO_FILTERS).some((k) => k !== 'sort' && view.filters[k] !== NO_FILTERS[k]);
  return el('form', {class: 'filters', role: 'search', onsubmit: (e) => e.preventDefault()},
    el('div', {class: 'search'}, search, key('/')),
    el('details', {class: 'choices', open: active || keep.get('sessionStorage', 'choices') || false,
      ontoggle: (e) => keep.set('sessionStorage', 'choices', e.target.open)},
      el('summary', {}, 'Filter and sort', active ? el('b', {class: 'dot'}, unseen(' (active)')) : ''),
      el('div', {class: 'grid'},
        choice('state', 'All, decided or not', [[ANY, 'decided or not'], ['open', 'not decided by me'], ['decided', 'decided by me'],
          ...VERDICTS.map((v) => [v.id, `decided: ${v.label.toLowerCase()}`]), ['disagreed', 'reviewers disagree']]),
        kinds('severity', 'any severity', findings.map((f) => f.severity)),
        kinds('field', 'any field', findings.map((f) => f.field)),
        kinds('relation', 'any relation', findings.map((f) => f.relation)),
        kinds('source', 'any source', findings.flatMap((f) => [...new Set(f.articles.map(outlet))])),
        kinds('rule', 'any rule', findings.map((f) => f.rule)),
        choice('sort', 'Sort', Object.entries(SORTS).filter(([, s]) => !(view.blind && s.shown)).map(([k, s]) => [k, s.label])),
        el('button', {type: 'button', class: 'quiet', disabled: !active, onclick: () => {
          view.filters = {...NO_FILTERS, sort: view.filters.sort};
          set('text', '');
        }}, 'Clear'))));
}
