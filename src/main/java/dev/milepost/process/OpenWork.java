package dev.milepost.process;

import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Finds projects in which something waits for a person: an open task or sign-off that is theirs, or that nobody has and that
 * they or a group of theirs are asked to do. Thread-safe.
 */
public class OpenWork {

    private static final String PROJECTS = "select distinct i.BUSINESS_KEY_ from ACT_RU_TASK t"
            + " join ACT_RU_EXECUTION i on i.ID_ = t.PROC_INST_ID_"
            + " left join ACT_RU_IDENTITYLINK l on l.TASK_ID_ = t.ID_ and l.TYPE_ = 'candidate'"
            + " where t.SUSPENSION_STATE_ = 1 and i.BUSINESS_KEY_ is not null and (t.ASSIGNEE_ = ? or (t.ASSIGNEE_ is null"
            + " and (l.USER_ID_ = ? or l.GROUP_ID_ in (select GROUP_ID_ from ACT_ID_MEMBERSHIP where USER_ID_ = ?))))";

    private final JdbcTemplate jdbc;

    OpenWork(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The keys of these projects. */
    public Set<String> of(String person) {
        return new TreeSet<>(jdbc.queryForList(PROJECTS, String.class, person, person, person));
    }
}
