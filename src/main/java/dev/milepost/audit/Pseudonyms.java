package dev.milepost.audit;

import java.security.SecureRandom;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Pseudonyms, and who is behind them as long as it may be known. Thread-safe; works in the caller's transaction. */
@Repository
class Pseudonyms {

    /** What every pseudonym begins with. */
    static final String PREFIX = "p-";

    private final SecureRandom random = new SecureRandom();
    private final JdbcTemplate jdbc;

    Pseudonyms(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The pseudonym of each name; made where there is none yet. Only for who holds the lock of the chain. */
    Map<String, String> pseudonyms(Set<String> names) {
        Map<String, String> known = find("name", names, 2, 1);
        for (String name : names) {
            if (!known.containsKey(name)) {
                byte[] bytes = new byte[8];
                random.nextBytes(bytes);
                String pseudonym = PREFIX + HexFormat.of().formatHex(bytes);
                jdbc.update("insert into mp_audit_person (pseudonym, name) values (?,?)", pseudonym, name);
                known.put(name, pseudonym);
            }
        }
        return known;
    }

    /** The names behind pseudonyms, of those that may still be known. */
    Map<String, String> names(Set<String> pseudonyms) {
        return find("pseudonym", pseudonyms, 1, 2);
    }

    /** Whether the trail knows a person of this name. */
    boolean knows(String name) {
        return !find("name", Set.of(name), 1, 2).isEmpty();
    }

    private Map<String, String> find(String column, Collection<String> values, int key, int value) {
        Map<String, String> found = new HashMap<>();
        if (!values.isEmpty()) {
            String marks = values.stream().map(one -> "?").collect(Collectors.joining(","));
            List<Object> arguments = List.copyOf(values);
            jdbc.query(
                    "select pseudonym, name from mp_audit_person where " + column + " in (" + marks + ")",
                    rs -> {
                        found.put(rs.getString(key), rs.getString(value));
                    },
                    arguments.toArray());
        }
        return found;
    }
}
