// SPDX-License-Identifier: Apache-2.0
//
// The page as a whole: its bar, its views by address (#/finding/ID), and what keys do.

const main = document.getElementById('main');
const bar = document.getElementById('bar');

const findingList = new FindingList((finding) => go(finding));
let note = '';           // typed before a verdict; goes with the next one
let shownRoute = '';     // what main holds, to know when a view changes and when it is only redrawn

const current = () => findingById.get(view.current);

// Goes there at once: the next key is for the finding that is shown then. Steps from one finding to
// another leave no trace in the history.
function go(finding) {
  if (!finding || location.hash === findingLink(finding)) return;
  address(finding);
  show();
}
function address(finding) {
  history[parts()[0] === 'finding' ? 'replaceState' : 'pushState'](null, '', findingLink(finding));
  view.current = finding.id;
  keep.set('sessionStorage', 'current', view.current);
}

// The list anew, after filters or decisions changed.
function relist() {
  view.listed = list();
  view.place = new Map(view.listed.map((f, i) => [f.id, i]));
  findingList.update();
  const shown = document.getElementById('shown');
  if (shown) shown.replaceChildren(...listHead());
  drawBar();
}

const listHead = () => [
  el('span', {}, view.listed.length === findings.length ? count(findings.length, 'finding') : `${view.listed.length.toLocaleString('en')} of ${findings.length.toLocaleString('en')}`),
  el('button', {type: 'button', class: 'quiet', disabled: view.listed.length === 0, onclick: bulk}, 'Decide all ', key('m'))];

const actions = {
  decide(verdict) {
    const finding = current();
    if (!finding) return;
    const next = verdict === null ? null : view.listed[view.place.get(finding.id) + 1];
    // The next one is shown at once, with what the decision changes: one redraw.
    if (next) address(next);
    decisions.decide([finding.id], verdict, verdict === null ? '' : note || undefined);
    note = '';
    findingList.reveal();
    say(verdict === null ? 'Decision taken back' : `${verdictOf.get(verdict).label}: ${finding.subject}`);
  },
  note(text) {
    const mine = decisions.of(view.current);
    if (mine) decisions.decide([view.current], mine.verdict, text);
    else note = text;
  },
  step(by) {
    const at = view.place.get(view.current) ?? -1;
    go(view.listed[at < 0 ? 0 : Math.min(view.listed.length - 1, Math.max(0, at + by))]);
  },
  undo() { back(decisions.undo(), 'Undone'); },
  redo() { back(decisions.redo(), 'Done again'); },
};

function back(ids, word) {
  if (ids.length === 0) return say('Nothing more');
  say(`${word}: ${ids.length === 1 ? findingById.get(ids[0])?.subject : count(ids.length, 'finding')}`);
  if (ids.length === 1) go(findingById.get(ids[0]));
}

function bulk() {
  if (view.listed.length === 0) return;
  bulkDialog((verdict, text) => {
    const ids = view.listed.map((f) => f.id);
    decisions.decide(ids, verdict, text || undefined);
    say(`${verdictOf.get(verdict).label}: ${count(ids.length, 'finding')}`);
  });
}

function toggleBlind() {
  view.blind = !view.blind;
  keep.set('sessionStorage', 'blind', view.blind);
  shownRoute = '';
  main.replaceChildren();
  say(view.blind ? 'Blind: confidence and others’ decisions are hidden' : 'No longer blind');
  show();
}

const VIEWS = [['overview', 'Overview'], ['findings', 'Findings'], ['events', 'Events'], ['decisions', 'Decisions']];

function drawBar() {
  const [route] = parts();
  const at = {finding: 'findings', event: 'events', article: 'events', print: 'findings'}[route] || route;
  const mine = findings.filter((f) => decisions.of(f.id)).length;
  const tool = (name, label, k, action, more) => el('button', {type: 'button', class: 'tool', id: `tool-${name}`, onclick: action, ...more}, label, key(k));
  const focus = document.activeElement?.id;
  bar.replaceChildren(
    el('a', {class: 'brand', href: '#/overview', 'aria-label': 'gainsay, overview'}, el('span', {'aria-hidden': true, class: 'mark'}), 'gainsay'),
    el('nav', {'aria-label': 'Views'}, VIEWS.map(([id, label]) => el('a', {href: `#/${id}`, id: `nav-${id}`, 'aria-current': at === id ? 'page' : null}, label,
      id === 'findings' ? el('span', {class: 'number'}, findings.length.toLocaleString('en')) : id === 'decisions' && mine > 0 ? el('span', {class: 'number'}, mine.toLocaleString('en')) : ''))),
    el('div', {class: 'tools'},
      el('span', {class: 'progress', role: 'img', 'aria-label': `${mine} of ${findings.length} decided`, title: `${mine} of ${findings.length} decided`},
        el('span', {style: {width: `${findings.length ? mine / findings.length * 100 : 0}%`}})),
      decisions.failed ? el('span', {class: 'failed', role: 'alert'}, 'Not saved') : '',
      tool('undo', 'Undo', 'z', () => actions.undo(), {disabled: decisions.done.length === 0}),
      tool('redo', 'Redo', 'Z', () => actions.redo(), {disabled: decisions.undone.length === 0}),
      tool('blind', 'Blind', 'b', toggleBlind, {'aria-pressed': view.blind}),
      tool('help', 'Help', '?', () => helpDialog(relist))));
  if (focus && document.activeElement === document.body) document.getElementById(focus)?.focus();
}

function parts() {
  const [route, ...rest] = location.hash.replace(/^#\/?/, '').split('/');
  return [route || 'overview', ...rest.map((p) => { try { return decodeURIComponent(p); } catch { return p; } })];
}

// The two columns of findings and the one that is chosen; the list stays while one moves in it.
function showFindings(id) {
  const narrow = matchMedia('(max-width: 720px)').matches;
  if (id && findingById.has(id)) view.current = id;
  else if (!current() || (!narrow && !view.place.has(view.current))) view.current = view.listed[0]?.id ?? null;
  keep.set('sessionStorage', 'current', view.current);
  let split = main.querySelector('.split');
  if (!split) {
    const side = el('div', {class: 'side'});
    const filters = () => {
      relist();
      const typing = document.activeElement?.id === 'search';
      if (!typing) side.querySelector('.filters').replaceWith(filterForm(filters));
      if (!view.place.has(view.current) && view.listed.length > 0 && !narrow) showFindings(view.listed[0].id);
      findingList.reveal();
    };
    side.append(el('h1', {class: 'unseen', tabindex: -1}, 'Findings'), filterForm(filters), el('div', {class: 'shown', id: 'shown'}), findingList.node);
    split = el('div', {class: 'split'}, side, el('div', {class: 'detail', id: 'detail'}));
    main.replaceChildren(split);
    relist();
  }
  split.classList.toggle('one', Boolean(id));
  drawFinding();
  findingList.reveal();
}

function drawFinding() {
  const detail = document.getElementById('detail');
  if (!detail) return;
  const finding = current();
  const typing = document.activeElement?.id === 'note';
  if (typing && detail.dataset.finding === view.current) return;
  const changed = detail.dataset.finding !== view.current;
  detail.dataset.finding = view.current ?? '';
  const held = !changed && detail.contains(document.activeElement) ? document.activeElement.dataset.verdict : null;
  detail.replaceChildren(finding ? findingView(finding, actions)
    : el('p', {class: 'empty'}, findings.length === 0 ? 'No contradiction was found in these articles.' : 'No finding is left by these filters.'));
  if (held) detail.querySelector(`[data-verdict="${held}"]`)?.focus();
  if (changed) detail.scrollTop = 0;
  if (changed && matchMedia('(max-width: 720px)').matches) scrollTo(0, 0);
}

function show() {
  document.querySelector('.sheet')?.remove();
  const [route, id, target, reading] = parts();
  const key = route === 'finding' ? 'findings' : location.hash;
  const redraw = key !== shownRoute;
  const first = shownRoute === '';
  shownRoute = key;
  main.className = `view-${route === 'finding' ? 'findings' : route}`;
  const edge = matchMedia('(max-width: 720px)').matches ? 18 : 28;  // padding of main
  const width = Math.max(280, Math.min(main.clientWidth, 1236) - 2 * edge);
  const event = events.findIndex((e) => e.id === id);
  const article = articles.findIndex((a) => a.id === id);
  if (route === 'finding' || route === 'findings') {
    if (redraw && main.querySelector('.split') === null) main.replaceChildren();
    showFindings(route === 'finding' ? id : null);
  } else if (route === 'event' && event >= 0) main.replaceChildren(eventView(event));
  else if (route === 'events') main.replaceChildren(eventsView());
  else if (route === 'article' && article >= 0) main.replaceChildren(articleView(article, target, reading === undefined ? undefined : Number(reading)));
  else if (route === 'decisions') main.replaceChildren(recordView());
  else if (route === 'print') main.replaceChildren(printView());
  else main.replaceChildren(overviewView(width));
  drawBar();
  if (redraw && !first) {
    if (key !== 'findings') scrollTo(0, 0);
    if (!target) (main.querySelector('h1') || main).focus({preventScroll: true});
    else main.querySelector('[data-target="true"]')?.scrollIntoView({block: 'center'});
  }
}

function onKey(event) {
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
  if (event.key === 'Escape' && typing) return event.target.blur();
  if (typing && event.key === 'Enter' && event.target.id === 'note') return event.target.blur();
  if (document.querySelector('dialog[open]') || typing) return;
  const undo = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z';
  if (undo) { event.preventDefault(); return event.shiftKey ? actions.redo() : actions.undo(); }
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const inFindings = main.querySelector('.split') !== null;
  const verdict = VERDICTS.find((v) => v.key === event.key);
  const listFocused = document.activeElement === findingList.rows;
  const finding = current();
  const deeds = {
    j: () => actions.step(1), k: () => actions.step(-1),
    ArrowDown: listFocused && (() => actions.step(1)), ArrowUp: listFocused && (() => actions.step(-1)),
    x: () => decisions.of(view.current) && actions.decide(null),
    n: () => document.getElementById('note')?.focus(),
    z: actions.undo, Z: actions.redo, m: bulk,
    e: () => finding?.event !== undefined && (location.hash = eventLink(finding.event)),
    o: () => finding && (location.hash = articleLink(finding.readings[0].witnesses[0].a, finding)),
    '/': () => document.getElementById('search')?.focus(),
  };
  const anywhere = {
    b: toggleBlind, '?': () => helpDialog(relist), z: actions.undo, Z: actions.redo,
    ...Object.fromEntries(VIEWS.map(([id], i) => [String(i + 1), () => { location.hash = `#/${id}`; }])),
  };
  const deed = (inFindings && (verdict ? () => actions.decide(verdict.id) : deeds[event.key])) || anywhere[event.key];
  if (!deed) return;
  event.preventDefault();
  deed();
}

decisions.listeners.push(() => {
  if (main.querySelector('.split')) {
    const filtered = view.filters.state !== ANY;
    if (filtered) relist(); else { findingList.update(); drawBar(); }
    drawFinding();
  } else {
    drawBar();
    if (parts()[0] === 'decisions') main.replaceChildren(recordView());
  }
});

addEventListener('hashchange', show);
addEventListener('keydown', onKey);
let drawnWidth = innerWidth;
addEventListener('resize', () => {
  if (innerWidth === drawnWidth) return;
  drawnWidth = innerWidth;
  if (main.querySelector('.overview, .event')) show();
});
relist();
decisions.start();
if (!location.hash && view.current && findingById.has(view.current)) history.replaceState(null, '', findingLink(current()));
show();
