package dev.crmkit.core.access;

import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.value.RecordRef;
import java.util.Collection;

/** What scopes hang on: the owner and unit of a business record; a unit and a user are their own. */
enum ScopeAnchor {
    HEADER {
        @Override
        Condition ownedBy(Collection<RecordRef> owners) {
            return owners.size() == 1 ? Header.OWNER.is(owners.iterator().next()) : Header.OWNER.in(owners);
        }

        @Override
        Condition within(Collection<RecordRef> units) {
            return Header.UNIT.in(units);
        }
    },
    UNIT_ITSELF {
        @Override
        Condition within(Collection<RecordRef> units) {
            return ids(units);
        }
    },
    USER_ITSELF {
        @Override
        Condition ownedBy(Collection<RecordRef> owners) {
            return ids(owners);
        }
    },
    NOTHING;

    Condition ownedBy(Collection<RecordRef> owners) {
        return Condition.never();
    }

    Condition within(Collection<RecordRef> units) {
        return Condition.never();
    }

    private static Condition ids(Collection<RecordRef> refs) {
        return Condition.ids(refs.stream().map(RecordRef::id).toList());
    }

    static ScopeAnchor of(RecordType type) {
        if (type.hasHeader()) {
            return HEADER;
        }
        return switch (type.key()) {
            case "unit" -> UNIT_ITSELF;
            case "user" -> USER_ITSELF;
            default -> NOTHING;
        };
    }
}
