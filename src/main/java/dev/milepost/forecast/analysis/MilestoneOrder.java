package dev.milepost.forecast.analysis;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The order in which milestones follow each other, voted on by all releases: each pair of dates in a series is a vote, and so
 * is each pair's order in the file, where that order goes with the series' own dates more often than against them. Milestones
 * are sorted by how many others they come before (Copeland's method), so that some wrong dates change nothing.
 */
final class MilestoneOrder {

    private final List<String> sorted;
    private final Map<String, Map<String, Integer>> dateVotes = new HashMap<>();
    private final Map<String, Map<String, Integer>> allVotes = new HashMap<>();

    MilestoneOrder(List<Release> releases) {
        Set<String> names = new LinkedHashSet<>();
        for (Release release : releases) {
            for (Map<String, LocalDate> series : List.of(release.planned(), release.actual())) {
                names.addAll(series.keySet());
                if (release.isSequence()) {
                    vote(series);
                }
            }
        }
        Map<String, Integer> wins = new HashMap<>();
        for (String a : names) {
            int score = 0;
            for (String b : names) {
                score += Integer.signum(votes(allVotes, a, b) - votes(allVotes, b, a));
            }
            wins.put(a, score);
        }
        List<String> order = new ArrayList<>(names);
        order.sort(Comparator.comparing((String name) -> -wins.getOrDefault(name, 0)));
        this.sorted = List.copyOf(order);
    }

    /** The milestones, earliest first. */
    List<String> sorted() {
        return sorted;
    }

    /** In how many series {@code a} is dated before {@code b}. */
    int before(String a, String b) {
        return votes(dateVotes, a, b);
    }

    private void vote(Map<String, LocalDate> series) {
        List<String> keys = List.copyOf(series.keySet());
        int balance = 0;
        for (int i = 0; i < keys.size(); i++) {
            for (int j = i + 1; j < keys.size(); j++) {
                int order = dates(series, keys.get(i), keys.get(j));
                balance -= Integer.signum(order);
                if (order != 0) {
                    String first = order < 0 ? keys.get(i) : keys.get(j);
                    String second = order < 0 ? keys.get(j) : keys.get(i);
                    count(dateVotes, first, second);
                    count(allVotes, first, second);
                }
            }
        }
        for (int i = 0; balance > 0 && i < keys.size(); i++) {
            for (int j = i + 1; j < keys.size(); j++) {
                count(allVotes, keys.get(i), keys.get(j));
            }
        }
    }

    private static int dates(Map<String, LocalDate> series, String a, String b) {
        LocalDate first = series.get(a);
        LocalDate second = series.get(b);
        return first == null || second == null ? 0 : first.compareTo(second);
    }

    private static void count(Map<String, Map<String, Integer>> votes, String a, String b) {
        votes.computeIfAbsent(a, key -> new HashMap<>()).merge(b, 1, Integer::sum);
    }

    private static int votes(Map<String, Map<String, Integer>> votes, String a, String b) {
        return votes.getOrDefault(a, Map.of()).getOrDefault(b, 0);
    }
}
