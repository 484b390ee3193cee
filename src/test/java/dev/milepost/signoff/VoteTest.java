package dev.milepost.signoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.gate.Decision;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VoteTest {

    private static final LocalDate DAY = LocalDate.parse("2026-04-01");

    @ParameterizedTest
    @EnumSource(value = Decision.class, mode = EnumSource.Mode.EXCLUDE, names = "GO")
    void needsACommentForEverythingButGo(Decision decision) {
        assertThatThrownBy(() -> Vote.of(decision, " "))
                .isInstanceOf(InvalidVoteException.class)
                .hasMessageContaining("comment");
        assertThat(Vote.of(Decision.GO, null).comment()).isNull();
    }

    @Test
    void needsOwnerAndDueDateForAConditionalGo() {
        assertThatThrownBy(() -> new Vote(Decision.CONDITIONAL_GO, "x", null, DAY, null, null))
                .hasMessageContaining("owner");
        assertThatThrownBy(() -> new Vote(Decision.CONDITIONAL_GO, "x", "olga", null, null, null))
                .hasMessageContaining("due");
    }

    @Test
    void refusesWhatBelongsToAnotherDecision() {
        assertThatThrownBy(() -> new Vote(Decision.GO, null, "olga", null, null, null))
                .hasMessageContaining("'owner' belongs to the decision CONDITIONAL_GO");
        assertThatThrownBy(() -> new Vote(Decision.HOLD, "x", null, null, null, "build"))
                .hasMessageContaining("'phase' belongs to the decision RECYCLE");
    }

    @Test
    void takesADayForItsBeginningInTheProjectsZone() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");

        assertThat(Vote.until("2026-04-01", berlin)).isEqualTo("2026-03-31T22:00:00Z");
        assertThat(Vote.until("2026-04-01T12:00:00+02:00", berlin)).isEqualTo("2026-04-01T10:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomorrow", "2026-02-30", "+999999-01-01", "0001-01-01", ""})
    void refusesWhatIsNoTime(String text) {
        assertThatThrownBy(() -> Vote.until(text, ZoneId.of("UTC")))
                .isInstanceOf(InvalidVoteException.class)
                .hasMessageContaining("2026-12-01");
    }
}
