package dev.milepost.process;

import java.util.List;

/** A person tried to sign a gate off that does not ask for them. */
public final class NotAnApproverException extends RuntimeException {

    NotAnApproverException(String person, String gate, List<String> pending) {
        super("Gate '" + gate + "' does not wait for '" + person + "': it waits for members of " + pending + ".");
    }
}
