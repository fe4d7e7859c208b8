package dev.crmkit.core.access;

import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.schema.Schema;

/**
 * What is asked for: an action on records of a type, with the name of the transition, report or area if it has one.
 *
 * @param shared whether such records may be shared with somebody before the action
 */
record Right(AccessAction action, RecordType type, String name, boolean shared) {
    Right {
        if (action.named() == name.isEmpty()) {
            throw new IllegalArgumentException(action + (action.named() ? " needs a name" : " has no name"));
        }
    }

    static boolean mayBeShared(AccessAction action, RecordType type, Schema schema) {
        return mayBeShared(action, type) && schema.find(Participant.TYPE.key()).isPresent();
    }

    /** Where records can be shared at all: one that is only being made is shared with nobody. */
    static boolean mayBeShared(AccessAction action, RecordType type) {
        return type.hasHeader() && !action.creates();
    }
}
