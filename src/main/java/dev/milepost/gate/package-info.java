/**
 * Gates and how they are judged: criteria, findings, verdicts, evaluations and the decision log. Judging happens here,
 * beside the engine; moving the process is asked of it through a port.
 */
@org.jspecify.annotations.NullMarked
package dev.milepost.gate;
