package dev.milepost.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.milepost.evidence.Observation;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WhatIfFormTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());

    @Test
    void readsTimesInTheProjectsZone() {
        WhatIfApi.WhatIf question = WhatIfForm.of(Map.of(
                        "at", "2026-12-01T09:00",
                        "0.kind", "EVENT",
                        "0.name", "freeze",
                        "0.observedAt", "2026-07-01T09:00"))
                .question(ZONE, json);

        assertThat(question.at()).isEqualTo(Instant.parse("2026-12-01T08:00:00Z"));
        assertThat(question.evidence()).hasSize(1);
        assertThat(question.evidence().get(0).kind()).isEqualTo(Observation.Kind.EVENT);
        assertThat(question.evidence().get(0).observedAt()).isEqualTo(Instant.parse("2026-07-01T07:00:00Z"));
    }

    @Test
    void leavesOutWhatIsDroppedAndEmptyAndAddsWhatIsAskedFor() {
        WhatIfForm form = WhatIfForm.of(Map.of(
                "0.kind",
                "METRIC",
                "0.name",
                "coverage",
                "1.kind",
                "EVENT",
                "1.name",
                " ",
                "drop",
                "0",
                "add",
                "WORK_ITEM"));

        assertThat(form.rows())
                .containsExactly(
                        new WhatIfForm.Row(0, Observation.Kind.EVENT, Map.of()),
                        new WhatIfForm.Row(1, Observation.Kind.WORK_ITEM, Map.of()));
        assertThat(form.supposes()).isTrue();
    }

    @Test
    void supposesNothingOfUnknownOrNoKind() {
        assertThat(WhatIfForm.of(Map.of("0.kind", "TASK", "1.name", "x", "add", "nonsense")))
                .isEqualTo(WhatIfForm.EMPTY);
        assertThat(WhatIfForm.EMPTY.supposes()).isFalse();
    }

    @Test
    void namesTheFieldThatDoesNotFit() {
        assertThatThrownBy(() -> WhatIfForm.of(Map.of("0.kind", "TEST_REPORT", "0.passed", "most"))
                        .question(ZONE, json))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("'passed'");
        assertThatThrownBy(() -> WhatIfForm.of(Map.of("at", "tomorrow")).question(ZONE, json))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("'at'")
                .hasMessageContaining("Europe/Berlin");
    }
}
