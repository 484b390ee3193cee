package dev.milepost.web;

import java.util.List;

/** What was asked for needs a right that the caller does not have. */
final class MissingRightException extends RuntimeException {

    MissingRightException(String what, List<String> groups) {
        super(what + " needs one of the groups " + String.join(", ", groups)
                + ", and you are in none of them. Ask an administrator.");
    }
}
