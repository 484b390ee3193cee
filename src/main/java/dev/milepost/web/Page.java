package dev.milepost.web;

import java.util.List;

/**
 * One page of a list.
 *
 * @param items what is on it
 * @param page its number, from 0
 * @param size how many items a page has at most
 * @param total how many items there are on all pages
 */
record Page<T>(List<T> items, int page, int size, long total) {

    private static final int LARGEST = 1000;

    /** Checks what was asked for: pages count from 0, and a page has 1 to 1,000 items. */
    static void check(int page, int size) {
        if (page < 0 || size < 1 || size > LARGEST) {
            throw new InvalidRequestException("There is no page " + page + " of " + size
                    + " items. Pages count from 0 and have 1 to " + LARGEST + " items.");
        }
    }
}
