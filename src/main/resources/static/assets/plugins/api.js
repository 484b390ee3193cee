// Reads Milepost's API in the session, and hears of changes.
import { root, say } from '../words.js';

/** The JSON at a path below the server's root, as in api/projects/orion; throws a problem document. */
export async function read(path) {
  let response;
  try {
    response = await fetch(root + path, { headers: { Accept: 'application/json', 'X-Requested-With': 'fetch' } });
  } catch {
    throw { status: 0, detail: say('cockpit.plugin.unreachable') };
  }
  const body = await response.text();
  let document;
  try {
    document = JSON.parse(body);
  } catch {
    document = null;
  }
  if (response.ok && document) return document;
  throw {
    ...document,
    status: response.status,
    detail: response.status === 401 ? say('cockpit.plugin.loggedOut')
      : response.status === 403 ? say('cockpit.plugin.noRight')
      : document?.detail ?? say('cockpit.plugin.failed', String(response.status)),
  };
}

export const project = key => `api/projects/${encodeURIComponent(key)}`;
export const gate = (key, gate) => `${project(key)}/gates/${encodeURIComponent(gate)}`;
export const projectPage = key => `${root}projects/${encodeURIComponent(key)}`;
export const gatePage = (key, gate) => `${projectPage(key)}/gates/${encodeURIComponent(gate)}`;

/** All items of a paged list. */
export async function all(path) {
  const items = [];
  for (let page = 0; ; page++) {
    const part = await read(`${path}${path.includes('?') ? '&' : '?'}page=${page}&size=500`);
    items.push(...part.items);
    if (part.items.length === 0 || items.length >= part.total) return items;
  }
}

const RETRY = 10_000;
const followed = new Map();

/**
 * Calls back after each change of a project ('' for all projects), and after the connection or the reader was away. One connection
 * for all who follow the same project; none while nobody looks.
 * Answers a function that ends it.
 */
export function follow(key, changed) {
  const one = followed.get(key) ?? new Followed(key);
  followed.set(key, one);
  one.listeners.add(changed);
  return () => {
    one.listeners.delete(changed);
    if (one.listeners.size === 0) {
      one.end();
      followed.delete(key);
    }
  };
}

class Followed {
  listeners = new Set();

  constructor(key) {
    this.address = root + 'api/live' + (key ? '?project=' + encodeURIComponent(key) : '');
    this.seen = () => (document.hidden ? this.close() : this.open(true));
    document.addEventListener('visibilitychange', this.seen);
    this.open(false);
  }

  open(missed) {
    if (this.source) return;
    this.source = new EventSource(this.address);
    this.source.addEventListener('change', () => this.tell());
    this.source.addEventListener('open', () => {
      if (missed) this.tell();
      missed = false;
    });
    this.source.addEventListener('error', () => {
      missed = true;
      if (this.source?.readyState === EventSource.CLOSED) { // refused: the browser gives up, we do not
        this.source = null;
        this.retry = setTimeout(() => this.open(true), RETRY);
      }
    });
  }

  /** Several changes at once lead to one reading. */
  tell() {
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.listeners.forEach(listener => listener()), 100);
  }

  close() {
    clearTimeout(this.retry);
    clearTimeout(this.soon);
    this.source?.close();
    this.source = null;
  }

  end() {
    this.close();
    document.removeEventListener('visibilitychange', this.seen);
  }
}
