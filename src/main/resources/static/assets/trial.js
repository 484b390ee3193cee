// Tries rule files on the projects that were chosen, a few at a time, so that it can be seen how far it is. Texts come from the
// page, data only as text.
import { call } from './call.js';
import { beside, choose, verdicts } from './beside.js';
import { texts } from './rule-files.js';

const form = document.querySelector('form[data-trial]');
const output = form.querySelector('output');
const bar = form.querySelector('progress');
const stop = form.querySelector('[data-stop]');
const problems = document.querySelector('#problems');
const report = document.querySelector('#report');
const shown = document.querySelector('#beside');
const FAST = 1500; // milliseconds that a call may take for the next one to be larger
const LISTED = 500;
let dropped = [];
let tried = [];
let stopped = false;

const filled = (text, ...values) => text.replace(/\{(\d)\}/g, (hole, at) => values[at]);
const clone = (within, name) => within.querySelector(`template${name}`).content.firstElementChild.cloneNode(true);

function say(kind, text) {
  output.className = kind;
  output.setAttribute('role', kind === 'bad' ? 'alert' : 'status');
  output.textContent = text;
}

function upload(files) {
  const body = new FormData();
  for (const file of files) body.append('file', file, file.name);
  return body;
}

/** The keys of all projects that are meant. */
async function chosen() {
  const which = form.elements.which.value;
  if (which === 'keys') return form.elements.keys.value.split(/[\s,]+/).filter(Boolean);
  const keys = [];
  for (let page = 0, total = 1; page * 1000 < total; page++) {
    const found = await call('GET', `/api/projects?page=${page}&size=1000${which === 'running' ? '&state=RUNNING' : ''}`);
    total = found.total;
    found.items.filter(project => which === 'running' || project.plan === form.elements.plan.value).forEach(project => keys.push(project.key));
  }
  return keys;
}

const sum = (into, counts) => Object.entries(counts).forEach(([kind, count]) => { into[kind] = (into[kind] ?? 0) + count; });

function add(all, part) {
  all.evaluations += part.evaluations;
  all.gates.judged += part.gates.judged;
  all.cut ||= part.cut || part.gates.cut;
  sum(all.counts, part.counts);
  sum(all.gates.counts, part.gates.counts);
  all.changes.push(...part.changes.slice(0, LISTED - all.changes.length));
  all.gates.changes.push(...part.gates.changes.slice(0, LISTED - all.gates.changes.length));
  all.notReplayable += part.notReplayable;
  all.not.push(...part.notReplayed, ...part.gates.notJudged);
  all.gates.notJudged += part.gates.notJudged.length;
}

function counts(name, of, not) {
  report.querySelectorAll(`tr[data-of=${name}] [data-kind]`).forEach(cell => {
    cell.textContent = cell.dataset.kind === 'NOT' ? not : of[cell.dataset.kind] ?? 0;
  });
}

function row(name, change, title) {
  const tr = clone(report, `[data-row=${name}]`);
  const link = tr.querySelector('[data-page]');
  link.href = change.page;
  link.textContent = title;
  verdicts(tr, change.was, change.now);
  tr.querySelector('[data-differences]').replaceChildren(...change.differences.map(text => {
    const li = document.createElement('li');
    li.textContent = text;
    return li;
  }));
  const open = tr.querySelector('[data-open]');
  open.setAttribute('aria-label', `${open.textContent}: ${title}`);
  open.addEventListener('click', () => show(change, title, open));
  return tr;
}

function gate(change) {
  const tr = row('gates', change, `${change.project} · ${change.name}`);
  choose(tr, 'state', change.state);
  if (!change.signOffWithdrawn) tr.querySelector('[data-withdrawn]').remove();
  return tr;
}

function notReplayed(not) {
  const li = document.createElement('li');
  if (not.page) {
    const link = document.createElement('a');
    link.href = not.page;
    link.textContent = evaluation(not);
    li.append(link, ' ');
  } else {
    li.append(not.project, ' ');
  }
  li.append(not.reason);
  return li;
}

const evaluation = change => filled(report.dataset.pageTitle, change.project, change.gate, change.number);

function list(name, rows) {
  const section = report.querySelector(`[data-list=${name}]`);
  section.hidden = rows.length === 0;
  section.querySelector('tbody, ul').replaceChildren(...rows);
}

function tell(all) {
  report.hidden = false;
  report.querySelector('[data-cut]').hidden = !all.cut;
  report.querySelector('[data-unused]').hidden = all.evaluations + all.gates.judged + all.not.length > 0;
  report.querySelector('[data-counts]').hidden = !report.querySelector('[data-unused]').hidden;
  counts('evaluations', all.counts, all.notReplayable);
  counts('gates', all.gates.counts, all.gates.notJudged);
  list('gates', all.gates.changes.map(gate));
  list('changes', all.changes.map(change => row('changes', change, evaluation(change))));
  report.querySelector('[data-more]').hidden = all.changes.length < LISTED;
  list('not', all.not.slice(0, LISTED).map(notReplayed));
}

function wrong(problem) {
  problems.hidden = !problem.problems?.length;
  problems.querySelector('tbody').replaceChildren(...(problem.problems ?? []).map(one => {
    const tr = clone(problems, '');
    tr.querySelectorAll('[data-of]').forEach(cell => { cell.textContent = one[cell.dataset.of] || ''; });
    return tr;
  }));
}

async function show(change, title, opener) {
  shown.hidden = false;
  shown.querySelector('[data-title]').textContent = title;
  const refused = shown.querySelector('[data-refused]');
  const facts = shown.querySelector('[data-facts]');
  refused.hidden = true;
  facts.hidden = true;
  shown.setAttribute('aria-busy', 'true');
  try {
    if (change.replay) {
      const replayed = await call('POST', change.replay, upload(tried));
      beside(shown.querySelector('[data-beside]'), replayed.then, replayed.now);
      facts.hidden = false;
      facts.querySelector('pre').textContent = JSON.stringify(replayed.facts, null, 2);
    } else {
      const used = new Set((await call('GET', '/api' + change.page)).rules.map(rule => rule.file));
      const [now, then] = await Promise.all([
        call('POST', change.whatIf, {}),
        call('POST', change.whatIf, { rules: await texts(tried.filter(file => used.has(file.name))) }),
      ]);
      beside(shown.querySelector('[data-beside]'), now, then);
    }
  } catch (problem) {
    shown.querySelector('[data-beside]').hidden = true;
    refused.hidden = false;
    refused.textContent = problem.detail ?? problem.title ?? form.dataset.failed;
  }
  shown.removeAttribute('aria-busy');
  shown.querySelector('[data-title]').focus();
  shown.querySelector('[data-close]').onclick = () => { shown.hidden = true; opener.focus(); };
}

async function tryAll(files) {
  const keys = [...new Set(await chosen())];
  if (keys.length === 0) throw { detail: form.elements.which.value === 'keys' ? form.dataset.nobody : form.dataset.empty };
  const all = { evaluations: 0, cut: false, counts: {}, changes: [], notReplayable: 0, not: [], gates: { judged: 0, counts: {}, changes: [], notJudged: 0 } };
  bar.max = keys.length;
  bar.value = 0;
  for (let from = 0, size = 4; from < keys.length && !stopped;) {
    const some = keys.slice(from, from + size);
    const query = new URLSearchParams(some.map(key => ['project', key]));
    if (form.elements.unreached.checked) query.set('unreached', 'true');
    const begun = performance.now();
    add(all, await call('POST', '/api/rules/replay?' + query, upload(files)));
    from += some.length;
    size = performance.now() - begun < FAST ? Math.min(100, size * 2) : Math.max(1, Math.floor(size / 2));
    bar.value = from;
    say('', filled(form.dataset.step, from, keys.length, all.evaluations, all.gates.judged));
  }
  tell(all);
  say(stopped ? 'bad' : 'good', (stopped ? form.dataset.stopped : form.dataset.done) + ' ' + output.textContent);
  report.querySelector('#report-title').focus();
}

form.addEventListener('submit', async event => {
  event.preventDefault();
  const files = form.elements.file.files.length ? [...form.elements.file.files] : dropped;
  if (files.length === 0) {
    say('bad', form.dataset.none);
    return;
  }
  const button = form.querySelector('[type=submit]');
  tried = files;
  stopped = false;
  problems.hidden = report.hidden = shown.hidden = true;
  say('', form.dataset.checking);
  bar.removeAttribute('value');
  bar.hidden = stop.hidden = false;
  button.disabled = true;
  form.setAttribute('aria-busy', 'true');
  try {
    await tryAll(files);
  } catch (problem) {
    wrong(problem);
    say('bad', problem.problems ? form.dataset.failed : problem.detail ?? problem.title ?? form.dataset.failed);
  } finally {
    bar.hidden = stop.hidden = true;
    button.disabled = false;
    form.removeAttribute('aria-busy');
  }
});
stop.addEventListener('click', () => { stopped = true; });

const named = files => { form.querySelector('[data-dropped]').textContent = files.map(file => file.name).join(', '); };
form.elements.file.addEventListener('change', () => { dropped = []; named([]); });
for (const name of ['dragenter', 'dragover']) {
  form.addEventListener(name, event => { event.preventDefault(); form.classList.add('over'); });
}
for (const name of ['dragleave', 'drop']) form.addEventListener(name, () => form.classList.remove('over'));
form.addEventListener('drop', event => {
  event.preventDefault();
  dropped = [...event.dataTransfer.files];
  form.elements.file.value = '';
  named(dropped);
});
form.addEventListener('change', () => {
  form.elements.plan.hidden = form.elements.which.value !== 'plan';
  form.elements.keys.hidden = form.elements.which.value !== 'keys';
});
