package dev.milepost.evidence;

/** Counts lines and columns; a carriage return, a line feed and both together end one line. */
final class Cursor {

    private int line = 1;
    private int column = 1;
    private boolean afterReturn;

    void advance(char c) {
        if (c == '\r' || (c == '\n' && !afterReturn)) {
            line++;
            column = 1;
        } else if (c != '\n') {
            column++;
        }
        afterReturn = c == '\r';
    }

    /** Where the next character stands. */
    Place place() {
        return new Place(line, column);
    }
}
