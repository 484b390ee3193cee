/** Plans as designers draw them: phases, tasks, milestone gates and their targets, read from BPMN without the engine. Depends on nothing. */
@org.jspecify.annotations.NullMarked
package dev.milepost.plan;
