package dev.milepost.tracking;

import dev.milepost.forecast.network.Activity;
import dev.milepost.forecast.network.Dates;
import dev.milepost.forecast.network.Link;
import dev.milepost.forecast.network.Network;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Through which activities another one is held back: backwards from it, always to the predecessor that lets it start last. */
final class DrivingPath {

    private final Map<String, Dates> dates;
    private final Map<String, Activity> activities;
    private final Map<String, List<Link>> into = new HashMap<>();

    DrivingPath(Network network, Map<String, Dates> dates) {
        this.dates = dates;
        this.activities = network.activities().stream().collect(Collectors.toMap(Activity::id, Function.identity()));
        network.links()
                .forEach(link -> into.computeIfAbsent(link.to(), key -> new ArrayList<>())
                        .add(link));
    }

    /** The ids from the first unfinished activity to this one. */
    List<String> to(String last) {
        List<String> path = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Optional<String> next = Optional.of(last).filter(dates::containsKey);
        while (next.isPresent() && seen.add(next.get())) {
            String id = next.get();
            path.add(id);
            next = driver(id);
        }
        Collections.reverse(path);
        return path;
    }

    private Optional<String> driver(String id) {
        Activity activity = activities.get(id);
        if (activity == null || activity.start() != null) {
            return Optional.empty(); // what has begun waits for nobody
        }
        Dates own = dates.get(id);
        if (own == null) {
            return Optional.empty();
        }
        Comparator<Link> byTime = Comparator.comparingDouble(link -> allows(link, own));
        List<Link> links = into.getOrDefault(id, List.of()).stream()
                .filter(link -> dates.containsKey(link.from()) && !isFinished(link.from()))
                .toList();
        return (activity.join() == Activity.Join.FIRST
                        ? links.stream().min(byTime)
                        : links.stream().max(byTime))
                .map(Link::from);
    }

    private boolean isFinished(String id) {
        Activity activity = activities.get(id);
        return activity != null && activity.finish() != null;
    }

    /** The earliest start that a link allows. */
    private double allows(Link link, Dates to) {
        Dates from = Objects.requireNonNull(dates.get(link.from()));
        double duration = to.earlyFinish() - to.earlyStart();
        return link.lag()
                + switch (link.type()) {
                    case FINISH_START -> from.earlyFinish();
                    case START_START -> from.earlyStart();
                    case FINISH_FINISH -> from.earlyFinish() - duration;
                    case START_FINISH -> from.earlyStart() - duration;
                };
    }
}
