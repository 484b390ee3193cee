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

const main = document.querySelector('main[data-live]');
if (main) {
  const project = main.dataset.live;
  const state = document.querySelector('[data-live-state]');
  const source = new EventSource('/api/live' + (project ? '?project=' + encodeURIComponent(project) : ''));
  let lost = false;
  source.addEventListener('change', () => { if (!document.hidden) refresh(); else again = true; });
  source.addEventListener('open', () => {
    document.documentElement.dataset.live = 'on';
    if (lost) refresh();
    lost = false;
    state.hidden = true;
  });
  source.addEventListener('error', () => {
    lost = true;
    document.documentElement.dataset.live = 'off';
    state.hidden = false;
    state.textContent = state.dataset.lost;
  });
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden && again) {
      again = false;
      refresh();
    }
  });
  addEventListener('pagehide', () => source.close());
}
