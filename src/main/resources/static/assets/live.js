// Keeps a page true: <main data-live="PROJECT"> (or data-live="" for all projects) is read anew whenever something changes, and
// only what differs is touched, so that scroll position, focus, open details and half-filled forms stay.
import { Idiomorph } from './vendor/idiomorph-0.8.0/idiomorph.esm.js';

const own = '[data-live-keep], form[data-dirty]';
const morph = {
  ignoreActiveValue: true,
  callbacks: {
    beforeNodeMorphed: old => !(old instanceof Element && old.matches(own)),
    beforeNodeRemoved: old => !(old instanceof Element && old.matches('[data-live-keep]')),
    // what readers have opened stays open
    beforeAttributeUpdated: (name, node) => !(name === 'open' && node.matches('details, dialog')),
  },
};

let running = null;
let again = false;

async function read() {
  const response = await fetch(location.href, { headers: { Accept: 'text/html', 'X-Requested-With': 'fetch' } });
  if (response.redirected && new URL(response.url).pathname === '/login') {
    location.reload();
    return;
  }
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
  const now = fresh.querySelector('main');
  if (response.ok && now) {
    Idiomorph.morph(document.querySelector('main'), now, morph);
    document.title = fresh.title;
    dispatchEvent(new CustomEvent('refreshed'));
  }
}

/** Reads the page anew, one reading at a time; a change while reading leads to one more. */
export function refresh() {
  if (running) {
    again = true;
    return running;
  }
  running = read().catch(() => {}).finally(() => {
    running = null;
    if (again) {
      again = false;
      refresh();
    }
  });
  return running;
}

/** Follows a project, or all of them, while the page is looked at: a browser has few connections to spare for hidden ones. */
function follow(project) {
  const state = document.querySelector('[data-live-state]');
  let source = null;
  const start = () => {
    source = new EventSource('/api/live' + (project ? '?project=' + encodeURIComponent(project) : ''));
    source.addEventListener('change', refresh);
    // what has changed between reading the page and following it
    source.addEventListener('hello', () => {
      document.documentElement.dataset.live = 'on';
      state.hidden = true;
      refresh();
    });
    source.addEventListener('error', () => {
      document.documentElement.dataset.live = 'off';
      state.hidden = false;
      state.textContent = state.dataset.lost;
      if (source.readyState === EventSource.CLOSED) setTimeout(() => { if (source) start(); }, 10000);
    });
  };
  document.addEventListener('visibilitychange', () => {
    source?.close();
    source = null;
    if (!document.hidden) start();
  });
  addEventListener('pagehide', () => source?.close());
  if (!document.hidden) start();
}

const main = document.querySelector('main[data-live]');
if (main) follow(main.dataset.live);
