package dev.crmkit.core.access;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.value.RecordRef;
import java.util.List;

/**
 * How many of some records one subject gains and loses. Immutable and thread-safe.
 *
 * @param type the key of the record type
 * @param name of the transition, report or area; {@code *} for any that no rule singles out; empty for other actions
 * @param gainedSamples the first of the gained records
 * @param lostSamples the first of the lost records
 */
@ForCallers
public record AccessCount(
        String login,
        AccessAction action,
        String type,
        String name,
        long gained,
        long lost,
        List<RecordRef> gainedSamples,
        List<RecordRef> lostSamples) {
    public AccessCount {
        gainedSamples = List.copyOf(gainedSamples);
        lostSamples = List.copyOf(lostSamples);
    }

    /** Such as {@code mila: READ deal +3 -0}. */
    @Override
    public String toString() {
        String named = name.isEmpty() ? "" : "(" + name + ")";
        return login + ": " + action + named + " " + type + " +" + gained + " -" + lost;
    }
}
