package dev.milepost.process;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;

/** People and their groups as the engine's identity service knows them at this moment. */
final class People {

    private final EngineAccess engine;

    People(EngineAccess engine) {
        this.engine = engine;
    }

    /** The groups a person is in. */
    Set<String> groupsOf(String person) {
        return engine.ask(services -> services.identity().createGroupQuery().groupMember(person).list().stream()
                .map(Group::getId)
                .collect(Collectors.toSet()));
    }

    /** The members of a group. */
    List<String> in(String group) {
        return engine.ask(services -> services.identity().createUserQuery().memberOfGroup(group).list().stream()
                .map(User::getId)
                .sorted()
                .toList());
    }

    /** How many members a group has. */
    int count(String group) {
        return in(group).size();
    }

    boolean exists(String person) {
        return engine.ask(
                services -> services.identity().createUserQuery().userId(person).count() > 0);
    }
}
