// Beside Tasklist's form: where the gate lies in its project, what opened it, what comes next.
import { chip, sign } from '../badges.js';
import { age, day, dayOf, root, say, time } from '../words.js';
import { follow, gate as gateAt, gatePage, project, projectPage, read } from './api.js';
import { el, link, written } from './dom.js';
import { empty, pane } from './pane.js';

/** The evaluation from which on the rules said pass, and the one before it. log: the newest first. */
export function opening(log) {
  const since = log.findIndex(evaluation => evaluation.verdict !== 'PASS');
  const passed = since < 0 ? log.length : since;
  return { passed: log[passed - 1], before: log[passed] };
}

const FINE = new Set(['MET', 'NOT_APPLICABLE']);

async function load(task) {
  let asked;
  try {
    asked = await read(`api/signoff-tasks/${encodeURIComponent(task)}`);
  } catch (problem) {
    if (problem.status === 404) return null;
    throw problem;
  }
  const key = asked.project;
  const [one, log] = await Promise.all([read(project(key)), read(`${gateAt(key, asked.gate.key)}/evaluations?size=100`)]);
  return { asked, one, log: log.items };
}

const when = milestone => milestone.actual ? say('cockpit.badge.reached', dayOf(milestone.actual, milestone.zone))
  : [say('cockpit.badge.target', day(milestone.target)), milestone.forecast && say('cockpit.badge.forecast', day(milestone.forecast.p80))]
      .filter(Boolean).join(' · ');

const stop = (key, milestone, here) => el('li', {
  class: `milepost-stop status-${milestone.status}`, 'data-gate': milestone.key, 'aria-current': here && 'step',
},
  el('span', { class: 'sign', 'aria-hidden': 'true' }, sign(milestone.status)),
  el('div', {},
    link(gatePage(key, milestone.key), written(milestone.name, { class: 'name', title: milestone.name.slice(0, 500) })), ' ',
    chip('status', milestone.status), here && el('strong', {}, ' ', say('cockpit.task.here')),
    el('div', { class: 'milepost-quiet' }, when(milestone))));

const phaseOf = (one, milestone) => one.phases.find(phase => phase.id === milestone.phase);

const of = (asked, mode) => asked.gate.criteria.filter(criterion => criterion.mode === mode);

/** What its signer should know although it holds nothing shut: warnings that are not met, and what is only tried. */
const apart = asked => [['WARN', say('mode.warnings')], ['SHADOW', say('mode.shadow')]].map(([mode, title]) => {
  const open = of(asked, mode).filter(criterion => !FINE.has(criterion.state));
  return open.length > 0 && [
    el('h4', {}, `${sign(mode)} ${title}`),
    el('ul', { class: 'milepost-plain', 'data-mode': mode }, open.map(criterion => el('li', {}, chip('state', criterion.state), ' ',
      written(criterion.title), criterion.actual && [': ', written(criterion.actual)]))),
  ];
});

function opened({ asked, log, one }) {
  const { passed, before } = opening(log);
  const witnesses = of(asked, 'BLOCK').flatMap(criterion => asked.evidence[criterion.id] ?? []);
  const known = [...new Map(witnesses.map(witness => [witness.id, witness])).values()]
    .sort((a, b) => String(b.at ?? '').localeCompare(String(a.at ?? '')));
  return [
    el('h4', {}, say('cockpit.task.opened')),
    passed ? el('p', {},
      link(`${root}${gateAt(one.key, asked.gate.key)}/evaluations/${passed.number}`, say('cockpit.section.evaluation', String(passed.number))),
      ` · ${age(passed.evaluatedAt)} (${time(passed.evaluatedAt, asked.zone)}): `, written(passed.cause)) : el('p', {}, say('cockpit.section.noLog')),
    before && el('p', { class: 'milepost-quiet' }, say('cockpit.task.before', String(before.number)), ' ', chip('verdict', before.verdict)),
    known.length > 0 && el('ul', { class: 'evidence' }, known.slice(0, 8).map(witness => el('li', {},
      link(`${projectPage(one.key)}/evidence#${encodeURIComponent(witness.id)}`, written(witness.what)),
      witness.at ? `, ${age(witness.at)}` : ''))),
    known.length > 8 && el('p', { class: 'milepost-quiet' }, say('cockpit.task.more', String(known.length - 8))),
  ];
}

function next({ asked, one }) {
  const at = one.milestones.findIndex(milestone => milestone.key === asked.gate.key);
  const coming = one.milestones.slice(at + 1).filter(milestone => !milestone.actual);
  return [
    el('h4', {}, say('cockpit.task.next')),
    coming.length === 0 ? el('p', {}, say('cockpit.task.last')) : el('ul', { class: 'next' }, coming.slice(0, 3).map(milestone => {
      const phase = phaseOf(one, milestone);
      return el('li', {}, phase && !phase.finishedAt ? [say('cockpit.task.phase'), ' ', written(phase.name), ' → '] : '',
        link(gatePage(one.key, milestone.key), written(milestone.name)), ` · ${when(milestone)}`);
    })),
  ];
}

export const task = () => {
  let end = () => {};
  return {
    id: 'milepost.task',
    pluginPoint: 'tasklist.task.detail',
    priority: 900,
    properties: { label: say('cockpit.task.tab') },
    render: (node, { taskId }) => {
      end();
      let following = null;
      const { refresh } = pane(node, () => load(taskId), (body, loaded) => {
        if (!loaded) {
          body.replaceChildren(empty(say('cockpit.task.none')));
          return;
        }
        following ??= follow(loaded.asked.project, () => (node.isConnected ? refresh() : end()));
        const { asked, one } = loaded;
        body.replaceChildren(...[
          el('p', {}, link(projectPage(one.key), written(one.name, { class: 'name' })), one.name !== one.key && ` (${one.key})`, ' · ',
            link(gatePage(one.key, asked.gate.key), say('cockpit.section.gatePage'))),
          el('h4', {}, say('cockpit.task.timeline')),
          el('ol', { class: 'milepost-line' }, one.milestones.map(milestone => stop(one.key, milestone, milestone.key === asked.gate.key))),
          opened(loaded), apart(asked), next(loaded),
        ].flat(Infinity).filter(Boolean));
      });
      end = () => following?.();
    },
    unmount: () => end(),
  };
};
