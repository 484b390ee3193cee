package dev.milepost.process;

import jakarta.servlet.http.HttpServletRequest;

/** Says whether somebody is logged in still, for answers that last longer than a moment. Thread-safe. */
public interface HeldLogins {

    /** The login that a request was let in with. */
    Login of(HttpServletRequest request);

    /** A login. Thread-safe. */
    interface Login {

        /** Whether it would be let in again: its session lasts, its user is there and has the same password. */
        boolean holds();
    }
}
