// Loaded by the engine's Cockpit; what it does is in /assets/plugins.
import { definition, instance } from '../../../../../../../assets/plugins/diagram.js';
import { dashboard, navigation, page } from '../../../../../../../assets/plugins/overview.js';
import { tab } from '../../../../../../../assets/plugins/tab.js';

export default [instance, definition, tab(), dashboard(), page(), navigation];
