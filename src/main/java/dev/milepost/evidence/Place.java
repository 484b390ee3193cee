package dev.milepost.evidence;

import javax.xml.stream.Location;

/**
 * A place in a file.
 *
 * @param line from 1
 * @param column from 1
 */
record Place(int line, int column) {

    static final Place START = new Place(1, 1);

    static Place of(Location location) {
        return new Place(Math.max(1, location.getLineNumber()), Math.max(1, location.getColumnNumber()));
    }
}
