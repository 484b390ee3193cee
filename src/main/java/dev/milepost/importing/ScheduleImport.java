package dev.milepost.importing;

import dev.milepost.forecast.exchange.ScheduleFile;
import dev.milepost.forecast.exchange.ScheduleOutline;
import dev.milepost.forecast.exchange.UnreadableFileException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes a draft of a schedule: summaries become phases, milestones gates, tasks user tasks, links flows. */
final class ScheduleImport {

    private final String file;
    private final ScheduleOutline outline;
    private final Notes notes;
    private final Draft draft = new Draft();
    private final Map<String, Work> works = new LinkedHashMap<>();
    private final Work root = new Work("", null);

    private ScheduleImport(String file, ScheduleOutline outline, Notes notes) {
        this.file = file;
        this.outline = outline;
        this.notes = notes;
    }

    static Draft read(String file, byte[] content, Notes notes) throws ImportRefused {
        try {
            return new ScheduleImport(file, ScheduleFile.outline(content), notes).draft();
        } catch (UnreadableFileException e) {
            throw new ImportRefused(file, e.line(), String.valueOf(e.getMessage()), "");
        }
    }

    private Draft draft() throws ImportRefused {
        String plain = file.replaceFirst("\\.[A-Za-z0-9]{1,5}$", "");
        draft.name = outline.name().isEmpty() ? plain : outline.name();
        draft.name = draft.name.length() > 255 ? draft.name.substring(0, 250) + "…" : draft.name;
        draft.id = draft.ids.key(draft.name, "imported-plan");
        outline.notes().forEach(note -> notes.dropped("", 0, note, ""));
        tree();
        notes.understood(
                "",
                0,
                "A schedule '" + draft.name + "' with " + outline.items().size() + " lines and "
                        + outline.links().size() + " links.",
                "");
        if (!outline.calendar().isEmpty()) {
            notes.dropped(
                    outline.calendar(),
                    0,
                    "The calendar '" + outline.calendar() + "' was left out: a calendar belongs to a project, not to a"
                            + " plan. Its day has "
                            + outline.minutesPerDay() + " working minutes.",
                    "Set it on the project by PATCH /api/projects/{key}/calendar.");
        }
        List<WorkFlow.Link> links = links();
        new WorkFlow(file, draft, notes, links).build(root, draft.scope);
        return draft;
    }

    /** Outer summaries first; what lies deeper than two levels moves up. */
    private void tree() {
        for (ScheduleOutline.Item item : outline.items()) {
            works.put(item.id(), new Work(item.id(), item));
        }
        for (ScheduleOutline.Item item : outline.items()) {
            Work parent = works.getOrDefault(item.parent(), root);
            parent.children.add(work(item.id()));
        }
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
        root.children.forEach(phase -> phase.children.forEach(inner -> flatten(inner)));
        root.adopt();
        describe(root);
    }

    private Work work(String id) {
        return java.util.Objects.requireNonNull(works.get(id));
    }

    private void flatten(Work work) {
        List<Work> flat = new ArrayList<>();
        java.util.ArrayDeque<Work> open = new java.util.ArrayDeque<>(work.children);
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

    private void describe(Work work) {
        for (Work child : work.children) {
            ScheduleOutline.Item item = child.item;
            if (item == null) {
                continue;
            }
            String name = item.name().replace("${", "$ {").replace("#{", "# {");
            name = name.length() > 255 ? name.substring(0, 250) + "…" : name;
            if (!child.children.isEmpty()) {
                child.step = new Step("subProcess", draft.ids.like("phase_" + name, "phase"), name, item.line());
                child.step.origin = "subProcess";
                notes.understood(child.step.id, item.line(), "The phase '" + name + "' (a summary).", "");
                describe(child);
            } else if (item.milestone()) {
                gate(child, item, name);
            } else {
                child.step = new Step("userTask", draft.ids.like("task_" + name, "task"), name, item.line());
                child.step.origin = "userTask";
                child.step.settings.put("estimate", estimate(item.minutes()));
                notes.understood(
                        child.step.id,
                        item.line(),
                        "The task '" + name + "', " + child.step.settings.get("estimate") + ".",
                        "");
            }
            baseline(child, item);
        }
    }

    private void gate(Work child, ScheduleOutline.Item item, String name) {
        Step gate =
                new Step("callActivity", draft.ids.key(name.toLowerCase(Locale.ROOT), "milestone"), name, item.line());
        gate.origin = "milestone";
        gate.becomeGate();
        LocalDate start = outline.start();
        LocalDate finish = item.finish();
        if (start != null && finish != null) {
            long days = Math.max(0, ChronoUnit.DAYS.between(start, finish));
            gate.settings.put("target", "P" + Math.min(days, 300_000) + "D");
        }
        child.step = gate;
        notes.understood(
                gate.id,
                item.line(),
                "The milestone '" + name + "'" + (finish == null ? "." : " on " + finish + "."),
                "");
        notes.toComplete(
                gate.id,
                item.line(),
                "The gate '" + name + "' opens when the event '" + gate.id + "' is reported.",
                "Set milepost:rules to what it depends on, and milepost:approvers if people decide.");
    }

    private void baseline(Work work, ScheduleOutline.Item item) {
        if (item.baseline() != null) {
            notes.dropped(
                    work.name(),
                    item.line(),
                    "The baseline of '" + work.name() + "' (" + item.baseline() + ") was left out: baselines belong to"
                            + " projects.",
                    "Set one on the project by POST /api/projects/{key}/baselines.");
        }
    }

    private String estimate(double minutes) {
        double days = minutes / outline.minutesPerDay();
        boolean whole = Math.abs(days - Math.rint(days)) < 1e-6 || days > 1000;
        BigDecimal amount = BigDecimal.valueOf(Math.min(9999, whole ? days : minutes / 60))
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return amount.toPlainString() + (whole ? "d" : "h");
    }

    private List<WorkFlow.Link> links() {
        List<WorkFlow.Link> links = new ArrayList<>();
        for (ScheduleOutline.Link link : outline.links()) {
            Work from = work(link.from());
            Work to = work(link.to());
            String what = "The link from '" + from.name() + "' to '" + to.name() + "'";
            if (!link.type().equals("FS")) {
                notes.dropped(
                        to.name(),
                        to.line(),
                        what + " (" + link.type() + (link.lag().isEmpty() ? "" : " " + link.lag())
                                + ") was left out: a flow only means that one begins when another has finished.",
                        "Split one of the two where the other begins.");
                continue;
            }
            if (!link.lag().isEmpty()) {
                notes.changed(
                        to.name(),
                        to.line(),
                        what + " has no lag any more (" + link.lag() + ").",
                        "Draw a timer between them if time has to pass.");
            }
            for (Work first : from.ends()) {
                for (Work second : to.ends()) {
                    links.add(new WorkFlow.Link(first, second));
                }
            }
        }
        return links;
    }

    /** A line of the schedule, and what becomes of it. */
    static final class Work {
        final String id;
        final ScheduleOutline.@Nullable Item item;
        final List<Work> children = new ArrayList<>();

        @Nullable
        Work parent;

        boolean dissolved;
        Step step = new Step("", "", "", 0);
        private final List<Work> inner = new ArrayList<>();

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
            children.forEach(child -> {
                child.parent = this;
                child.adopt();
            });
        }

        /** What a link to it means: itself, or what it held where it is no phase any more. */
        List<Work> ends() {
            return dissolved ? leaves() : List.of(this);
        }

        private List<Work> leaves() {
            return children.isEmpty()
                    ? inner.isEmpty() ? List.of(this) : inner
                    : children.stream()
                            .flatMap(child -> child.leaves().stream())
                            .collect(Collectors.toList());
        }

        /** The places it lies in, outermost first, itself last. */
        List<Work> path() {
            List<Work> path = new ArrayList<>();
            for (Work work = this; work != null; work = work.parent) {
                path.add(0, work);
            }
            return path;
        }
    }
}
