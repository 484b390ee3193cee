package dev.milepost.tracking;

import dev.milepost.plan.Project;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A project as one among many.
 *
 * @param zone the zone in which its days begin and end
 * @param status the worst status of its milestones
 * @param next the milestone whose target comes next, of those not reached; {@code null} where all are, or none will be
 * @param milestones its milestones, in the order of its plan
 */
public record ProjectView(
        String key,
        String name,
        Project.State state,
        String plan,
        int planVersion,
        LocalDate start,
        Instant startedAt,
        @Nullable Instant endedAt,
        String zone,
        Status status,
        @Nullable String next,
        List<MilestoneView> milestones) {

    static final List<Status> WORST_FIRST = List.of(
            Status.LATE,
            Status.AT_RISK,
            Status.WATCH,
            Status.UNKNOWN,
            Status.ON_TRACK,
            Status.NOT_STARTED,
            Status.STOPPED,
            Status.REACHED);

    static ProjectView of(Project project, List<MilestoneView> milestones) {
        return new ProjectView(
                project.key(),
                project.name(),
                project.state(),
                project.plan(),
                project.planVersion(),
                project.start(),
                project.startedAt(),
                project.endedAt(),
                project.zone().getId(),
                milestones.stream()
                        .map(MilestoneView::status)
                        .min(Comparator.comparingInt(WORST_FIRST::indexOf))
                        .orElse(Status.UNKNOWN),
                next(milestones).map(MilestoneView::key).orElse(null),
                milestones);
    }

    private static Optional<MilestoneView> next(List<MilestoneView> milestones) {
        return milestones.stream()
                .filter(one -> one.status() != Status.REACHED && one.status() != Status.STOPPED)
                .min(Comparator.comparing(MilestoneView::target));
    }

    Optional<LocalDate> nextTarget() {
        return next(milestones).map(MilestoneView::target);
    }

    /** Whether its key or name, or those of a milestone, contain this, in whatever case. */
    boolean says(String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return Stream.concat(Stream.of(key, name), milestones.stream().flatMap(one -> Stream.of(one.key(), one.name())))
                .anyMatch(said -> said.toLowerCase(Locale.ROOT).contains(wanted));
    }
}
