package dev.milepost.forecast.exchange;

import static dev.milepost.forecast.exchange.Pmxml.activity;
import static dev.milepost.forecast.exchange.Pmxml.file;
import static dev.milepost.forecast.exchange.Pmxml.link;
import static dev.milepost.forecast.exchange.Pmxml.milestone;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.milepost.forecast.network.CriticalPath;
import dev.milepost.forecast.network.Schedule;
import dev.milepost.plan.calendar.CalendarSettings.Holiday;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PmxmlReaderTest {

    private static final String HOUSE = file(
            activity(100, "Draw", 16),
            activity(101, "Calculate", 8),
            milestone(102, "Permit"),
            link(100, 101, "Finish to Start", 8),
            link(101, 102, "Finish to Start", 0));

    @Test
    void schedulesActivitiesByTheirLinksLagsAndCalendar() throws IOException {
        ImportedSchedule imported = ScheduleFile.read(HOUSE.getBytes(UTF_8));
        Schedule schedule = CriticalPath.of(imported.network(), imported.deadlines());

        assertThat(schedule.finish()).isEqualTo((16 + 8 + 8) * 60);
        assertThat(imported.timescale().finishAt(schedule.finish())).hasToString("2026-01-07T16:00");
        assertThat(imported.items()).extracting(ImportedSchedule.Item::line).containsExactly(6, 7, 8);
    }

    @Test
    void readsAnOutlineWithItsCalendar() throws IOException {
        ScheduleOutline outline = ScheduleFile.outline(HOUSE.getBytes(UTF_8), "");

        assertThat(outline.name()).isEqualTo("House");
        assertThat(outline.items())
                .extracting(ScheduleOutline.Item::name)
                .containsExactly("Design", "Draw", "Calculate", "Permit");
        assertThat(outline.items())
                .extracting(ScheduleOutline.Item::milestone)
                .containsExactly(false, false, false, true);
        assertThat(outline.links()).extracting(ScheduleOutline.Link::type).containsExactly("FS", "FS");
        assertThat(outline.calendar().settings().hours())
                .hasSize(5)
                .allSatisfy((day, hours) -> assertThat(hours).containsExactly("08:00-16:00"));
        assertThat(outline.calendar().settings().holidays()).contains(new Holiday("2026-01-06", null));
    }

    @Test
    void readsOtherEncodings() throws IOException {
        byte[] wide = HOUSE.replace("UTF-8", "UTF-16").getBytes(UTF_16);

        assertThat(ScheduleFile.outline(wide, "").items()).hasSize(4);
    }

    @Test
    void takesTheProjectThatIsWantedOrTheLargest() throws IOException {
        String shop = file(activity(200, "Sell", 8))
                .replace(">10<", ">11<")
                .replace(">20<", ">21<")
                .replace("H1", "S1")
                .replace("House", "Shop");
        String both = HOUSE.replace("</APIBusinessObjects>", shop.substring(shop.indexOf("<Project>")));

        assertThat(ScheduleFile.outline(both.getBytes(UTF_8), "").name()).isEqualTo("House");
        assertThat(ScheduleFile.outline(both.getBytes(UTF_8), "").losses())
                .extracting(ScheduleOutline.Loss::reason)
                .anyMatch(reason -> reason.contains("The project 'Shop'"));
        assertThat(ScheduleFile.outline(both.getBytes(UTF_8), "Shop").items()).hasSize(2);
        assertThatThrownBy(() -> ScheduleFile.outline(both.getBytes(UTF_8), "Barn"))
                .hasMessageContainingAll("no project 'Barn'", "House", "Shop");
        assertThatThrownBy(() -> ScheduleFile.read(both.getBytes(UTF_8))).hasMessageContaining("2 projects");
    }

    @Test
    void refusesAnythingThatPointsOutside() {
        String outside = HOUSE.replace(
                "<APIBusinessObjects",
                "<!DOCTYPE x [<!ENTITY a SYSTEM \"http://127.0.0.1:1/x\">]>\n<APIBusinessObjects");

        UnreadableFileException refusal = catchThrowableOfType(
                UnreadableFileException.class, () -> ScheduleFile.outline(outside.getBytes(UTF_8), ""));
        assertThat(refusal).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<PlannedDuration>-8</PlannedDuration>",
                "<RemainingDuration>1e99</RemainingDuration>",
                "<ActualStartDate>0001-01-01T08:00:00</ActualStartDate>",
                "</Activity><Activity><ObjectId>100</ObjectId>",
                "</Activity><Activity><ObjectId>9999999999</ObjectId>",
            })
    void refusesWhatWouldHangOrDeceive(String bad) {
        String damaged = HOUSE.replaceFirst("</Activity>", bad + "</Activity>");

        UnreadableFileException refusal =
                catchThrowableOfType(UnreadableFileException.class, () -> ScheduleFile.read(damaged.getBytes(UTF_8)));
        assertThat(refusal.line()).isEqualTo(6);
    }

    @Test
    void everyTruncationIsRefused() {
        byte[] whole = HOUSE.getBytes(UTF_8);
        for (int length = 0; length < whole.length - 30; length += 97) {
            byte[] cut = java.util.Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> ScheduleFile.read(cut)).isInstanceOf(UnreadableFileException.class);
        }
    }
}
