// SPDX-License-Identifier: Apache-2.0
//
// Who decided what. A decision is one reviewer's verdict on one finding; the newest by each stays.
// Served, they go to the server, which has them on disk before it answers; from a file, they stay
// in this browser until they are exported. Either way each decision is written on its own, so
// that several tabs and several reviewers lose none of each other's.

const VERDICTS = [
  {id: 'accepted', key: 'a', label: 'Accept', about: 'a contradiction, and known: it stands on the correction sheet'},
  {id: 'wrong-extraction', key: 'w', label: 'Wrong extraction', about: 'a value was misread'},
  {id: 'different-events', key: 'd', label: 'Different events', about: 'they speak of two things'},
  {id: 'compatible', key: 'c', label: 'Compatible', about: 'both can hold'},
  {id: 'superseded', key: 's', label: 'Superseded', about: 'a later report replaces an earlier one'},
  {id: 'unimportant', key: 'u', label: 'Unimportant', about: 'true, and not worth an answer'},
  {id: 'unsure', key: 'q', label: 'Unsure', about: 'somebody else should look'},
];
const verdictOf = new Map(VERDICTS.map((v) => [v.id, v]));

const decisions = {
  reviewer: keep.get('localStorage', 'reviewer') || DATA.reviewer || 'me',
  all: new Map(),       // finding -> reviewer -> {finding, by, verdict, note, date}
  saving: new Set(),    // findings whose decision is not yet on disk
  failed: '',           // why the last attempt to save failed
  undone: [],           // changes that can be made again, newest last
  done: [],             // changes that can be undone: [{finding, before, after}], newest last
  listeners: [],

  of(finding, by = this.reviewer) { return this.all.get(finding)?.get(by); },
  others(finding) { return [...(this.all.get(finding)?.values() || [])].filter((d) => d.by !== this.reviewer); },
  decided(finding) { return (this.all.get(finding)?.size || 0) > 0; },
  // Findings on which reviewers came to different verdicts.
  disagreements() {
    return findings.filter((f) => new Set([...(this.all.get(f.id)?.values() || [])].map((d) => d.verdict)).size > 1);
  },
  list() {
    return findings.flatMap((f) => [...(this.all.get(f.id)?.values() || [])]
      .sort((a, b) => (a.date + a.by).localeCompare(b.date + b.by)));
  },
  changed(ids) { for (const listener of this.listeners) listener(ids); },

  // Takes over what was decided here or elsewhere; a verdict of null withdraws.
  take(list) {
    for (const d of list) {
      if (!this.all.has(d.finding)) this.all.set(d.finding, new Map());
      if (d.verdict) this.all.get(d.finding).set(d.by, d);
      else this.all.get(d.finding).delete(d.by);
      if (this.all.get(d.finding).size === 0) this.all.delete(d.finding);
    }
    if (list.length > 0) this.changed(list.map((d) => d.finding));
  },

  decide(ids, verdict, note) {
    const changes = ids.map((id) => {
      const before = this.of(id) || null;
      const after = verdict === null ? null : {verdict, note: note ?? before?.note ?? ''};
      return {finding: id, before: before && {verdict: before.verdict, note: before.note}, after};
    });
    this.done.push(changes);
    this.undone = [];
    this.write(changes.map((c) => [c.finding, c.after]));
  },

  // Both give the findings concerned, or none.
  undo() {
    const changes = this.done.pop();
    if (!changes) return [];
    this.undone.push(changes);
    this.write(changes.map((c) => [c.finding, c.before]));
    return changes.map((c) => c.finding);
  },
  redo() {
    const changes = this.undone.pop();
    if (!changes) return [];
    this.done.push(changes);
    this.write(changes.map((c) => [c.finding, c.after]));
    return changes.map((c) => c.finding);
  },

  write(entries) {
    const date = new Date().toISOString().replace(/\.\d+Z/, 'Z');
    const list = entries.map(([finding, decision]) => ({
      finding, by: this.reviewer, verdict: decision?.verdict ?? null, note: decision?.note ?? '', date}));
    keep.set('sessionStorage', 'done', this.done.slice(-200));
    keep.set('sessionStorage', 'undone', this.undone.slice(-200));
    (DATA.served ? server : browser).write(list);
  },

  start() {
    this.done = keep.get('sessionStorage', 'done') || [];
    this.undone = keep.get('sessionStorage', 'undone') || [];
    (DATA.served ? server : browser).start();
  },
};

// From a file: an entry of localStorage for each decision.
const browser = {
  name: (d) => `decision/${d.finding}/${d.by}`,
  write(list) {
    let kept = true;
    for (const d of list) kept = keep.set('localStorage', this.name(d), d) && kept;
    decisions.failed = kept ? '' : 'this browser keeps nothing of a page from disk: export before you close it';
    decisions.take(list);
  },
  start() {
    const prefix = `gainsay/${REPORT_KEY}/decision/`;
    const read = (name, value) => {
      try {
        if (name?.startsWith(prefix) && value) decisions.take([JSON.parse(value)]);
      } catch { /* not ours */ }
    };
    try {
      for (let i = 0; i < localStorage.length; ++i) read(localStorage.key(i), localStorage.getItem(localStorage.key(i)));
    } catch { /* no storage */ }
    addEventListener('storage', (event) => read(event.key, event.newValue));
  },
};

// Served: writes go one after another, and what others wrote is asked for every other second.
const server = {
  queue: [],
  busy: false,
  seen: 0,
  async call(method, body) {
    const response = await fetch(`api/decisions?since=${this.seen}`, {
      method, cache: 'no-store', body: body && JSON.stringify(body),
      headers: body && {'Content-Type': 'application/json'},
    });
    if (!response.ok) throw new Error((await response.text()).slice(0, 200) || response.statusText);
    const answer = await response.json();
    this.seen = answer.seq;
    return answer.decisions;
  },
  write(list) {
    this.queue.push(list);
    for (const d of list) decisions.saving.add(d.finding);
    decisions.take(list);
    this.send();
  },
  async send() {
    if (this.busy) return;
    this.busy = true;
    while (this.queue.length > 0) {
      const list = this.queue[0];
      try {
        const answer = await this.call('POST', {decisions: list});
        this.queue.shift();
        decisions.failed = '';
        const waiting = new Set(this.queue.flat().map((d) => d.finding));
        for (const d of list) if (!waiting.has(d.finding)) decisions.saving.delete(d.finding);
        decisions.take(answer.filter((d) => !(d.by === decisions.reviewer && waiting.has(d.finding))));
        decisions.changed(list.map((d) => d.finding));
      } catch (error) {
        decisions.failed = String(error.message || error);
        decisions.changed([]);
        await new Promise((done) => setTimeout(done, 1500));
      }
    }
    this.busy = false;
  },
  async poll() {
    if (document.visibilityState === 'visible' && !this.busy) {
      try {
        const answer = await this.call('GET');
        if (!this.busy) decisions.take(answer);
        if (decisions.failed) { decisions.failed = ''; decisions.changed([]); }
      } catch (error) {
        decisions.failed = 'the server does not answer';
        decisions.changed([]);
      }
    }
    setTimeout(() => this.poll(), 2000);
  },
  start() {
    addEventListener('beforeunload', (event) => { if (this.queue.length > 0) event.preventDefault(); });
    this.poll();
  },
};
