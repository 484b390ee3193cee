package dev.milepost.process;

import java.lang.reflect.Field;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.springframework.util.ReflectionUtils;

/** Reads what an engine command is about; the engine offers no other way to see it before the command runs. */
final class CommandFields {

    private CommandFields() {}

    static Object read(Command<?> command, String name) {
        Field field = ReflectionUtils.findField(command.getClass(), name);
        if (field != null) {
            ReflectionUtils.makeAccessible(field);
            Object value = ReflectionUtils.getField(field, command);
            if (value != null) {
                return value;
            }
        }
        throw new IllegalStateException("The engine's " + command.getClass().getSimpleName() + " has no field '" + name
                + "' any more: adapt Milepost to this version of the engine");
    }
}
