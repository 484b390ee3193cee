package dev.milepost.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.milepost.plan.calendar.CalendarSettings;
import dev.milepost.plan.calendar.WorkingCalendar;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The calendars that the rows of projects describe; the newest used are kept, since every evaluation asks for one. */
@Component
class StoredCalendars implements ProjectCalendars {

    private static final int KEPT = 256;

    private final ObjectMapper json;
    private final Map<Described, WorkingCalendar> known = new LinkedHashMap<>(16, 0.75f, true);

    StoredCalendars(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public WorkingCalendar of(Project project) {
        Described described = new Described(project.zone(), project.calendar());
        synchronized (known) {
            WorkingCalendar calendar = known.get(described);
            if (calendar == null) {
                calendar = settings(project.calendar()).calendar(project.zone());
                known.put(described, calendar);
                if (known.size() > KEPT) {
                    known.remove(known.keySet().iterator().next());
                }
            }
            return calendar;
        }
    }

    private CalendarSettings settings(@Nullable String text) {
        try {
            return text == null ? CalendarSettings.STANDARD : json.readValue(text, CalendarSettings.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored calendar settings are no JSON: " + text, e);
        }
    }

    private record Described(ZoneId zone, @Nullable String settings) {}
}
