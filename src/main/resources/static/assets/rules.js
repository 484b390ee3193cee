// Shows what moving a project to other rules would do, before it is done: forms with data-rules whose button says dryRun.
import { say } from './words.js';

const shown = document.querySelector('#rule-report');

const line = text => Object.assign(document.createElement('li'), { textContent: text });
const gate = one => line(`${one.name}: ${say('verdict.' + one.was)} → ${say('verdict.' + one.now)} `
  + `(${one.differences.length ? one.differences.join('; ') : shown.dataset.same})`);
const planned = one => line(`${one.name}: ${say('planGate.' + one.how)}${one.changes.length ? ' (' + one.changes.join('; ') + ')' : ''}`);

function show({ replay, gates, plan }) {
  const { FAIL_TO_PASS = 0, PASS_TO_FAIL = 0, OTHER_FINDINGS = 0 } = replay.counts;
  const numbers = [replay.evaluations, FAIL_TO_PASS, PASS_TO_FAIL, OTHER_FINDINGS, replay.notReplayable];
  shown.querySelector('[data-of="replay"]').textContent = !replay.evaluations ? shown.dataset.none : shown.dataset.replay.replace(/\{(\d)}/g, (hole, at) => numbers[at]);
  shown.querySelector('[data-of="gates"]').replaceChildren(...gates.map(gate), ...(plan?.gates ?? []).map(planned),
    ...(plan?.notReached ?? []).map(key => line(shown.dataset.notReached.replace('{0}', key))));
  shown.hidden = false;
  shown.scrollIntoView({ block: 'nearest' });
}

addEventListener('answer', event => {
  const change = event.detail?.projects?.[0]?.change;
  if (!change || !event.target.matches('form[data-rules]')) return;
  shown.hidden = true;
  if (event.detail.dryRun) {
    show(change.report);
    event.preventDefault(); // nothing has changed, and what is written stays
    event.target.dataset.dirty = '';
    event.target.querySelector('output').textContent = '';
  }
});
