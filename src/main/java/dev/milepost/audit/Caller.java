package dev.milepost.audit;

import org.jspecify.annotations.Nullable;

/** Tells who is logged in; provided by whoever keeps the door. */
@FunctionalInterface
public interface Caller {

    /** The login name of the person or machine for whom this thread works; {@code null} if for nobody. */
    @Nullable
    String name();
}
