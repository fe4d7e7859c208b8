package dev.crmkit.core.internal;

import dev.crmkit.core.access.Participant;
import dev.crmkit.core.activity.Interaction;
import dev.crmkit.core.activity.Task;
import dev.crmkit.core.client.Company;
import dev.crmkit.core.client.Contact;
import dev.crmkit.core.client.MatchKey;
import dev.crmkit.core.deal.Contract;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.deal.Quote;
import dev.crmkit.core.history.AuditEntry;
import dev.crmkit.core.history.StageRecord;
import dev.crmkit.core.lead.ConversionRecord;
import dev.crmkit.core.lead.Lead;
import dev.crmkit.core.org.RightsVersion;
import dev.crmkit.core.org.RoleAssignment;
import dev.crmkit.core.org.RoleProposal;
import dev.crmkit.core.org.Substitution;
import dev.crmkit.core.org.Team;
import dev.crmkit.core.org.Unit;
import dev.crmkit.core.org.User;
import dev.crmkit.core.timer.OutboxMessage;
import dev.crmkit.core.timer.Timer;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldClass;
import dev.crmkit.spi.schema.FieldType;
import dev.crmkit.spi.schema.RecordType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The record types every installation has. */
public final class SystemTypes {
    /** The fields that may point to any business record, whatever the installation adds. */
    private static final Set<String> TO_ANY = Set.of("record", "result");

    private static final List<RecordType> TO_ANY_TYPES =
            List.of(StageRecord.TYPE, Timer.TYPE, OutboxMessage.TYPE, Participant.TYPE, Ledger.Answer.TYPE);

    /** The library's own rows that have a history as well. */
    private static final List<RecordType> ORGANISATION =
            List.of(Unit.TYPE, User.TYPE, Team.TYPE, RoleAssignment.TYPE, Substitution.TYPE, RoleProposal.TYPE);

    private SystemTypes() {}

    /** Whether rights follow from rows of this type. */
    static boolean isOrganisation(RecordType type) {
        return ORGANISATION.stream().anyMatch(own -> own.key().equals(type.key()));
    }

    /** The shipped business types. */
    public static List<RecordType> business() {
        return List.of(
                Company.TYPE,
                Contact.TYPE,
                Lead.TYPE,
                Deal.TYPE,
                Quote.TYPE,
                Contract.TYPE,
                Task.TYPE,
                Interaction.TYPE);
    }

    /** The library's own rows; those that follow business records point to any of these. */
    public static List<RecordType> plain(Collection<RecordType> business) {
        List<RecordType> types = new ArrayList<>(ORGANISATION);
        types.addAll(List.of(
                RightsVersion.TYPE,
                MatchKey.TYPE,
                ConversionRecord.TYPE,
                AuditEntry.Change.TYPE,
                Ledger.Series.TYPE,
                Ledger.Turn.TYPE));
        TO_ANY_TYPES.forEach(type -> types.add(toAny(type, business)));
        types.replaceAll(type -> type.key().equals(StageRecord.TYPE.key()) ? guarded(type, business) : type);
        List<RecordType> audited = new ArrayList<>(business);
        audited.addAll(ORGANISATION);
        audited.add(Participant.TYPE);
        types.add(toAny(AuditEntry.TYPE, audited));
        return types;
    }

    /** The amount a stage record keeps is as open as the amounts it was taken from. */
    private static RecordType guarded(RecordType stages, Collection<RecordType> business) {
        FieldClass strictest = business.stream()
                .flatMap(type -> type.field("amount").stream())
                .map(Field::fieldClass)
                .max(Comparator.naturalOrder())
                .orElse(FieldClass.STANDARD);
        return stages.replacing(StageRecord.AMOUNT_AT.fieldClass(strictest));
    }

    private static RecordType toAny(RecordType type, Collection<RecordType> business) {
        List<String> targets = business.stream().map(RecordType::key).toList();
        RecordType widened = type;
        for (Field<?> field : type.fields()) {
            if (TO_ANY.contains(field.key())) {
                widened = widened.replacing(Field.of(field.key(), new FieldType.Reference(targets))
                        .label(field.label().ru(), field.label().en())
                        .required());
            }
        }
        return widened;
    }
}
