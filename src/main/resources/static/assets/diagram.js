// Draws plans with bpmn-js (its watermark stays, bottom right), and keeps a badge on each gate: where it stands.
// <div data-diagram="XML url" [data-milestones="milestones url" data-gates="path of gate pages/"]>
import { badge, overlay } from './badges.js';

const library = () => window.BpmnJS ? Promise.resolve() : new Promise((loaded, failed) => {
  const script = document.createElement('script');
  script.src = '/assets/vendor/bpmn-js-18.31.1/bpmn-navigated-viewer.production.min.js';
  script.onload = loaded;
  script.onerror = failed;
  document.head.append(script);
});

const styles = () => {
  const vendor = '/assets/vendor/bpmn-js-18.31.1';
  for (const href of [`${vendor}/diagram-js.css`, `${vendor}/bpmn-js.css`, '/assets/badges.css']) {
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
  const registry = viewer.get('elementRegistry');
  overlays.remove({ type: 'milepost' });
  for (const milestone of milestones) {
    if (registry.get(milestone.key)) {
      overlays.add(milestone.key, 'milepost', overlay(badge(milestone, place.dataset.gates + encodeURIComponent(milestone.key))));
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
