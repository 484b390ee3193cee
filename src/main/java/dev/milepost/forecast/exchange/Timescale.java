package dev.milepost.forecast.exchange;

import java.time.LocalDateTime;

/** Turns working minutes of a file's project calendar into local dates, and back. */
public final class Timescale {

    private final WorkingTimes times;
    private final LocalDateTime origin;
    private final double originWork;
    private final int minutesPerDay;

    Timescale(WorkingTimes times, LocalDateTime origin, int minutesPerDay) throws UnreadableFileException {
        this.times = times;
        this.origin = origin;
        this.originWork = times.until(origin);
        this.minutesPerDay = minutesPerDay;
    }

    /** The moment at which minute 0 begins. */
    public LocalDateTime origin() {
        return origin;
    }

    /** How many working minutes the file calls a day. */
    public int minutesPerDay() {
        return minutesPerDay;
    }

    /** When work ends that ends at this minute: at the end of a day on that day. */
    public LocalDateTime finishAt(double minutes) throws UnreadableFileException {
        return minutes == 0 ? origin : times.end(originWork + minutes);
    }

    /** When work begins that begins at this minute: at the end of a day on the next one. */
    public LocalDateTime startAt(double minutes) throws UnreadableFileException {
        return times.begin(originWork + minutes);
    }

    /** The working minutes from the origin to a moment; negative before it. */
    public double minutesAt(LocalDateTime moment) throws UnreadableFileException {
        return times.until(moment) - originWork;
    }

    /** Working time as people read it, in the file's days, hours and minutes: {@code 3d}, {@code 2d 4h 30m}. */
    public String length(double minutes) {
        long whole = Math.round(Math.abs(minutes));
        long days = whole / minutesPerDay;
        long hours = whole % minutesPerDay / 60;
        long rest = whole % minutesPerDay % 60;
        String text = (days > 0 ? days + "d " : "") + (hours > 0 ? hours + "h " : "") + (rest > 0 ? rest + "m" : "");
        return whole == 0 ? "0d" : (minutes < 0 ? "-" : "") + text.strip();
    }
}
