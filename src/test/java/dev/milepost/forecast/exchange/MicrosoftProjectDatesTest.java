package dev.milepost.forecast.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.forecast.network.CriticalPath;
import dev.milepost.forecast.network.Dates;
import dev.milepost.forecast.network.Schedule;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What Microsoft Project itself computed and saved, read from the file without MPXJ, against what is computed here. */
class MicrosoftProjectDatesTest {

    @Test
    void earlyAndLateDatesFloatsAndCriticalFlagsAreMicrosoftProjects() throws Exception {
        Path file = ScheduleFixtures.file("schedule/mspdi-relations.xml");
        ImportedSchedule imported = ScheduleFile.read(file);
        Schedule schedule = CriticalPath.of(imported.network(), imported.deadlines());
        Timescale times = imported.timescale();
        List<Element> tasks = tasks(file);

        assertThat(tasks).hasSize(6);
        assertThat(schedule.activities()).hasSize(5);
        for (Element task : tasks.subList(1, tasks.size())) {
            String id = text(task, "UID");
            Dates ours = schedule.activities().get(id);
            assertThat(times.startAt(ours.earlyStart())).as(id).isEqualTo(date(task, "EarlyStart"));
            assertThat(times.startAt(ours.lateStart())).as(id).isEqualTo(date(task, "LateStart"));
            assertThat(times.finishAt(ours.lateFinish())).as(id).isEqualTo(date(task, "LateFinish"));
            // A finish that a start dictates (SF) is written as that moment, not as the evening before it.
            assertThat(isBehindAStart(task) ? times.startAt(ours.earlyFinish()) : times.finishAt(ours.earlyFinish()))
                    .as(id)
                    .isEqualTo(date(task, "EarlyFinish"));
            assertThat(ours.earlyFinish()).as(id).isEqualTo(times.minutesAt(date(task, "EarlyFinish")));
            assertThat(ours.totalFloat() * 10).as(id).isEqualTo(Double.parseDouble(text(task, "TotalSlack")));
            assertThat(ours.freeFloat() * 10).as(id).isEqualTo(Double.parseDouble(text(task, "FreeSlack")));
            assertThat(ours.critical()).as(id).isEqualTo(text(task, "Critical").equals("1"));
        }
        assertThat(times.finishAt(schedule.finish())).isEqualTo(date(tasks.get(0), "Finish"));
        assertThat(times.length(schedule.finish())).isEqualTo("3d");
    }

    private static List<Element> tasks(Path file) throws Exception {
        NodeList nodes = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getElementsByTagName("Task");
        List<Element> tasks = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            tasks.add((Element) nodes.item(i));
        }
        return tasks;
    }

    private static boolean isBehindAStart(Element task) {
        NodeList links = task.getElementsByTagName("PredecessorLink");
        return links.getLength() > 0 && text((Element) links.item(0), "Type").equals("2");
    }

    private static LocalDateTime date(Element task, String name) {
        return LocalDateTime.parse(text(task, name));
    }

    private static String text(Element parent, String name) {
        return parent.getElementsByTagName(name).item(0).getTextContent();
    }
}
