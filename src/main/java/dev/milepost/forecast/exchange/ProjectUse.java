package dev.milepost.forecast.exchange;

/** What is made of a file that MPXJ read. */
@FunctionalInterface
interface ProjectUse<T> {

    T of(ProjectSource source) throws UnreadableFileException;
}
