package dev.milepost.forecast.exchange;

import java.util.Map;
import org.mpxj.ProjectFile;

/** What is made of a project that was read. */
@FunctionalInterface
interface ProjectUse<T> {

    /** Makes it; the lines are those of the tasks in the file, by unique id. */
    T of(ProjectFile project, boolean primavera, Map<Integer, Integer> lines) throws UnreadableFileException;
}
