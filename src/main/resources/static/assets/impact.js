// Shows what a change of the plan does to milestones: before it is made (forms whose button says dryRun=true), and after.
import { headers, problem } from './call.js';
import { refresh } from './live.js';

const shown = document.querySelector('#impact');
const language = navigator.languages.find(one => one.startsWith(document.documentElement.lang)) ?? 'en';
const day = text => text ? new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(text)) : '–';
const percent = share => share == null ? '–' : new Intl.NumberFormat(language, { style: 'percent' }).format(share);
const shift = (both, say) => {
  const [before, after] = [say(both?.before), say(both?.after)];
  return before === after ? after : `${before} → ${after}`;
};
const days = count => count == null ? '–'
  : (count > 0 ? '+' : '') + (Math.abs(count) === 1 ? shown.dataset.daysOne : shown.dataset.daysMore).replace('{0}', count);

function row(moved) {
  const tr = shown.querySelector('template').content.firstElementChild.cloneNode(true);
  const texts = { target: shift(moved.target, day), p80: shift(moved.p80, day), probability: shift(moved.probability, percent), days: days(moved.workingDays) };
  tr.querySelector('th').textContent = moved.name;
  tr.querySelectorAll('[data-of]').forEach(cell => { cell.textContent = texts[cell.dataset.of]; });
  return tr;
}

function show(impact, dry) {
  shown.hidden = false;
  shown.querySelector('[data-dry]').hidden = !dry;
  shown.querySelector('[data-done]').hidden = dry;
  shown.querySelector('[data-reason]').textContent = impact.reason || shown.dataset.none;
  const table = shown.querySelector('table');
  table.hidden = impact.milestones.length === 0;
  table.tBodies[0].replaceChildren(...impact.milestones.map(row));
  shown.scrollIntoView({ block: 'nearest' });
}

const isDry = submitter => submitter?.name === 'dryRun' || Boolean(submitter?.dataset.call?.includes('dryRun=true'));
let dry = false;
addEventListener('submit', event => { dry = isDry(event.submitter); }, true);
addEventListener('answer', event => {
  if (!event.detail?.impact) return;
  show(event.detail.impact, dry);
  if (dry) {
    event.preventDefault(); // nothing has changed, and what is written stays
    event.target.dataset.dirty = '';
    event.target.querySelector('output').textContent = '';
  }
});

/** The API takes a holiday file as it is. */
async function holidays(form, trial) {
  const output = form.querySelector('output');
  const query = new URLSearchParams({ reason: form.elements.reason.value, ...(trial ? { dryRun: 'true' } : {}) });
  form.setAttribute('aria-busy', 'true');
  try {
    const response = await fetch(`${form.dataset.holidays}?${query}`, {
      method: 'PUT',
      headers: { ...headers(), Accept: 'application/json', 'Content-Type': 'text/calendar' },
      body: form.elements.file.files[0],
    });
    const text = await response.text();
    if (!response.ok) throw problem(text, response);
    output.className = 'good';
    output.textContent = trial ? '' : form.dataset.done;
    show(JSON.parse(text).impact, trial);
    if (!trial) {
      delete form.dataset.dirty;
      form.reset();
      refresh();
    }
  } catch (fault) {
    output.className = 'bad';
    output.setAttribute('role', 'alert');
    output.textContent = fault.detail ?? fault.title ?? String(fault);
  } finally {
    form.removeAttribute('aria-busy');
  }
}

addEventListener('submit', event => {
  if (event.target.matches('form[data-holidays]')) {
    event.preventDefault();
    holidays(event.target, isDry(event.submitter));
  }
});
