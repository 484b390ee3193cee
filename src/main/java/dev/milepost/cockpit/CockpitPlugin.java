package dev.milepost.cockpit;

import java.util.Set;
import org.camunda.bpm.cockpit.plugin.spi.impl.AbstractCockpitPlugin;

/** Found by Cockpit as a service; it loads {@code app/plugin.js} and {@code app/plugin.css} from {@code plugin-webapp/ID}. */
public final class CockpitPlugin extends AbstractCockpitPlugin {

    static final String ID = "milepost-cockpit";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public Set<Class<?>> getResourceClasses() {
        return Set.of(CockpitFiles.class);
    }
}
