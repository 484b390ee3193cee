package dev.milepost.tracking;

import dev.milepost.evidence.Activity;
import dev.milepost.forecast.Progress;
import dev.milepost.gate.GateRecord;
import dev.milepost.gate.GateState;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How far a project has come, as schedules want to know it. */
final class ProgressOf {

    private ProgressOf() {}

    static Progress of(Inputs in) {
        return new Progress(in.project().start(), asOf(in), works(in.runs()), gates(in));
    }

    /**
     * The instant as of which a forecast of a day holds: the beginning of its working hours, or the last thing that has happened
     * since. So a forecast that is made twice on the same facts of a day is the same.
     */
    private static Instant asOf(Inputs in) {
        Instant morning = in.calendar().startOfDay(in.today());
        Stream<Instant> happened = Stream.concat(
                in.runs().stream().flatMap(run -> Stream.of(run.startedAt(), orStart(run))),
                in.gates().stream().flatMap(gate -> Stream.ofNullable(gate.enteredAt())));
        return Stream.concat(happened, in.gates().stream().flatMap(gate -> Stream.ofNullable(gate.passedAt())))
                .reduce(morning, (a, b) -> a.isAfter(b) ? a : b);
    }

    private static Instant orStart(Activity run) {
        return run.finishedAt() == null ? run.startedAt() : run.finishedAt();
    }

    /** The newest run decides; one of several at once that is open means that the work is. */
    private static Map<String, Progress.Work> works(List<Activity> runs) {
        Map<String, Progress.Work> works = new HashMap<>();
        for (Activity run : runs) {
            if (run.state() == Activity.State.SUPERFLUOUS) {
                continue;
            }
            works.merge(run.element(), work(run), ProgressOf::newer);
        }
        // instances of a multi-instance element: all of them together are one run, which decides
        String body = Activity.allInstancesOf("");
        for (Activity run : runs) {
            if (run.element().endsWith(body)) {
                works.put(run.element().substring(0, run.element().length() - body.length()), work(run));
            }
        }
        return works;
    }

    private static Progress.Work newer(Progress.Work before, Progress.Work after) {
        return before.state() == Progress.State.RUNNING && after.state() != Progress.State.RUNNING ? before : after;
    }

    private static Progress.Work work(Activity run) {
        Progress.State state =
                switch (run.state()) {
                    case OPEN -> Progress.State.RUNNING;
                    case COMPLETED, SUPERFLUOUS -> Progress.State.FINISHED;
                    case CANCELLED -> Progress.State.CANCELLED;
                };
        return new Progress.Work(state, run.startedAt(), run.finishedAt());
    }

    private static Map<String, Progress.Passage> gates(Inputs in) {
        Map<String, Progress.Passage> gates = new HashMap<>();
        in.gates().stream()
                .filter(gate -> gate.state() != GateState.NOT_REACHED)
                .forEach(gate -> gates.put(gate.key(), passage(gate)));
        return gates;
    }

    private static Progress.Passage passage(GateRecord gate) {
        return new Progress.Passage(
                gate.enteredAt(),
                gate.state() == GateState.SIGN_OFF ? gate.evaluatedAt() : null,
                gate.state() == GateState.PASSED ? gate.passedAt() : null,
                gate.state() == GateState.RECYCLED ? gate.evaluatedAt() : null,
                null);
    }
}
