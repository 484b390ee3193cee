package dev.milepost.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What reports said wrongly once. */
class TrueReportsTest {

    @Test
    void leavesOutWhatOnlyUndoesOtherWork() throws Exception {
        ImportedPlan imported = Plans.of("undo.bpmn", Plans.bpmn("""
                        <task id="book"/><boundaryEvent id="undo" attachedToRef="book"><compensateEventDefinition/></boundaryEvent>
                        <subProcess id="back" isForCompensation="true"><task id="cancel"/></subProcess>
                        <callActivity id="call" name="Ask"/>
                        """));

        assertThat(imported.plan().bpmn()).doesNotContain("\"undo\"", "\"back\"", "\"cancel\"");
        assertThat(reasons(imported.report().dropped()))
                .contains(
                        "'undo' was left out: it only undoes other work.",
                        "'back' was left out with all it holds: it only undoes other work.");
        assertThat(reasons(imported.report().changed())).contains("The call activity 'Ask' is a user task now.");
    }

    @Test
    void goesOnWhereNoConditionHoldsAndNotToTheEnd() throws Exception {
        ImportedPlan imported = Plans.of("choice.bpmn", Plans.bpmn("""
                        <startEvent id="s"/><exclusiveGateway id="g"/><endEvent id="stop"><terminateEventDefinition/></endEvent>
                        <inclusiveGateway id="i"/><task id="a"/><task id="b"/>
                        <sequenceFlow id="f" sourceRef="s" targetRef="g"/>
                        <sequenceFlow id="no" sourceRef="g" targetRef="stop"><conditionExpression>Refused?</conditionExpression></sequenceFlow>
                        <sequenceFlow id="yes" sourceRef="g" targetRef="i"><conditionExpression>Approved?</conditionExpression></sequenceFlow>
                        <sequenceFlow id="one" sourceRef="i" targetRef="a"><conditionExpression>x &gt; 0</conditionExpression></sequenceFlow>
                        <sequenceFlow id="two" sourceRef="i" targetRef="b"><conditionExpression>x &gt; 1</conditionExpression></sequenceFlow>
                        """));

        assertThat(imported.plan().bpmn()).contains("id=\"g\" default=\"yes\"", "id=\"i\" default=\"one\"");
        assertThat(reasons(imported.report().changed()))
                .contains(
                        "'g' goes to 'i' unless something else is chosen: it had no default flow.",
                        "'i' goes to 'a' unless something else is chosen: it had no default flow.");
    }

    @Test
    void namesWhatAnEventWaitsForThoughNothingDefinesIt() throws Exception {
        ImportedPlan imported = Plans.of("signal.bpmn", Plans.bpmn("""
                        <startEvent id="s"/><intermediateCatchEvent id="wait"><signalEventDefinition signalRef="Inside"/></intermediateCatchEvent>
                        <sequenceFlow id="f" sourceRef="s" targetRef="wait"/>
                        """));

        assertThat(reasons(imported.report().toComplete()))
                .contains("The event 'wait' waits for the signal 'Inside', which nothing here sends.");
    }

    private static List<String> reasons(List<Note> notes) {
        return notes.stream().map(Note::reason).toList();
    }
}
