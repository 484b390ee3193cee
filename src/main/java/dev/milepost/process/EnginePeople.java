package dev.milepost.process;

import dev.milepost.signoff.People;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;

/** People as the engine knows them. */
final class EnginePeople implements People {

    private final EngineAccess engine;

    EnginePeople(EngineAccess engine) {
        this.engine = engine;
    }

    @Override
    public boolean exists(String person) {
        return engine.ask(
                services -> services.identity().createUserQuery().userId(person).count() > 0);
    }

    @Override
    public Set<String> groupsOf(String person) {
        return engine.ask(services -> services.identity().createGroupQuery().groupMember(person).list().stream()
                .map(Group::getId)
                .collect(Collectors.toSet()));
    }

    @Override
    public Set<String> groups() {
        return engine.ask(services -> services.identity().createGroupQuery().list().stream()
                .map(Group::getId)
                .collect(Collectors.toSet()));
    }

    @Override
    public List<String> in(String group) {
        return engine.ask(services -> services.identity().createUserQuery().memberOfGroup(group).list().stream()
                .map(User::getId)
                .sorted()
                .toList());
    }
}
