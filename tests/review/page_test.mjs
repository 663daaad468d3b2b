// SPDX-License-Identifier: Apache-2.0
//
// The review page in Chromium, from a file and served: what an editor sees and does. Run by
// browser_test.py. Screenshots are written beside the copied script, under screens/: look at them.

import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {mkdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join} from 'node:path';
import {after, before, describe, test} from 'node:test';
import {chromium} from 'playwright-core';
import {GAINSAY, HOSTILE, SOURCE, Server, hostile, made, many, page as makePage, write} from './fixtures.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SCREENS = join(process.cwd(), 'screens');
mkdirSync(SCREENS, {recursive: true});
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];

let browser;
before(async () => { browser = await chromium.launch({executablePath: '/usr/bin/chromium', headless: true, args: ARGUMENTS}); });
after(async () => {
  Server.endAll();
  await browser?.close();
});

// A tab; whatever it says on its console, throws, or asks the network for is collected.
async function open(address, options = {}) {
  const context = options.context || await browser.newContext({viewport: {width: 1400, height: 900}, colorScheme: 'light', acceptDownloads: true, reducedMotion: 'reduce', ...options});
  const tab = await context.newPage();
  tab.setDefaultTimeout(30000);
  tab.trouble = [];
  tab.asked = [];
  tab.on('console', (m) => { if (m.type() === 'error' || m.type() === 'warning') tab.trouble.push(m.text()); });
  tab.on('pageerror', (e) => tab.trouble.push(String(e)));
  tab.on('request', (r) => tab.asked.push(r.url()));
  await tab.goto(address);
  return tab;
}
const close = async (...tabs) => { for (const tab of tabs) { await tab.context().close(); } };
const go = async (tab, hash) => {
  await tab.evaluate((h) => { location.hash = h; }, hash);
  await tab.waitForFunction((h) => location.hash === h, hash);
  await tab.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
};
const data = (tab) => tab.evaluate(() => JSON.parse(document.getElementById('data').textContent));
const current = (tab) => tab.evaluate(() => document.getElementById('detail').dataset.finding);
const listed = (tab) => tab.evaluate(() => +(document.querySelector('.row')?.getAttribute('aria-setsize') ?? 0));
const chip = (tab) => tab.locator('.verdicts [aria-pressed="true"]').getAttribute('data-verdict', {timeout: 2000}).catch(() => null);
const press = async (tab, ...keys) => { for (const k of keys) await tab.keyboard.press(k); };

async function download(tab, name) {
  await go(tab, '#/decisions');
  const [file] = await Promise.all([tab.waitForEvent('download'), tab.locator(`[data-export="${name}"]`).click()]);
  return readFileSync(await file.path(), 'utf8');
}

async function violations(tab) {
  await tab.evaluate(AXE);
  const result = await tab.evaluate(() => axe.run(document, {resultTypes: ['violations']}));
  return result.violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(' ')}: ${n.failureSummary.split('\n').slice(1, 3).join(' ').trim()}`));
}

function spawnReport(args) {
  return spawnSync(GAINSAY, ['report', ...args], {encoding: 'utf8', cwd: made, maxBuffer: 1 << 28}).stdout;
}

let corpus, first;  // address of the corpus' page, its data
before(() => { corpus = makePage('corpus', join(SOURCE, 'corpus')); });

describe('the page from a file', () => {
  const views = async (tab) => {
    first ??= await data(tab);
    const event = first.events[first.findings.find((f) => f.scope === 'across').event];
    const finding = first.findings.find((f) => f.scope === 'across');
    return {overview: '#/overview', findings: '#/findings', finding: `#/finding/${finding.id}`, events: '#/events', event: `#/event/${event.id}`,
      article: `#/article/${encodeURIComponent(first.articles[finding.readings[0].witnesses[0].a].id)}`, decisions: '#/decisions', print: '#/print'};
  };

  for (const width of [1400, 390]) {
    for (const colorScheme of ['light', 'dark']) {
      test(`looks right and is accessible, ${width} pixels, ${colorScheme}`, async () => {
        const tab = await open(corpus, {viewport: {width, height: width > 700 ? 900 : 844}, colorScheme});
        for (const [name, hash] of Object.entries(await views(tab))) {
          await go(tab, hash);
          await tab.screenshot({path: join(SCREENS, `${name}-${width}-${colorScheme}.png`), fullPage: name !== 'findings'});
          // In the dark only the colours differ: once is enough.
          if (width > 700 || colorScheme === 'light') assert.deepEqual(await violations(tab), [], name);
          const wide = await tab.evaluate(() => {
            const most = document.documentElement.clientWidth;
            if (document.documentElement.scrollWidth <= most) return [];
            return [...document.querySelectorAll('body *')].filter((n) => n.getBoundingClientRect().right > most + 0.5).slice(0, 5)
              .map((n) => `${n.tagName}.${n.getAttribute('class')} ${n.getBoundingClientRect().right}`);
          });
          assert.deepEqual(wide, [], `${name} is wider than the screen`);
          assert.equal(await tab.locator('h1').count() >= 1, true, name);
        }
        await go(tab, '#/findings');
        await press(tab, '?');
        await tab.screenshot({path: join(SCREENS, `help-${width}-${colorScheme}.png`)});
        assert.deepEqual(await violations(tab), [], 'help');
        assert.deepEqual(tab.trouble, []);
        assert.deepEqual(tab.asked.filter((url) => !url.startsWith('file://') && !url.startsWith('data:')), [], 'nothing is fetched');
        await close(tab);
      });
    }
  }

  test('one key decides and the next finding follows; undo and redo', async () => {
    const tab = await open(corpus + '#/findings');
    const order = (await data(tab)).findings.map((f) => f.id);
    assert.equal(await current(tab), order[0]);
    await press(tab, 'a', 'w', 'c');
    assert.equal(await current(tab), order[3]);
    await press(tab, 'k');
    assert.equal(await chip(tab), 'compatible');
    await press(tab, 'z');
    assert.equal(await current(tab), order[2]);
    assert.equal(await chip(tab), null);
    await press(tab, 'z', 'z', 'z');
    assert.equal(await tab.locator('.row .verdict').count(), 0);
    await press(tab, 'Shift+Z', 'Shift+Z', 'Shift+Z');
    assert.equal(await tab.locator('.row .verdict').count(), 3);
    // A verdict over a verdict, taken back twice, is the first again.
    await press(tab, 'k', 'k');
    assert.equal(await current(tab), order[0]);
    await press(tab, 'u', 'z');
    assert.equal(await chip(tab), 'accepted');
    await press(tab, 'x');
    assert.equal(await chip(tab), null);
    await press(tab, 'z');
    assert.equal(await chip(tab), 'accepted');
    // A note goes with the decision, typed before or after.
    await press(tab, 'n');
    await tab.keyboard.type('ask "them" & <b>');
    await press(tab, 'Enter');
    assert.equal(await tab.locator('#note').inputValue(), 'ask "them" & <b>');
    await tab.reload();
    assert.equal(await current(tab), order[0], 'the place is kept');
    assert.equal(await tab.locator('#note').inputValue(), 'ask "them" & <b>');
    assert.equal(await tab.locator('.row .verdict').count(), 3, 'so are the decisions');
    assert.deepEqual(tab.trouble, []);
    await close(tab);
  });

  test('filters, search and sorting; a bulk decision names its count', async () => {
    const tab = await open(corpus + '#/findings');
    const {findings} = await data(tab);
    const names = findings.filter((f) => f.field === 'name').length;
    await tab.locator('.choices summary').click();
    await tab.locator('[data-filter="field"]').selectOption('name');
    assert.equal(await listed(tab), names);
    await tab.reload();
    assert.equal(await listed(tab), names, 'filters are kept');
    await press(tab, 'm');
    assert.match(await tab.locator('dialog').innerText(), new RegExp(`\\b${names} listed findings`));
    await tab.locator('dialog select').selectOption('unimportant');
    await tab.locator('[data-bulk]').click();
    await tab.locator('[data-filter="field"]').selectOption('');
    await tab.locator('[data-filter="state"]').selectOption('unimportant');
    assert.equal(await listed(tab), names);
    await tab.locator('[data-filter="state"]').selectOption('');
    await press(tab, 'Escape', 'z');
    assert.equal(await tab.locator('.row .verdict').count(), 0, 'one undo takes all of it back');
    await press(tab, '/');
    const word = findings.find((f) => f.field === 'name').readings[0].value.split(' ').pop();
    await tab.keyboard.type(word);
    const found = await listed(tab);
    assert.ok(found >= 1 && found < findings.length, `${found} with ${word}`);
    await tab.locator('#search').fill('no finding has these words');
    assert.equal(await listed(tab), 0);
    assert.deepEqual(await violations(tab), [], 'an empty list');
    await close(tab);
  });

  test('blind mode hides confidence, severity and what others decided', async () => {
    const tab = await open(corpus + '#/findings');
    assert.match(await tab.locator('#detail').innerText(), /Confidence/);
    await press(tab, 'b');
    assert.doesNotMatch(await tab.locator('#detail').innerText(), /Confidence|error|warning/);
    assert.equal(await tab.locator('.row .sign.error').count(), 0);
    assert.equal(await tab.locator('#tool-blind').getAttribute('aria-pressed'), 'true');
    await go(tab, '#/overview');
    assert.equal(await tab.locator('.tile.error').count(), 0);
    await press(tab, 'b');
    assert.equal(await tab.locator('.tile.error').count(), 1);
    await close(tab);
  });

  test('the synoptic table: who says what, and the passages', async () => {
    const tab = await open(corpus);
    const all = await views(tab);
    await go(tab, all.event);
    assert.ok(await tab.locator('.synoptic tr.conflict').count() >= 1);
    assert.ok(await tab.locator('.synoptic tr.calm').count() >= 1, 'what agrees is there too');
    const said = tab.locator('.synoptic tr.conflict .said .words').first();
    const words = await said.innerText();
    await said.click();
    assert.match(await tab.locator('.sheet mark').first().innerText(), new RegExp(words.slice(0, 8).replace(/[^\w ]/g, '.')));
    await press(tab, 'Escape');
    assert.equal(await tab.locator('.sheet').count(), 0);
    await close(tab);
  });

  test('a whole article marks what is disputed and says what the others have', async () => {
    const tab = await open(corpus);
    await go(tab, (await views(tab)).article);
    const flag = tab.locator('.flag').first();
    await flag.focus();
    assert.ok(await tab.locator('.margin-note.lit').count() >= 1);
    assert.ok((await tab.locator('.margin-note').first().innerText()).length > 5);
    await flag.press('Enter');
    assert.match(await tab.evaluate(() => location.hash), /^#\/finding\//);
    await close(tab);
  });

  test('the place of a passage is a link to its file', async () => {
    const tab = await open(corpus + '#/findings');
    const link = tab.locator('.place a').first();
    const address = new URL(await link.getAttribute('href'), tab.url());
    const [path, line] = (await link.innerText()).split(':');
    assert.equal(address.protocol, 'file:');
    assert.ok(decodeURIComponent(address.pathname).endsWith(path.split('/').pop()), address.href);
    const words = await tab.locator('.witness mark').first().innerText();
    const shown = readFileSync(decodeURIComponent(address.pathname), 'utf8').split('\n')[line - 1];
    assert.ok(shown.includes(words.split(/\s/)[0]), `${words} in line ${line}: ${shown}`);
    await close(tab);
  });

  test('exports: a decisions file, CSV, a sheet of corrections', async () => {
    const tab = await open(corpus + '#/findings');
    const ids = (await data(tab)).findings.map((f) => f.id);
    await press(tab, 'n');
    await tab.keyboard.type('=1+1, "quoted"');
    await press(tab, 'Enter', 'a', 'c');
    const lines = (await download(tab, 'gainsay-decisions.jsonl')).trim().split('\n').map((l) => JSON.parse(l));
    assert.deepEqual(lines[0], {format: 'gainsay.decisions.v1'});
    assert.deepEqual(lines.slice(1).map((l) => [l.finding, l.verdict]), [[ids[0], 'accepted'], [ids[1], 'compatible']]);
    assert.equal(lines[1].reason, '=1+1, "quoted"');
    const csv = await download(tab, 'decisions.csv');
    assert.match(csv, /"'=1\+1, ""quoted"""/, 'no cell is a formula');
    const sheet = await download(tab, 'corrections.md');
    assert.match(sheet, /\*\*Question:\*\*/);
    assert.equal(sheet.match(/^## /gm).length, 1, 'what was accepted, and no more');
    await close(tab);
  });

  test('hostile articles are text', async () => {
    const tab = await open(makePage('hostile', hostile()) + '#/findings');
    const {findings, articles} = await data(tab);
    assert.ok(findings.length >= 1);
    for (const hash of ['#/overview', '#/events', '#/decisions', '#/print', ...findings.slice(0, 5).map((f) => `#/finding/${f.id}`),
      ...articles.map((a) => `#/article/${encodeURIComponent(a.id)}`), `#/event/${(await data(tab)).events[0].id}`]) {
      await go(tab, hash);
      assert.equal(await tab.evaluate(() => window.hacked), undefined, hash);
      assert.equal(await tab.locator('main img, main script, main b b, a[href^="javascript:"]').count(), 0, hash);
    }
    await go(tab, `#/finding/${findings[0].id}`);
    const shown = await tab.locator('#detail').innerText();
    for (const text of HOSTILE.slice(0, 6)) assert.ok(shown.includes(text), text);
    assert.doesNotMatch(shown, /[\u202a-\u202e\u0007\u001b]/, 'what turns or controls text is shown, not obeyed');
    await tab.screenshot({path: join(SCREENS, 'hostile.png')});
    await press(tab, 'a');
    assert.doesNotMatch(await download(tab, 'corrections.md'), /<script|<img/);
    assert.deepEqual(tab.trouble, []);
    await close(tab);
  });

  test('ten thousand findings', async () => {
    const folder = many(10000);
    const address = makePage('many', folder);
    const tab = await open('about:blank');
    const begin = Date.now();
    await tab.goto(address + '#/findings', {waitUntil: 'commit'});
    await tab.locator('.row').first().waitFor();
    const shown = Date.now() - begin;
    const paint = await tab.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime);
    const {length} = (await data(tab)).findings;
    assert.ok(length >= 9000, `${length} findings`);
    assert.ok(await tab.locator('.row').count() < 60, 'only what is in sight is made');
    // From the key to the next finding on the screen.
    const times = await tab.evaluate(async () => {
      const times = [];
      for (const key of ['j', 'j', 'a', 'w', 'z', 'j', 'c', 'k', 'u', 'Z']) {
        const begin = performance.now();
        document.body.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true}));
        await new Promise((done) => setTimeout(done));
        document.body.offsetHeight;  // laid out
        times.push(performance.now() - begin);
      }
      return times;
    });
    const begun = Date.now();
    await tab.locator('#search').fill('district-77');
    const searched = Date.now() - begun;
    await tab.locator('#search').fill('');
    await tab.evaluate(() => { document.querySelector('.list').scrollTop = 5000 * 84; });
    await tab.waitForFunction(() => +document.querySelector('.row').getAttribute('aria-posinset') > 4000);
    await press(tab, 'Escape', 'm');
    await tab.locator('[data-bulk]').click();
    await tab.waitForFunction(() => document.querySelectorAll('.row .verdict').length > 3);
    console.log(`${length} findings, a page of ${(statSync(address.slice(7)).size / 1e6).toFixed(1)} MB: first paint ${Math.round(paint)} ms, ` +
      `list there after ${shown} ms, a key answered in ${Math.round(times.sort((a, b) => a - b)[5])} ms (most ${Math.round(times.at(-1))} ms), search in ${searched} ms`);
    await tab.screenshot({path: join(SCREENS, 'many.png')});
    await close(tab);
  });
});

describe('the server', () => {
  const folder = () => join(SOURCE, 'corpus');
  const records = (file) => readFileSync(file, 'utf8').trim().split('\n').slice(1).map((l) => JSON.parse(l));
  const saved = (tab) => tab.locator('.saved[data-state="saved"]').waitFor();
  const named = async (tab, name) => {
    await press(tab, '?');
    await tab.locator('.who input').fill(name);
    await press(tab, 'Enter', 'Tab', 'Escape');
    await tab.locator('dialog').waitFor({state: 'detached'});
  };

  test('a decision is on disk before the page says so, and outlives a kill and a restart', async () => {
    const file = join(made, 'kill.jsonl');
    const one = new Server([folder()], file, '--by', 'ana');
    const tab = await open(await one.url + '#/findings');
    const ids = (await data(tab)).findings.map((f) => f.id);
    await press(tab, 'a', 'k');
    await saved(tab);
    assert.deepEqual(records(file).map((r) => [r.finding, r.verdict, r.by]), [[ids[0], 'accepted', 'ana']]);
    await press(tab, 'j', 'w', 'k');
    await saved(tab);
    await one.end('SIGKILL');
    assert.equal(records(file).length, 2);
    await press(tab, 'j', 'd');
    await tab.locator('.failed').waitFor();
    assert.match(await tab.locator('.bar').innerText(), /Not saved/);
    await tab.context().close();

    const two = new Server([folder()], file, '--by', 'ana');
    const again = await open(await two.url + '#/findings');
    await again.locator('.row .verdict').nth(1).waitFor();
    assert.equal(await again.locator('.row .verdict').count(), 2);
    await press(again, 'x');
    await again.waitForFunction(() => document.querySelectorAll('.row .verdict').length === 1);
    await again.waitForFunction(() => !document.querySelector('[data-saving="true"], [data-state="saving"]'));
    assert.equal(records(file).length, 1);
    assert.deepEqual(again.trouble, []);
    await close(again);
    assert.deepEqual(await two.end(), {code: 0, signal: null}, 'Ctrl-C is a clean end');
  });

  test('two tabs and two reviewers lose nothing, and see where they disagree', async () => {
    const file = join(made, 'two.jsonl');
    const server = new Server([folder()], file, '--by', 'ana');
    const url = await server.url;
    const ana = await open(url + '#/findings');
    const tab = await open(url + '#/findings', {context: ana.context()});  // hers too
    const ben = await open(url + '#/findings');
    await named(ben, 'ben');
    const ids = (await data(ana)).findings.map((f) => f.id);
    await Promise.all([press(ana, 'a', 'a', 'a'), press(tab, 'j', 'j', 'j', 'c', 'c'), press(ben, 'w', 'w', 'a')]);
    for (const t of [ana, tab, ben]) await t.waitForFunction(() => document.querySelectorAll('.row .verdict').length >= 3 && !document.querySelector('[data-saving="true"]'));
    await ana.waitForFunction(() => document.querySelectorAll('.row .verdict').length === 5);
    const of = (by) => records(file).filter((r) => r.by === by).map((r) => [ids.indexOf(r.finding), r.verdict]).sort((a, b) => a[0] - b[0]);
    assert.deepEqual(of('ana'), [[0, 'accepted'], [1, 'accepted'], [2, 'accepted'], [3, 'compatible'], [4, 'compatible']]);
    assert.deepEqual(of('ben'), [[0, 'wrong-extraction'], [1, 'wrong-extraction'], [2, 'accepted']]);
    await press(ana, 'k', 'k', 'k');
    await ana.locator('.others.contradicts').waitFor();
    assert.match(await ana.locator('.others').innerText(), /Reviewers disagree.*ben.*Wrong extraction/s);
    await ana.screenshot({path: join(SCREENS, 'disagree.png')});
    await press(ana, 'b');
    assert.equal(await ana.locator('.others').count(), 0, 'blind, others are hidden');
    await press(ana, 'b', '4');
    await ana.locator('.record').waitFor();
    assert.match(await ana.locator('main').innerText(), /Reviewers disagree on 2/);
    await ana.screenshot({path: join(SCREENS, 'decisions.png')});
    assert.deepEqual(await violations(ana), []);
    for (const t of [ana, tab, ben]) assert.deepEqual(t.trouble, []);
    await close(ana, ben);
    await server.end();
  });

  test('what another program writes into the file is seen; bulk and undo reach it', async () => {
    const file = join(made, 'bulk.jsonl');
    const server = new Server([folder()], file, '--by', 'ana');
    const tab = await open(await server.url + '#/findings');
    const {findings} = await data(tab);
    await press(tab, 'm');
    await tab.locator('dialog select').selectOption('superseded');
    await tab.locator('[data-bulk]').click();
    await saved(tab);
    assert.equal(records(file).length, findings.length);
    await press(tab, 'z');
    await tab.waitForFunction(() => document.querySelectorAll('.row .verdict').length === 0);
    while (records(file).length > 0) await new Promise((done) => setTimeout(done, 20));
    await press(tab, 'Shift+Z');
    await saved(tab);
    const lines = readFileSync(file, 'utf8');
    writeFileSync(file, lines.replaceAll('"by":"ana"', '"by":"cleo"').replaceAll('superseded', 'unsure'));
    await tab.locator('.others').waitFor();
    assert.match(await tab.locator('.others').innerText(), /cleo.*Unsure/s);
    await close(tab);
    await server.end();
  });

  test('a report as JSON is reviewed as it was made; whole articles come when asked for', async () => {
    const report = spawnReport(['--format', 'json', '--field', 'name', folder()]);
    const wanted = JSON.parse(report).findings.map((f) => f.id);
    const server = new Server([write('report.json', report)], join(made, 'json.jsonl'));
    const tab = await open(await server.url + '#/findings');
    assert.deepEqual((await data(tab)).findings.map((f) => f.id), wanted);
    const whole = await tab.evaluate(() => fetch('api/article?n=0').then((r) => r.json()));
    assert.ok(whole.text.length > 0);
    // The place leads to the passage in the article, with its value marked; no file is asked for.
    await tab.locator('.place a').first().click();
    await tab.waitForFunction(() => location.hash.startsWith('#/article/'));
    assert.equal(await tab.locator('.flag[data-target="true"]').count(), 1);
    assert.deepEqual(tab.trouble, []);
    await close(tab);
    await server.end();
  });
});
