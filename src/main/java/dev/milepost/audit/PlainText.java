package dev.milepost.audit;

/** Makes texts fit for the trail: bounded, and without anything that a database or a reader could stumble over. */
final class PlainText {

    private static final int REPLACEMENT = 0xFFFD;

    private PlainText() {}

    /** The text's first {@code limit} characters, control characters and halves of surrogate pairs replaced. */
    static String of(String text, int limit) {
        StringBuilder plain = new StringBuilder(Math.min(text.length(), limit));
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            i += Character.charCount(character);
            int kept = Character.isISOControl(character) || isLoneSurrogate(character) ? REPLACEMENT : character;
            if (plain.length() + Character.charCount(kept) > limit) {
                break;
            }
            plain.appendCodePoint(kept);
        }
        return plain.toString();
    }

    private static boolean isLoneSurrogate(int character) {
        return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    }
}
