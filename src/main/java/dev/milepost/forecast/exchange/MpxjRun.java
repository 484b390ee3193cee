package dev.milepost.forecast.exchange;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Lets MPXJ read a file for a limited time. What it does not survive is the file's fault, not ours: a damaged file can ask for
 * memory that nobody has, nest without end, or lead it round in a circle. A reading that is given up goes on beside until it ends
 * by itself; there are at most {@value #MOST_AT_ONCE}.
 */
final class MpxjRun {

    private static final int MOST_AT_ONCE = 3;
    private static final long SECONDS = 4;
    private static final int BYTES_PER_SECOND = 8 << 20;
    private static final long STACK = 4 << 20;
    private static final Semaphore PLACES = new Semaphore(MOST_AT_ONCE);

    private MpxjRun() {}

    /**
     * Reads a file.
     *
     * @param bytes how large it is: larger ones get more time
     * @throws UnreadableFileException if MPXJ failed, or was not done in time
     */
    static <T> T of(ScheduleFormat format, int bytes, Callable<T> reading) throws UnreadableFileException {
        return within(SECONDS + bytes / BYTES_PER_SECOND, format, reading);
    }

    /**
     * Reads a file of which only a small one is of use.
     *
     * @throws UnreadableFileException if MPXJ failed, or was not done after four seconds, waiting for its turn included
     */
    static <T> T quickly(ScheduleFormat format, Callable<T> reading) throws UnreadableFileException {
        return within(SECONDS, format, reading);
    }

    private static <T> T within(long seconds, ScheduleFormat format, Callable<T> reading)
            throws UnreadableFileException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        try {
            if (!PLACES.tryAcquire(seconds, TimeUnit.SECONDS)) {
                throw new UnreadableFileException(
                        0, "Too many files are being read at once.", "Try again in a minute.");
            }
            FutureTask<T> task = new FutureTask<>(() -> {
                try {
                    return reading.call();
                } finally {
                    PLACES.release();
                }
            });
            start(task);
            return get(task, format, end, seconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnreadableFileException(0, "The reading was interrupted.", "Try again.");
        }
    }

    private static void start(FutureTask<?> task) {
        Thread thread = new Thread(null, task, "schedule-reading", STACK);
        thread.setDaemon(true);
        thread.start();
    }

    private static <T> T get(FutureTask<T> task, ScheduleFormat format, long end, long seconds)
            throws InterruptedException, UnreadableFileException {
        try {
            return task.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            throw new UnreadableFileException(
                    0, "The file could not be read within " + seconds + " seconds.", "Export a part of it.");
        } catch (ExecutionException e) {
            Throwable fault = e.getCause() == null ? e : e.getCause();
            if (fault instanceof UnreadableFileException unreadable) {
                throw unreadable;
            }
            throw new UnreadableFileException(
                    0, "The file is damaged: " + MpxjFault.cause(fault) + ".", format.advice());
        }
    }
}
