package dev.milepost.process;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import dev.milepost.audit.Audit;
import dev.milepost.audit.Entry;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.Group;

/** The groups that Milepost knows, and what each may do at the engine and in its web applications. Made once, kept as changed. */
final class Rights {

    static final String ADMINISTRATORS = "camunda-admin";
    static final String DESIGNERS = "designers";
    static final String APPROVERS = "approvers";
    static final String MANAGERS = "managers";
    static final String CONTRIBUTORS = "contributors";

    private static final List<String> EVERYBODY = List.of(DESIGNERS, APPROVERS, MANAGERS, CONTRIBUTORS);

    private final IdentityService identity;
    private final AuthorizationService authorizations;
    private final FilterService filters;
    private final Audit audit;

    Rights(EngineAccess.Services services, Audit audit) {
        this.identity = services.identity();
        this.authorizations = services.authorizations();
        this.filters = services.filters();
        this.audit = audit;
    }

    /** Makes groups that do not exist yet, with their rights. */
    void make() {
        if (group(ADMINISTRATORS, "Administrators")) {
            for (Resource resource : Resources.values()) {
                grant(ADMINISTRATORS, resource, ANY, Permissions.ALL);
            }
        }
        if (group(DESIGNERS, "Process designers")) {
            reads(DESIGNERS, Permissions.READ, Permissions.CREATE, Permissions.DELETE);
            applications(DESIGNERS, "cockpit", "tasklist");
            works(DESIGNERS);
        }
        if (group(MANAGERS, "Managers")) {
            reads(MANAGERS, Permissions.READ);
            applications(MANAGERS, "cockpit", "tasklist");
        }
        if (group(APPROVERS, "Approvers")) {
            grant(APPROVERS, Resources.PROCESS_DEFINITION, ANY, Permissions.READ);
            applications(APPROVERS, "tasklist");
        }
        if (group(CONTRIBUTORS, "Contributors")) {
            grant(CONTRIBUTORS, Resources.PROCESS_DEFINITION, ANY, Permissions.READ);
            applications(CONTRIBUTORS, "tasklist");
            works(CONTRIBUTORS);
        }
        filters();
    }

    private boolean group(String id, String name) {
        if (identity.createGroupQuery().groupId(id).count() > 0) {
            return false;
        }
        Group group = identity.newGroup(id);
        group.setName(name);
        group.setType("WORKFLOW");
        identity.saveGroup(group);
        audit.record(Entry.done("group.made").object("group", id));
        return true;
    }

    private void reads(String group, Permission... deployments) {
        grant(group, Resources.DEPLOYMENT, ANY, deployments);
        grant(
                group,
                Resources.PROCESS_DEFINITION,
                ANY,
                Permissions.READ,
                ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.READ_TASK,
                ProcessDefinitionPermissions.READ_HISTORY);
    }

    /** Sees and does the tasks that are meant for nobody in particular. */
    private void works(String group) {
        grant(group, Resources.TASK, ANY, Permissions.READ, Permissions.UPDATE);
    }

    private void applications(String group, String... names) {
        grant(group, Resources.APPLICATION, "welcome", Permissions.ACCESS);
        for (String name : names) {
            grant(group, Resources.APPLICATION, name, Permissions.ACCESS);
        }
    }

    private void filters() {
        if (filters.createFilterQuery().count() == 0) {
            Filter all = filters.newTaskFilter("All tasks");
            filters.saveFilter(all);
            EVERYBODY.forEach(group -> grant(group, Resources.FILTER, all.getId(), Permissions.READ));
        }
    }

    private void grant(String group, Resource resource, String id, Permission... permissions) {
        Authorization authorization = authorizations.createNewAuthorization(AUTH_TYPE_GRANT);
        authorization.setGroupId(group);
        authorization.setResource(resource);
        authorization.setResourceId(id);
        for (Permission permission : permissions) {
            authorization.addPermission(permission);
        }
        authorizations.saveAuthorization(authorization);
    }
}
