package dev.milepost.web;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.milepost.evidence.Observation;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a reader supposes, as a form has it: an address that can be sent to others, without anything recorded.
 *
 * @param at the instant as written, in the project's zone; empty for now
 * @param rows supposed evidence
 */
record WhatIfForm(String at, List<Row> rows) {

    static final WhatIfForm EMPTY = new WhatIfForm("", List.of());

    private static final int MOST = 20;
    private static final List<Observation.Kind> KINDS = List.of(
            Observation.Kind.TEST_REPORT, Observation.Kind.METRIC, Observation.Kind.EVENT, Observation.Kind.WORK_ITEM);

    /** Copies its list. */
    WhatIfForm {
        rows = List.copyOf(rows);
    }

    /**
     * Reads the fields of a form: {@code at}, {@code 0.kind}, {@code 0.name}, {@code 1.kind}…; {@code drop} leaves a row out, and
     * {@code add} puts an empty one behind the others.
     */
    static WhatIfForm of(Map<String, String> fields) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < MOST; i++) {
            Observation.Kind kind = kind(fields.get(i + ".kind"));
            if (kind != null && !String.valueOf(i).equals(fields.get("drop"))) {
                rows.add(new Row(rows.size(), kind, values(fields, i + ".")));
            }
        }
        Observation.Kind added = kind(fields.get("add"));
        if (added != null && rows.size() < MOST) {
            rows.add(new Row(rows.size(), added, Map.of()));
        }
        return new WhatIfForm(fields.getOrDefault("at", ""), rows);
    }

    /** Whether there is anything to ask. */
    public boolean supposes() {
        return !at.isBlank() || !rows.isEmpty();
    }

    public List<Observation.Kind> kinds() {
        return KINDS;
    }

    /** The question as the API takes it. */
    WhatIfApi.WhatIf question(ZoneId zone, ObjectMapper json) {
        return new WhatIfApi.WhatIf(
                instant("at", at, zone),
                rows.stream().map(row -> row.body(zone, json)).toList(),
                null);
    }

    private static @Nullable Instant instant(String field, @Nullable String text, ZoneId zone) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw new InvalidRequestException(
                    "The field '" + field + "' is no time. Write it as in 2026-12-01T18:00, in " + zone + ".");
        }
    }

    private static Observation.@Nullable Kind kind(@Nullable String word) {
        return KINDS.stream()
                .filter(kind -> kind.name().equals(word))
                .findFirst()
                .orElse(null);
    }

    private static Map<String, String> values(Map<String, String> fields, String prefix) {
        Map<String, String> values = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            if (name.startsWith(prefix) && !name.endsWith(".kind") && !value.isBlank()) {
                values.put(name.substring(prefix.length()), value);
            }
        });
        return values;
    }

    /**
     * One piece of supposed evidence.
     *
     * @param index its place, from 0
     * @param values its fields as written, without those left empty
     */
    record Row(int index, Observation.Kind kind, Map<String, String> values) {

        /** Copies its map. */
        Row {
            values = Map.copyOf(values);
        }

        public String value(String field) {
            return values.getOrDefault(field, "");
        }

        private SupposedBody body(ZoneId zone, ObjectMapper json) {
            Map<String, Object> fields = new LinkedHashMap<>(values);
            fields.put("kind", kind.name());
            Instant observed = instant("observedAt", values.get("observedAt"), zone);
            fields.remove("observedAt");
            if (observed != null) {
                fields.put("observedAt", observed.toString());
            }
            try {
                return json.convertValue(fields, SupposedBody.class);
            } catch (IllegalArgumentException e) {
                String field = e.getCause() instanceof JsonMappingException mapping
                                && !mapping.getPath().isEmpty()
                        ? mapping.getPath().get(0).getFieldName()
                        : "kind";
                throw new InvalidRequestException(
                        "The field '" + field + "' of what is supposed has a value that does not fit.");
            }
        }
    }
}
