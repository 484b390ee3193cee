// Asks what a gate would say by rule files from the reader's disk. What else is supposed is read from the form by the server, which
// knows the project's zone; nothing is recorded. Texts come from the page, data only as text.
import { call } from './call.js';
import { beside } from './beside.js';
import { texts } from './rule-files.js';

const form = document.querySelector('form.suppose');
const field = form?.querySelector('[data-rules]');
const shown = form?.querySelector('[data-answer]');

function refuse(text) {
  shown.hidden = false;
  shown.querySelector('[data-answered]').hidden = Boolean(text);
  const refused = shown.querySelector('[data-refused]');
  refused.hidden = !text;
  refused.textContent = text ?? '';
}

/** What the form supposes, as the API takes it. */
async function question() {
  const url = new URL(form.action);
  url.hash = '';
  url.search = new URLSearchParams(new FormData(form)).toString();
  const response = await fetch(url, { headers: { Accept: 'text/html', 'X-Requested-With': 'fetch' } });
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const asked = page.querySelector('[data-question]');
  if (!asked) throw { detail: page.querySelector('[role=alert]')?.textContent };
  return JSON.parse(asked.dataset.question);
}

async function ask(files) {
  const rules = await texts(files);
  const asked = await question();
  const [now, then] = await Promise.all([
    call('GET', form.dataset.gate),
    call('POST', form.dataset.gate + '/what-if', { ...asked, rules }),
  ]);
  refuse(null);
  beside(shown.querySelector('[data-beside]'), now, then);
}

if (field) {
  field.closest('[data-scripted]').hidden = false;
  form.addEventListener('submit', async event => {
    if (field.files.length === 0 || event.submitter?.name) return;
    event.preventDefault();
    form.setAttribute('aria-busy', 'true');
    event.submitter.disabled = true;
    try {
      await ask([...field.files]);
    } catch (problem) {
      refuse(problem.detail ?? problem.title ?? field.dataset.failed);
    } finally {
      event.submitter.disabled = false;
      form.removeAttribute('aria-busy');
      shown.focus();
    }
  });
}
