package dev.milepost.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.testing.Databases;
import dev.milepost.testing.Server;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Many writers at once, also on several servers: every committed event once, no gap, no fork. */
class ManyWritersTests {

    static final int WRITERS = 16;
    static final int EVENTS = 10_000;

    @ParameterizedTest
    @EnumSource(Databases.class)
    void chainsEveryCommittedEventOnce(Databases databases) throws Exception {
        try (Server server = Server.on(databases.fresh())) {
            writeAndCheck(List.of(server));
        }
    }

    @Test
    void doesSoOnSeveralServersOfOneDatabase() throws Exception {
        Databases.Database database = Databases.POSTGRESQL.fresh();
        try (Server one = Server.on(database);
                Server other = Server.on(database)) {
            writeAndCheck(List.of(one, other));
        }
    }

    private static void writeAndCheck(List<Server> servers) throws Exception {
        AuditTrail trail = servers.get(0).get(AuditTrail.class);
        long before = trail.head().sequence();
        long begun = System.nanoTime();
        write(servers);
        long written = System.nanoTime();
        long sealed = trail.head().sequence() - before;
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        System.out.printf(
                "%d events written in %s, sealed after %s%n", EVENTS, Duration.ofNanos(written - begun), took);

        assertThat(sealed).as("events in the chain").isEqualTo(EVENTS);
        assertThat(EVENTS * 1000L / took.toMillis()).as("events a second").isGreaterThanOrEqualTo(100);
        String export = export(trail);
        assertThat(new Verification(List.of(), Set.of())
                        .of(new ByteArrayInputStream(export.getBytes(StandardCharsets.UTF_8)))
                        .problems())
                .isEmpty();
        Set<String> objects = export.lines()
                .map(line -> String.valueOf(Row.read(line).entry().get(Member.OBJECT)))
                .filter(object -> object.startsWith("event:"))
                .collect(Collectors.toSet());
        assertThat(objects).hasSize(EVENTS).noneMatch(object -> object.endsWith("rolled back"));
        assertOrderOfEachWriter(export);
    }

    /** Writers beside each other; every seventh transaction is rolled back, which leaves nothing. */
    private static void write(List<Server> servers) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                Server server = servers.get(writer % servers.size());
                Audit audit = server.get(Audit.class);
                TransactionTemplate transaction = new TransactionTemplate(server.get(PlatformTransactionManager.class));
                String name = "writer-" + writer;
                running.add(threads.submit(() -> {
                    for (int i = 0; i < EVENTS / WRITERS; i++) {
                        String event = name + " " + i;
                        if (i % 7 == 0) {
                            transaction.executeWithoutResult(status -> {
                                audit.record(Entry.done("written").object("event", event + " rolled back"));
                                status.setRollbackOnly();
                            });
                        }
                        transaction.executeWithoutResult(status ->
                                audit.record(Entry.done("written").by(name).object("event", event)));
                    }
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** What one writer did first stands first. */
    private static void assertOrderOfEachWriter(String export) {
        for (int writer = 0; writer < WRITERS; writer++) {
            String prefix = "event:writer-" + writer + " ";
            List<Integer> numbers = export.lines()
                    .map(line -> String.valueOf(Row.read(line).entry().get(Member.OBJECT)))
                    .filter(object -> object.startsWith(prefix))
                    .map(object -> Integer.valueOf(object.substring(prefix.length())))
                    .toList();
            assertThat(numbers).isSorted().hasSize(EVENTS / WRITERS);
        }
    }

    private static String export(AuditTrail trail) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        trail.export(bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
