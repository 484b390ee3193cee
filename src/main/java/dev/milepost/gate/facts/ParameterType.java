package dev.milepost.gate.facts;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the value of a rule file's parameter has to look like. */
public enum ParameterType {
    TEXT("a text", "unit") {
        @Override
        Object read(String value) {
            return value;
        }
    },
    /** One of the words the rule file names. */
    CHOICE("one of the words the rule names", "all") {
        @Override
        Object read(String value) {
            return value;
        }
    },
    RATIO("a number from 0 to 1, or a percentage", "0.95") {
        @Override
        Object read(String value) {
            boolean percent = value.endsWith("%");
            BigDecimal number = percent
                    ? plainNumber(value.substring(0, value.length() - 1).strip())
                            .movePointLeft(2)
                    : plainNumber(value);
            if (number.signum() < 0 || number.compareTo(BigDecimal.ONE) > 0) {
                throw new IllegalArgumentException("not from 0 to 1");
            }
            return number;
        }
    },
    DECIMAL("a number", "12.5") {
        @Override
        Object read(String value) {
            return plainNumber(value);
        }
    },
    INTEGER("a whole number", "10") {
        @Override
        Object read(String value) {
            return Integer.valueOf(value);
        }
    },
    DATE("a date", "2027-03-01") {
        @Override
        Object read(String value) {
            LocalDate date = LocalDate.parse(value);
            if (date.getYear() < 1900 || date.getYear() > 2999) {
                throw new IllegalArgumentException("a slip of the pen");
            }
            return date;
        }
    },
    DURATION("a duration", "24h") {
        @Override
        Object read(String value) {
            Duration duration = value.startsWith("P") ? Duration.parse(value) : shortDuration(value);
            if (duration.isNegative() || duration.isZero() || duration.toDays() > LONGEST_DAYS) {
                throw new IllegalArgumentException("not longer than nothing, or longer than a century");
            }
            return duration;
        }
    },
    LIST("words separated by commas", "unit, integration") {
        @Override
        Object read(String value) {
            List<String> words = Arrays.stream(value.split(","))
                    .map(String::strip)
                    .filter(word -> !word.isEmpty())
                    .toList();
            if (words.isEmpty()) {
                throw new IllegalArgumentException("no word");
            }
            return words;
        }
    };

    private static final long LONGEST_DAYS = 36_525;
    private static final Pattern SHORT_DURATION = Pattern.compile("(?:(\\d{1,5})d)?(?:(\\d{1,6})h)?(?:(\\d{1,7})m)?");

    private final String meaning;
    private final String example;

    ParameterType(String meaning, String example) {
        this.meaning = meaning;
        this.example = example;
    }

    /** The type as rule files write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a value has to be, with an example. */
    public String meaning() {
        return meaning + ", such as " + example;
    }

    /** A value that is well formed. */
    public String example() {
        return example;
    }

    /** Whether a value is well formed. */
    public boolean accepts(String value) {
        try {
            parse(value);
            return true;
        } catch (IllegalArgumentException notOfThisType) {
            return false;
        }
    }

    /** The value read as this type; an {@link IllegalArgumentException} where it is not well formed. */
    Object parse(String value) {
        try {
            return read(value.strip());
        } catch (DateTimeParseException | ArithmeticException notOfThisType) {
            throw new IllegalArgumentException(notOfThisType);
        }
    }

    abstract Object read(String value);

    private static BigDecimal plainNumber(String value) {
        BigDecimal number = new BigDecimal(value);
        if (Math.abs((long) number.scale()) > 100 || number.precision() > 100) {
            throw new IllegalArgumentException("too long a number");
        }
        return number;
    }

    private static Duration shortDuration(String value) {
        Matcher matcher = SHORT_DURATION.matcher(value.replace(" ", ""));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a duration");
        }
        return Duration.ofDays(number(matcher, 1)).plusHours(number(matcher, 2)).plusMinutes(number(matcher, 3));
    }

    private static long number(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
