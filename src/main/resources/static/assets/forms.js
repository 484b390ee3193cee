// Forms that call the API: <form data-call="POST /api/…">. Fields become JSON by their names ("a.b" nests; with data-in="a" the
// rest of a name may have dots of its own; data-list="," splits, type=number is a number, a checkbox a boolean, empty fields are left out). <output> beside the form says what came of it;
// data-then="/path/{field}" leads on, else the page is read anew. data-confirm asks before. Fired for pages that want to show the
// answer themselves: event "answer" with detail = the JSON.
import { call } from './call.js';
import { refresh } from './live.js';

const value = field => {
  if (field.type === 'checkbox') return field.checked;
  if (field.value === '') return undefined;
  if (field.type === 'number') return Number(field.value);
  if (field.type === 'datetime-local') return new Date(field.value).toISOString();
  return field.dataset.list ? field.value.split(field.dataset.list).map(s => s.trim()).filter(Boolean) : field.value;
};

function body(form, submitter) {
  const json = {};
  for (const field of form.elements) {
    if (!field.name || field.disabled || (field.type === 'radio' && !field.checked) || field.tagName === 'BUTTON') continue;
    const v = value(field);
    if (v === undefined) continue;
    const path = field.dataset.in ? [field.dataset.in, field.name] : field.name.split('.');
    const last = path.pop();
    path.reduce((at, step) => (at[step] ??= {}), json)[last] = v;
  }
  if (submitter?.name) json[submitter.name] = submitter.value;
  return json;
}

const filled = (text, json) => text.replace(/\{(\w+)}/g, (whole, name) => encodeURIComponent(json?.[name] ?? ''));

function say(form, kind, text) {
  const output = form.querySelector('output') ?? form.appendChild(document.createElement('output'));
  output.className = kind;
  output.setAttribute('role', kind === 'bad' ? 'alert' : 'status');
  output.textContent = text;
  if (kind === 'bad') output.scrollIntoView({ block: 'nearest' });
}

async function submit(form, submitter) {
  const [method, path] = (submitter?.dataset.call ?? form.dataset.call).split(' ');
  const asked = submitter?.dataset.confirm ?? form.dataset.confirm;
  if (asked && !confirm(asked)) return;
  const sent = body(form, submitter);
  const target = path.replace(/\{([\w.]+)}/g, (whole, name) => {
    const text = form.elements[name]?.value ?? '';
    delete sent[name];
    return encodeURIComponent(text);
  });
  form.setAttribute('aria-busy', 'true');
  const buttons = [...form.querySelectorAll('button')];
  buttons.forEach(b => { b.disabled = true; });
  try {
    const json = await call(method, target, method === 'DELETE' ? undefined : sent);
    delete form.dataset.dirty;
    say(form, 'good', form.dataset.done ?? '✔');
    const shown = !form.dispatchEvent(new CustomEvent('answer', { detail: json, cancelable: true, bubbles: true }));
    const then = submitter?.dataset.then ?? form.dataset.then;
    if (then) location.assign(filled(then, json));
    else if (!shown) await refresh();
  } catch (problem) {
    say(form, 'bad', problem.detail ?? problem.title ?? String(problem));
  } finally {
    form.removeAttribute('aria-busy');
    buttons.forEach(b => { b.disabled = false; });
  }
}

addEventListener('submit', event => {
  if (event.target.matches('form[data-call]')) {
    event.preventDefault();
    submit(event.target, event.submitter);
  }
});
addEventListener('input', event => {
  const form = event.target.closest?.('form');
  if (form) form.dataset.dirty = '';
});
