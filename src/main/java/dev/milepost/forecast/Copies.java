package dev.milepost.forecast;

import dev.milepost.forecast.Draft.Step;
import dev.milepost.forecast.network.Spread;
import dev.milepost.plan.FlowNode;
import dev.milepost.plan.FlowNode.Instances;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Draws what is carried out several times: side by side, so that it ends with the longest, or one after the other. The instances
 * of {@code review} are {@code review:1} and so on; {@code review} itself is the point at which all of them have ended.
 */
final class Copies {

    /** More instances than these are not told apart. */
    private static final int MOST = 100;

    private final Draft draft;
    private final Gaps gaps;

    Copies(Draft draft, Gaps gaps) {
        this.draft = draft;
        this.gaps = gaps;
    }

    void draw(FlowNode node) {
        Instances instances = node.instances();
        Step step = draft.find(node.id());
        if (!instances.several()) {
            return;
        }
        if (step == null) {
            gaps.add(
                    node.id(),
                    "'" + node.name() + "' is carried out several times. The forecast counts it once.",
                    "Give its tasks estimates that hold for all instances together.");
        } else if (instances.number() == 0) {
            gaps.add(
                    node.id(),
                    "How often '" + node.name() + "' is carried out is not known. The forecast counts it once.",
                    "Give it a number as loop cardinality, or an estimate that holds for all instances together.");
        } else if (step.finish == null && step.duration.high() > 0 && instances.number() > 1) {
            int number = Math.min(MOST, instances.number());
            if (instances.sequential()) {
                inSequence(step, number, instances.number() / (double) number);
            } else if (!step.duration.isFixed()) {
                inParallel(step, number);
            }
        }
    }

    private void inSequence(Step step, int number, double each) {
        Spread one = step.duration;
        if (step.start != null) { // which of them runs is not known: they are taken together
            step.duration =
                    new Spread(one.low() * number * each, one.likely() * number * each, one.high() * number * each);
            return;
        }
        Spread scaled = new Spread(one.low() * each, one.likely() * each, one.high() * each);
        Step before = begin(step);
        for (int i = 1; i <= number; i++) {
            Step copy = draft.step(step.id + ":" + i);
            copy.duration = scaled;
            draft.link(before, copy);
            before = copy;
        }
        finish(step, List.of(before));
    }

    private void inParallel(Step step, int number) {
        Spread one = step.duration;
        Double started = step.start;
        Step begin = begin(step);
        List<Step> copies = IntStream.rangeClosed(1, number)
                .mapToObj(i -> draft.step(step.id + ":" + i))
                .toList();
        copies.forEach(copy -> {
            copy.duration = one;
            copy.start = started;
            draft.link(begin, copy);
        });
        step.start = null;
        finish(step, copies);
    }

    private Step begin(Step step) {
        Step begin = draft.step(step.id + ":start");
        draft.putBefore(step, begin);
        begin.notBefore = step.notBefore;
        return begin;
    }

    private void finish(Step step, List<Step> copies) {
        copies.forEach(copy -> draft.link(copy, step));
        step.duration = Spread.NONE;
        step.notBefore = 0;
    }
}
