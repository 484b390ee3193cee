package dev.milepost.audit;

import dev.milepost.audit.Chain.Stored;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Reads the audit trail. What was committed before a question is in its answer: it is sealed first. Thread-safe. */
@Service
public class AuditTrail {

    private static final int PAGE = 1000;

    private final Inbox inbox;
    private final Sealer sealer;
    private final Chain chain;
    private final Pseudonyms pseudonyms;
    private final Clock clock;

    AuditTrail(Inbox inbox, Sealer sealer, Chain chain, Pseudonyms pseudonyms, Clock clock) {
        this.inbox = inbox;
        this.sealer = sealer;
        this.chain = chain;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
    }

    /** Where the chain stands as it is, without sealing what waits. */
    public Standing standing() {
        Duration lag = inbox.oldest()
                .map(oldest -> Duration.between(oldest, clock.instant()))
                .orElse(Duration.ZERO);
        return new Standing(chain.head(), inbox.count(), lag.isNegative() ? Duration.ZERO : lag);
    }

    /** The newest row, everything sealed. */
    public Head head() {
        sealer.seal();
        return chain.head();
    }

    /** The rows after this one, at most {@code size} of them, in order. */
    public List<AuditRow> rows(long after, int size) {
        sealer.seal();
        List<Stored> rows = chain.rows(after, size);
        Map<String, String> names = pseudonyms.names(rows.stream()
                .flatMap(stored -> Stream.of(Member.ACTOR, Member.ON_BEHALF_OF, Member.OBJECT)
                        .map(Row.read(stored.line()).entry()::get))
                .filter(value -> value != null && value.startsWith(Pseudonyms.PREFIX))
                .collect(Collectors.toSet()));
        return rows.stream().map(stored -> readable(stored, names::get)).toList();
    }

    /** Writes the whole chain, one row a line, as it stands when this begins. */
    public void export(OutputStream out) throws IOException {
        long last = head().sequence();
        List<Stored> rows = chain.rows(0, PAGE);
        while (!rows.isEmpty()) {
            for (Stored row : rows) {
                if (row.sequence() > last) {
                    return;
                }
                out.write(row.line().getBytes(StandardCharsets.UTF_8));
                out.write('\n');
            }
            rows = chain.rows(rows.get(rows.size() - 1).sequence(), PAGE);
        }
    }

    private static AuditRow readable(Stored stored, Function<String, @Nullable String> names) {
        Row row = Row.read(stored.line());
        Entry entry = row.entry();
        return new AuditRow(
                row.sequence(),
                row.at(),
                Objects.requireNonNullElse(entry.get(Member.ACTOR), ""),
                name(entry, Member.ACTOR, names),
                entry.get(Member.ON_BEHALF_OF),
                name(entry, Member.ON_BEHALF_OF, names),
                Objects.requireNonNullElse(entry.get(Member.ACTION), ""),
                entry.get(Member.PROJECT),
                entry.get(Member.OBJECT),
                name(entry, Member.OBJECT, names),
                entry.get(Member.BEFORE),
                entry.get(Member.AFTER),
                entry.get(Member.EVIDENCE),
                entry.get(Member.RULES),
                Objects.requireNonNullElse(entry.get(Member.OUTCOME), ""),
                entry.get(Member.DETAIL),
                Integer.parseInt(Objects.requireNonNullElse(entry.get(Member.COUNT), "1")),
                stored.hash());
    }

    private static @Nullable String name(Entry entry, Member member, Function<String, @Nullable String> names) {
        String pseudonym = entry.get(member);
        return pseudonym == null ? null : names.apply(pseudonym);
    }

    /**
     * Where the chain stands.
     *
     * @param head the newest row
     * @param unsealed how many events are committed and not in the chain yet
     * @param lag how long the oldest of them has been waiting
     */
    public record Standing(Head head, long unsealed, Duration lag) {}
}
