package dev.crmkit.core.lead;

import dev.crmkit.spi.ForCallers;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.RecordType;
import dev.crmkit.spi.value.RecordRef;
import java.time.Instant;

/** What became of a lead, kept so that it can be taken back. A linked record is named but not marked as created. */
@ForCallers
public final class ConversionRecord {
    public static final Field<RecordRef> LEAD =
            Field.reference("lead", "lead").label("Лид", "Lead").required();
    public static final Field<RecordRef> COMPANY =
            Field.reference("company", "company").label("Контрагент", "Company");
    public static final Field<RecordRef> CONTACT =
            Field.reference("contact", "contact").label("Контакт", "Contact");
    public static final Field<RecordRef> DEAL = Field.reference("deal", "deal").label("Сделка", "Deal");
    public static final Field<Boolean> COMPANY_CREATED = Field.bool("companyCreated");
    public static final Field<Boolean> CONTACT_CREATED = Field.bool("contactCreated");
    public static final Field<Boolean> DEAL_CREATED = Field.bool("dealCreated");
    public static final Field<Instant> AT =
            Field.instant("at").label("Когда", "At").required();
    public static final Field<String> BY =
            Field.code("by", 100).label("Кем", "By").required();
    public static final Field<Instant> REVERTED_AT = Field.instant("revertedAt").label("Отменена", "Reverted at");

    public static final RecordType TYPE = RecordType.plain("conversion")
            .label("Конвертация", "Conversion")
            .fields(LEAD, COMPANY, CONTACT, DEAL, COMPANY_CREATED, CONTACT_CREATED, DEAL_CREATED, AT, BY, REVERTED_AT)
            .build();

    private ConversionRecord() {}
}
