// The signs that stand beside words, and the badge of a milestone on a diagram: the same in Cockpit, Tasklist and Milepost's pages.
//   badge(milestone, href?)  milestone: as GET /api/projects/{key}/milestones has it; href: where a click leads.
//                            Answers an element of class diagram-badge (style: badges.css); whatever people wrote is text in it.
//   overlay(badge)           how bpmn-js puts a badge above an element, readable however small the drawing is:
//                            overlays.add(milestone.key, 'milepost', overlay(badge(milestone, href)))
//   chip(group, value)       sign and word of a status, verdict, state, mode, gate or decision, as <span class="GROUP-VALUE">
import { day, dayOf, percent, say } from './words.js';

const SIGNS = {
  REACHED: '✔', PASS: '✔', MET: '✔', PASSED: '✔', GO: '✔', CONDITIONAL_GO: '✔', ON_TRACK: '●', WATCH: '▲', AT_RISK: '◆',
  LATE: '✖', BLOCKED: '✖', UNMET: '✖', NOT_STARTED: '○', NOT_REACHED: '○', UNKNOWN: '?', UNDECIDED: '?', STOPPED: '■',
  KILLED: '■', KILL: '■', RECYCLED: '↺', RECYCLE: '↺', HOLD: '‖', WAITING: '…', SIGN_OFF: '✍', STALE: '⌛', WAIVED: '⚑',
  NOT_APPLICABLE: '–', ERROR: '‼', WARN: '⚠', SHADOW: '◐',
};

export const sign = value => SIGNS[value] ?? '·';

export function chip(group, value) {
  const chip = document.createElement('span');
  chip.className = `milepost-chip ${group}-${value}`;
  const mark = document.createElement('span');
  mark.setAttribute('aria-hidden', 'true');
  mark.textContent = sign(value);
  chip.append(mark, ' ', say(`${group}.${value}`));
  return chip;
}

const line = (...words) => {
  const line = document.createElement('span');
  line.className = 'line';
  line.textContent = words.filter(Boolean).join(' · ');
  return line;
};

const outlook = milestone => milestone.actual
  ? say('cockpit.badge.reached', dayOf(milestone.actual, milestone.zone))
  : milestone.forecast && say('cockpit.badge.forecast', day(milestone.forecast.p80));

export function badge(milestone, href) {
  const badge = document.createElement(href ? 'a' : 'div');
  if (href) badge.href = href;
  badge.className = `diagram-badge status-${milestone.status}`;
  badge.dataset.gate = milestone.key;
  badge.title = [
    milestone.name.slice(0, 200),
    milestone.reason,
    milestone.verdict && say('cockpit.badge.verdict', say(`verdict.${milestone.verdict}`)),
    say('cockpit.badge.target', day(milestone.target)),
    outlook(milestone),
    milestone.forecast && say('cockpit.badge.probability', percent(milestone.forecast.probability)),
  ].filter(Boolean).join('\n');
  badge.append(
    line(`${sign(milestone.status)} ${say(`status.${milestone.status}`)}`,
      milestone.verdict && milestone.status !== 'REACHED' && `${sign(milestone.verdict)} ${say(`verdict.${milestone.verdict}`)}`),
    line(say('cockpit.badge.target', day(milestone.target))));
  if (outlook(milestone)) badge.append(line(outlook(milestone)));
  return badge;
}

export function overlay(badge) {
  const html = document.createElement('div');
  html.className = 'diagram-badge-above';
  html.append(badge);
  return { html, position: { top: -4, left: 50 }, scale: { min: 0.85, max: 1.2 } };
}
