package dev.milepost.process;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GLOBAL;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_REVOKE;

import dev.milepost.audit.Audit;
import dev.milepost.audit.Entry;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
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

    private static final String SIGN_OFFS = "My sign-offs";

    /** Sees everything of plans and projects. */
    private static final Permission[] LOOK = {
        Permissions.READ,
        ProcessDefinitionPermissions.READ_INSTANCE,
        ProcessDefinitionPermissions.READ_TASK,
        ProcessDefinitionPermissions.READ_HISTORY
    };

    /** Sees and does the tasks of plans. */
    private static final Permission[] WORK = {
        ProcessDefinitionPermissions.READ_TASK, ProcessDefinitionPermissions.UPDATE_TASK
    };

    private static final List<String> EVERYBODY = List.of(DESIGNERS, APPROVERS, MANAGERS, CONTRIBUTORS);

    private final IdentityService identity;
    private final AuthorizationService authorizations;
    private final FilterService filters;
    private final Audit audit;
    private final TaskService tasks;

    Rights(EngineAccess.Services services, Audit audit) {
        this.identity = services.identity();
        this.authorizations = services.authorizations();
        this.filters = services.filters();
        this.audit = audit;
        this.tasks = services.tasks();
    }

    /** Makes groups that do not exist yet, with their rights. */
    void make() {
        if (group(ADMINISTRATORS, "Administrators")) {
            for (Resource resource : Resources.values()) {
                grant(ADMINISTRATORS, resource, ANY, Permissions.ALL);
            }
        }
        if (group(DESIGNERS, "Process designers")) {
            grant(DESIGNERS, Resources.DEPLOYMENT, ANY, Permissions.READ, Permissions.CREATE, Permissions.DELETE);
            grant(DESIGNERS, Resources.PROCESS_DEFINITION, ANY, and(LOOK, ProcessDefinitionPermissions.UPDATE_TASK));
            applications(DESIGNERS, "cockpit", "tasklist");
            revokeSignOffs(DESIGNERS, ProcessDefinitionPermissions.UPDATE_TASK);
        }
        if (group(MANAGERS, "Managers")) {
            grant(MANAGERS, Resources.DEPLOYMENT, ANY, Permissions.READ);
            grant(MANAGERS, Resources.PROCESS_DEFINITION, ANY, LOOK);
            applications(MANAGERS, "cockpit", "tasklist");
        }
        if (group(APPROVERS, "Approvers")) {
            grant(APPROVERS, Resources.PROCESS_DEFINITION, ANY, Permissions.READ);
            applications(APPROVERS, "tasklist");
        }
        if (group(CONTRIBUTORS, "Contributors")) {
            grant(CONTRIBUTORS, Resources.PROCESS_DEFINITION, ANY, and(WORK, Permissions.READ));
            applications(CONTRIBUTORS, "tasklist");
            revokeSignOffs(CONTRIBUTORS, WORK);
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

    /** Sign-off tasks are for whom the gate asks; those get their right from the engine, task by task. */
    private void revokeSignOffs(String group, Permission... permissions) {
        save(AUTH_TYPE_REVOKE, group, Resources.PROCESS_DEFINITION, Plans.LIFECYCLE, permissions);
    }

    private static Permission[] and(Permission[] permissions, Permission more) {
        return Stream.concat(Stream.of(permissions), Stream.of(more)).toArray(Permission[]::new);
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
        if (filters.createFilterQuery().filterName(SIGN_OFFS).count() == 0) {
            signOffs();
        }
    }

    /**
     * Approvers are in groups that an organisation makes itself, and delegates may be in none: so everybody can open Tasklist
     * and look for sign-offs there. It shows each of them only those tasks that the engine gives them a right to.
     */
    private void signOffs() {
        Filter mine = filters.newTaskFilter(SIGN_OFFS);
        mine.setQuery(tasks.createTaskQuery().processDefinitionKey(Plans.LIFECYCLE));
        mine.setProperties(Map.of("description", "Gates that wait for you", "priority", 10, "refresh", true));
        filters.saveFilter(mine);
        everybody(Resources.FILTER, mine.getId(), Permissions.READ);
        everybody(Resources.APPLICATION, "welcome", Permissions.ACCESS);
        everybody(Resources.APPLICATION, "tasklist", Permissions.ACCESS);
    }

    private void everybody(Resource resource, String id, Permission permission) {
        if (authorizations
                        .createAuthorizationQuery()
                        .authorizationType(AUTH_TYPE_GLOBAL)
                        .resourceType(resource)
                        .resourceId(id)
                        .count()
                > 0) {
            return;
        }
        Authorization authorization = authorizations.createNewAuthorization(AUTH_TYPE_GLOBAL);
        authorization.setResource(resource);
        authorization.setResourceId(id);
        authorization.addPermission(permission);
        authorizations.saveAuthorization(authorization);
    }

    private void grant(String group, Resource resource, String id, Permission... permissions) {
        save(AUTH_TYPE_GRANT, group, resource, id, permissions);
    }

    private void save(int type, String group, Resource resource, String id, Permission... permissions) {
        Authorization authorization = authorizations.createNewAuthorization(type);
        authorization.setGroupId(group);
        authorization.setResource(resource);
        authorization.setResourceId(id);
        if (type == AUTH_TYPE_REVOKE) {
            Stream.of(permissions).forEach(authorization::removePermission);
        } else {
            Stream.of(permissions).forEach(authorization::addPermission);
        }
        authorizations.saveAuthorization(authorization);
    }
}
