package dev.milepost;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    @Test
    void modulesUseOnlyWhatOthersOfferAndFormNoCycles() {
        ApplicationModules.of(MilepostApplication.class).verify();
    }
}
