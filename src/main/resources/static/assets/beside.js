// Shows what two sets of rules say of the same facts, criterion by criterion. Texts come from the page, data only as text.
export function choose(within, name, value) {
  within.querySelectorAll(`[data-${name}]`).forEach(one => { if (one.dataset[name] !== value) one.remove(); });
}

/** Fills a change in: the verdict before and after. */
export function verdicts(within, was, now) {
  choose(within.querySelector('[data-was]'), 'verdict', was);
  choose(within.querySelector('[data-now]'), 'verdict', now);
}

function fill(cell, criterion) {
  if (!criterion) {
    cell.replaceChildren();
    return;
  }
  choose(cell, 'state', criterion.state);
  cell.querySelectorAll('[data-of]').forEach(part => {
    part.textContent = criterion[part.dataset.of] ?? '';
    if (!part.textContent) part.remove();
  });
}

function kind(before, after) {
  if (!before) return 'NEW';
  if (!after) return 'GONE';
  if (before.state !== after.state) return 'STATE';
  return JSON.stringify(before) === JSON.stringify(after) ? 'SAME' : 'DETAIL';
}

function row(shown, before, after) {
  const tr = shown.querySelector('template[data-pair]').content.firstElementChild.cloneNode(true);
  const change = kind(before, after);
  tr.classList.add('change-' + change);
  tr.querySelector('[data-title]').textContent = (after ?? before).title;
  tr.querySelector('[data-id]').textContent = (after ?? before).id;
  choose(tr, 'change', change);
  fill(tr.querySelector('[data-side=before]'), before);
  fill(tr.querySelector('[data-side=after]'), after);
  return tr;
}

const kept = new WeakMap();

/** Shows both sides, each {verdict, criteria}: all criteria in the order of the later one, those that only the earlier one has last. */
export function beside(shown, before, after) {
  const line = shown.querySelector('[data-verdicts]');
  if (!kept.has(line)) kept.set(line, line.cloneNode(true).childNodes);
  line.replaceChildren(...[...kept.get(line)].map(node => node.cloneNode(true)));
  verdicts(line, before.verdict, after.verdict);
  const left = new Map(before.criteria.map(criterion => [criterion.id, criterion]));
  const rows = after.criteria.map(criterion => {
    const earlier = left.get(criterion.id);
    left.delete(criterion.id);
    return row(shown, earlier, criterion);
  });
  left.forEach(criterion => rows.push(row(shown, criterion, undefined)));
  shown.querySelector('tbody').replaceChildren(...rows);
  shown.hidden = false;
}
