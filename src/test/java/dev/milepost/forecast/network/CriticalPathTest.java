package dev.milepost.forecast.network;

import static dev.milepost.forecast.network.Networks.finished;
import static dev.milepost.forecast.network.Networks.firstOf;
import static dev.milepost.forecast.network.Networks.network;
import static dev.milepost.forecast.network.Networks.notBefore;
import static dev.milepost.forecast.network.Networks.split;
import static dev.milepost.forecast.network.Networks.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CriticalPathTest {

    /** The five tasks of one day each that MS Project saved in mspdi-relations.xml, in working days after Thursday 08:00. */
    @Test
    void computesWhatMicrosoftProjectDoes() {
        Schedule schedule = CriticalPath.of(network()
                .fixed("1", 1)
                .fixed("2", 1)
                .fixed("3", 1)
                .fixed("4", 1)
                .fixed("5", 1)
                .link("1", Link.Type.FINISH_START, 0, "2")
                .link("2", Link.Type.START_START, 1, "3")
                .link("3", Link.Type.FINISH_FINISH, 0, "4")
                .link("4", Link.Type.START_FINISH, 0, "5")
                .build());

        assertThat(schedule.finish()).isEqualTo(3);
        assertThat(schedule.activities())
                .containsExactly(
                        Map.entry("1", new Dates(0, 1, 0, 1, 0, 0, true)),
                        Map.entry("2", new Dates(1, 2, 1, 2, 0, 0, true)),
                        Map.entry("3", new Dates(2, 3, 2, 3, 0, 0, true)),
                        Map.entry("4", new Dates(2, 3, 2, 3, 0, 0, true)),
                        Map.entry("5", new Dates(1, 2, 2, 3, 1, 1, false)));
    }

    @Test
    void tellsTotalFromFreeFloat() {
        Schedule schedule = CriticalPath.of(network()
                .fixed("long", 10)
                .fixed("first", 2)
                .fixed("second", 3)
                .fixed("end", 1)
                .path("long", "end")
                .path("first", "second", "end")
                .build());

        assertThat(schedule.finish()).isEqualTo(11);
        assertThat(schedule.activities().get("first")).isEqualTo(new Dates(0, 2, 5, 7, 5, 0, false));
        assertThat(schedule.activities().get("second")).isEqualTo(new Dates(2, 5, 7, 10, 5, 5, false));
    }

    @Test
    void boundsLateDatesByTheFinishOfTheNetworkEvenWhereNothingFollowsTheFinish() {
        Schedule schedule = CriticalPath.of(network()
                .fixed("long", 8)
                .fixed("short", 1)
                .link("long", Link.Type.START_START, 2, "short")
                .build());

        assertThat(schedule.activities().get("long")).isEqualTo(new Dates(0, 8, 0, 8, 0, 0, true));
        assertThat(schedule.activities().get("short")).isEqualTo(new Dates(2, 3, 7, 8, 5, 5, false));
    }

    @Test
    void letsALeadStartWorkBeforeItsPredecessorIsDone() {
        Schedule schedule = CriticalPath.of(network()
                .fixed("a", 5)
                .fixed("b", 4)
                .link("a", Link.Type.FINISH_START, -2, "b")
                .build());

        assertThat(schedule.activities().get("b").earlyStart()).isEqualTo(3);
        assertThat(schedule.finish()).isEqualTo(7);
    }

    @Test
    void startsNothingBeforeTheOriginHoweverLongTheLead() {
        Schedule schedule = CriticalPath.of(network()
                .fixed("a", 1)
                .fixed("b", 4)
                .link("a", Link.Type.FINISH_FINISH, -2, "b")
                .build());

        assertThat(schedule.activities().get("b").earlyStart()).isZero();
        assertThat(schedule.activities().get("a").totalFloat()).isEqualTo(3);
    }

    @Test
    void holdsBackWhatMayNotStartYet() {
        Schedule schedule = CriticalPath.of(network()
                .fixed("a", 2)
                .with(notBefore(Activity.of("b", Spread.fixed(1)), 6))
                .path("a", "b")
                .build());

        assertThat(schedule.finish()).isEqualTo(7);
        assertThat(schedule.activities().get("a")).isEqualTo(new Dates(0, 2, 4, 6, 4, 4, false));
        assertThat(schedule.activities().get("b").critical()).isTrue();
    }

    @Test
    void leavesFinishedWorkAtItsActualDates() {
        Schedule schedule = CriticalPath.of(network()
                .fixed("late", 9)
                .with(finished("done", -5, -1))
                .fixed("next", 3)
                .path("late", "done", "next")
                .build());

        assertThat(schedule.activities().get("done")).isEqualTo(new Dates(-5, -1, -5, -1, 0, 0, false));
        assertThat(schedule.activities().get("next").earlyStart()).isZero();
        assertThat(schedule.activities().get("late").critical()).isTrue();
    }

    @Test
    void countsRunningWorkFromItsActualStart() {
        Schedule schedule = CriticalPath.of(network()
                .fixed("slow", 20)
                .with(started("running", Spread.fixed(10), -4))
                .fixed("next", 3)
                .path("slow", "running", "next")
                .build());

        assertThat(schedule.activities().get("running")).isEqualTo(new Dates(-4, 6, 7, 17, 11, 0, false));
        assertThat(schedule.activities().get("next").earlyStart()).isEqualTo(6);
        assertThat(schedule.finish()).isEqualTo(20);
    }

    @Test
    void takesAMilestoneThatWasReachedForAPointInTime() {
        Schedule schedule = CriticalPath.of(network()
                .with(new Activity("gate", Spread.fixed(3), Activity.Join.ALL, Activity.Split.ALL, 0, null, 2.0))
                .fixed("next", 1)
                .path("gate", "next")
                .build());

        assertThat(schedule.activities().get("gate").earlyStart()).isEqualTo(2);
        assertThat(schedule.finish()).isEqualTo(3);
    }

    @Test
    void showsByHowMuchADeadlineCannotBeKept() {
        Network network = network()
                .fixed("a", 4)
                .fixed("b", 3)
                .fixed("side", 1)
                .path("a", "b")
                .path("side", "b")
                .build();

        Map<String, Dates> dates = CriticalPath.of(network, Map.of("b", 5.0)).activities();

        assertThat(dates.get("a")).isEqualTo(new Dates(0, 4, -2, 2, -2, 0, true));
        assertThat(dates.get("b")).isEqualTo(new Dates(4, 7, 2, 5, -2, 0, true));
        assertThat(dates.get("side")).isEqualTo(new Dates(0, 1, 1, 2, 1, 3, false));
        assertThat(CriticalPath.of(network, Map.of("b", 9.0))).isEqualTo(CriticalPath.of(network));
    }

    @Test
    void takesTheMostProbableOfSeveralBranches() {
        Map<String, Dates> dates = CriticalPath.of(network()
                        .with(split("decide", Activity.Split.ONE))
                        .fixed("seldom", 50)
                        .fixed("often", 5)
                        .fixed("also", 7)
                        .fixed("behind", 1)
                        .branch("decide", 0.2, "seldom")
                        .branch("decide", 0.4, "often")
                        .branch("decide", 0.4, "also")
                        .path("seldom", "behind")
                        .path("often", "end")
                        .path("behind", "end")
                        .build())
                .activities();

        assertThat(dates).containsOnlyKeys("decide", "often", "end");
        assertThat(dates.get("end").earlyFinish()).isEqualTo(5);
    }

    @Test
    void takesEachLikelyBranchOfAnInclusiveSplitAndAtLeastOne() {
        Networks several = network().with(split("s", Activity.Split.SOME));
        Networks unlikely = network().with(split("s", Activity.Split.SOME));

        assertThat(CriticalPath.of(several.branch("s", 0.5, "a")
                                .branch("s", 0.9, "b")
                                .branch("s", 0.4, "c")
                                .build())
                        .activities())
                .containsOnlyKeys("s", "a", "b");
        assertThat(CriticalPath.of(unlikely.branch("s", 0.1, "a")
                                .branch("s", 0.3, "b")
                                .build())
                        .activities())
                .containsOnlyKeys("s", "b");
    }

    @Test
    void goesOnBehindTheFirstWayIntoAJoin() {
        Map<String, Dates> dates = CriticalPath.of(network()
                        .fixed("slow", 9)
                        .fixed("fast", 4)
                        .fixed("other", 12)
                        .with(firstOf("go", 2))
                        .path("slow", "go", "end")
                        .path("fast", "go")
                        .path("other", "end")
                        .build())
                .activities();

        assertThat(dates.get("go").earlyStart()).isEqualTo(4);
        assertThat(dates.get("fast").totalFloat()).isEqualTo(6);
        assertThat(dates.get("slow").totalFloat()).isEqualTo(3);
    }

    @Test
    void isNotDelayedByAnActivityBeforeAllWaysIntoAJoinBeyondItsFloat() {
        Map<String, Dates> dates = CriticalPath.of(network()
                        .fixed("before", 1)
                        .fixed("a", 3)
                        .fixed("b", 3)
                        .with(firstOf("go", 2))
                        .path("before", "a", "go")
                        .path("before", "b", "go")
                        .build())
                .activities();

        assertThat(dates.get("before").critical()).isTrue();
        assertThat(dates.get("a").critical()).isTrue();
        assertThat(dates.get("b").critical()).isFalse();
    }

    @Test
    void namesTheActivitiesThatWaitForEachOther() {
        Network network = network()
                .path("start", "a", "b", "c", "a")
                .path("c", "end")
                .path("start", "b")
                .build();

        InvalidNetworkException refusal =
                catchThrowableOfType(InvalidNetworkException.class, () -> CriticalPath.of(network));

        assertThat(refusal.ids()).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(String.join("", refusal.ids()) + refusal.ids().get(0)).containsAnyOf("abc", "bca", "cab");
        assertThat(refusal).hasMessageContaining("' -> '").hasMessageContaining("make the way back a loop");
    }

    @Test
    void namesAnActivityThatWaitsForItself() {
        assertThatThrownBy(() -> CriticalPath.of(network().path("a", "a").build()))
                .isInstanceOfSatisfying(
                        InvalidNetworkException.class,
                        refusal -> assertThat(refusal.ids()).containsExactly("a"));
    }

    @Test
    void keepsTheMessageShortHoweverLongTheCycleIs() {
        String[] ids =
                IntStream.range(0, 50_001).mapToObj(n -> "a" + n % 50_000).toArray(String[]::new);
        List<Activity> activities = IntStream.range(0, 50_000)
                .mapToObj(n -> Activity.of("a" + n, Spread.NONE))
                .toList();
        List<Link> links = IntStream.range(0, 50_000)
                .mapToObj(n -> Link.of(ids[n], ids[n + 1]))
                .toList();

        assertThatThrownBy(() -> CriticalPath.of(new Network(activities, links, List.of())))
                .isInstanceOfSatisfying(
                        InvalidNetworkException.class,
                        refusal -> assertThat(refusal.ids()).hasSize(50_000))
                .message()
                .hasSizeLessThan(500);
    }

    @Test
    void refusesWhatNamesNoActivity() {
        List<Activity> one = List.of(Activity.of("a", Spread.NONE));

        assertThatThrownBy(() -> CriticalPath.of(new Network(one, List.of(Link.of("a", "x")), List.of())))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("'x'");
        assertThatThrownBy(() -> CriticalPath.of(new Network(one, List.of(), List.of(new Loop("x", "a", 0, 1)))))
                .isInstanceOf(InvalidNetworkException.class);
        assertThatThrownBy(() -> CriticalPath.of(new Network(one, List.of(), List.of()), Map.of("x", 1.0)))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("A deadline names 'x'");
        assertThatThrownBy(() -> CriticalPath.of(new Network(List.of(one.get(0), one.get(0)), List.of(), List.of())))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("Two activities are called 'a'");
    }

    @Test
    void followsAChainOfAHundredThousandActivities() {
        int length = 100_000;
        List<Activity> activities = IntStream.range(0, length)
                .mapToObj(n -> Activity.of("a" + n, Spread.fixed(1)))
                .toList();
        List<Link> links = IntStream.range(1, length)
                .mapToObj(n -> Link.of("a" + (n - 1), "a" + n))
                .toList();

        Schedule schedule = CriticalPath.of(new Network(activities, links, List.of()));

        assertThat(schedule.finish()).isEqualTo(length);
        assertThat(schedule.activities().values()).allMatch(Dates::critical);
    }

    @Test
    void finishesAnEmptyNetworkAtItsOrigin() {
        assertThat(CriticalPath.of(network().build())).isEqualTo(new Schedule(Map.of(), 0));
    }
}
