// Builds elements. What people wrote goes in as text, never as markup.

/** An element with attributes and children, each an element, a text, a list of those, or nothing. */
export function el(name, attributes, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value !== undefined && value !== null && value !== false) node.setAttribute(key, value === true ? '' : value);
  }
  node.append(...children.flat(Infinity).filter(child => child !== undefined && child !== null && child !== false));
  return node;
}

/** What somebody wrote: its direction ends with it, however it is written. */
export const written = (text, attributes) => el('bdi', attributes, text ?? '–');

export const link = (href, ...children) => el('a', { href }, children);

/** A table with these headings; rows are lists of cells. */
export const table = (headings, rows, attributes) => el('table', { class: 'table cam-table', ...attributes },
  el('thead', {}, el('tr', {}, headings.map(heading => el('th', { scope: 'col' }, heading)))),
  el('tbody', {}, rows.map(cells => cells instanceof Element ? cells
    : el('tr', {}, cells.map((cell, at) => el('td', { 'data-label': headings[at] }, cell))))));
