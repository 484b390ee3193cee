// A part of a web application's page that loads, may fail, and follows changes.
import { say } from '../words.js';
import { el } from './dom.js';

/**
 * Fills a node: load() answers what draw(body, loaded) shows. A failed reading is told of; what was drawn before stays.
 * Answers { refresh } to read and draw again.
 */
export function pane(node, load, draw) {
  const notice = el('p', { class: 'milepost-notice', role: 'status' }, say('cockpit.plugin.loading'));
  const body = el('div', {});
  node.classList.add('milepost');
  node.replaceChildren(notice, body);
  let running = false;
  let again = false;
  const refresh = async () => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    try {
      const loaded = await load();
      draw(body, loaded);
      notice.hidden = true;
    } catch (problem) {
      if (problem instanceof Error) console.error(problem);
      notice.hidden = false;
      notice.classList.add('failed');
      notice.textContent = problem.detail ?? problem.title ?? say('cockpit.plugin.failed', '');
    }
    running = false;
    if (again) {
      again = false;
      refresh();
    }
  };
  refresh();
  return { refresh };
}

/** One sentence where there is nothing to show. */
export const empty = text => el('p', { class: 'milepost-empty' }, text);
