package dev.milepost.cockpit;

import jakarta.ws.rs.Path;
import org.camunda.bpm.tasklist.resource.AbstractTasklistPluginRootResource;

/** Serves the plug-in's two files. */
@Path("plugin/" + TasklistPlugin.ID)
public final class TasklistFiles extends AbstractTasklistPluginRootResource {

    public TasklistFiles() {
        super(TasklistPlugin.ID);
    }
}
