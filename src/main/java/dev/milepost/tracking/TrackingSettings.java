package dev.milepost.tracking;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings below {@code milepost.tracking.}
 *
 * @param runs how often a network is simulated for a forecast that is kept: 5,000 give a P80 to within about one percentage
 *     point
 * @param previewRuns how often for the impact of a change
 * @param hour from which hour of the day, in the project's zone, the daily forecast is made
 * @param onTrack the lowest probability of meeting the target that is on track
 * @param watch the lowest probability that is to be watched; below it a milestone is at risk
 * @param rhythm how many days old a forecast may be before nothing is known any more
 */
@ConfigurationProperties("milepost.tracking")
public record TrackingSettings(
        @DefaultValue("5000") int runs,
        @DefaultValue("2000") int previewRuns,
        @DefaultValue("3") int hour,
        @DefaultValue("0.8") double onTrack,
        @DefaultValue("0.5") double watch,
        @DefaultValue("7") int rhythm) {

    /** As they are where nothing is set. */
    public static final TrackingSettings STANDARD = new TrackingSettings(5_000, 2_000, 3, 0.8, 0.5, 7);

    /** Checks that they make sense. */
    public TrackingSettings {
        if (runs < 100 || runs > 1_000_000 || previewRuns < 100 || previewRuns > 1_000_000) {
            throw new IllegalArgumentException("milepost.tracking.runs and preview-runs are " + runs + " and "
                    + previewRuns + "; they have to be from 100 to 1000000.");
        }
        if (hour < 0 || hour > 23 || rhythm < 1) {
            throw new IllegalArgumentException("milepost.tracking.hour is " + hour + " and rhythm " + rhythm
                    + "; an hour is from 0 to 23, a rhythm at least 1 day.");
        }
        if (!(watch >= 0 && watch <= onTrack && onTrack <= 1)) {
            throw new IllegalArgumentException("milepost.tracking.watch and on-track are " + watch + " and " + onTrack
                    + "; they have to be ascending from 0 to 1.");
        }
    }
}
