package dev.milepost.forecast.network;

import java.util.List;

/**
 * Activities and what they wait for, without cycles: ways back are loops. All times are units of working time after one
 * origin; what a unit is, and which calendar turns it into dates, is for the caller to say. Immutable.
 *
 * @param activities in any order
 * @param links in any order
 * @param loops in any order
 */
public record Network(List<Activity> activities, List<Link> links, List<Loop> loops) {

    /** Copies its lists. */
    public Network {
        activities = List.copyOf(activities);
        links = List.copyOf(links);
        loops = List.copyOf(loops);
    }
}
