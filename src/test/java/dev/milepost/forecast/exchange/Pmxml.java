package dev.milepost.forecast.exchange;

/** Files in the shape of Primavera P6's XML: a week from Monday to Friday, 8 to 16; start Thursday 2026-01-01. */
final class Pmxml {

    private Pmxml() {}

    static String file(String... inProject) {
        StringBuilder week = new StringBuilder();
        for (String day : "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ")) {
            week.append("<StandardWorkHours><DayOfWeek>" + day + "</DayOfWeek>"
                    + (day.startsWith("S")
                            ? ""
                            : "<WorkTime><Start>08:00:00</Start><Finish>15:59:00</Finish></WorkTime>")
                    + "</StandardWorkHours>");
        }
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <APIBusinessObjects xmlns="http://xmlns.oracle.com/Primavera/P6/V18.8/API/BusinessObjects" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
                <Calendar><HoursPerDay>8</HoursPerDay><HoursPerMonth>172</HoursPerMonth><HoursPerWeek>40</HoursPerWeek>\
                <HoursPerYear>2000</HoursPerYear><IsDefault>1</IsDefault><Name>Site</Name><ObjectId>1</ObjectId>\
                <Type>Global</Type><StandardWorkWeek>%s</StandardWorkWeek><HolidayOrExceptions><HolidayOrException>\
                <Date>2026-01-06T00:00:00</Date></HolidayOrException></HolidayOrExceptions></Calendar>
                <Project><ActivityDefaultCalendarObjectId>1</ActivityDefaultCalendarObjectId><Id>H1</Id><Name>House</Name>\
                <ObjectId>10</ObjectId><PlannedStartDate>2026-01-01T08:00:00</PlannedStartDate>\
                <DataDate>2026-01-01T08:00:00</DataDate>
                <WBS><Code>D</Code><Name>Design</Name><ObjectId>20</ObjectId><ProjectObjectId>10</ProjectObjectId></WBS>
                %s
                </Project></APIBusinessObjects>
                """.formatted(week, String.join("\n", inProject));
    }

    static String activity(int id, String name, int hours) {
        return activity(id, name, hours, "Task Dependent");
    }

    static String milestone(int id, String name) {
        return activity(id, name, 0, "Finish Milestone");
    }

    private static String activity(int id, String name, int hours, String type) {
        return "<Activity><AtCompletionDuration>" + hours
                + "</AtCompletionDuration><CalendarObjectId>1</CalendarObjectId>"
                + "<FinishDate>2026-01-09T16:00:00</FinishDate><Id>A" + id + "</Id><Name>" + name + "</Name><ObjectId>"
                + id
                + "</ObjectId><PercentCompleteType>Duration</PercentCompleteType><PlannedDuration>" + hours
                + "</PlannedDuration><PlannedStartDate>2026-01-01T08:00:00</PlannedStartDate><ProjectObjectId>10"
                + "</ProjectObjectId><RemainingDuration>" + hours + "</RemainingDuration><StartDate>2026-01-01T08:00:00"
                + "</StartDate><Status>Not Started</Status><Type>" + type
                + "</Type><WBSObjectId>20</WBSObjectId></Activity>";
    }

    static String link(int from, int to, String type, int lag) {
        return "<Relationship><Lag>" + lag + "</Lag><ObjectId>" + (from * 1000 + to)
                + "</ObjectId><PredecessorActivityObjectId>"
                + from + "</PredecessorActivityObjectId><PredecessorProjectObjectId>10</PredecessorProjectObjectId>"
                + "<SuccessorActivityObjectId>" + to + "</SuccessorActivityObjectId><SuccessorProjectObjectId>10"
                + "</SuccessorProjectObjectId><Type>" + type + "</Type></Relationship>";
    }
}
