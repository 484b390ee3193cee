// Badges and markers on the engine's diagrams.
import { badge, overlay } from '../badges.js';
import { say } from '../words.js';
import { follow, gatePage, read } from './api.js';
import { el } from './dom.js';
import { engine, milestonesOf, projectOf } from './instance.js';

const OVERLAY = 'milepost';

/** Draws on a diagram, and again after each change, until it is gone from the page. */
async function live(viewer, key, load, put) {
  const overlays = viewer.get('overlays');
  const registry = viewer.get('elementRegistry');
  const canvas = viewer.get('canvas');
  const markers = new Map();
  const draw = async () => {
    const items = (await load()).filter(item => registry.get(item.key));
    overlays.remove({ type: OVERLAY });
    for (const item of items) {
      const { html, marker } = put(item);
      if (markers.has(item.key)) canvas.removeMarker(item.key, markers.get(item.key));
      if (marker) canvas.addMarker(item.key, marker);
      markers.set(item.key, marker);
      if (html) overlays.add(item.key, OVERLAY, overlay(html));
    }
  };
  const stop = follow(key, () => {
    if (canvas.getContainer().isConnected) draw().catch(() => {});
    else stop();
  });
  await draw();
}

export const instance = {
  id: 'milepost.instance.diagram',
  pluginPoint: 'cockpit.processInstance.diagram.plugin',
  priority: 10,
  render: async (viewer, { api, processInstanceId }) => {
    try {
      const project = await projectOf(api, processInstanceId.split('?')[0]);
      if (!project) return;
      const { key } = project;
      await live(viewer, key, () => milestonesOf(key), milestone => ({
        html: badge(milestone, gatePage(key, milestone.key)),
        marker: `milepost-${milestone.status}`,
      }));
    } catch (problem) {
      console.warn('Milepost cannot mark the gates:', problem.detail ?? problem);
    }
  },
};

const count = (status, sign, number, name) => number > 0
  && el('span', { class: `line status-${status}`, 'data-count': name }, `${sign} ${say(`cockpit.standing.${name}`, String(number))}`);

function standingBadge(gate) {
  const lines = [
    count('WAITING', '…', gate.waiting, 'waiting'),
    count('LATE', '✖', gate.late, 'late'),
    count('AT_RISK', '◆', gate.atRisk, 'atRisk'),
  ].filter(Boolean);
  return lines.length === 0 ? null : el('div', { class: 'diagram-badge standing', 'data-gate': gate.key, title: say('cockpit.standing.title') }, lines);
}

export const definition = {
  id: 'milepost.definition.diagram',
  pluginPoint: 'cockpit.processDefinition.diagram.plugin',
  priority: 10,
  render: async (viewer, { api, processDefinitionId }) => {
    try {
      const found = await engine(api, `process-definition/${encodeURIComponent(processDefinitionId)}`);
      if (!found || found.key === 'milestone-gate') return;
      const { key, version } = found;
      const ofVersion = async () => (await read(`api/plans/${encodeURIComponent(key)}/standing`)).items
        .filter(gate => gate.planVersion === version)
        .map(gate => ({ ...gate, key: gate.gate }));
      await live(viewer, '', ofVersion, gate => ({
        html: standingBadge(gate),
      }));
    } catch (problem) {
      if (problem.status !== 404) console.warn('Milepost cannot count the projects:', problem.detail ?? problem);
    }
  },
};
