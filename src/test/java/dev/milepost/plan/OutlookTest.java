package dev.milepost.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutlookTest {

    private static final LocalDate DAY = LocalDate.parse("2027-02-01");
    private static final Outlook.Point EXPECTED = new Outlook.Point(DAY, DAY.plusDays(3), 0.9, 3);
    private static final Outlook.Point REACHED = new Outlook.Point(DAY, null, null, 2);
    private final Outlook outlook = Outlook.of(Map.of("beta", EXPECTED, "alpha", REACHED), DAY);

    @Test
    void isReliedOnUntilTheDayAfterItWasMade() {
        assertThat(outlook.on(DAY, "beta")).isEqualTo(EXPECTED);
        assertThat(outlook.on(DAY.plusDays(1), "beta")).isEqualTo(EXPECTED);
        assertThat(outlook.on(DAY.plusDays(2), "beta")).isEqualTo(new Outlook.Point(DAY, null, null, null));
    }

    @Test
    void isNotReliedOnOnceTheProjectHasMoved() {
        Outlook overtaken = outlook.overtake();
        assertThat(overtaken.on(DAY, "beta")).isEqualTo(new Outlook.Point(DAY, null, null, null));
        assertThat(overtaken.on(DAY, "alpha")).as("what is reached stays so").isEqualTo(REACHED);
        assertThat(Outlook.NONE.overtake()).as("there was nothing to overtake").isSameAs(Outlook.NONE);
    }
}
