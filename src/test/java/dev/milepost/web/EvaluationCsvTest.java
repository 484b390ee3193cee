package dev.milepost.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluationCsvTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "\r=1", "＝1", "|calc", "%0A"})
    void noTextOfUsersIsAFormula(String text) {
        assertThat(EvaluationCsv.cell(text).replace("\"", "")).startsWith("'");
    }

    @Test
    void numbersStayNumbersAndTextsKeepTheirCommas() {
        assertThat(EvaluationCsv.cell(-3L)).isEqualTo("-3");
        assertThat(EvaluationCsv.cell("a, \"b\"\nc")).isEqualTo("\"a, \"\"b\"\"\nc\"");
        assertThat(EvaluationCsv.cell("plain")).isEqualTo("plain");
        assertThat(EvaluationCsv.cell(null)).isEmpty();
    }
}
