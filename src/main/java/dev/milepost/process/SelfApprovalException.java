package dev.milepost.process;

/** The vote would pass a gate with nobody among its approvers who had no hand in what they decide on. */
public final class SelfApprovalException extends RuntimeException {

    SelfApprovalException(String message) {
        super(message);
    }
}
