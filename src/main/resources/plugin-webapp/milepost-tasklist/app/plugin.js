// Loaded by the engine's Tasklist; what it does is in /assets/plugins.
import { task } from '../../../../../../../assets/plugins/task.js';

export default [task()];
