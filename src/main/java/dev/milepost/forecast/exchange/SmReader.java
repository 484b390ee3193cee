package dev.milepost.forecast.exchange;

import dev.milepost.forecast.network.Activity;
import dev.milepost.forecast.network.Link;
import dev.milepost.forecast.network.Network;
import dev.milepost.forecast.network.Spread;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads instances of PSPLIB, the project scheduling library (Kolisch and Sprecher, "PSPLIB: A project scheduling problem
 * library", European Journal of Operational Research, 1996): jobs, durations and precedence. Resources are passed over. Numbers
 * may be wrapped and spaced in any way. Of a job with several modes the first one counts, which is noted.
 */
final class SmReader {

    private static final Pattern JOBS = Pattern.compile("(?i)^\\s*jobs\\b[^:]*:\\s*(\\d+)");
    private static final Pattern RESOURCES =
            Pattern.compile("(?i)^\\s*-\\s*(?:renewable|nonrenewable|doubly constrained)\\s*:\\s*(\\d+)");
    private static final Pattern COLUMN = Pattern.compile("\\b[RND]\\s*\\d+\\b");
    private static final String AGAIN = "Maybe the file is cut off or was edited: fetch it again.";

    private enum Section {
        HEAD,
        INFORMATION,
        PRECEDENCE,
        REQUESTS,
        REST
    }

    private final Map<Integer, Job> jobs = new LinkedHashMap<>();
    private final List<SmNumber> precedence = new ArrayList<>();
    private final List<SmNumber> requests = new ArrayList<>();
    private int lines;
    private int declaredJobs = -1;
    private int resources;
    private int columns = -1;
    private int requestLine;
    private @Nullable Double mpmTime;

    private SmReader() {}

    static boolean isSm(byte[] content) {
        String text = new String(content, 0, Math.min(content.length, 1 << 16), StandardCharsets.ISO_8859_1);
        return text.toUpperCase(Locale.ROOT).contains("PRECEDENCE RELATIONS");
    }

    static ImportedSchedule read(byte[] content) throws UnreadableFileException {
        SmReader reader = new SmReader();
        reader.split(new String(content, StandardCharsets.ISO_8859_1));
        reader.readPrecedence();
        boolean modes = reader.readRequests();
        return reader.schedule(modes);
    }

    private void split(String text) throws UnreadableFileException {
        Section section = Section.HEAD;
        String informationHeader = "";
        for (String line : (Iterable<String>) text.lines()::iterator) {
            lines++;
            String upper = line.strip().toUpperCase(Locale.ROOT);
            if (upper.startsWith("PRECEDENCE RELATIONS")) {
                section = Section.PRECEDENCE;
            } else if (upper.startsWith("REQUESTS/DURATIONS")) {
                section = Section.REQUESTS;
                requestLine = lines;
            } else if (upper.startsWith("PROJECT INFORMATION")) {
                section = Section.INFORMATION;
            } else if (upper.startsWith("RESOURCEAVAILABILITIES") || upper.startsWith("RESOURCE AVAILABILITIES")) {
                section = Section.REST;
            } else if (section == Section.HEAD) {
                readHead(line);
            } else if (section == Section.INFORMATION) {
                informationHeader = readInformation(informationHeader, upper);
            } else if (section == Section.PRECEDENCE) {
                SmNumber.addAll(precedence, line, lines);
            } else if (section == Section.REQUESTS && upper.startsWith("JOBNR")) {
                columns = (int) COLUMN.matcher(upper).results().count();
            } else if (section == Section.REQUESTS) {
                SmNumber.addAll(requests, line, lines);
            }
        }
        if (section == Section.HEAD || requestLine == 0) {
            throw new UnreadableFileException(lines, "The file has no section REQUESTS/DURATIONS.", AGAIN);
        }
    }

    private void readHead(String line) {
        Matcher count = JOBS.matcher(line);
        Matcher kind = RESOURCES.matcher(line);
        if (count.find()) {
            declaredJobs = count.group(1).length() > 7 ? Integer.MAX_VALUE : Integer.parseInt(count.group(1));
        } else if (kind.find() && kind.group(1).length() < 4) {
            resources += Integer.parseInt(kind.group(1));
        }
    }

    /** The columns are found by name; "#jobs rel.date duedate tardcost" hold no space. */
    private String readInformation(String header, String line) {
        String[] values = line.split("\\s+");
        String[] names = header.split("\\s+");
        for (int i = 0; i < values.length && i < names.length; i++) {
            if (names[i].equals("MPM-TIME") && values[i].matches("\\d{1,9}")) {
                mpmTime = Double.valueOf(values[i]);
            }
        }
        return line.contains("MPM-TIME") ? line : header;
    }

    private void readPrecedence() throws UnreadableFileException {
        SmNumbers numbers = new SmNumbers(precedence, "PRECEDENCE RELATIONS", lines);
        while (numbers.hasNext()) {
            SmNumber number = numbers.next("a job number");
            int modes = numbers.count("the number of modes of job " + number.value());
            int count = numbers.count("the number of successors of job " + number.value());
            List<SmNumber> successors = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                successors.add(numbers.next("successor " + (i + 1) + " of the " + count + " of job " + number.value()));
            }
            Job earlier = jobs.putIfAbsent(number.value(), new Job(number, modes, successors));
            if (earlier != null) {
                throw new UnreadableFileException(
                        number.line(),
                        "Job " + number.value() + " stands here again; it is on line " + earlier.number.line()
                                + " already.",
                        "Number each job once.");
            }
        }
        if (jobs.isEmpty()) {
            throw new UnreadableFileException(lines, "The file has no job under PRECEDENCE RELATIONS.", AGAIN);
        }
        if (declaredJobs >= 0 && declaredJobs != jobs.size()) {
            throw new UnreadableFileException(
                    lines, "The file declares " + declaredJobs + " jobs, but has " + jobs.size() + ".", AGAIN);
        }
        for (Job job : jobs.values()) {
            for (SmNumber successor : job.successors) {
                if (!jobs.containsKey(successor.value())) {
                    throw new UnreadableFileException(
                            successor.line(),
                            "Job " + job.number.value() + " is followed by job " + successor.value()
                                    + ", which the file does not have.",
                            "Mend the number.");
                }
            }
        }
    }

    /** Sets the durations; answers whether some job has several modes. */
    private boolean readRequests() throws UnreadableFileException {
        SmNumbers numbers = new SmNumbers(requests, "REQUESTS/DURATIONS", lines);
        int perMode = columns >= 0 ? columns : resources;
        boolean several = false;
        while (numbers.hasNext()) {
            SmNumber number = numbers.next("a job number");
            Job job = jobs.get(number.value());
            if (job == null) {
                throw new UnreadableFileException(
                        number.line(),
                        "A duration is given for job " + number.value()
                                + ", which has no line under PRECEDENCE RELATIONS.",
                        "Mend the number, or the count of resources of the line before.");
            }
            if (job.duration != null) {
                throw new UnreadableFileException(
                        number.line(),
                        "Job " + number.value() + " has a second duration here.",
                        "Number each job once.");
            }
            several |= job.modes > 1;
            for (int mode = 0; mode < Math.max(1, job.modes); mode++) {
                numbers.next("a mode of job " + number.value());
                SmNumber duration = numbers.next("the duration of job " + number.value());
                if (duration.value() < 0) {
                    throw new UnreadableFileException(
                            duration.line(),
                            "The duration of job " + number.value() + " is negative.",
                            "Give it a duration of 0 or more.");
                }
                if (mode == 0) {
                    job.duration = duration.value();
                }
                for (int i = 0; i < perMode; i++) {
                    numbers.next("request " + (i + 1) + " of the " + perMode + " of job " + number.value());
                }
            }
        }
        return several;
    }

    private ImportedSchedule schedule(boolean severalModes) throws UnreadableFileException {
        List<Activity> activities = new ArrayList<>();
        List<Link> links = new ArrayList<>();
        List<ImportedSchedule.Item> items = new ArrayList<>();
        for (Job job : jobs.values()) {
            String id = Integer.toString(job.number.value());
            if (job.duration == null) {
                throw new UnreadableFileException(
                        lines,
                        "Job " + id + " has no duration under REQUESTS/DURATIONS (line " + requestLine + ").",
                        AGAIN);
            }
            activities.add(Activity.of(id, Spread.fixed(job.duration)));
            items.add(new ImportedSchedule.Item(id, "job " + id, 0, job.number.line()));
            for (SmNumber successor : job.successors) {
                links.add(Link.of(id, Integer.toString(successor.value())));
            }
        }
        return new ImportedSchedule(
                new Network(activities, links, List.of()),
                Map.of(),
                items,
                null,
                mpmTime,
                severalModes ? List.of("Some jobs have several modes; the first one of each counts.") : List.of());
    }

    private static final class Job {

        private final SmNumber number;
        private final int modes;
        private final List<SmNumber> successors;
        private @Nullable Integer duration;

        Job(SmNumber number, int modes, List<SmNumber> successors) {
            this.number = number;
            this.modes = modes;
            this.successors = successors;
        }
    }
}
