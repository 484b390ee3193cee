// A gate of a project, folded: all that is known of it is read when it is opened.
import { chip, sign } from '../badges.js';
import { age, day, dayOf, percent, root, say, time } from '../words.js';
import { gate as gateAt, gatePage, project, projectPage, read } from './api.js';
import { el, link, table, written } from './dom.js';

const LOG = 20;
const part = (title, ...content) => [el('h4', {}, title), content];
const missing = text => el('p', { class: 'milepost-quiet' }, text);

export class Section {
  constructor(key, milestone) {
    this.key = key;
    this.shown = LOG;
    this.summary = el('summary', {});
    this.body = el('div', { class: 'milepost-body' });
    this.node = el('details', { 'data-gate': milestone.key }, this.summary, this.body);
    this.node.addEventListener('toggle', () => this.node.open && this.fill());
    this.update(milestone);
  }

  update(milestone) {
    this.milestone = milestone;
    this.node.className = `milepost-gate status-${milestone.status}`;
    this.summary.replaceChildren(
      chip('status', milestone.status),
      written(milestone.name, { class: 'name', title: milestone.name.slice(0, 500) }),
      milestone.verdict ? chip('verdict', milestone.verdict) : '',
      el('span', { class: 'when' }, say('cockpit.badge.target', day(milestone.target))),
      el('span', { class: 'when' }, milestone.actual ? say('cockpit.badge.reached', dayOf(milestone.actual, milestone.zone))
        : milestone.forecast ? `${say('cockpit.badge.forecast', day(milestone.forecast.p80))} (${percent(milestone.forecast.probability)})`
        : ''));
    if (this.node.open) this.fill();
  }

  async fill() {
    const at = gateAt(this.key, this.milestone.key);
    try {
      const [gate, evidence, log, waivers, conditions] = await Promise.all([
        read(at), read(`${at}/evidence`), read(`${at}/evaluations?size=${this.shown}`),
        read(`${project(this.key)}/waivers`), read(`${project(this.key)}/conditions`)]);
      const mine = list => (list.items ?? list).filter(one => one.gate === this.milestone.key);
      this.body.replaceChildren(...[
        this.head(gate), this.criteria(gate, evidence), this.votes(gate), this.waivers(mine(waivers)),
        this.conditions(mine(conditions)), this.log(log)].flat(Infinity).filter(Boolean));
    } catch (problem) {
      if (problem instanceof Error) console.error(problem);
      this.body.replaceChildren(el('p', { class: 'milepost-notice failed', role: 'alert' }, problem.detail ?? say('cockpit.plugin.failed', '')));
    }
  }

  time(instant) {
    return time(instant, this.milestone.zone);
  }

  head(gate) {
    return [
      el('p', {},
        chip('gate', gate.state), ' ', chip('verdict', gate.verdict), gate.decision ? [' ', chip('decision', gate.decision)] : '', ' ',
        gate.evaluation
          ? link(`${root}${gateAt(this.key, gate.key)}/evaluations/${gate.evaluation}`, say('cockpit.section.evaluation', String(gate.evaluation)))
          : say('cockpit.section.preview'),
        ` · ${age(gate.evaluatedAt)} (${this.time(gate.evaluatedAt)})`,
        gate.nextEvaluationAt ? ` · ${say('cockpit.section.next', this.time(gate.nextEvaluationAt))}` : ''),
      el('p', { class: 'milepost-quiet' }, this.milestone.reason),
      el('p', {}, link(gatePage(this.key, gate.key), say('cockpit.section.gatePage')), ' · ', link(projectPage(this.key), say('cockpit.section.projectPage'))),
    ];
  }

  /** Those that decide; apart from them, what only warns and what is only tried. */
  criteria(gate, evidence) {
    const of = mode => gate.criteria.filter(criterion => criterion.mode === mode);
    const apart = (mode, title, ...lead) => of(mode).length > 0 && part(`${sign(mode)} ${title}`, ...lead, this.findings(of(mode), evidence));
    return [
      part(say('cockpit.section.criteria'), this.findings(of('BLOCK'), evidence)),
      apart('WARN', say('mode.warnings'), missing(say('mode.warnings.lead'))),
      apart('SHADOW', say('mode.shadow')),
    ];
  }

  findings(criteria, evidence) {
    return table(
      ['state', 'criterion', 'actual', 'expected', 'evidence'].map(name => say(`cockpit.criterion.${name}`)),
      criteria.map(criterion => el('tr', { 'data-criterion': criterion.id },
        el('td', { class: 'state' }, chip('state', criterion.state),
          criterion.waivedUntil && el('div', { class: 'milepost-quiet' },
            say('cockpit.criterion.waived', this.time(criterion.waivedUntil), criterion.waivedBy ?? '–')),
          criterion.withoutWaiver && el('div', {}, say('cockpit.criterion.else'), ' ', chip('state', criterion.withoutWaiver))),
        el('td', {}, written(criterion.title, { class: 'title' }),
          criterion.remedy && el('div', { class: 'milepost-quiet remedy' }, written(criterion.remedy))),
        el('td', { class: 'actual' }, written(criterion.actual)),
        el('td', { class: 'expected' }, written(criterion.expected)),
        el('td', { class: 'evidence' }, this.evidence(criterion, evidence[criterion.id] ?? [])))));
  }

  evidence(criterion, witnesses) {
    if (criterion.evidence.length === 0) return '–';
    const known = new Map(witnesses.map(witness => [witness.id, witness]));
    return el('ul', { class: 'milepost-plain' }, criterion.evidence.map(id => {
      const witness = known.get(id);
      return el('li', {}, witness ? [written(witness.what), witness.at ? `, ${age(witness.at)} ` : ' '] : '',
        el('a', { href: `${projectPage(this.key)}/evidence#${encodeURIComponent(id)}`, title: id, class: 'id' }, id.slice(0, 8)));
    }));
  }

  votes(gate) {
    const needed = gate.waitingFor.length > 0 && el('p', {}, say('cockpit.section.needed', gate.waitingFor.join(', ')));
    const withdrawn = gate.withdrawn && el('p', { class: 'milepost-quiet' }, written(gate.withdrawn.reason));
    return part(say('cockpit.section.votes'), withdrawn, needed, gate.signoffs.length === 0 ? missing(say('cockpit.section.noVotes')) : table(
      ['who', 'decision', 'about', 'comment'].map(name => say(`cockpit.vote.${name}`)),
      gate.signoffs.map(vote => [
        [written(vote.person), vote.onBehalfOf ? [' ', say('cockpit.vote.for', vote.onBehalfOf)] : '', ` (${vote.group})`],
        [chip('decision', vote.decision), vote.voided ? el('div', { class: 'milepost-quiet' }, say('cockpit.vote.voided', vote.voided.reason)) : ''],
        [say('cockpit.vote.round', String(vote.round), String(vote.evaluation)), el('div', { class: 'milepost-quiet' }, this.time(vote.signedAt))],
        [written(vote.comment, { class: 'comment' }),
          vote.owner ? el('div', {}, say('cockpit.vote.owner', vote.owner, day(vote.due))) : ''],
      ])));
  }

  waivers(waivers) {
    return waivers.length > 0 && part(say('cockpit.section.waivers'), table(
      ['criterion', 'state', 'who', 'until', 'reason'].map(name => say(`cockpit.waiver.${name}`)),
      waivers.map(waiver => [
        written(waiver.criterion), say(`cockpit.waiver.${waiver.state}`),
        waiver.grantedBy ? say('cockpit.waiver.granted', waiver.grantedBy, waiver.askedBy) : say('cockpit.waiver.asked', waiver.askedBy),
        this.time(waiver.expires),
        [written(waiver.reason), el('div', { class: 'milepost-quiet' }, written(waiver.compensatingControl))],
      ])));
  }

  conditions(conditions) {
    return conditions.length > 0 && part(say('cockpit.section.conditions'), el('ul', {}, conditions.map(condition =>
      el('li', {}, written(condition.text), ` · ${say('cockpit.vote.owner', condition.owner, day(condition.due))}`,
        condition.closing ? ` · ${say('cockpit.condition.closed')}` : ''))));
  }

  log(log) {
    const more = log.total > log.items.length && el('button', { type: 'button', class: 'btn btn-default' }, say('cockpit.section.more'));
    if (more) {
      more.addEventListener('click', () => {
        this.shown = Math.min(1000, this.shown * 5);
        this.fill();
      });
    }
    return part(say('cockpit.section.log'), log.items.length === 0 ? missing(say('cockpit.section.noLog')) : table(
      ['number', 'round', 'at', 'verdict', 'cause'].map(name => say(`cockpit.log.${name}`)),
      log.items.map(evaluation => [
        link(`${root}${gateAt(this.key, this.milestone.key)}/evaluations/${evaluation.number}`, String(evaluation.number)),
        String(evaluation.round), this.time(evaluation.evaluatedAt), chip('verdict', evaluation.verdict), written(evaluation.cause),
      ]), { 'data-log': true }), more);
  }
}
