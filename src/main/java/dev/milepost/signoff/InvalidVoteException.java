package dev.milepost.signoff;

/** A vote that makes no sense, whenever it comes: something it needs is missing or cannot be. */
public final class InvalidVoteException extends RuntimeException {

    /** With what is wrong and what to do. */
    public InvalidVoteException(String message) {
        super(message);
    }
}
