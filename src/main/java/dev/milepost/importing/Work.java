package dev.milepost.importing;

import dev.milepost.forecast.exchange.ScheduleOutline;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line of a schedule, and what becomes of it. */
final class Work {

    final String id;
    final ScheduleOutline.@Nullable Item item;
    final List<Work> children = new ArrayList<>();

    @Nullable
    Work parent;

    /** Whether it is no phase any more: what it holds is, in its place. */
    boolean dissolved;

    /** The task that it is a part of now; {@code null} where it is a step of its own. */
    @Nullable
    Work within;

    Step step = new Step("", "", "", 0);

    Work(String id, ScheduleOutline.@Nullable Item item) {
        this.id = id;
        this.item = item;
    }

    String name() {
        return item == null ? "" : item.name();
    }

    int line() {
        return item == null ? 0 : item.line();
    }

    /** Tells all that it holds where they lie now. */
    void adopt() {
        Deque<Work> open = new ArrayDeque<>(List.of(this));
        while (!open.isEmpty()) {
            Work holder = open.pop();
            for (Work child : holder.children) {
                child.parent = holder;
                open.push(child);
            }
        }
    }

    /** What a link to it means: itself, what it is a part of, or what it held where it is no phase any more. */
    List<Work> ends() {
        Work whole = this;
        while (whole.within != null) {
            whole = whole.within;
        }
        return whole.dissolved ? whole.leaves() : List.of(whole);
    }

    private List<Work> leaves() {
        List<Work> leaves = new ArrayList<>();
        Deque<Work> open = new ArrayDeque<>(List.of(this));
        while (!open.isEmpty()) {
            Work work = open.pop();
            if (work.children.isEmpty()) {
                leaves.add(work);
            } else {
                for (int i = work.children.size() - 1; i >= 0; i--) {
                    open.push(work.children.get(i));
                }
            }
        }
        return leaves;
    }

    /** The places it lies in, outermost first, itself last. */
    List<Work> path() {
        Deque<Work> path = new ArrayDeque<>();
        for (Work work = this; work != null; work = work.parent) {
            path.addFirst(work);
        }
        return new ArrayList<>(path);
    }
}
