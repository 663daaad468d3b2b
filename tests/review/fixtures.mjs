// SPDX-License-Identifier: Apache-2.0
//
// Articles, reports and servers for the tests of the review page.

import {spawn, spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';

export const GAINSAY = process.env.GAINSAY;
export const SOURCE = process.env.SOURCE;

export const made = mkdtempSync(join(tmpdir(), 'gainsay-page-'));
process.on('exit', () => rmSync(made, {recursive: true, force: true}));

export function write(name, text) {
  const path = join(made, name);
  mkdirSync(dirname(path), {recursive: true});
  writeFileSync(path, text);
  return path;
}

// A report page of these paths; gives its address.
export function page(name, ...paths) {
  const file = join(made, `${name}.html`);
  const ran = spawnSync(GAINSAY, ['report', '--format', 'html', '-o', file, ...paths], {encoding: 'utf8', cwd: made});
  if (ran.status > 1) throw new Error(ran.stderr);
  return `file://${file}`;
}

// What an article may hold to become more than text.
export const HOSTILE = [
  '<script>window.hacked = 1</script>', '<img src=x onerror="window.hacked = 1">', '</script><script>window.hacked = 1</script>',
  'javascript:window.hacked=1', '"onmouseover="window.hacked=1', "' onfocus='window.hacked=1", '&lt;b&gt; &amp;', '<!--', ']]>', '${window.hacked = 1}',
  '{{constructor.constructor("window.hacked=1")()}}', '\u202egnihton\u202c', '\u0007\u001b[31m', '\u2028line\u2029', '__proto__'];

export function hostile() {
  const text = HOSTILE.join(' ');
  const body = (n, more) => `HALDEN, Norway (March 4, 2014) - Police said ${n} people were injured when a bus overturned on an icy road near Halden on Tuesday, ${text} said. ${more}`;
  write('hostile/one.json', JSON.stringify({title: `Bus ${text}`, source: `Wire ${text}`, url: 'javascript:window.hacked=1', text: body(12, '')}));
  write('hostile/two.json', JSON.stringify({title: `Crash ${text}`, source: 'Local "Post" <b>', url: 'https://example.org/?a="><script>', text: body(31, '')}));
  // A line of a megabyte, with the value in its middle.
  const long = Array.from({length: 75000}, (_, i) => `word${i % 100}`).join(' ');
  write('hostile/three.txt', `${long} ${body(45, long)}\n`);
  return join(made, 'hostile');
}

// Ten thousand findings: weekdays that are not those of their dates.
export function many(count) {
  const names = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
  const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
  const articles = 100;
  for (let a = 0; a < articles; ++a) {
    const lines = [];
    for (let i = 0; i < count / articles; ++i) {
      const date = new Date(Date.UTC(1950, 0, 1 + a * 100 + i));
      const wrong = names[(date.getUTCDay() + 1) % 7];  // the day of the week is (getUTCDay() + 6) % 7
      lines.push(`The council met on ${wrong}, ${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}.\n`);
    }
    write(`many/district-${a}.txt`, lines.join('\n'));
  }
  return join(made, 'many');
}

// A running `gainsay review`.
export class Server {
  static running = new Set();
  static endAll() { for (const server of Server.running) server.process.kill('SIGKILL'); }

  constructor(paths, decisions, ...more) {
    this.decisions = decisions;
    this.process = spawn(GAINSAY, ['review', '--no-browser', '--decisions', decisions, ...more, ...paths], {cwd: made, stdio: ['ignore', 'pipe', 'pipe']});
    Server.running.add(this);
    this.talk = '';
    this.process.stderr.on('data', (d) => { this.talk += d; });
    this.ended = new Promise((done) => this.process.on('close', (code, signal) => {
      Server.running.delete(this);
      done({code, signal});
    }));
    this.url = new Promise((found, failed) => {
      let out = '';
      this.process.stdout.on('data', (d) => {
        out += d;
        if (out.includes('\n')) found(out.split('\n')[0]);
      });
      this.ended.then(() => failed(new Error(`the server ended: ${this.talk}`)));
    });
  }
  end(signal = 'SIGINT') {
    this.process.kill(signal);
    return this.ended;
  }
}
