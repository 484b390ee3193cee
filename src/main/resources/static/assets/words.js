// Words, days and times in the reader's language, from the same message bundles as the pages. Where they cannot be read, names of
// texts are shown in their place.
export const root = new URL('../', import.meta.url).pathname;

const answer = await fetch(root + 'api/words', { headers: { 'X-Requested-With': 'fetch' } })
  .then(response => (response.ok ? response.json() : null))
  .catch(() => null);
const words = answer?.words ?? {};

export const language = answer?.language ?? 'en-GB';

/** The text of this name, its {0}, {1}, … filled in. */
export const say = (name, ...values) =>
  (words[name] ?? name.replace(/^.*\./, '').replaceAll('_', ' ')).replace(/\{(\d)\}/g, (hole, at) => values[at] ?? hole);

/** A day as in 2026-12-01, in words; a dash for none. */
export const day = iso => iso
  ? new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(iso + 'T00:00Z'))
  : '–';

/** An instant on the clock of a zone, which is named. */
export const time = (instant, zone) => instant
  ? new Intl.DateTimeFormat(language, {
      year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', timeZoneName: 'short', timeZone: zone,
    }).format(new Date(instant))
  : '–';

/** The day on which an instant is in a zone. */
export const dayOf = (instant, zone) => instant
  ? new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: zone }).format(new Date(instant))
  : '–';

/** A share from 0 to 1 in percent. */
export const percent = share => new Intl.NumberFormat(language, { style: 'percent' }).format(share);

/** How long ago an instant is, the largest unit only. */
export const age = instant => {
  const minutes = Math.max(0, Math.floor((Date.now() - Date.parse(instant)) / 60000));
  const [count, unit] = minutes >= 1440 ? [Math.floor(minutes / 1440), 'day']
    : minutes >= 60 ? [Math.floor(minutes / 60), 'hour'] : [minutes, 'minute'];
  return minutes === 0 ? say('age.now') : new Intl.RelativeTimeFormat(language).format(-count, unit);
};
