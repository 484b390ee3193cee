// Checks files as a deployment would, and shows what is wrong with each. Texts come from the page, data only as text.
import { call } from './call.js';

const shown = document.querySelector('#checked');

function row(problem, kind) {
  const tr = shown.querySelector('template').content.firstElementChild.cloneNode(true);
  tr.querySelectorAll('[data-kind]').forEach(badge => { if (badge.dataset.kind !== kind) badge.remove(); });
  tr.querySelectorAll('[data-of]').forEach(cell => {
    const value = problem[cell.dataset.of];
    cell.textContent = value === 0 ? '' : value ?? '';
  });
  return tr;
}

function show(answer) {
  shown.hidden = false;
  shown.querySelector('[data-deployable]').hidden = !answer.deployable;
  shown.querySelector('[data-refused]').hidden = answer.deployable;
  shown.querySelector('[data-plans]').textContent = answer.plans.join(', ');
  const table = shown.querySelector('[data-problems]');
  const rows = [...answer.problems.map(p => row(p, 'problem')), ...answer.warnings.map(p => row(p, 'warning'))];
  table.hidden = rows.length === 0;
  table.tBodies[0].replaceChildren(...rows);
}

document.querySelector('form[data-check]').addEventListener('submit', async event => {
  event.preventDefault();
  const form = event.target;
  const output = form.querySelector('output');
  const button = form.querySelector('button');
  output.className = '';
  output.textContent = '';
  button.disabled = true;
  form.setAttribute('aria-busy', 'true');
  try {
    show(await call('POST', '/api/plans/check', new FormData(form)));
    output.textContent = '✔';
  } catch (problem) {
    shown.hidden = true;
    output.className = 'bad';
    output.textContent = problem.detail ?? problem.title ?? form.dataset.more;
  } finally {
    button.disabled = false;
    form.removeAttribute('aria-busy');
  }
});
