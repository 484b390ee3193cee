package dev.milepost.process;

import dev.milepost.signoff.Delegation;
import dev.milepost.signoff.Delegations;

/** Where votes are delegated: the delegate's tasks follow at once. Thread-safe. */
public class DelegationDesk {

    private final Delegations delegations;
    private final DelegatedTasks tasks;

    DelegationDesk(Delegations delegations, DelegatedTasks tasks) {
        this.delegations = delegations;
        this.tasks = tasks;
    }

    /** As {@link Delegations#add}. */
    public Delegation add(Delegations.Request request, String caller) {
        Delegation delegation = delegations.add(request, caller);
        tasks.reconcile();
        return delegation;
    }

    /** As {@link Delegations#revoke}. */
    public Delegation revoke(String id, String caller) {
        Delegation delegation = delegations.revoke(id, caller);
        tasks.reconcile();
        return delegation;
    }
}
