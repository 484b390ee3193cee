// The tab of a process instance: every gate of its project, reached or not.
import { say } from '../words.js';
import { follow, projectPage } from './api.js';
import { el, link, written } from './dom.js';
import { milestonesOf, projectOf } from './instance.js';
import { empty, pane } from './pane.js';
import { Section } from './section.js';

const OPEN = new Set(['LATE', 'AT_RISK', 'WATCH']);

/** Opened at once: gates that wait, as their verdict shows, or that are in trouble first of all. */
const first = milestones => milestones.find(one => one.verdict && !one.actual) ?? milestones.find(one => OPEN.has(one.status));

export const tab = () => {
  let stop = () => {};
  return {
    id: 'milepost.instance.tab',
    pluginPoint: 'cockpit.processInstance.runtime.tab',
    priority: 20,
    properties: { label: say('cockpit.plugin.milestones') },
    render: (node, { api, processInstanceId }) => {
      stop();
      const sections = new Map();
      let following = null;
      const { refresh } = pane(node, async () => {
        const project = await projectOf(api, processInstanceId);
        return project && { ...project, milestones: await milestonesOf(project.key) };
      }, (body, loaded) => {
        if (!loaded) {
          body.replaceChildren(empty(say('cockpit.tab.none')));
          return;
        }
        if (!following) {
          following = follow(loaded.key, () => (node.isConnected ? refresh() : stop()));
          body.replaceChildren(el('p', {}, link(projectPage(loaded.key), written(loaded.name, { class: 'name' })),
            loaded.name !== loaded.key && ` (${loaded.key})`, ': ', say('cockpit.tab.what')));
        }
        for (const milestone of loaded.milestones) {
          const section = sections.get(milestone.key);
          if (section) {
            section.update(milestone);
          } else {
            const made = new Section(loaded.key, milestone);
            sections.set(milestone.key, made);
            body.append(made.node);
          }
        }
        if (!body.dataset.opened) {
          body.dataset.opened = 'once';
          const gate = first(loaded.milestones);
          if (gate) sections.get(gate.key).node.open = true;
        }
      });
      stop = () => following?.();
    },
    unmount: () => stop(),
  };
};
