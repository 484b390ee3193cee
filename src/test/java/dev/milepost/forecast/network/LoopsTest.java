package dev.milepost.forecast.network;

import static dev.milepost.forecast.network.Networks.finished;
import static dev.milepost.forecast.network.Networks.firstOf;
import static dev.milepost.forecast.network.Networks.network;
import static dev.milepost.forecast.network.Networks.split;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class LoopsTest {

    private static final double ALWAYS = Math.nextDown(1.0);
    private static final int RUNS = 20_000;
    private static final long SEED = 9;

    @Test
    void repeatsAsOftenAsTheProbabilitySays() {
        Network network = network()
                .fixed("work", 5)
                .fixed("gate", 1)
                .path("work", "gate", "end")
                .loop("gate", "work", 0.25, 3)
                .build();

        Outcome outcome = new Simulation(network, List.of("end")).run(RUNS, SEED);

        assertThat(outcome.probability("end", 6)).isEqualTo(0.75, within(0.012));
        assertThat(outcome.probability("end", 12)).isEqualTo(0.9375, within(0.007));
        assertThat(outcome.probability("end", 18)).isEqualTo(0.984375, within(0.004));
        assertThat(outcome.percentile("end", 1)).isEqualTo(24);
        assertThat(outcome.mean("end")).isEqualTo(6 * (1 + 0.25 + 0.0625 + 0.015625), within(0.1));
    }

    @Test
    void drawsTimesAfreshInEachRepetition() {
        Network network = network()
                .uncertain("work", 0, 0.5, 1)
                .path("work", "gate")
                .loop("gate", "work", ALWAYS, 1)
                .build();

        Outcome outcome = new Simulation(network, List.of("gate"), Shape.UNIFORM).run(RUNS, SEED);

        // The sum of two independent uniform times: up to 0.5 in an eighth of the cases.
        assertThat(outcome.mean("gate")).isEqualTo(1, within(0.012));
        assertThat(outcome.probability("gate", 0.5)).isEqualTo(0.125, within(0.01));
    }

    @Test
    void repeatsOnlyWhatLiesBetweenBothEnds() {
        Network network = network()
                .fixed("before", 2)
                .fixed("to", 3)
                .fixed("beside", 4)
                .fixed("way", 1)
                .fixed("gate", 1)
                .fixed("parallel", 30)
                .path("before", "to", "way", "gate", "end")
                .path("before", "parallel")
                .path("beside", "gate")
                .path("way", "out")
                .loop("gate", "to", ALWAYS, 2)
                .build();

        Outcome outcome = finishing(network, "before", "to", "beside", "way", "gate", "parallel", "out", "end");

        assertThat(outcome.percentile("before", 1)).isEqualTo(2);
        assertThat(outcome.percentile("beside", 1)).isEqualTo(4);
        assertThat(outcome.percentile("parallel", 1)).isEqualTo(32);
        assertThat(outcome.percentile("gate", 1)).isEqualTo(2 + 3 * 5);
        assertThat(outcome.percentile("end", 1)).isEqualTo(17);
        // What follows from inside sees the last repetition.
        assertThat(outcome.percentile("out", 1)).isEqualTo(16);
    }

    @Test
    void repeatsAnInnerLoopInEachRepetitionOfTheOuterOne() {
        Network network = network()
                .fixed("start", 1)
                .fixed("work", 1)
                .fixed("review", 1)
                .fixed("build", 1)
                .fixed("gate", 1)
                .path("start", "work", "review", "build", "gate")
                .loop("review", "work", ALWAYS, 2)
                .loop("gate", "start", ALWAYS, 1)
                .build();

        assertThat(finishing(network, "gate").percentile("gate", 1)).isEqualTo(2 * (1 + 3 * 2 + 2));
    }

    @Test
    void repeatsOverlappingLoopsEachUpToItsMost() {
        Network network = network()
                .fixed("a", 1)
                .fixed("b", 1)
                .fixed("c", 1)
                .fixed("d", 1)
                .path("a", "b", "c", "d")
                .loop("c", "a", ALWAYS, 1)
                .loop("d", "b", ALWAYS, 1)
                .build();

        // a b c, back, a b c d, back, b c d
        assertThat(finishing(network, "d").percentile("d", 1)).isEqualTo(10);
    }

    @Test
    void asksLoopsBehindOneActivityInTheOrderWritten() {
        Networks network = network()
                .fixed("a", 10)
                .fixed("b", 1)
                .path("a", "b", "gate")
                .loop("gate", "b", 0.5, 1)
                .loop("gate", "a", 0.5, 1);

        Outcome outcome = finishing(network.build(), "gate");

        // b again in a half; of the other half, all again in a half, where b is again asked.
        assertThat(outcome.probability("gate", 11)).isEqualTo(0.25, within(0.03));
        assertThat(outcome.percentile("gate", 1)).isEqualTo(11 + 1 + 11 + 1);
    }

    @Test
    void startsNothingAgainByWhatWasDoneBefore() {
        Network network = network()
                .fixed("outside", 1)
                .fixed("work", 2)
                .with(firstOf("join", 1))
                .path("outside", "join", "gate")
                .path("work", "join")
                .loop("gate", "work", ALWAYS, 1)
                .build();

        // First at 2, by the way from outside; then work from 2 to 4, the join from 4 to 5.
        assertThat(finishing(network, "gate").percentile("gate", 1)).isEqualTo(5);
    }

    @Test
    void doesAgainWhatHasFinishedButDoesNotAskAGateThatHas() {
        Networks open =
                network().with(finished("work", -5, -1)).fixed("gate", 1).path("work", "gate");
        Networks passed = network().with(finished("gate", -1, -1)).path("work", "gate");

        // Finished work has no time of its own left here, so only the gate takes its day again.
        assertThat(finishing(open.loop("gate", "work", ALWAYS, 1).build(), "gate")
                        .percentile("gate", 1))
                .isEqualTo(2);
        assertThat(finishing(passed.loop("gate", "work", ALWAYS, 1).build(), "gate")
                        .percentile("gate", 1))
                .isEqualTo(-1);
    }

    @Test
    void countsAsReachedWhatOnlyAnEarlierRepetitionCarriedOut() {
        Network network = network()
                .with(split("decide", Activity.Split.ONE))
                .fixed("seldom", 1)
                .branch("decide", 0.5, "seldom")
                .branch("decide", 0.5, "gate")
                .path("seldom", "gate")
                .loop("gate", "decide", ALWAYS, 1)
                .build();

        Outcome outcome = new Simulation(network, List.of("seldom")).run(RUNS, SEED);

        assertThat(outcome.reached("seldom")).isEqualTo(0.75, within(0.015));
    }

    @Test
    void countsRepetitionsAsDelayOfWhatIsRepeated() {
        Network network = network()
                .fixed("before", 1)
                .fixed("work", 5)
                .fixed("gate", 1)
                .fixed("short", 3)
                .path("before", "work", "gate", "end")
                .path("short", "end")
                .loop("gate", "work", ALWAYS, 2)
                .build();

        Outcome outcome = finishing(network, "end");

        assertThat(outcome.drivers("end"))
                .containsExactly(new Driver("work", 1, 10), new Driver("gate", 1, 2), new Driver("before", 1, 0));
        assertThat(outcome.criticality("before")).isEqualTo(1);
        assertThat(outcome.criticality("short")).isZero();
    }

    @Test
    void repeatsASingleActivity() {
        Network network =
                network().fixed("try", 2).loop("try", "try", ALWAYS, 4).build();

        assertThat(finishing(network, "try").percentile("try", 1)).isEqualTo(10);
    }

    @Test
    void comesToAnEndWithLoopsAcrossEachOther() {
        Network network = network()
                .fixed("a", 1)
                .fixed("b", 1)
                .fixed("x", 1)
                .fixed("y", 1)
                .fixed("endA", 1)
                .fixed("endB", 1)
                .path("a", "x", "endA")
                .path("b", "y", "endB")
                .path("x", "y")
                .path("b", "x")
                .loop("endA", "a", 0.5, 3)
                .loop("endB", "b", 0.5, 3)
                .loop("endB", "b", 0.5, 3)
                .build();

        Outcome outcome = finishing(network, "endA", "endB");

        assertThat(outcome.percentile("endA", 1)).isBetween(6.0, 100.0);
        assertThat(outcome.percentile("endB", 1)).isBetween(6.0, 100.0);
    }

    @Test
    void refusesALoopWhoseEndCannotBeReached() {
        Network network = network().path("a", "b").loop("a", "b", 0.5, 1).build();

        assertThatThrownBy(() -> new Simulation(network, List.of()))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("from which it cannot be reached");
    }

    private static Outcome finishing(Network network, String... watched) {
        return new Simulation(network, List.of(watched)).run(2_000, SEED);
    }
}
