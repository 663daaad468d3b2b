// SPDX-License-Identifier: Apache-2.0
//
// The list of findings. Only the rows in sight are made, so ten thousand cost as much as ten.

const ROW = 84;  // pixels; as .row in layout.css

class FindingList {
  // `chosen` is called with the finding that was clicked or reached by the arrow keys.
  constructor(chosen) {
    this.chosen = chosen;
    this.shown = new Map();  // index -> element
    this.rows = el('div', {class: 'rows', role: 'listbox', id: 'list', tabindex: 0, 'aria-label': 'Findings'});
    this.node = el('div', {class: 'list', onscroll: () => this.draw()}, this.rows);
    new ResizeObserver(() => this.draw()).observe(this.node);
  }

  update() {
    for (const row of this.shown.values()) row.remove();
    this.shown.clear();
    this.rows.style.height = `${view.listed.length * ROW}px`;
    this.draw();
  }

  draw() {
    const from = Math.max(0, Math.floor(this.node.scrollTop / ROW) - 4);
    const to = Math.min(view.listed.length, Math.ceil((this.node.scrollTop + this.node.clientHeight) / ROW) + 4);
    for (const [index, row] of this.shown) {
      if (index < from || index >= to) {
        row.remove();
        this.shown.delete(index);
      }
    }
    for (let index = from; index < to; ++index) {
      if (this.shown.has(index)) continue;
      const row = this.row(view.listed[index], index);
      this.shown.set(index, row);
      this.rows.append(row);
    }
    const current = view.place.get(view.current) ?? -1;
    for (const [index, row] of this.shown) row.setAttribute('aria-selected', index === current);
    if (this.shown.has(current)) this.rows.setAttribute('aria-activedescendant', `row-${current}`);
    else this.rows.removeAttribute('aria-activedescendant');
  }

  // Brings the current finding into sight.
  reveal() {
    const index = view.place.get(view.current) ?? -1;
    const {scrollTop, clientHeight} = this.node;
    if (index < 0) return this.draw();
    if (index * ROW < scrollTop) this.node.scrollTop = index * ROW - 8;
    else if ((index + 1) * ROW > scrollTop + clientHeight) this.node.scrollTop = (index + 1) * ROW - clientHeight + 8;
    this.draw();
  }

  row(finding, index) {
    const mine = decisions.of(finding.id);
    const values = finding.readings.slice(0, 3).flatMap((r, i) => [
      i > 0 ? el('span', {class: 'against', 'aria-label': 'against'}, '≠') : '',
      el('span', {class: 'value'}, r.value)]);
    const more = finding.readings.length - 3;
    const row = el('div', {class: 'row', role: 'option', id: `row-${index}`, 'aria-posinset': index + 1,
      'aria-setsize': view.listed.length, 'aria-selected': false, onclick: () => this.chosen(finding)},
      view.blind ? el('span', {class: 'sign'}) : severitySign(finding.severity),
      el('span', {class: 'subject'}, finding.subject),
      mine ? el('span', {class: 'verdict', 'data-saving': decisions.saving.has(finding.id)}, verdictOf.get(mine.verdict)?.label || mine.verdict) : '',
      el('span', {class: 'values'}, values, more > 0 ? ` and ${more} more` : ''),
      el('span', {class: 'from'}, [...new Set(finding.articles.map(outlet))].slice(0, 4).join(', '),
        finding.scope === 'within' ? ' (against itself)' : ''));
    row.style.transform = `translateY(${index * ROW}px)`;
    return row;
  }
}

const severitySign = (severity) =>
  el('span', {class: `sign ${severity}`, role: 'img', 'aria-label': severity, title: severity}, SEVERITY_SIGN[severity]);
