/**
 * Decision tables: spreadsheets in the form that Drools knows, read within bounds and written as DRL whose lines say which cells
 * they come from. What becomes of that DRL is the same as of any rule file.
 */
@org.jspecify.annotations.NullMarked
package dev.milepost.gate.rules.table;
