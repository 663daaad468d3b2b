// SPDX-License-Identifier: Apache-2.0
//
// A whole article, with its flagged values marked and what the others say beside them.

// Flagged stretches of each piece of the article's text: piece -> [{begin, end, marks: [{finding, n}]}].
function flagsOf(a, places) {
  const flags = new Map();
  const add = (piece, begin, end, finding, n) => {
    if (!flags.has(piece)) flags.set(piece, []);
    const list = flags.get(piece);
    const same = list.find((f) => begin < f.end && end > f.begin);
    if (same) same.marks.some((m) => m.finding === finding) || same.marks.push({finding, n});
    else list.push({begin, end, marks: [{finding, n}]});
  };
  if (places) for (const [f, n, piece, begin, end] of places) add(piece, begin, end, findings[f], n);
  else for (const f of findings) f.readings.forEach((r, n) => r.witnesses.forEach((w) => { if (w.a === a && w.p) add(...w.p, f, n); }));
  for (const list of flags.values()) list.sort((x, y) => x.begin - y.begin);
  return flags;
}

function marginNote({finding, n}, a) {
  return el('div', {class: 'margin-note', 'data-finding': finding.id},
    el('a', {href: findingLink(finding)}, view.blind ? '' : [severitySign(finding.severity), ' '], capital(finding.subject)),
    el('ul', {}, finding.readings.map((r, i) => {
      if (i === n) return '';
      const who = [...new Set(r.witnesses.map((w) => (w.a === a ? 'this article' : outlet(w.a))))];
      return who.length > 0 ? el('li', {class: `tone-${i % 6}`}, el('b', {}, shorten(r.value, 90)), el('span', {class: 'from'}, ' ', shorten(who.join(', '), 70))) : '';
    })));
}

const TAGS = {t: 'h2', h: 'h3', p: 'p', l: 'p', q: 'blockquote', c: 'p', d: 'p'};

// `target` is the finding one comes from, and `reading` which of its values.
function articleText(a, text, places, target, reading) {
  const flags = flagsOf(a, places);
  const light = (id, on) => document.querySelectorAll('.text [data-finding]').forEach((node) => {
    if (node.dataset.finding.split(' ').includes(id)) node.classList.toggle('lit', on);
  });
  const part = articles[a].part && !places;
  return el('div', {class: 'text'}, text.map(([kind, words, bits = 0], piece) => {
    const marks = flags.get(piece) || [];
    if (marks.length === 0 && words === headline(a)) return '';  // stands above
    const content = [];
    let at = 0;
    for (const flag of marks) {
      const ids = flag.marks.map((m) => m.finding.id);
      const first = flag.marks[0];
      content.push(words.slice(at, flag.begin),
        el('a', {class: `flag tone-${first.n % 6}`, href: findingLink(first.finding), 'data-finding': ids.join(' '),
          title: flag.marks.map((m) => `${m.finding.subject}: others have ${m.finding.readings.filter((_, i) => i !== m.n).map((r) => r.value).join(', ')}`).join('\n'),
          'data-target': flag.marks.some((m) => m.finding.id === target && (reading === undefined || m.n === reading)),
          onmouseenter: () => light(ids[0], true), onmouseleave: () => light(ids[0], false),
          onfocus: () => light(ids[0], true), onblur: () => light(ids[0], false)},
          words.slice(flag.begin, flag.end)));
      at = flag.end;
    }
    content.push(words.slice(at));
    const notes = marks.flatMap((flag) => flag.marks).filter((m, i, all) => all.findIndex((x) => x.finding === m.finding) === i);
    return [
      part && piece > 0 && !(bits & 1) ? el('p', {class: 'gap', 'aria-label': 'text left out'}, '· · ·') : '',
      el('div', {class: 'paragraph'},
        el(TAGS[kind] || 'p', {class: `kind-${kind}`, dir: 'auto'}, bits & 2 ? '… ' : '', content, bits & 4 ? ' …' : ''),
        notes.length > 0 ? el('div', {class: 'margin'}, notes.map((m) => marginNote(m, a))) : '')];
  }));
}

const wholeTexts = new Map();  // fetched from the server: article -> {text, places}

function articleView(a, target, reading) {
  const article = articles[a];
  const address = webAddress(article.url);
  const body = el('div', {});
  const draw = () => {
    const whole = wholeTexts.get(a);
    const text = whole ? whole.text : article.text;
    body.replaceChildren(text ? articleText(a, text, whole?.places, target, reading)
      : el('p', {class: 'empty'}, 'The text of this article is not in this page.'));
    body.querySelector('[data-target="true"]')?.scrollIntoView({block: 'center'});
  };
  draw();
  const missing = article.part || !article.text;
  if (missing && DATA.served && !wholeTexts.has(a)) {
    fetch(`api/article?n=${a}`).then((r) => (r.ok ? r.json() : Promise.reject(r))).then((whole) => {
      if (whole.text.length === 0) return;
      wholeTexts.set(a, whole);
      if (body.isConnected) draw();
    }).catch(() => say('The article could not be fetched'));
  }
  const event = events.findIndex((e) => e.articles.includes(a));
  const others = findings.filter((f) => f.articles.includes(a));
  return el('article', {class: 'whole'},
    el('p', {class: 'kind'}, el('span', {}, outlet(a)), article.published ? el('time', {datetime: article.published}, day(article.published)) : '',
      event >= 0 ? el('a', {href: eventLink(event)}, eventName(event)) : ''),
    el('h1', {tabindex: -1}, headline(a) || article.id),
    el('p', {class: 'meta'}, el('code', {}, article.path), address ? el('a', {href: address, target: '_blank', rel: 'noopener noreferrer'}, 'original') : '',
      el('span', {}, count(others.length, 'finding'))),
    missing && !DATA.served && article.text ? el('p', {class: 'quiet'}, 'Only the passages around what was found are in this page; gainsay review shows all of it.') : '',
    body);
}
