package dev.milepost.gate.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParametersTest {

    @Test
    void readsEachType() {
        assertThat(of(ParameterType.RATIO, "95 %").ratio("p")).isEqualByComparingTo("0.95");
        assertThat(of(ParameterType.DECIMAL, "-1.5").decimal("p")).isEqualTo(new BigDecimal("-1.5"));
        assertThat(of(ParameterType.INTEGER, " 7 ").integer("p")).isEqualTo(7);
        assertThat(of(ParameterType.DATE, "2028-02-29").date("p")).isEqualTo(LocalDate.of(2028, 2, 29));
        assertThat(of(ParameterType.DURATION, "1d12h").duration("p")).isEqualTo(Duration.ofHours(36));
        assertThat(of(ParameterType.DURATION, "PT90M").duration("p")).isEqualTo(Duration.ofMinutes(90));
        assertThat(of(ParameterType.LIST, "a, b,,c").list("p")).containsExactly("a", "b", "c");
    }

    @ParameterizedTest
    @CsvSource({
        "RATIO, 1.01",
        "RATIO, -0.1",
        "RATIO, 101%",
        "RATIO, x",
        "RATIO, NaN",
        "DECIMAL, 1e999999999",
        "DECIMAL, '1,5'",
        "INTEGER, 1.5",
        "INTEGER, 99999999999",
        "DATE, 2027-02-30",
        "DATE, 1.3.2027",
        "DURATION, 0h",
        "DURATION, -PT1H",
        "DURATION, soon",
        "DURATION, d",
        "LIST, ','",
        "TEXT, '${build}'",
        "TEXT, ' '"
    })
    void aValueThatIsNotOfItsTypeIsAFault(ParameterType type, String value) {
        Parameters parameters = of(type, value);
        assertThat(parameters.faults()).hasSize(1);
        assertThatThrownBy(() -> parameters.text("p")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theAliasGoesFirstThenTheNameThenTheDefault() {
        ParameterDefinition parameter = new ParameterDefinition("p", ParameterType.TEXT, List.of(), false, "default");
        assertThat(new Parameters(List.of(parameter), "e2e", Map.of("p", "name", "e2e.p", "alias")).text("p"))
                .isEqualTo("alias");
        assertThat(new Parameters(List.of(parameter), "e2e", Map.of("p", "name")).text("p"))
                .isEqualTo("name");
        assertThat(new Parameters(List.of(parameter), "e2e", Map.of()).text("p"))
                .isEqualTo("default");
    }

    @Test
    void readingWhatIsNotDeclaredOrOfAnotherTypeFails() {
        assertThatThrownBy(() -> of(ParameterType.TEXT, "x").text("q")).hasMessageContaining("does not declare");
        assertThatThrownBy(() -> of(ParameterType.TEXT, "1").integer("p"))
                .hasMessageContaining("declared as text, but the rule reads it as integer");
    }

    private static Parameters of(ParameterType type, String value) {
        return new Parameters(
                List.of(new ParameterDefinition("p", type, List.of(), true, null)), null, Map.of("p", value));
    }
}
