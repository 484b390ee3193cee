package dev.milepost.process;

import java.util.List;
import java.util.function.Function;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The engine's services for Milepost's own work. Found on first use, because the engine itself is built with parts that need
 * them.
 */
final class EngineAccess {

    private final ObjectProvider<ProcessEngine> engine;

    EngineAccess(ObjectProvider<ProcessEngine> engine) {
        this.engine = engine;
    }

    /** Runs inside an engine command, joining the current one and the current transaction. */
    <T extends @Nullable Object> T command(Command<T> command) {
        return configuration().getCommandExecutorTxRequired().execute(command);
    }

    /** Works as the engine itself, whoever is logged in: for what rules have decided, not for what a user asks for. */
    void unrestricted(Work work) {
        ask(services -> {
            work.with(services);
            return true;
        });
    }

    /** {@link #unrestricted} with an answer. */
    <T> T ask(Function<Services, T> question) {
        return command(context -> {
            boolean checked = context.isAuthorizationCheckEnabled();
            context.disableAuthorizationCheck();
            try {
                return question.apply(new Services(engine.getObject()));
            } finally {
                if (checked) {
                    context.enableAuthorizationCheck();
                }
            }
        });
    }

    /**
     * Works in the name of a user, whose rights have been checked before. Evidence and votes name the user; the engine's own
     * log of operations is for what is done at the engine itself, and stays out of it.
     */
    void as(String user, Work work) {
        IdentityService identity = engine.getObject().getIdentityService();
        identity.setAuthenticatedUserId(user);
        try {
            command(context -> {
                boolean logged = context.isUserOperationLogEnabled();
                context.disableUserOperationLog();
                try {
                    unrestricted(work);
                } finally {
                    if (logged) {
                        context.enableUserOperationLog();
                    }
                }
                return user;
            });
        } finally {
            identity.clearAuthentication();
        }
    }

    /**
     * Works in the name of a user, with the rights they have at this moment and no others.
     *
     * @throws org.camunda.bpm.engine.AuthorizationException if those do not suffice
     */
    void inNameOf(String user, Work work) {
        askInNameOf(user, services -> {
            work.with(services);
            return true;
        });
    }

    /** {@link #inNameOf} with an answer. */
    <T> T askInNameOf(String user, Function<Services, T> question) {
        IdentityService identity = engine.getObject().getIdentityService();
        List<String> groups = ask(services -> services.identity().createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .toList());
        identity.setAuthentication(user, groups);
        try {
            return question.apply(new Services(engine.getObject()));
        } finally {
            identity.clearAuthentication();
        }
    }

    private ProcessEngineConfigurationImpl configuration() {
        return (ProcessEngineConfigurationImpl) engine.getObject().getProcessEngineConfiguration();
    }

    /** Something to do with the engine. */
    interface Work {
        void with(Services services);
    }

    /** The engine's services under short names. */
    record Services(ProcessEngine engine) {
        RuntimeService runtime() {
            return engine.getRuntimeService();
        }

        RepositoryService repository() {
            return engine.getRepositoryService();
        }

        TaskService tasks() {
            return engine.getTaskService();
        }

        IdentityService identity() {
            return engine.getIdentityService();
        }

        FilterService filters() {
            return engine.getFilterService();
        }

        AuthorizationService authorizations() {
            return engine.getAuthorizationService();
        }
    }
}
