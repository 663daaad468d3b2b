// SPDX-License-Identifier: Apache-2.0
//
// One finding: its readings side by side, why it is one, and what to decide.

const MOST_WITNESSES = 3;  // of a reading, before "more"

function reading(finding, n) {
  const {value, normalized, witnesses} = finding.readings[n];
  const sources = new Set(witnesses.flatMap((w) => [w.a, ...(w.in || [])]).map(outlet));
  const tone = `tone-${n % 6}`;
  const cards = witnesses.map((w) => witness(w, tone, finding, n));
  return el('section', {class: `reading ${tone}`, 'aria-label': `Reading ${letter(n)}: ${value}`},
    el('header', {},
      el('span', {class: 'letter', 'aria-hidden': true}, letter(n)),
      el('div', {},
        el('h2', {class: value.length > 60 ? 'long' : ''}, markedValue(finding, n)),
        el('p', {class: 'told'}, count(sources.size, 'source'),
          normalized && normalized.length < 60 ? [' · read as ', el('code', {}, normalized)] : ''))),
    cards.slice(0, MOST_WITNESSES),
    cards.length > MOST_WITNESSES
      ? el('details', {class: 'more'}, el('summary', {}, count(cards.length - MOST_WITNESSES, 'more passage')), cards.slice(MOST_WITNESSES))
      : '');
}

// What raised and what lowered the confidence: bars to the right and to the left.
function confidence(finding) {
  const parts = finding.because
    .map(([feature, value, weight]) => ({name: DATA.features[feature], value, adds: value * weight}))
    .filter((p) => Math.abs(p.adds) >= 0.005)
    .sort((a, b) => Math.abs(b.adds) - Math.abs(a.adds));
  const most = Math.max(1, ...parts.map((p) => Math.abs(p.adds)));
  const bar = (p) => el('li', {class: p.adds > 0 ? 'raises' : 'lowers'},
    el('span', {class: 'name'}, p.name),
    el('span', {class: 'track', 'aria-hidden': true}, el('span', {style: {width: `${Math.abs(p.adds) / most * 50}%`}})),
    el('span', {class: 'adds'}, `${p.adds > 0 ? '+' : '−'}${Math.abs(p.adds).toFixed(2)}`));
  return el('section', {class: 'proof'},
    el('h2', {}, 'Confidence ', el('b', {}, percent(finding.confidence))),
    parts.length > 0 ? el('ul', {class: 'because'}, parts.slice(0, 6).map(bar)) : el('p', {}, 'Nothing is recorded of what raised or lowered it.'),
    parts.length > 6 ? el('details', {}, el('summary', {}, `${parts.length - 6} more`), el('ul', {class: 'because'}, parts.slice(6).map(bar))) : '');
}

function ruleOf(finding) {
  const names = [...new Set(finding.readings.flatMap((r) => r.witnesses.map((w) => w.rule)).filter(Boolean))];
  const rule = (name) => {
    const known = Object.hasOwn(DATA.rules, name) ? DATA.rules[name] : null;
    if (!known) return el('li', {}, el('code', {}, name));
    const example = (text, sign, label) => el('li', {}, el('span', {class: sign === '✓' ? 'does' : 'does-not', role: 'img', 'aria-label': label}, sign), ' ', text);
    return el('li', {},
      el('details', {},
        el('summary', {}, el('code', {}, name)),
        el('p', {class: 'at'}, known.at),
        known.frame ? el('p', {class: 'quiet'}, `What tells of it: frame ${known.frame}`) : el('code', {class: 'pattern'}, known.pattern),
        el('ul', {class: 'examples'},
          known.match.slice(0, 3).map((t) => example(t, '✓', 'matches')),
          known.none.slice(0, 3).map((t) => example(t, '✗', 'does not match')))));
  };
  return el('section', {class: 'proof'},
    el('h2', {}, 'Rule'),
    el('ul', {class: 'rules'}, rule(finding.rule)),
    names.length > 0 ? [el('p', {class: 'quiet'}, 'The values were read by'), el('ul', {class: 'rules'}, names.map(rule))] : '',
    el('p', {class: 'quiet'}, el('code', {}, finding.id)));
}

const decided = (d) => [el('b', {}, d.by), ': ', verdictOf.get(d.verdict)?.label || d.verdict,
  d.note ? [', “', d.note, '”'] : '', d.date ? el('time', {datetime: d.date}, ` ${day(d.date)}`) : ''];

// The bar of decisions; `decide(verdict)` and `note(text)` are called with what was chosen.
function decisionBar(finding, actions) {
  const mine = decisions.of(finding.id);
  const others = view.blind ? [] : decisions.others(finding.id);
  const contradicts = mine && others.some((d) => d.verdict !== mine.verdict);
  const saving = decisions.saving.has(finding.id);
  return el('section', {class: 'decide', 'aria-label': 'Decision'},
    others.length > 0
      ? el('p', {class: contradicts ? 'others contradicts' : 'others'},
          contradicts ? el('b', {}, 'Reviewers disagree. ') : '', others.map((d, i) => [i > 0 ? '; ' : '', decided(d)]))
      : '',
    el('div', {class: 'verdicts', role: 'group', 'aria-label': 'Verdict'},
      VERDICTS.map((v) => el('button', {type: 'button', class: `verdict ${v.id}`, title: v.about,
        'aria-pressed': mine?.verdict === v.id, 'data-verdict': v.id,
        onclick: () => actions.decide(mine?.verdict === v.id ? null : v.id)}, key(v.key), el('span', {}, v.label)))),
    el('div', {class: 'note-line'},
      el('label', {}, el('span', {}, 'Note ', key('n')),
        el('input', {id: 'note', type: 'text', maxlength: 2000, value: mine?.note || '', autocomplete: 'off',
          placeholder: mine ? 'why' : 'kept with the next decision',
          onchange: (e) => actions.note(e.target.value)})),
      el('span', {class: 'saved', 'data-state': decisions.failed ? 'failed' : saving ? 'saving' : mine ? 'saved' : ''},
        decisions.failed ? `Not saved: ${decisions.failed}` : saving ? 'Saving…' : mine ? 'Saved' : '')));
}

function findingView(finding, actions) {
  const at = view.place.get(finding.id) ?? -1;
  const step = (by, label, k) => el('button', {type: 'button', class: 'quiet', disabled: !view.listed[at + by],
    onclick: () => actions.step(by)}, unseen(label), el('span', {'aria-hidden': true}, by < 0 ? '↑' : '↓'), key(k));
  return el('article', {class: 'finding', 'aria-labelledby': 'subject'},
    el('div', {class: 'place-in-list'},
      el('a', {class: 'back', href: '#/findings'}, '‹ All findings'),
      finding.event !== undefined ? el('a', {href: eventLink(finding.event)}, eventName(finding.event)) : '',
      el('span', {class: 'steps'}, at >= 0 ? el('span', {class: 'quiet'}, `${at + 1} of ${view.listed.length}`) : '',
        step(-1, 'Previous finding', 'k'), step(1, 'Next finding', 'j'))),
    el('p', {class: 'kind'},
      view.blind ? '' : [severitySign(finding.severity), el('span', {class: `severity ${finding.severity}`}, finding.severity)],
      el('span', {}, finding.field), el('span', {}, finding.relation),
      finding.scope === 'within' ? el('span', {}, 'within one article') : ''),
    el('h1', {id: 'subject', tabindex: -1}, capital(finding.subject)),
    el('p', {class: 'question'}, questionOf(finding)),
    el('div', {class: 'readings', 'data-count': Math.min(finding.readings.length, 4)}, finding.readings.map((_, n) => reading(finding, n))),
    el('div', {class: 'proofs'},
      el('section', {class: 'proof'},
        el('h2', {}, 'Why'),
        el('p', {}, finding.reason ? capital(finding.reason) + '.' : 'No reason is recorded.'),
        finding.rests_on ? el('p', {class: 'quiet'}, `This rests on ${finding.rests_on}.`) : '',
        finding.event !== undefined ? el('p', {}, el('a', {href: eventLink(finding.event)}, 'Who says what on this event'), ' ', key('e')) : ''),
      view.blind ? '' : confidence(finding),
      ruleOf(finding)),
    decisionBar(finding, actions));
}
