package dev.milepost.testing;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;

/** Makes people and their groups where a test needs them. */
public final class People {

    private final IdentityService identity;

    private People(IdentityService identity) {
        this.identity = identity;
    }

    public static People of(ProcessEngine engine) {
        return new People(engine.getIdentityService());
    }

    public People are(String person, String group) {
        if (identity.createUserQuery().userId(person).count() == 0) {
            identity.saveUser(identity.newUser(person));
        }
        if (identity.createGroupQuery().groupId(group).count() == 0) {
            identity.saveGroup(identity.newGroup(group));
        }
        if (identity.createUserQuery().userId(person).memberOfGroup(group).count() == 0) {
            identity.createMembership(person, group);
        }
        return this;
    }
}
