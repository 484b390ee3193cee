package dev.milepost.importing;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Hands out ids that XML, the engine and addresses take, each once. What is such an id already is kept. */
final class Ids {

    private static final Pattern VALID = Pattern.compile("[A-Za-z_][A-Za-z0-9._-]{0,119}");
    private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");
    private static final int LONGEST = 100;
    private static final int LONGEST_KEY = 56;

    private final Set<String> taken = new HashSet<>(Set.of("milestone-gate"));
    private final Map<String, Integer> numbers = new HashMap<>();

    /** An id like the given one. */
    String like(String wanted, String otherwise) {
        return VALID.matcher(wanted).matches() && taken.add(wanted) ? wanted : free(plain(wanted, otherwise, LONGEST));
    }

    /** An id that can be a milestone's key. */
    String key(String wanted, String otherwise) {
        return KEY.matcher(wanted).matches() && taken.add(wanted)
                ? wanted
                : free(plain(wanted, otherwise, LONGEST_KEY).replace('.', '-'));
    }

    /** Makes an id free for its next holder. */
    void release(String id) {
        taken.remove(id);
    }

    private String free(String base) {
        String id = base;
        while (!taken.add(id)) {
            id = base + "-" + numbers.merge(base, 1, Integer::sum);
        }
        return id;
    }

    private static String plain(String wanted, String otherwise, int longest) {
        String ascii = Normalizer.normalize(wanted.replace("ß", "ss"), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^A-Za-z0-9._-]+", "-")
                .replaceAll("^[^A-Za-z]+|-+$", "");
        String id = ascii.isEmpty() ? otherwise : ascii;
        return id.length() > longest ? id.substring(0, longest) : id;
    }
}
