package dev.milepost.cockpit;

import java.util.Set;
import org.camunda.bpm.tasklist.plugin.spi.impl.AbstractTasklistPlugin;

/** Found by Tasklist as a service; it loads {@code app/plugin.js} and {@code app/plugin.css} from {@code plugin-webapp/ID}. */
public final class TasklistPlugin extends AbstractTasklistPlugin {

    static final String ID = "milepost-tasklist";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public Set<Class<?>> getResourceClasses() {
        return Set.of(TasklistFiles.class);
    }
}
