package dev.milepost.importing;

import dev.milepost.forecast.exchange.ScheduleOutline;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The lines of a schedule as a plan can hold them: at most two levels of phases, and no more lines and links than a plan has. Where
 * there are more, summaries without milestones become tasks, the deepest first.
 */
final class ScheduleTree {

    private final String file;
    private final ScheduleOutline outline;
    private final Notes notes;
    private final int most;
    private final Map<String, Work> works = new LinkedHashMap<>();
    private final Work root = new Work("", null);

    /**
     * A tree.
     *
     * @param most how many lines and links a plan holds
     */
    ScheduleTree(String file, ScheduleOutline outline, Notes notes, int most) {
        this.file = file;
        this.outline = outline;
        this.notes = notes;
        this.most = most;
    }

    /** What holds everything. */
    Work build() throws ImportRefused {
        for (ScheduleOutline.Item item : outline.items()) {
            works.put(item.id(), new Work(item.id(), item));
        }
        for (ScheduleOutline.Item item : outline.items()) {
            Work parent = works.getOrDefault(item.parent(), root);
            parent.children.add(work(item.id()));
        }
        root.adopt();
        fold();
        Work top = root;
        while (top.children.size() == 1 && !top.children.get(0).children.isEmpty()) {
            top = top.children.get(0);
            top.dissolved = true;
            notes.changed(
                    top.name(), top.line(), "The summary '" + top.name() + "' holds everything: it is the plan.", "");
        }
        List<Work> kept = new ArrayList<>(top.children);
        root.children.clear();
        root.children.addAll(kept);
        root.children.forEach(phase -> phase.children.forEach(this::flatten));
        root.adopt();
        return root;
    }

    Work work(String id) {
        return Objects.requireNonNull(works.get(id));
    }

    private void fold() throws ImportRefused {
        int left = works.size() + outline.links().size();
        if (left <= most) {
            return;
        }
        Map<Work, Integer> inner = new HashMap<>();
        outline.links().forEach(link -> inner.merge(holder(work(link.to())), 1, Integer::sum));
        for (Work summary : deepestFirst()) {
            boolean plain = summary.children.stream()
                    .allMatch(child -> child.children.isEmpty() && child.item != null && !child.item.milestone());
            if (left > most && plain) {
                left -= summary.children.size() + inner.getOrDefault(summary, 0);
                fold(summary);
            }
        }
        if (left > most) {
            throw new ImportRefused(
                    file,
                    0,
                    "The schedule has " + outline.items().size() + " lines and "
                            + outline.links().size()
                            + " links; a plan holds " + most + " of both, and only summaries without milestones can be"
                            + " made tasks.",
                    "Export a part of it.");
        }
    }

    private Work holder(Work work) {
        return Objects.requireNonNullElse(work.parent, root);
    }

    private List<Work> deepestFirst() {
        Map<Work, Integer> depths = new HashMap<>();
        List<Work> summaries = new ArrayList<>();
        for (Work work : works.values()) {
            depths.put(work, depths.getOrDefault(holder(work), 0) + 1);
            if (!work.children.isEmpty()) {
                summaries.add(work);
            }
        }
        summaries.sort(Comparator.<Work>comparingInt(work -> depths.getOrDefault(work, 0))
                .reversed());
        return summaries;
    }

    private void fold(Work summary) {
        notes.changed(
                summary.name(),
                summary.line(),
                "The summary '" + summary.name() + "' is one task now: a plan holds " + most + " lines and links.",
                "Make a plan of its own of it if its tasks matter.");
        for (Work child : summary.children) {
            child.within = summary;
            notes.changed(
                    child.name(),
                    child.line(),
                    "'" + child.name() + "' is a part of the task '" + summary.name() + "' now.",
                    "");
        }
        summary.children.clear();
    }

    private void flatten(Work work) {
        List<Work> flat = new ArrayList<>();
        Deque<Work> open = new ArrayDeque<>(work.children);
        while (!open.isEmpty()) {
            Work next = open.pop();
            if (next.children.isEmpty()) {
                flat.add(next);
            } else {
                next.dissolved = true;
                notes.changed(
                        next.name(),
                        next.line(),
                        "The summary '" + next.name() + "' lies three levels deep; its tasks are in '" + work.name()
                                + "' now.",
                        "");
                for (int i = next.children.size() - 1; i >= 0; i--) {
                    open.push(next.children.get(i));
                }
            }
        }
        if (!work.children.isEmpty()) {
            work.children.clear();
            work.children.addAll(flat);
        }
    }
}
