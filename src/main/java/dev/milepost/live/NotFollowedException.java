package dev.milepost.live;

/** Nobody more can follow at this moment. */
public class NotFollowedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final boolean forPerson;

    NotFollowedException(boolean forPerson, String message) {
        super(message);
        this.forPerson = forPerson;
    }

    /** Whether it is this person who follows too much, rather than all together. */
    public boolean isForPerson() {
        return forPerson;
    }
}
