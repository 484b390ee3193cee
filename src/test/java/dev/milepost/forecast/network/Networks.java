package dev.milepost.forecast.network;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Networks for tests. Activities that a link names and nobody gave are points without duration. */
final class Networks {

    private final List<Activity> activities = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final List<Loop> loops = new ArrayList<>();

    static Networks network() {
        return new Networks();
    }

    Networks fixed(String id, double duration) {
        return with(Activity.of(id, Spread.fixed(duration)));
    }

    Networks uncertain(String id, double low, double likely, double high) {
        return with(Activity.of(id, new Spread(low, likely, high)));
    }

    Networks with(Activity activity) {
        activities.add(activity);
        return this;
    }

    /** Ties each to the next, finish to start. */
    Networks path(String... ids) {
        for (int at = 1; at < ids.length; at++) {
            links.add(Link.of(ids[at - 1], ids[at]));
        }
        return this;
    }

    Networks link(String from, Link.Type type, double lag, String to) {
        links.add(new Link(from, to, type, lag, 1));
        return this;
    }

    Networks branch(String from, double probability, String to) {
        links.add(new Link(from, to, Link.Type.FINISH_START, 0, probability));
        return this;
    }

    Networks loop(String from, String to, double probability, int most) {
        loops.add(new Loop(from, to, probability, most));
        return this;
    }

    Network build() {
        links.stream()
                .flatMap(link -> Stream.of(link.from(), link.to()))
                .distinct()
                .filter(id -> activities.stream().noneMatch(known -> known.id().equals(id)))
                .forEach(id -> fixed(id, 0));
        return new Network(activities, links, loops);
    }

    static Activity split(String id, Activity.Split split) {
        return new Activity(id, Spread.NONE, Activity.Join.ALL, split, 0, null, null);
    }

    static Activity firstOf(String id, double duration) {
        return new Activity(id, Spread.fixed(duration), Activity.Join.FIRST, Activity.Split.ALL, 0, null, null);
    }

    static Activity notBefore(Activity activity, double time) {
        return new Activity(activity.id(), activity.duration(), activity.join(), activity.split(), time, null, null);
    }

    static Activity started(String id, Spread duration, double start) {
        return new Activity(id, duration, Activity.Join.ALL, Activity.Split.ALL, 0, start, null);
    }

    static Activity finished(String id, double start, double finish) {
        return new Activity(id, Spread.NONE, Activity.Join.ALL, Activity.Split.ALL, 0, start, finish);
    }

    /** The same network with one activity changed. */
    static Network changed(Network network, String id, UnaryOperator<Activity> change) {
        List<Activity> activities = network.activities().stream()
                .map(activity -> activity.id().equals(id) ? change.apply(activity) : activity)
                .toList();
        return new Network(activities, network.links(), network.loops());
    }

    /** The same network, each of whose activities has another time. */
    static Network withTimes(Network network, UnaryOperator<Spread> change) {
        List<Activity> activities = network.activities().stream()
                .map(activity -> new Activity(
                        activity.id(),
                        change.apply(activity.duration()),
                        activity.join(),
                        activity.split(),
                        activity.notBefore(),
                        activity.start(),
                        activity.finish()))
                .toList();
        return new Network(activities, network.links(), network.loops());
    }

    /** A network of whole times with links of the given types, lags from -2 to 4 and some activities that may not start at 0. */
    static Network random(long seed, int size, Link.Type... types) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Activity> activities = new ArrayList<>();
        List<Link> links = new ArrayList<>();
        for (int number = 0; number < size; number++) {
            int low = random.nextInt(6);
            int likely = low + random.nextInt(6);
            Activity activity = Activity.of("a" + number, new Spread(low, likely, likely + random.nextInt(12)));
            activities.add(random.nextInt(8) == 0 ? notBefore(activity, random.nextInt(20)) : activity);
            for (int way = random.nextInt(4); way > 0 && number > 0; way--) {
                Link.Type type = types[random.nextInt(types.length)];
                double lag = random.nextInt(3) == 0 ? random.nextInt(7) - 2 : 0;
                links.add(new Link("a" + random.nextInt(number), "a" + number, type, lag, 1));
            }
        }
        // Neither activities nor links come in the order of the work.
        List<Activity> shuffled = new ArrayList<>(activities);
        for (int at = shuffled.size() - 1; at > 0; at--) {
            shuffled.set(at, shuffled.set(random.nextInt(at + 1), shuffled.get(at)));
        }
        return new Network(shuffled, links, List.of());
    }

    static Network random(long seed, int size) {
        return random(seed, size, Link.Type.values());
    }
}
