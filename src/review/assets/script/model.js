// SPDX-License-Identifier: Apache-2.0
//
// The data (see review/data.h) and words for it.

const DATA = JSON.parse(document.getElementById('data').textContent);
const {articles, events, findings, rows} = DATA;

findings.forEach((finding, n) => {
  finding.n = n;
  finding.articles = [...new Set(finding.readings.flatMap((r) => r.witnesses.map((w) => w.a)))];
});
const findingById = new Map(findings.map((f) => [f.id, f]));
const findingsOfEvent = Map.groupBy
  ? Map.groupBy(findings, (f) => f.event)
  : findings.reduce((m, f) => m.set(f.event, [...(m.get(f.event) || []), f]), new Map());

const FIELDS = ['name', 'date', 'number', 'place', 'office', 'attribution', 'polarity', 'other'];
const SEVERITIES = ['error', 'warning', 'note'];
const SEVERITY_SIGN = {error: '■', warning: '▲', note: '●'};
const letter = (n) => n < 26 ? String.fromCharCode(65 + n) : String(n + 1);

const outlet = (a) => articles[a].source || articles[a].id;
const headline = (a) => articles[a].title || articles[a].text?.find(([kind]) => kind === 't')?.[1] || '';
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
const percent = (share) => `${Math.round(share * 100)} %`;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
function day(published) {
  const m = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d))?/.exec(published || '');
  return m ? `${+m[3]} ${MONTHS[m[2] - 1]} ${m[1]}${m[4] ? ', ' + m[4] : ''}` : '';
}
const byTime = (a, b) => (articles[a].published || '9').localeCompare(articles[b].published || '9') ||
  articles[a].id.localeCompare(articles[b].id, 'en', {numeric: true});

// The words of a witness, and the text around them: {before, words, after}.
const pieceOf = (w) => (w.p && articles[w.a].text ? articles[w.a].text[w.p[0]] : null);
function wordsOf(w) {
  if (w.q !== undefined) return w.q;
  const piece = pieceOf(w);
  return piece ? piece[1].slice(w.p[1], w.p[2]) : '';
}

const placeOf = (w) => [articles[w.a].path, w.l, w.c].filter(Boolean).join(':');
const articleLink = (a, finding, reading) =>
  `#/article/${encodeURIComponent(articles[a].id)}${finding ? '/' + finding.id : ''}${reading === undefined ? '' : '/' + reading}`;
// The file itself, where the page stands beside it; a browser that knows text fragments goes to
// the words. A served page shows no files, but its own view of the article.
const fileLink = (w) => articles[w.a].file &&
  `${articles[w.a].file}#:~:text=${encodeURIComponent(wordsOf(w)).replace(/-/g, '%2D')}`;
const findingLink = (f) => `#/finding/${f.id}`;
const eventLink = (e) => `#/event/${events[e].id}`;

// How an article begins, where the page has it from its beginning.
const beginning = (a) => (articles[a].part ? '' : articles[a].text?.find(([, words]) => words.length > 40)?.[1] || '');

// An event goes by the headline that has most of what its articles have in common, or by how the
// first of its articles begins.
function eventName(e) {
  if (e === undefined) return 'One article';
  const event = events[e];
  if (event.name === undefined) {
    const terms = (event.label || '').toLowerCase().split(', ');
    const shared = (a) => terms.filter((term) => headline(a).toLowerCase().includes(term)).length;
    const best = event.articles.filter((a) => headline(a) && headline(a).length < 120)
      .sort((a, b) => shared(b) - shared(a) || byTime(a, b))[0];
    const first = event.articles.find(beginning);
    event.name = best !== undefined ? headline(best)
      : first !== undefined ? shorten(beginning(first), 72) : capital(event.label || event.id);
  }
  return event.name;
}

// The question without the subject that stands above it.
function questionOf(f) {
  const start = f.subject + ': ';
  return capital(f.question.startsWith(start) ? f.question.slice(start.length) : f.question);
}

// The articles of an event as columns: copies of one wire text are one column, but a copy that
// says otherwise than the first has its own.
function columnsOf(event) {
  const columns = new Map();
  const saying = (f, a) => f.readings.map((r) => r.witnesses.some((w) => w.a === a)).join();
  const apart = (a, first) => (findingsOfEvent.get(event) || []).some((f) => f.articles.includes(a) && saying(f, a) !== saying(f, first));
  for (const a of events[event].articles) {
    const copied = articles[a].copy;
    const first = copied === undefined || apart(a, copied) ? a : copied;
    if (!columns.has(first)) columns.set(first, {article: first, carriers: []});
    if (first !== a) columns.get(first).carriers.push(a);
  }
  return [...columns.values()].sort((x, y) => byTime(x.article, y.article));
}

// Names this report, so that decisions and places kept in the browser are of this report.
const REPORT_KEY = (() => {
  let hash = 0x811c9dc5;
  for (const f of findings) for (const c of f.id) hash = Math.imul(hash ^ c.charCodeAt(0), 0x01000193);
  return (hash >>> 0).toString(16) + '-' + findings.length;
})();

// What the browser keeps, where it lets us.
const keep = {
  get(store, name) {
    try { return JSON.parse(window[store].getItem(`gainsay/${REPORT_KEY}/${name}`)); } catch { return null; }
  },
  set(store, name, value) {
    try {
      window[store].setItem(`gainsay/${REPORT_KEY}/${name}`, JSON.stringify(value));
      return true;
    } catch { return false; }
  },
};
