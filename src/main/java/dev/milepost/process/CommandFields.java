package dev.milepost.process;

import java.lang.reflect.Field;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ReflectionUtils;

/** Reads what an engine command is about; the engine offers no other way to see it before the command runs. */
final class CommandFields {

    private CommandFields() {}

    /** What a command is about. */
    static Object read(Command<?> command, String name) {
        @Nullable Object value = find(command, name);
        if (value == null) {
            throw unknown(command, name);
        }
        return value;
    }

    /** What a command may say, or not. */
    static @Nullable Object find(Command<?> command, String name) {
        Field field = ReflectionUtils.findField(command.getClass(), name);
        if (field == null) {
            throw unknown(command, name);
        }
        ReflectionUtils.makeAccessible(field);
        return ReflectionUtils.getField(field, command);
    }

    private static IllegalStateException unknown(Command<?> command, String name) {
        return new IllegalStateException("The engine's " + command.getClass().getSimpleName() + " has no field '" + name
                + "' any more: adapt Milepost to this version of the engine");
    }
}
