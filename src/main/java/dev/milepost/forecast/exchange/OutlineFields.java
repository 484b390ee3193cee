package dev.milepost.forecast.exchange;

import java.util.Set;
import java.util.regex.Pattern;
import org.mpxj.FieldType;

/** The fields of tasks that an outline holds, that are told of apart, or that follow from others. */
final class OutlineFields {

    private static final Pattern DERIVED = Pattern.compile(
            "BASELINE.*|.*SLACK.*|.*VARIANCE.*|EARLY_.*|LATE_.*|.*OUTLINE.*|.*_INDICATOR.*|SCHEDULED_.*|PLANNED_(START|FINISH|DURATION)"
                    + "|REMAINING_(EARLY|LATE|DURATION).*|ACTUAL_(START|FINISH|DURATION)|.*(UNIQUE_ID|_GUID|_TEXT|_ESTIMATED)");
    private static final Set<String> KNOWN = Set.of(
            "ID",
            "GUID",
            "ACTIVITY_ID",
            "ACTIVITY_STATUS",
            "ACTIVITY_TYPE",
            "NAME",
            "WBS",
            "START",
            "FINISH",
            "DURATION",
            "MANUAL_DURATION",
            "DURATION_FORMAT",
            "ESTIMATED",
            "MILESTONE",
            "SUMMARY",
            "ROLLUP",
            "CRITICAL",
            "ACTIVE",
            "TYPE",
            "TASK_MODE",
            "PREDECESSORS",
            "SUCCESSORS",
            "CONSTRAINT_TYPE",
            "CONSTRAINT_DATE",
            "DEADLINE",
            "CALENDAR",
            "IGNORE_RESOURCE_CALENDAR",
            "NOTES",
            "RECURRING",
            "RECURRING_DATA",
            "SPLITS",
            "CREATED",
            "EXTERNAL_TASK",
            "EXTERNAL_PROJECT",
            "NULL",
            "PROJECT",
            "RESUME",
            "STOP",
            "PERCENT_COMPLETE",
            "ACTIVITY_PERCENT_COMPLETE",
            "PERCENT_COMPLETE_TYPE",
            "EFFORT_DRIVEN",
            "LEVELING_CAN_SPLIT",
            "LEVEL_ASSIGNMENTS",
            "HIDE_BAR",
            "EXPANDED");

    private OutlineFields() {}

    static boolean isKnown(FieldType field) {
        return KNOWN.contains(field.name()) || DERIVED.matcher(field.name()).matches();
    }
}
