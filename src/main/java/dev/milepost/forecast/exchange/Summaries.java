package dev.milepost.forecast.exchange;

import dev.milepost.forecast.network.Activity;
import dev.milepost.forecast.network.Link;
import dev.milepost.forecast.network.Spread;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mpxj.Task;

/**
 * Summary tasks, which take no time of their own. One that has links becomes up to three points: all its tasks wait for its
 * {@code front}, its {@code end} waits for all of them, and its {@code begin} is where the first of them starts.
 */
final class Summaries {

    private final Set<Task> work;
    private final Function<Task, String> ids;
    private final TaskTimes times;
    private final Map<Task, Boolean> holdsWork = new HashMap<>();
    private final Map<String, Activity> activities = new HashMap<>();
    private final List<Link> links = new ArrayList<>();

    Summaries(Set<Task> work, Function<Task, String> ids, TaskTimes times) {
        this.work = work;
        this.ids = ids;
        this.times = times;
    }

    List<Activity> activities() {
        return activities.values().stream()
                .sorted(java.util.Comparator.comparing(Activity::id))
                .toList();
    }

    List<Link> links() {
        return links;
    }

    /** Whether a task is a summary of some work. */
    boolean has(Task task) {
        return !work.contains(task) && holdsWork(task);
    }

    private boolean holdsWork(Task task) {
        Boolean known = holdsWork.get(task);
        if (known == null) {
            known = work.contains(task) || task.getChildTasks().stream().anyMatch(this::holdsWork);
            holdsWork.put(task, known);
        }
        return known;
    }

    /** The point to which a link from a summary is tied. */
    String end(Task summary, Link.Type type) throws UnreadableFileException {
        return type == Link.Type.START_START || type == Link.Type.START_FINISH ? begin(summary) : finish(summary);
    }

    /** The point to which a link to a summary is tied; {@code null} where it cannot hold the summary's tasks back. */
    @Nullable
    String front(Task summary, Link.Type type) throws UnreadableFileException {
        return type == Link.Type.FINISH_FINISH || type == Link.Type.START_FINISH ? null : start(summary);
    }

    private String start(Task summary) throws UnreadableFileException {
        String id = ids.apply(summary) + ".front";
        if (add(id, Activity.Join.ALL, summary)) {
            for (Task child : summary.getChildTasks()) {
                if (holdsWork(child)) {
                    links.add(Link.of(id, work.contains(child) ? ids.apply(child) : start(child)));
                }
            }
        }
        return id;
    }

    private String finish(Task summary) throws UnreadableFileException {
        String id = ids.apply(summary) + ".end";
        if (add(id, Activity.Join.ALL, null)) {
            for (Task child : summary.getChildTasks()) {
                if (holdsWork(child)) {
                    links.add(Link.of(work.contains(child) ? ids.apply(child) : finish(child), id));
                }
            }
        }
        return id;
    }

    private String begin(Task summary) throws UnreadableFileException {
        String id = ids.apply(summary) + ".begin";
        if (add(id, Activity.Join.FIRST, null)) {
            for (Task child : summary.getChildTasks()) {
                if (holdsWork(child)) {
                    String first = work.contains(child) ? ids.apply(child) : begin(child);
                    links.add(new Link(first, id, Link.Type.START_START, 0, 1));
                }
            }
        }
        return id;
    }

    private boolean add(String id, Activity.Join join, @Nullable Task constrained) throws UnreadableFileException {
        if (activities.containsKey(id)) {
            return false;
        }
        double notBefore = constrained == null ? 0 : times.notBefore(constrained, 0);
        activities.put(id, new Activity(id, Spread.NONE, join, Activity.Split.ALL, notBefore, null, null));
        return true;
    }
}
