package dev.milepost.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.testing.Api;
import dev.milepost.testing.Api.Answer;
import dev.milepost.testing.WebTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Nothing that comes in is made into objects of classes it names. */
@WebTest
class ForeignObjectsTests {

    static volatile boolean made;

    @LocalServerPort
    int port;

    @Autowired
    ProcessEngine engine;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.thoughtworks.xstream.XStream",
                "org.apache.commons.collections.functors.InvokerTransformer",
                "org.codehaus.groovy.runtime.ConvertedClosure",
                "org.apache.xalan.xsltc.trax.TemplatesImpl",
                "bsh.Interpreter",
                "com.mchange.v2.c3p0.JndiRefForwardingDataSource",
                "org.yaml.snakeyaml.constructor.UnsafeConstructor"
            })
    void hasNoneOfTheReadersAndGadgetsThatWereExploitedOnItsClassPath(String type) {
        assertThatThrownBy(() -> Class.forName(type, false, getClass().getClassLoader()))
                .isInstanceOf(ClassNotFoundException.class);
    }

    /** The directory of an MPP file is read with its collections. */
    @Test
    void hasOfCommonsCollectionsOnlyWhatNobodyCanDeserialize() throws ClassNotFoundException {
        assertThat(Class.forName("org.apache.commons.collections4.functors.InvokerTransformer"))
                .matches(type -> !Serializable.class.isAssignableFrom(type), "cannot be deserialized");
    }

    @Test
    void keepsTheEnginesOwnDoorsShut() {
        ProcessEngineConfigurationImpl settings =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        assertThat(settings.isJavaSerializationFormatEnabled()).isFalse();
        assertThat(settings.isDeserializationTypeValidationEnabled()).isTrue();
        assertThat(settings.isEnableExpressionsInAdhocQueries()).isFalse();
        assertThat(settings.isEnableExpressionsInStoredQueries()).isFalse();
        assertThat(settings.isEnableXxeProcessing()).isFalse();
        assertThat(settings.isAuthorizationEnabled()).isTrue();
    }

    @Test
    void refusesVariablesThatAreSerializedObjects() throws IOException {
        Api admin = Api.at(port).as("admin", WebTest.PASSWORD);
        String instance = admin.get("/engine-rest/process-instance?businessKey=apollo&superProcessInstance=")
                .json()
                .at("/0/id")
                .asText();
        String variables = "/engine-rest/process-instance/" + instance + "/variables/gift";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(new Gift());
        for (String format : List.of("application/x-java-serialized-object", "application/json", "application/xml")) {
            admin.put(variables, """
                    {"type":"Object","value":"%s","valueInfo":{"objectTypeName":"%s","serializationDataFormat":"%s"}}
                    """.formatted(
                            Base64.getEncoder().encodeToString(bytes.toByteArray()), Gift.class.getName(), format));
            admin.get(variables + "?deserializeValue=true");
            admin.get("/engine-rest/variable-instance?variableName=gift&deserializeValues=true");
        }
        Answer typed = admin.form(
                variables + "/data",
                Map.of("type", Gift.class.getName()),
                Map.of("data", "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8)));

        assertThat(typed.status()).isGreaterThanOrEqualTo(400);
        assertThat(made).as("made an object").isFalse();
        JsonNode kept = admin.get(variables + "?deserializeValue=false").json();
        assertThat(kept.at("/valueInfo/serializationDataFormat").asText())
                .isNotEqualTo("application/x-java-serialized-object");
        admin.send(admin.request(variables).DELETE());
    }

    /** What would happen if somebody unpacked it. */
    static final class Gift implements Serializable {

        public Gift() {}

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            made = true;
        }
    }
}
