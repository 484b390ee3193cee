/** Compiles and runs rule files: the only code that knows Drools. */
@org.jspecify.annotations.NullMarked
package dev.milepost.gate.rules;
