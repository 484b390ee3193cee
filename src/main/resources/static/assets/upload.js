// Uploads test reports with a progress bar, by choice or by drag and drop, and shows what was read. Texts come from the page.
import { headers, problem } from './call.js';
import { refresh } from './live.js';

const form = document.querySelector('form[data-upload]');
const read = document.querySelector('#read');

function say(kind, text) {
  const output = form.querySelector('output');
  output.className = kind;
  output.setAttribute('role', kind === 'bad' ? 'alert' : 'status');
  output.textContent = text;
}

const part = (name, shown) => { read.querySelector(`[data-part=${name}]`).hidden = !shown; };
const fill = (within, values) => within.querySelectorAll('[data-of]').forEach(cell => {
  if (cell.closest('[data-totals]') === (within.matches('[data-totals]') ? within : null)) cell.textContent = values[cell.dataset.of] ?? '';
});

function list(name, items) {
  read.querySelector(`[data-list=${name}]`).replaceChildren(...items.map(text => {
    const li = document.createElement('li');
    li.textContent = text;
    return li;
  }));
  part(name, items.length > 0);
}

function gate(result) {
  const li = read.querySelector('template').content.firstElementChild.cloneNode(true);
  const link = li.querySelector('a');
  link.textContent = result.gate;
  link.href = link.dataset.base + encodeURIComponent(result.gate);
  li.querySelectorAll('[data-kind]').forEach(badge => { if (badge.dataset.kind !== result.verdict) badge.remove(); });
  return li;
}

function show(report) {
  read.hidden = false;
  fill(read, report);
  list('failing', report.failing);
  list('disputes', report.disputes);
  read.querySelectorAll('[data-totals]').forEach(row => {
    const totals = report[row.dataset.totals] ?? (row.dataset.totals === 'judged' ? report : null);
    row.hidden = !totals;
    if (totals) fill(row, totals);
  });
  read.querySelector('[data-gates]').replaceChildren(...report.gates.map(gate));
  part('gates', report.gates.length > 0);
  part('nogates', report.gates.length === 0);
}

/** What is wrong with which file, and where in it. */
function fault(document) {
  const detail = document.detail ?? document.title ?? '';
  const place = document.file && !detail.includes(document.file)
    ? [document.file, document.line, document.column].filter(Boolean).join(':') + ': ' : '';
  return place + detail;
}

function send(files) {
  if (files.length === 0) {
    say('bad', form.dataset.none);
    return;
  }
  const body = new FormData();
  for (const file of files) body.append('file', file, file.name);
  const query = new URLSearchParams();
  for (const name of ['suite', 'build']) if (form.elements[name].value) query.set(name, form.elements[name].value);
  const bar = form.querySelector('progress');
  const button = form.querySelector('button');
  const request = new XMLHttpRequest();
  const end = () => { bar.hidden = true; button.disabled = false; form.removeAttribute('aria-busy'); };
  request.open('POST', form.dataset.upload + (query.size ? '?' + query : ''));
  for (const [name, value] of Object.entries({ ...headers(), Accept: 'application/json' })) request.setRequestHeader(name, value);
  request.upload.addEventListener('progress', event => {
    bar.value = event.lengthComputable ? 100 * event.loaded / event.total : 0;
    say('', form.dataset.sending);
  });
  request.upload.addEventListener('load', () => {
    bar.removeAttribute('value'); // sent, and now it is read
    say('', form.dataset.reading);
  });
  request.addEventListener('load', () => {
    end();
    if (request.status === 401) location.assign('/login?to=' + encodeURIComponent(location.pathname));
    if (request.status >= 300) {
      read.hidden = true;
      say('bad', fault(problem(request.responseText, request)));
      return;
    }
    say('good', request.status === 200 ? form.dataset.known : form.dataset.done);
    show(JSON.parse(request.responseText));
    form.elements.file.value = '';
    refresh();
  });
  request.addEventListener('error', () => { end(); say('bad', form.dataset.lost); });
  bar.hidden = false;
  bar.value = 0;
  button.disabled = true;
  form.setAttribute('aria-busy', 'true');
  request.send(body);
}

if (form) {
  form.addEventListener('submit', event => {
    event.preventDefault();
    send([...form.elements.file.files]);
  });
  for (const name of ['dragenter', 'dragover']) {
    form.addEventListener(name, event => { event.preventDefault(); form.classList.add('over'); });
  }
  for (const name of ['dragleave', 'drop']) form.addEventListener(name, () => form.classList.remove('over'));
  form.addEventListener('drop', event => {
    event.preventDefault();
    send([...event.dataTransfer.files]);
  });
}
