package dev.milepost.forecast.network;

import static dev.milepost.forecast.network.Networks.split;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same seed gives the same bits, on each JDK: the digests here were taken on 17. */
class ReproducibilityTest {

    private static final Network NETWORK = Networks.network()
            .uncertain("design", 3, 5, 10)
            .with(split("decide", Activity.Split.ONE))
            .uncertain("make", 8, 10, 25)
            .uncertain("buy", 2, 15, 16)
            .with(split("check", Activity.Split.SOME))
            .uncertain("audit", 1, 1, 4)
            .uncertain("test", 0.1, 0.7, 9.3)
            .with(Networks.firstOf("go", 0.3))
            .uncertain("review", 1, 2, 6)
            .fixed("gate", 0)
            .path("design", "decide")
            .branch("decide", 0.7, "make")
            .branch("decide", 0.3, "buy")
            .path("make", "check")
            .path("buy", "check")
            .branch("check", 0.4, "audit")
            .branch("check", 0.8, "test")
            .path("audit", "go")
            .path("test", "go")
            .path("go", "review", "gate")
            .link("design", Link.Type.START_START, 2.1, "test")
            .link("test", Link.Type.FINISH_FINISH, -0.2, "review")
            .loop("gate", "design", 0.2, 2)
            .loop("review", "check", 0.3, 3)
            .build();

    @ParameterizedTest
    @CsvSource({
        "TRIANGULAR, f15fa630fd566065",
        "BETA_PERT,  467b0156877486fc",
        "UNIFORM,    9e732922190a4763",
    })
    void givesTheSameBitsForTheSameSeed(Shape shape, String digest) throws NoSuchAlgorithmException {
        List<String> watched = List.of("gate", "audit", "buy");
        Outcome outcome = new Simulation(NETWORK, watched, shape).run(2_000, 20261124);

        assertThat(digest(outcome, watched)).startsWith(digest);
    }

    @Test
    void givesOtherBitsForAnotherSeed() throws NoSuchAlgorithmException {
        Simulation simulation = new Simulation(NETWORK, List.of("gate"));

        assertThat(digest(simulation.run(100, 1), List.of("gate")))
                .isEqualTo(digest(simulation.run(100, 1), List.of("gate")))
                .isNotEqualTo(digest(simulation.run(100, 2), List.of("gate")));
    }

    @Test
    void drawsWhatTheSplittableRandomOfTheKeyDraws() {
        long key = Draws.key(42, "time", "design");
        SplittableRandom random = new SplittableRandom(key);

        for (int run = 0; run < 1_000; run++) {
            assertThat(Draws.uniform(key, run, 0)).isEqualTo(random.nextDouble());
        }
    }

    @Test
    void givesDifferentWordsDifferentKeys() {
        assertThat(Draws.key(1, "a", "b")).isNotEqualTo(Draws.key(1, "ab"));
        assertThat(Draws.key(1, "Aa")).isNotEqualTo(Draws.key(1, "BB"));
        assertThat(Draws.key(1, "a")).isNotEqualTo(Draws.key(2, "a"));
        assertThat(Draws.uniform(7, 0, 0)).isNotEqualTo(Draws.uniform(7, 0, 1));
    }

    private static String digest(Outcome outcome, List<String> watched) throws NoSuchAlgorithmException {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        for (String id : watched) {
            for (double finish : outcome.finishes(id)) {
                add(sha, finish);
            }
            add(sha, outcome.mean(id));
            for (Driver driver : outcome.drivers(id)) {
                sha.update(driver.id().getBytes(StandardCharsets.UTF_8));
                add(sha, driver.criticality());
                add(sha, driver.delay());
            }
        }
        for (Activity activity : NETWORK.activities()) {
            add(sha, outcome.criticality(activity.id()));
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    private static void add(MessageDigest sha, double number) {
        sha.update(ByteBuffer.allocate(Double.BYTES).putDouble(number).array());
    }
}
