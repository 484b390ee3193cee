/** Runs plans on the process engine: deployment, delegates, listeners and jobs. The only code that knows the engine. */
@org.jspecify.annotations.NullMarked
package dev.milepost.process;
