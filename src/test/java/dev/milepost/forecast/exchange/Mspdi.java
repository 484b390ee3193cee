package dev.milepost.forecast.exchange;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Files in the shape of Microsoft Project's XML: a week from Monday to Friday, 8 to 12 and 13 to 17; start Thursday 2026-01-01. */
final class Mspdi {

    private static final String WORK = "<WorkingTimes>"
            + "<WorkingTime><FromTime>08:00:00</FromTime><ToTime>12:00:00</ToTime></WorkingTime>"
            + "<WorkingTime><FromTime>13:00:00</FromTime><ToTime>17:00:00</ToTime></WorkingTime></WorkingTimes>";

    private Mspdi() {}

    static String project(String... tasks) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Project xmlns=\"http://schemas.microsoft.com/project\">\n"
                + "<ScheduleFromStart>1</ScheduleFromStart><StartDate>2026-01-01T08:00:00</StartDate><CalendarUID>1</CalendarUID>"
                + "<MinutesPerDay>480</MinutesPerDay><MinutesPerWeek>2400</MinutesPerWeek><DaysPerMonth>20</DaysPerMonth>"
                + "<Calendars>" + calendar(1, "Standard", 2, 6, WORK) + calendar(2, "Weekend too", 1, 7, WORK)
                + "</Calendars>\n<Tasks>\n" + String.join("\n", tasks) + "\n</Tasks></Project>\n";
    }

    private static String calendar(int uid, String name, int first, int last, String work) {
        return "<Calendar><UID>" + uid + "</UID><Name>" + name
                + "</Name><IsBaseCalendar>1</IsBaseCalendar><BaseCalendarUID>-1</BaseCalendarUID><WeekDays>"
                + IntStream.rangeClosed(1, 7)
                        .mapToObj(day -> "<WeekDay><DayType>" + day + "</DayType><DayWorking>"
                                + (day >= first && day <= last ? "1</DayWorking>" + work : "0</DayWorking>")
                                + "</WeekDay>")
                        .collect(Collectors.joining())
                + "</WeekDays></Calendar>";
    }

    /** A task of so many hours, with whatever else belongs into it. */
    static String task(int uid, int hours, String... more) {
        return "<Task><UID>" + uid + "</UID><ID>" + uid + "</ID><Name>Task " + uid
                + "</Name><OutlineLevel>1</OutlineLevel><Active>1</Active><Duration>PT" + hours
                + "H0M0S</Duration><DurationFormat>7</DurationFormat>" + String.join("", more) + "</Task>";
    }

    /** A task inside the summary before it. */
    static String child(int uid, int hours, String... more) {
        return task(uid, hours, more).replace("<OutlineLevel>1<", "<OutlineLevel>2<");
    }

    /** A link; 0 is FF, 1 FS, 2 SF, 3 SS; lag in tenths of minutes or percent. */
    static String after(int uid, int type, int lag, int format) {
        return "<PredecessorLink><PredecessorUID>" + uid + "</PredecessorUID><Type>" + type
                + "</Type><CrossProject>0</CrossProject><LinkLag>" + lag + "</LinkLag><LagFormat>" + format
                + "</LagFormat></PredecessorLink>";
    }

    static String after(int uid) {
        return after(uid, 1, 0, 7);
    }

    static ImportedSchedule read(String text) throws UnreadableFileException {
        return ScheduleFile.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
