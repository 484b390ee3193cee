package dev.milepost.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** The one way in which the trail writes JSON, byte for byte as docs/audit.md says, and reads it again. Thread-safe. */
final class Json {

    /** Always six digits of a second. */
    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final ObjectMapper READER = new ObjectMapper();

    private Json() {}

    /** An instant and an entry, as members of an object that is begun and ended elsewhere. */
    static void append(StringBuilder out, Instant at, Entry entry) {
        out.append("\"at\":\"").append(INSTANT.format(at)).append('"');
        for (Member member : Member.values()) {
            String value = entry.get(member);
            if (value != null) {
                out.append(",\"").append(member.key).append("\":");
                if (member == Member.COUNT) {
                    out.append(value);
                } else {
                    appendText(out, value);
                }
            }
        }
    }

    private static void appendText(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\');
            }
            out.append(c);
        }
        out.append('"');
    }

    /**
     * Reads an object.
     *
     * @throws IllegalArgumentException if the text is none
     */
    static JsonNode read(String text) {
        try {
            JsonNode object = READER.readTree(text);
            if (object != null && object.isObject()) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("This is no JSON", e);
        }
        throw new IllegalArgumentException("This is no JSON object");
    }

    /** The entry in an object; members that entries do not have are left out. */
    static Entry entry(JsonNode object) {
        Map<Member, String> members = new EnumMap<>(Member.class);
        for (Member member : Member.values()) {
            JsonNode value = object.get(member.key);
            if (value != null) {
                members.put(member, value.asText());
            }
        }
        return new Entry(members);
    }
}
