package dev.milepost.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.testing.MilepostTest;
import dev.milepost.testing.MutableClock;
import dev.milepost.testing.TestTime;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@MilepostTest
class AuditTests {

    @Autowired
    Audit audit;

    @Autowired
    AuditTrail trail;

    @Autowired
    RefusedAttempts refused;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    MutableClock clock;

    TransactionTemplate transaction;
    long begin;

    @Autowired
    void transactions(PlatformTransactionManager transactions) {
        transaction = new TransactionTemplate(transactions);
    }

    @BeforeEach
    void begin() {
        TestTime.pass(clock, Duration.ofMinutes(5)); // a minute of its own for each test
        refused.lookAtTheClock();
        begin = trail.head().sequence();
    }

    @Test
    void keepsWhatWasDoneInTheTransactionThatDidIt() {
        transaction.executeWithoutResult(status -> {
            audit.record(
                    Entry.done("thing.made").project("p").object("thing", 1).by("ann"));
            audit.record(Entry.done("thing.changed").project("p").object("thing", 1));
        });

        assertThat(rows()).extracting(AuditRow::action).containsExactly("thing.made", "thing.changed");
        assertThat(rows()).extracting(AuditRow::sequence).containsExactly(begin + 1, begin + 2);
        assertThat(rows().get(0).actor()).startsWith("p-").doesNotContain("ann");
        assertThat(rows().get(0).actorName()).isEqualTo("ann");
        assertThat(rows().get(1).actor()).isEqualTo("system");
    }

    @Test
    void leavesNeitherEventNorGapOfATransactionThatFails() {
        audit.record(Entry.done("before"));
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    audit.record(Entry.done("lost"));
                    throw new IllegalStateException("rolled back");
                }))
                .isInstanceOf(IllegalStateException.class);
        transaction.executeWithoutResult(status -> {
            audit.record(Entry.done("lost"));
            status.setRollbackOnly();
        });
        audit.record(Entry.done("after"));

        assertThat(rows()).extracting(AuditRow::action).containsExactly("before", "after");
        assertThat(rows()).extracting(AuditRow::sequence).containsExactly(begin + 1, begin + 2);
    }

    @Test
    void sealsAnEventThatCommitsAfterYoungerOnesWithoutAGap() {
        transaction.executeWithoutResult(slow -> {
            jdbc.update("insert into mp_audit_event (entry) values (?)", text("older"));
            new TransactionTemplate(
                            transaction.getTransactionManager(),
                            new org.springframework.transaction.support.DefaultTransactionDefinition(
                                    org.springframework.transaction.TransactionDefinition.PROPAGATION_REQUIRES_NEW))
                    .executeWithoutResult(fast -> audit.record(Entry.done("younger")));
            assertThat(rows()).extracting(AuditRow::action).containsExactly("younger");
        });

        assertThat(rows()).extracting(AuditRow::action).containsExactly("younger", "older");
        assertIntact();
    }

    @Test
    void sealsAfterACrashWhatWasCommittedBeforeIt() {
        jdbc.update("insert into mp_audit_event (entry) values (?)", text("committed")); // and nobody was woken
        AuditTrail.Standing standing = trail.standing();
        assertThat(standing.unsealed()).isEqualTo(1);
        TestTime.pass(clock, Duration.ofSeconds(7));
        assertThat(trail.standing().lag()).isGreaterThanOrEqualTo(Duration.ofSeconds(7));

        assertThat(rows()).extracting(AuditRow::action).containsExactly("committed");
        assertThat(trail.standing().unsealed()).isZero();
        assertThat(trail.standing().lag()).isZero();
        assertIntact();
    }

    @Test
    void forgetsAPersonWithoutTouchingTheChain() {
        audit.record(Entry.done("x").by("bob"));
        audit.record(Entry.done("user.made").person("bob"));
        assertThat(rows()).extracting(AuditRow::actorName).containsExactly("bob", null);
        assertThat(rows().get(1).objectName()).isEqualTo("bob");

        jdbc.update("delete from mp_audit_person where name = 'bob'");

        assertThat(rows()).allSatisfy(row -> assertThat(row.toString()).doesNotContain("bob"));
        assertThat(export()).doesNotContain("bob");
        assertIntact();
    }

    @Test
    void keepsTextsWithinBoundsAndWithoutWhatReadersStumbleOver() {
        audit.record(Entry.done("odd")
                .project("x".repeat(500))
                .detail("line\nbreak \u0000 \"quoted\" \\ \ud800 alone 😀" + "y".repeat(1000)));

        AuditRow row = rows().get(0);
        assertThat(row.project()).hasSize(64);
        assertThat(row.detail())
                .startsWith("line\uFFFDbreak \uFFFD \"quoted\" \\ \uFFFD alone 😀")
                .hasSize(300);
        assertIntact();
    }

    @Test
    void countsRepeatedRefusalsOfOneMinute() {
        for (int i = 0; i < 50; i++) {
            refused.record(Entry.refused("login", "401").byNobodyKnown());
        }
        refused.record(Entry.refused("login", "401").by("ann"));
        assertThat(rows()).extracting(AuditRow::actor, AuditRow::count).hasSize(2);

        TestTime.pass(clock, Duration.ofMinutes(1));
        refused.lookAtTheClock();

        assertThat(rows()).extracting(AuditRow::count).containsExactly(1, 1, 49);
        assertThat(rows()).extracting(AuditRow::outcome).containsOnly("refused");
    }

    @Test
    void doesNotLetAFloodOfDifferentRefusalsFillTheDisk() {
        for (int i = 0; i < 10_000; i++) {
            refused.record(Entry.refused("GET /" + i, "401").byNobodyKnown());
        }
        TestTime.pass(clock, Duration.ofMinutes(1));
        refused.lookAtTheClock();

        assertThat(rows()).hasSize(32);
        assertThat(rows().stream().mapToInt(AuditRow::count).sum()).isEqualTo(10_000);
    }

    private List<AuditRow> rows() {
        return trail.rows(begin, 1000);
    }

    private String text(String action) {
        return new Inbox.Event(clock.instant(), Entry.done(action).with(Member.ACTOR, Entry.SYSTEM)).text();
    }

    private String export() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            trail.export(bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toString(java.nio.charset.StandardCharsets.UTF_8);
    }

    private void assertIntact() {
        try {
            byte[] bytes = export().getBytes(java.nio.charset.StandardCharsets.UTF_8);
            assertThat(new Verification(List.of(), Set.of())
                            .of(new ByteArrayInputStream(bytes))
                            .problems())
                    .isEmpty();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
