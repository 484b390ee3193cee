// Draws plans with bpmn-js (its watermark stays, bottom right), and keeps a badge on each gate: where it stands.
// <div data-diagram="XML url" [data-milestones="milestones url" data-gates="path of gate pages/"]>
import { badge, overlay } from './badges.js';

const assets = new URL('./', import.meta.url).pathname;

const library = () => window.BpmnJS ? Promise.resolve() : new Promise((loaded, failed) => {
  const script = document.createElement('script');
  script.src = assets + 'vendor/bpmn-js-18.31.1/bpmn-navigated-viewer.production.min.js';
  script.onload = loaded;
  script.onerror = failed;
  document.head.append(script);
});

const styles = () => {
  for (const href of ['vendor/bpmn-js-18.31.1/diagram-js.css', 'vendor/bpmn-js-18.31.1/bpmn-js.css', 'badges.css'].map(name => assets + name)) {
    if (!document.querySelector(`link[href="${href}"]`)) {
      document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href }));
    }
  }
};

async function text(url, accept) {
  const response = await fetch(url, { headers: { Accept: accept, 'X-Requested-With': 'fetch' } });
  if (!response.ok) throw new Error(`${response.status}`);
  return response.text();
}

function mark(viewer, place, milestones) {
  const overlays = viewer.get('overlays');
  const canvas = viewer.get('canvas');
  const registry = viewer.get('elementRegistry');
  overlays.remove({ type: 'milepost' });
  for (const milestone of milestones) {
    const gate = registry.get(milestone.key);
    if (!gate) continue;
    overlays.add(gate, 'milepost', overlay(badge(milestone, place.dataset.gates + encodeURIComponent(milestone.key))));
    if (gate.marked !== milestone.status) {
      if (gate.marked) canvas.removeMarker(gate, `milepost-${gate.marked}`);
      canvas.addMarker(gate, `milepost-${milestone.status}`);
      gate.marked = milestone.status;
    }
  }
}

async function draw(place) {
  try {
    styles();
    const [xml] = await Promise.all([text(place.dataset.diagram, 'application/xml'), library()]);
    const canvas = document.createElement('div');
    canvas.className = 'canvas';
    const viewer = new window.BpmnJS({ container: canvas });
    place.replaceChildren(canvas);
    await viewer.importXML(xml);
    viewer.get('canvas').zoom('fit-viewport', 'auto');
    if (place.dataset.milestones) {
      const follow = async () => mark(viewer, place, JSON.parse(await text(place.dataset.milestones, 'application/json')).items);
      await follow();
      addEventListener('refreshed', () => follow().catch(() => {}));
    }
    place.dataset.drawn = '';
  } catch {
    place.textContent = place.dataset.failed ?? 'The drawing cannot be shown.';
  }
}

document.querySelectorAll('[data-diagram]').forEach(draw);
