package dev.milepost.evidence;

import java.util.Set;

/** A reference to an entity or character while it is read. Only the five that need no declaration, and characters, may be. */
final class Reference {

    private static final int LONGEST = 40;
    private static final Set<String> PREDEFINED = Set.of("amp", "lt", "gt", "quot", "apos");

    private final StringBuilder name = new StringBuilder();
    private boolean open;

    boolean isOpen() {
        return open;
    }

    void open() {
        open = true;
        name.setLength(0);
    }

    void accept(char c, Place place) {
        if (c != ';') {
            add(c, place);
            return;
        }
        open = false;
        if (name.isEmpty() || (name.charAt(0) != '#' && !PREDEFINED.contains(name.toString()))) {
            throw refusal(place, "the entity '&" + name + ";' is not defined");
        }
    }

    private void add(char c, Place place) {
        boolean nameLike = Character.isLetterOrDigit(c) || "#.-_:".indexOf(c) >= 0;
        if (!nameLike || name.length() == LONGEST) {
            throw refusal(place, "an '&' begins no reference that ends");
        }
        name.append(c);
    }

    private static Refusal refusal(Place place, String reason) {
        return new Refusal(place, reason, "Write '&' as '&amp;' and other signs as themselves");
    }
}
