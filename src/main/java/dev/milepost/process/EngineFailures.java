package dev.milepost.process;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.springframework.dao.ConcurrencyFailureException;

/** Tells what an exception of the engine means to whoever asked, without letting its words out. */
public enum EngineFailures {
    /** Somebody else was faster: what was asked for is done, or not possible any more. */
    CONFLICT,
    /** The user may not do this. */
    FORBIDDEN,
    /** Anything else. */
    OTHER;

    /** The meaning of a failure, its causes included. */
    public static EngineFailures of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof AuthorizationException) {
                return FORBIDDEN;
            }
            if (cause instanceof OptimisticLockingException
                    || cause instanceof NullValueException
                    || cause instanceof ConcurrencyFailureException) {
                return CONFLICT;
            }
        }
        return OTHER;
    }

    /** Whether the failure comes from the engine at all. */
    public static boolean isEngine(Throwable failure) {
        return failure instanceof ProcessEngineException;
    }
}
