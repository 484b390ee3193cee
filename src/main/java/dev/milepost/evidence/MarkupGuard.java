package dev.milepost.evidence;

/**
 * Watches the text of an XML file character by character and passes it on. It refuses document types, entities and
 * oversized markup before the parser sees them, and parts long runs of text, which are legal, by an empty processing
 * instruction or a CDATA border, which mean nothing. Whether the markup is well-formed is the parser's business.
 */
final class MarkupGuard {

    static final int LONGEST_MARKUP = 1 << 20;
    static final int MOST_ATTRIBUTES = 10_000;
    private static final int LONGEST_RUN = 16_384;

    private enum State {
        TEXT,
        OPENED,
        BANG,
        TAG,
        VALUE,
        COMMENT,
        INSTRUCTION,
        CDATA
    }

    private final StringBuilder passed = new StringBuilder();
    private final Cursor cursor = new Cursor();
    private final Reference reference = new Reference();
    private final StringBuilder bang = new StringBuilder();
    private State state = State.TEXT;
    private int run;
    private int attributes;
    private int closing;
    private char quote;

    /** What the parser may see; whoever hands it on empties it. */
    StringBuilder passed() {
        return passed;
    }

    Place place() {
        return cursor.place();
    }

    void accept(char c) {
        if (reference.isOpen()) {
            reference.accept(c, place());
        }
        switch (state) {
            case TEXT -> text(c);
            case OPENED -> opened(c);
            case BANG -> bang(c);
            case TAG -> tag(c);
            case VALUE -> value(c);
            case COMMENT -> closeAfter('-', c);
            case INSTRUCTION -> closeAfter('?', c);
            case CDATA -> cdata(c);
        }
        cursor.advance(c);
    }

    /** The file ends here; what was held back goes to the parser, which knows whether it may end here. */
    void end() {
        if (state == State.CDATA) {
            passed.append("]".repeat(closing));
        }
    }

    private void text(char c) {
        if (c == '<') {
            become(State.OPENED);
        } else if (c == '&') {
            reference.open();
        } else if (c == '>' && closing >= 2) {
            throw refusal("']]>' stands in plain text");
        } else if (mayPart(c) && !reference.isOpen()) {
            passed.append("<?more?>");
            run = 0;
        }
        closing = c == ']' ? closing + 1 : 0;
        passed.append(c);
        run++;
    }

    private void opened(char c) {
        switch (c) {
            case '!' -> become(State.BANG);
            case '?' -> become(State.INSTRUCTION);
            default -> become(State.TAG);
        }
        attributes = 0;
        bang.setLength(0);
        passed.append(c);
    }

    private void bang(char c) {
        bang.append(c);
        passed.append(c);
        String begun = bang.toString();
        if (begun.equals("D")) {
            throw new Refusal(
                    place(),
                    "the file has a document type (DOCTYPE), which could name entities or other files",
                    "Take the DOCTYPE out; JUnit reports need none");
        }
        if (begun.equals("--")) {
            become(State.COMMENT);
        } else if (begun.equals("[CDATA[")) {
            become(State.CDATA);
        } else if (!"[CDATA[".startsWith(begun) && !"--".startsWith(begun)) {
            become(State.TAG);
        }
    }

    private void tag(char c) {
        grow(c);
        if (c == '"' || c == '\'') {
            quote = c;
            state = State.VALUE;
            if (++attributes > MOST_ATTRIBUTES) {
                throw refusal("an element has more than " + MOST_ATTRIBUTES + " attributes");
            }
        } else if (c == '>') {
            become(State.TEXT);
        }
    }

    private void value(char c) {
        grow(c);
        if (c == quote) {
            state = State.TAG;
        } else if (c == '&') {
            reference.open();
        }
    }

    /** Comments end with two marks and a bracket, instructions with one. */
    private void closeAfter(char mark, char c) {
        grow(c);
        int enough = mark == '-' ? 2 : 1;
        if (c == '>' && closing >= enough) {
            become(State.TEXT);
        } else {
            closing = c == mark ? closing + 1 : 0;
        }
    }

    /** Holds brackets back until it is clear whether they end the section, so that a border never falls between them. */
    private void cdata(char c) {
        if (c == ']' && closing < 2) {
            closing++;
            return;
        }
        if (c == '>' && closing == 2) {
            passed.append("]]>");
            become(State.TEXT);
            return;
        }
        if (mayPart(c)) {
            passed.append("]]><![CDATA[");
            run = 0;
        }
        run++;
        if (c == ']') {
            passed.append(c);
            return;
        }
        passed.append("]".repeat(closing)).append(c);
        closing = 0;
    }

    private boolean mayPart(char c) {
        return run >= LONGEST_RUN && c != '\n' && !Character.isLowSurrogate(c);
    }

    private void grow(char c) {
        passed.append(c);
        if (++run > LONGEST_MARKUP) {
            throw refusal("a tag, comment or instruction is longer than " + LONGEST_MARKUP + " characters");
        }
    }

    private void become(State next) {
        state = next;
        run = 0;
        closing = 0;
    }

    private Refusal refusal(String reason) {
        return new Refusal(place(), reason, Refusal.SEND_JUNIT);
    }
}
