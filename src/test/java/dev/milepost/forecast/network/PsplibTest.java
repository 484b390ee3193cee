package dev.milepost.forecast.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.testing.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks of the project scheduling library: jobs between a source and a sink, each with one to three successors. */
class PsplibTest {

    @Test
    void findsThePublishedLengthOfTheCriticalPath() throws IOException {
        List<String> lines = Files.readAllLines(Fixtures.path("schedule", "j301_1.sm"));
        Networks network = Networks.network();
        rows(lines, "PRECEDENCE RELATIONS:", 2).forEach(row -> {
            for (int successor = 3; successor < row.length; successor++) {
                network.path(row[0], row[successor]);
            }
        });
        rows(lines, "REQUESTS/DURATIONS:", 3).forEach(row -> network.fixed(row[0], Double.parseDouble(row[2])));

        assertThat(CriticalPath.of(network.build()).finish()).isEqualTo(38);
        expectsHalfOfTheRunsToBeLater(network.build());
    }

    private static List<String[]> rows(List<String> lines, String title, int skipped) {
        return lines.stream()
                .skip(lines.indexOf(title) + (long) skipped)
                .takeWhile(line -> !line.startsWith("*"))
                .map(line -> line.strip().split("\\s+"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 60, 90, 120})
    void expectsHalfOfTheRunsToBeLaterThanTheCriticalPath(int jobs) {
        for (int seed = 0; seed < 5; seed++) {
            expectsHalfOfTheRunsToBeLater(like(jobs, seed));
        }
    }

    private static void expectsHalfOfTheRunsToBeLater(Network fixed) {
        Network network = Networks.withTimes(
                fixed, spread -> new Spread(0.75 * spread.likely(), spread.likely(), 1.75 * spread.likely()));

        assertThat(new Simulation(network, List.of()).run(2_000, 1).percentile(0.5))
                .isGreaterThanOrEqualTo(CriticalPath.of(network).finish());
    }

    /** A network in the shape of the library's sets. */
    private static Network like(int jobs, int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Networks network = Networks.network().fixed("source", 0).fixed("sink", 0);
        List.of(0, 1, 2).forEach(first -> network.path("source", "job" + first));
        for (int job = 0; job < jobs; job++) {
            network.fixed("job" + job, 1 + random.nextInt(10));
            boolean last = job >= jobs - 3;
            for (int way = 1 + random.nextInt(3); way > 0; way--) {
                network.path(
                        "job" + job, last ? "sink" : "job" + (job + 1 + random.nextInt(Math.min(12, jobs - job - 1))));
            }
        }
        return network.build();
    }
}
