package dev.milepost.gate.facts;

import org.jspecify.annotations.Nullable;

/** A fact that rests on a piece of evidence. */
public sealed interface Observed permits Task, WorkItem, TestReport, Metric, Event {

    /** The id of the evidence; {@code null} where nothing has been observed yet. */
    @Nullable
    String evidence();
}
