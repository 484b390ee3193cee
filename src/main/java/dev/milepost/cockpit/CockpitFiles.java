package dev.milepost.cockpit;

import jakarta.ws.rs.Path;
import org.camunda.bpm.cockpit.plugin.resource.AbstractCockpitPluginRootResource;

/** Serves the plug-in's two files. What they show they read from {@code /api}: there is one API, with one set of rights. */
@Path("plugin/" + CockpitPlugin.ID)
public final class CockpitFiles extends AbstractCockpitPluginRootResource {

    public CockpitFiles() {
        super(CockpitPlugin.ID);
    }
}
