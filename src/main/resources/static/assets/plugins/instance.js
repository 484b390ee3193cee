// Which project a process instance of the engine is, kept for a moment: diagram and tab ask at the same time.
import { all, project, read } from './api.js';

const KEY = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const known = new Map();

/** Reads the engine's own API as Cockpit does; null where it refuses. Not api.engineApi: that is wrong if Cockpit was opened without a # */
export async function engine(api, path) {
  const name = /\/app\/[^/]+\/([^/]+)/.exec(location.pathname)?.[1] ?? 'default';
  const response = await fetch(`${api.baseApi}/engine/${name}/${path}`, { headers: { Accept: 'application/json' } });
  return response.ok ? response.json() : null;
}

async function find(api, id) {
  const instance = await engine(api, `process-instance/${encodeURIComponent(id)}`);
  if (!instance || !KEY.test(instance.businessKey ?? '')) return null;
  const definition = await engine(api, `process-definition/${encodeURIComponent(instance.definitionId)}`);
  try {
    const found = await read(project(instance.businessKey));
    const gate = definition?.key === 'milestone-gate';
    return gate || definition?.key === found.plan ? { key: found.key, name: found.name } : null;
  } catch (problem) {
    if (problem.status === 404) return null;
    throw problem;
  }
}

/** Key and name of the project that this instance runs, or runs a gate of; null where it is none of Milepost's. */
export function projectOf(api, id) {
  if (!known.has(id)) {
    const found = find(api, id);
    known.set(id, found);
    found.then(project => project ?? known.delete(id), () => known.delete(id));
  }
  return known.get(id);
}

export const milestonesOf = key => all(`${project(key)}/milestones`);
