// SPDX-License-Identifier: Apache-2.0
//
// Making elements. Text of articles reaches the page through here only, as text: a string child
// is a text node, a string attribute is set as an attribute, and no HTML is ever parsed.

// Control characters and those that turn the direction of text are shown as what they are, one
// for one, so that positions stay.
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff]/g;
const plain = (text) => String(text).replace(UNSEEN, (c) =>
  c < ' ' ? String.fromCharCode(0x2400 + c.charCodeAt(0)) : c === '\u007f' ? '\u2421' : '\ufffd');

function fill(node, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false || child === '') continue;
    node.append(child instanceof Node ? child : plain(child));
  }
  return node;
}

function make(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined) continue;
    if (name.startsWith('aria-') || name.startsWith('data-')) node.setAttribute(name, plain(value));  // "true", "false"
    else if (value === false) continue;
    else if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (name === 'style') Object.assign(node.style, value);  // through the CSSOM: the policy allows it
    else node.setAttribute(name, value === true ? '' : plain(value));
  }
  return fill(node, children);
}

const el = (tag, attributes, ...children) => make(document.createElement(tag), attributes, children);
const svg = (tag, attributes, ...children) =>
  make(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);

const key = (name) => el('kbd', {}, name);
const unseen = (...text) => el('span', {class: 'unseen'}, ...text);
const count = (n, one, many = one + 's') => `${n.toLocaleString('en')} ${n === 1 ? one : many}`;

// Only addresses of the web become links; anything else that an article gives stays text.
function webAddress(address) {
  try {
    const url = new URL(address);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
  } catch {
    return null;
  }
}

function say(text) {
  document.getElementById('live').textContent = plain(text);
}

function download(name, type, text) {
  const url = URL.createObjectURL(new Blob([text], {type}));
  const link = el('a', {href: url, download: name});
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}
