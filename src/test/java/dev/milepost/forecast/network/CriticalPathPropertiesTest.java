package dev.milepost.forecast.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What holds for every network; each is made from a seed, with links of all four types, lags and leads. */
class CriticalPathPropertiesTest {

    @Property
    void keepsEveryLinkInItsEarlyAndInItsLateDates(@ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int size) {
        Network network = Networks.random(seed, size);
        Map<String, Dates> dates = CriticalPath.of(network).activities();

        for (Link link : network.links()) {
            Dates from = dates.get(link.from());
            Dates to = dates.get(link.to());
            assertThat(laterEnd(link, to.earlyStart(), to.earlyFinish()))
                    .as("early dates of %s", link)
                    .isGreaterThanOrEqualTo(earlierEnd(link, from.earlyStart(), from.earlyFinish()) + link.lag());
            assertThat(laterEnd(link, to.lateStart(), to.lateFinish()))
                    .as("late dates of %s", link)
                    .isGreaterThanOrEqualTo(earlierEnd(link, from.lateStart(), from.lateFinish()) + link.lag());
        }
    }

    private static double earlierEnd(Link link, double start, double finish) {
        return switch (link.type()) {
            case FINISH_START, FINISH_FINISH -> finish;
            case START_START, START_FINISH -> start;
        };
    }

    private static double laterEnd(Link link, double start, double finish) {
        return switch (link.type()) {
            case FINISH_START, START_START -> start;
            case FINISH_FINISH, START_FINISH -> finish;
        };
    }

    @Property
    void startsEachAsEarlyAsItCan(@ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int size) {
        Network network = Networks.random(seed, size);
        Map<String, Dates> dates = CriticalPath.of(network).activities();

        for (Activity activity : network.activities()) {
            Dates own = dates.get(activity.id());
            boolean held = network.links().stream()
                    .filter(link -> link.to().equals(activity.id()))
                    .anyMatch(link -> {
                        Dates from = dates.get(link.from());
                        return laterEnd(link, own.earlyStart(), own.earlyFinish())
                                == earlierEnd(link, from.earlyStart(), from.earlyFinish()) + link.lag();
                    });
            assertThat(held || own.earlyStart() == activity.notBefore())
                    .as(activity.id())
                    .isTrue();
        }
    }

    @Property
    void hasFloatsInOrderWithoutDeadlines(@ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int size) {
        Schedule schedule = CriticalPath.of(Networks.random(seed, size));

        assertThat(schedule.activities().values()).allSatisfy(dates -> {
            assertThat(dates.freeFloat()).isNotNegative();
            assertThat(dates.totalFloat()).isGreaterThanOrEqualTo(dates.freeFloat());
            assertThat(dates.lateFinish()).isLessThanOrEqualTo(schedule.finish());
            assertThat(dates.critical()).isEqualTo(dates.totalFloat() == 0);
        });
        assertThat(schedule.activities().values()).anyMatch(Dates::critical);
    }

    @Property
    void changesNothingByDelayWithinTheFreeFloat(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 30) int size,
            @ForAll @IntRange(min = 0, max = 29) int which) {
        Network network = Networks.random(seed, size);
        String id = "a" + which % size;
        Schedule before = CriticalPath.of(network);
        Dates dates = before.activities().get(id);

        Schedule after = CriticalPath.of(startingAt(network, id, dates.earlyStart() + dates.freeFloat()));

        assertThat(after.finish()).isEqualTo(before.finish());
        before.activities()
                .forEach((other, known) -> assertThat(other.equals(id)
                                || after.activities().get(other).earlyStart() == known.earlyStart())
                        .as(other)
                        .isTrue());
    }

    @Property
    void doesNotMoveTheFinishByDelayWithinTheTotalFloatAndMovesItByAllBeyond(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 30) int size,
            @ForAll @IntRange(min = 0, max = 29) int which,
            @ForAll @IntRange(min = 1, max = 9) int delay) {
        Network network = Networks.random(seed, size);
        String id = "a" + which % size;
        Schedule schedule = CriticalPath.of(network);
        Dates dates = schedule.activities().get(id);

        assertThat(CriticalPath.of(startingAt(network, id, dates.lateStart())).finish())
                .isEqualTo(schedule.finish());
        assertThat(CriticalPath.of(startingAt(network, id, dates.lateStart() + delay))
                        .finish())
                .isEqualTo(schedule.finish() + delay);
    }

    @Property
    void changesNothingByLongerWorkWithinTheFloatAndMovesTheFinishByLongerCriticalWork(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 30) int size,
            @ForAll @IntRange(min = 0, max = 29) int which,
            @ForAll @IntRange(min = 1, max = 9) int more) {
        Network network = Networks.random(seed, size, Link.Type.FINISH_START);
        String id = "a" + which % size;
        Schedule schedule = CriticalPath.of(network);
        double slack = schedule.activities().get(id).totalFloat();

        Schedule longer = CriticalPath.of(Networks.changed(
                network, id, activity -> taking(activity, activity.duration().likely() + more)));

        assertThat(longer.finish()).isEqualTo(schedule.finish() + Math.max(0, more - slack));
    }

    @Property
    void losesExactlyTheFloatThatADeadlineTakes(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 30) int size,
            @ForAll @IntRange(min = 0, max = 29) int which,
            @ForAll @IntRange(min = 0, max = 9) int earlier) {
        Network network = Networks.random(seed, size);
        String id = "a" + which % size;
        Schedule schedule = CriticalPath.of(network);
        double deadline = schedule.activities().get(id).lateFinish() - earlier;

        Dates dates =
                CriticalPath.of(network, Map.of(id, deadline)).activities().get(id);

        assertThat(dates.totalFloat()).isEqualTo(schedule.activities().get(id).totalFloat() - earlier, within(1e-9));
        assertThat(dates.earlyFinish()).isEqualTo(schedule.activities().get(id).earlyFinish());
    }

    @Property
    void keepsTheFinishForDelayWithinTheFloatBeforeJoinsThatNeedOneWayInOnly(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 30) int size,
            @ForAll @IntRange(min = 0, max = 29) int which) {
        Network plain = Networks.random(seed, size);
        Network network = new Network(
                plain.activities().stream()
                        .map(activity -> activity.id().hashCode() % 3 == 0 ? first(activity) : activity)
                        .toList(),
                plain.links(),
                plain.loops());
        String id = "a" + which % size;
        Schedule schedule = CriticalPath.of(network);
        Dates dates = schedule.activities().get(id);

        assertThat(dates.totalFloat()).isGreaterThanOrEqualTo(dates.freeFloat());
        assertThat(CriticalPath.of(startingAt(network, id, dates.lateStart())).finish())
                .isLessThanOrEqualTo(schedule.finish());
    }

    private static Network startingAt(Network network, String id, double time) {
        return Networks.changed(
                network,
                id,
                activity -> new Activity(id, activity.duration(), activity.join(), activity.split(), time, null, null));
    }

    private static Activity taking(Activity activity, double time) {
        return new Activity(
                activity.id(), Spread.fixed(time), activity.join(), activity.split(), activity.notBefore(), null, null);
    }

    private static Activity first(Activity activity) {
        return new Activity(
                activity.id(),
                activity.duration(),
                Activity.Join.FIRST,
                activity.split(),
                activity.notBefore(),
                null,
                null);
    }
}
