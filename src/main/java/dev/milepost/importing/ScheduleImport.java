package dev.milepost.importing;

import dev.milepost.forecast.exchange.ScheduleFile;
import dev.milepost.forecast.exchange.ScheduleOutline;
import dev.milepost.forecast.exchange.UnreadableFileException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Makes a draft of a schedule: summaries become phases, milestones gates, tasks user tasks, links flows. */
final class ScheduleImport {

    /** Each line and each link of a schedule is at most about nine elements of a plan. */
    static final int MOST_LINES = PlanImport.MOST_ELEMENTS / 9;

    /** Between two summaries that are no phases any more, each task waits for each. */
    private static final int MOST_CROSSED = 4_000;

    private final String file;
    private final ScheduleOutline outline;
    private final Notes notes;
    private final Draft draft = new Draft();
    private final ScheduleTree tree;
    private final ScheduleSettings settings;

    private ScheduleImport(String file, ScheduleOutline outline, int most, Notes notes) {
        this.file = file;
        this.outline = outline;
        this.notes = notes;
        this.tree = new ScheduleTree(file, outline, notes, most);
        this.settings = new ScheduleSettings(file, outline, notes);
    }

    /**
     * Reads a schedule.
     *
     * @param wanted the name or id of the project that is wanted where the file holds several; empty for the largest
     */
    static ScheduleOutline outline(String file, byte[] content, String wanted) throws ImportRefused {
        try {
            return ScheduleFile.outline(content, wanted);
        } catch (UnreadableFileException e) {
            throw new ImportRefused(file, e.line(), String.valueOf(e.getMessage()), "");
        }
    }

    /**
     * Makes a draft of it.
     *
     * @param most how many lines and links it has at most
     */
    static Draft read(String file, ScheduleOutline outline, int most, Notes notes) throws ImportRefused {
        return new ScheduleImport(file, outline, most, notes).draft();
    }

    private Draft draft() throws ImportRefused {
        String plain = file.replaceFirst("\\.[A-Za-z0-9]{1,5}$", "");
        draft.name = outline.name().isEmpty() ? plain : outline.name();
        draft.id = draft.ids.key(draft.name, "imported-plan");
        notes.understood(
                "",
                0,
                "A schedule '" + draft.name + "' with " + outline.items().size() + " lines and "
                        + outline.links().size() + " links.",
                "");
        outline.losses().forEach(loss -> notes.dropped(loss.element(), loss.line(), loss.reason(), loss.advice()));
        Work root = tree.build();
        describe(root);
        List<WorkFlow.Link> links = links();
        new WorkFlow(file, draft, notes, links).build(root, draft.scope);
        settings.write(draft);
        return draft;
    }

    private void describe(Work work) {
        for (Work child : work.children) {
            ScheduleOutline.Item item = child.item;
            if (item == null) {
                continue;
            }
            String name = plain(item.name());
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
                child.step.settings.put("estimate", settings.estimate(item.minutes()));
                notes.understood(
                        child.step.id,
                        item.line(),
                        "The task '" + name + "', " + child.step.settings.get("estimate") + ".",
                        "");
            }
            child.step.documentation = plain(item.text());
            settings.add(child.step, item);
        }
    }

    private void gate(Work child, ScheduleOutline.Item item, String name) {
        Step gate =
                new Step("callActivity", draft.ids.key(name.toLowerCase(Locale.ROOT), "milestone"), name, item.line());
        gate.origin = "milestone";
        gate.becomeGate();
        LocalDate start = outline.start();
        LocalDate target = ScheduleSettings.target(item);
        if (start != null && target != null) {
            long days = Math.max(0, ChronoUnit.DAYS.between(start, target));
            gate.settings.put("target", "P" + Math.min(days, 300_000) + "D");
        }
        child.step = gate;
        notes.understood(
                gate.id,
                item.line(),
                "The milestone '" + name + "'"
                        + (target == null
                                ? "."
                                : (item.deadline() == null ? " on " : ", whose deadline is its target: ") + target
                                        + "."),
                "");
        notes.toComplete(
                gate.id,
                item.line(),
                "The gate '" + name + "' opens when the event '" + gate.id + "' is reported.",
                "Set milepost:rules to what it depends on, and milepost:approvers if people decide.");
    }

    private static String plain(String text) {
        return text.replace("${", "$ {").replace("#{", "# {");
    }

    private List<WorkFlow.Link> links() {
        Set<WorkFlow.Link> links = new java.util.LinkedHashSet<>();
        Set<WorkFlow.Link> crossed = new HashSet<>();
        for (ScheduleOutline.Link link : outline.links()) {
            Work from = tree.work(link.from());
            Work to = tree.work(link.to());
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
            List<Work> first = from.ends();
            List<Work> second = to.ends();
            if (first.equals(second)) {
                notes.changed(
                        to.name(),
                        to.line(),
                        what + " lies within the task '" + first.get(0).name() + "' now.",
                        "");
            } else if ((long) first.size() * second.size() > MOST_CROSSED) {
                notes.dropped(
                        to.name(),
                        to.line(),
                        what + " was left out: " + second.size() + " tasks would wait for " + first.size() + " each.",
                        "Draw a milestone between them.");
            } else if (crossed.add(new WorkFlow.Link(from, to))) {
                first.forEach(one -> second.forEach(other -> links.add(new WorkFlow.Link(one, other))));
            }
        }
        return new ArrayList<>(links);
    }
}
