// All running projects: a card on Cockpit's dashboard, and a page of its own at #/milestones.
import { chip, sign } from '../badges.js';
import { day, percent, say } from '../words.js';
import { follow, gatePage, projectPage, read } from './api.js';
import { el, link, table, written } from './dom.js';
import { empty, pane } from './pane.js';

const STATUSES = ['LATE', 'AT_RISK', 'WATCH', 'UNKNOWN', 'ON_TRACK', 'NOT_STARTED', 'STOPPED', 'REACHED'];
const PAGE = 100;
/** Many projects change often; their sum is read again at most this often. */
const PAUSE = 1500;

function slowly(task) {
  let timer = null;
  return () => {
    timer ??= setTimeout(() => {
      timer = null;
      task();
    }, PAUSE);
  };
}

/** Reads and draws in a node until it is gone from the page. */
function living(node, load, draw) {
  const { refresh } = pane(node, load, draw);
  const again = slowly(refresh);
  const stop = follow('', () => (node.isConnected ? again() : stop()));
  return { refresh, stop };
}

const count = (name, number, text) => el('li', { class: number > 0 && STATUSES.includes(name) && `status-${name}`, 'data-count': name },
  el('strong', {}, STATUSES.includes(name) && number > 0 ? `${sign(name)} ${number}` : String(number)), text);

const counts = loaded => el('ul', { class: 'milepost-counts' },
  count('RUNNING', loaded.projects, say('cockpit.overview.running')),
  count('LATE', loaded.counts.LATE ?? 0, say('cockpit.overview.late')),
  count('AT_RISK', loaded.counts.AT_RISK ?? 0, say('cockpit.overview.atRisk')),
  count('SIGN_OFF', loaded.signOff, say('cockpit.overview.signOff')));

const rows = lines => table(
  ['project', 'milestone', 'status', 'target', 'forecast', 'why'].map(name => say(`cockpit.overview.${name}`)),
  lines.map(({ project, projectName, milestone }) => el('tr', { 'data-project': project, 'data-gate': milestone.key },
    el('td', {}, link(projectPage(project), written(projectName, { class: 'name' }))),
    el('td', {}, link(gatePage(project, milestone.key), written(milestone.name, { class: 'name' }))),
    el('td', { class: 'state' }, chip('status', milestone.status)),
    el('td', { class: 'when' }, day(milestone.target)),
    el('td', { class: 'when' }, milestone.forecast ? `${day(milestone.forecast.p80)} (${percent(milestone.forecast.probability)})` : '–'),
    el('td', { class: 'milepost-quiet' }, milestone.verdict && chip('verdict', milestone.verdict), ' ', milestone.reason))));

export const dashboard = () => {
  let end = () => {};
  return {
    id: 'milepost.dashboard',
    pluginPoint: 'cockpit.dashboard',
    priority: 50,
    render: node => {
      end();
      end = living(node, () => read('api/milestones?size=5'), (body, loaded) => body.replaceChildren(...[
        el('h3', {}, link('#/milestones', say('cockpit.overview.title'))),
        counts(loaded),
        loaded.projects === 0 ? empty(say('cockpit.overview.none')) : loaded.items.length > 0 && [
          el('h4', {}, say('cockpit.overview.coming')), rows(loaded.items), link('#/milestones', say('cockpit.overview.all'))],
      ].flat(Infinity).filter(Boolean))).stop;
    },
    unmount: () => end(),
  };
};

function filters(chosen, changed) {
  const text = el('input', { type: 'search', class: 'form-control', id: 'milepost-search', maxlength: 255 });
  const status = el('select', { class: 'form-control', id: 'milepost-status' },
    el('option', { value: '' }, say('cockpit.overview.any')),
    STATUSES.map(one => el('option', { value: one }, `${sign(one)} ${say(`status.${one}`)}`)));
  const reached = el('input', { type: 'checkbox' });
  let typing;
  const choose = () => {
    Object.assign(chosen, { text: text.value, status: status.value, reached: reached.checked, shown: PAGE });
    changed();
  };
  text.addEventListener('input', () => {
    clearTimeout(typing);
    typing = setTimeout(choose, 250);
  });
  status.addEventListener('change', choose);
  reached.addEventListener('change', choose);
  const form = el('form', { class: 'milepost-filters', role: 'search' },
    el('div', {}, el('label', { for: text.id }, say('cockpit.overview.search')), text),
    el('div', {}, el('label', { for: status.id }, say('cockpit.overview.status')), status),
    el('label', {}, reached, ' ', say('cockpit.overview.reached')));
  form.addEventListener('submit', event => event.preventDefault());
  return form;
}

export const page = () => {
  let end = () => {};
  return {
    id: 'milepost.page',
    pluginPoint: 'cockpit.route',
    properties: { path: '/milestones' },
    render: node => {
      end();
      const chosen = { text: '', status: '', reached: false, shown: PAGE };
      const list = el('div', {});
      const query = () => new URLSearchParams({ size: String(chosen.shown), text: chosen.text, reached: String(chosen.reached),
        ...(chosen.status && { status: chosen.status }) });
      const { refresh, stop } = living(list, () => read(`api/milestones?${query()}`), (body, loaded) => {
        const more = loaded.total > loaded.items.length && loaded.items.length < 1000
          && el('button', { type: 'button', class: 'btn btn-default' }, say('cockpit.overview.more'));
        if (more) {
          more.addEventListener('click', () => {
            chosen.shown = Math.min(1000, chosen.shown * 3);
            refresh();
          });
        }
        body.replaceChildren(...[
          counts(loaded),
          loaded.projects === 0 ? empty(say('cockpit.overview.none'))
            : loaded.items.length === 0 ? empty(say('cockpit.overview.nothing'))
            : [rows(loaded.items), el('p', { class: 'milepost-quiet' },
              say('cockpit.overview.count', String(loaded.items.length), String(loaded.total))), more],
        ].flat(Infinity).filter(Boolean));
      });
      end = stop;
      node.replaceChildren(el('div', { class: 'milepost-page milepost' },
        el('h2', {}, say('cockpit.overview.title')), filters(chosen, refresh), list));
    },
    unmount: () => end(),
  };
};

export const navigation = {
  id: 'milepost.navigation',
  pluginPoint: 'cockpit.navigation',
  priority: 5,
  properties: { path: '/milestones' },
  render: node => node.append(link('#/milestones', say('cockpit.overview.title'))),
};
