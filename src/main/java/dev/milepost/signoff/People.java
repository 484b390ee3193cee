package dev.milepost.signoff;

import java.util.List;
import java.util.Set;

/** Who is who at this moment. Thread-safe. */
public interface People {

    /** The group that may do for others what everybody may do for themselves. */
    String ADMINISTRATORS = "camunda-admin";

    /** Whether there is a user of this name. */
    boolean exists(String person);

    /** The groups a person is in; none where there is no such user. */
    Set<String> groupsOf(String person);

    /** All groups there are. */
    Set<String> groups();

    /** The members of a group, in the order of their names. */
    List<String> in(String group);

    /** How many members a group has. */
    default int count(String group) {
        return in(group).size();
    }

    /** Whether the person is an administrator. */
    default boolean isAdministrator(String person) {
        return groupsOf(person).contains(ADMINISTRATORS);
    }
}
