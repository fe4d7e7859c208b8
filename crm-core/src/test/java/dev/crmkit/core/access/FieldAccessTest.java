package dev.crmkit.core.access;

import static dev.crmkit.core.access.AccessAction.READ;
import static dev.crmkit.core.access.AccessAction.UPDATE;
import static dev.crmkit.core.access.Worlds.DEAL;
import static dev.crmkit.core.access.Worlds.DEAL_OF;
import static dev.crmkit.core.access.Worlds.LEAD;
import static dev.crmkit.core.access.Worlds.MARGIN;
import static dev.crmkit.core.access.Worlds.NOTE;
import static dev.crmkit.core.access.Worlds.TITLE;
import static dev.crmkit.core.access.Worlds.holding;
import static dev.crmkit.core.access.Worlds.owned;
import static dev.crmkit.core.access.Worlds.subject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.crmkit.core.org.Dealers;
import dev.crmkit.spi.InvalidInputException;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Related;
import dev.crmkit.spi.condition.Relation;
import dev.crmkit.spi.identity.Principal;
import dev.crmkit.spi.schema.Field;
import dev.crmkit.spi.schema.FieldClass;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.storage.Record;
import dev.crmkit.spi.value.Violation;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The margin of a deal is COMMERCIAL: heads read it in their units, employees never. */
class FieldAccessTest {
    private static final BigDecimal TEN = new BigDecimal("10.00");
    private static final Condition WITH_MARGIN = MARGIN.gt(TEN);
    private static final AccessEngine ENGINE = AccessEngine.of(
            AccessRules.builder()
                    .role("HEAD", "EMPLOYEE")
                    .role("EMPLOYEE")
                    .role("ADMIN")
                    .rule(AccessRule.grant("tree")
                            .roles("HEAD")
                            .actions(READ, UPDATE)
                            .types("lead", "deal")
                            .scope(Scope.UNIT_TREE)
                            .readable(FieldClass.COMMERCIAL, FieldClass.PERSONAL)
                            .writable(FieldClass.PERSONAL)
                            .build())
                    .rule(AccessRule.grant("own")
                            .roles("EMPLOYEE")
                            .actions(READ, UPDATE)
                            .types("lead", "deal")
                            .scope(Scope.OWN)
                            .readable(FieldClass.PERSONAL)
                            .build())
                    .rule(AccessRule.grant("won")
                            .roles("EMPLOYEE")
                            .actions(READ)
                            .types("deal")
                            .scope(Scope.ALL)
                            .where("deal", Worlds.STAGE.is("WON"))
                            .build())
                    .build(),
            Worlds.SCHEMA);

    private static final Record DEAL_OF_MILA = owned(DEAL, 1, "mila", "north.sales")
            .next()
            .set(TITLE, "Camry")
            .set(Worlds.STAGE, "NEW")
            .set(MARGIN, new BigDecimal("25.00"))
            .set(NOTE, "private")
            .build();
    private static final Record WON_BY_SVETA = owned(DEAL, 2, "sveta", "south.sales")
            .next()
            .set(TITLE, "Corolla")
            .set(Worlds.STAGE, "WON")
            .set(MARGIN, new BigDecimal("50.00"))
            .set(NOTE, "secret")
            .set(Header.NUMBER, "D-2")
            .build();

    @Test
    void a_class_nobody_granted_is_never_readable() {
        assertThat(ENGINE.field(subject("mila"), READ, DEAL, MARGIN))
                .isEqualTo(new FieldAccess.Never(FieldClass.COMMERCIAL));
        assertThat(ENGINE.field(subject("hana"), UPDATE, DEAL, MARGIN))
                .isEqualTo(new FieldAccess.Never(FieldClass.COMMERCIAL));
        assertThat(ENGINE.field(subject("adam"), READ, DEAL, MARGIN))
                .isEqualTo(new FieldAccess.Never(FieldClass.COMMERCIAL));
    }

    @Test
    void a_standard_field_follows_the_record() {
        assertThat(ENGINE.field(subject("mila"), READ, DEAL, TITLE)).isEqualTo(new FieldAccess.Always());
        assertThat(ENGINE.field(subject("adam"), READ, DEAL, TITLE)).isEqualTo(new FieldAccess.Always());
    }

    @Test
    void a_class_granted_for_fewer_records_is_conditional() {
        assertThat(ENGINE.field(subject("mila"), READ, DEAL, NOTE))
                .isEqualTo(new FieldAccess.Conditional(Header.OWNER.is(Dealers.user("mila"))));
        assertThat(ENGINE.field(subject("hana"), UPDATE, DEAL, NOTE)).isEqualTo(new FieldAccess.Always());
        assertThat(ENGINE.field(subject("mila"), UPDATE, DEAL, NOTE))
                .isEqualTo(new FieldAccess.Never(FieldClass.PERSONAL));
    }

    @Test
    void a_field_of_a_hidden_class_may_not_be_asked_about_in_any_place() {
        Condition filter = TITLE.is("Camry")
                .and(WITH_MARGIN.not())
                .or(Condition.exists(
                        new Relation.Inverse("lead", DEAL_OF),
                        DEAL_OF.to("deal", MARGIN).isEmpty()));

        InvalidInputException refusal =
                catchThrowableOfType(InvalidInputException.class, () -> ENGINE.restrict(subject("mila"), filter, DEAL));

        assertThat(refusal.violations()).extracting(Violation::code).containsOnly("FIELD_CLASS");
        assertThat(refusal.violations()).extracting(Violation::path).containsExactly("margin", "lead.deal.margin");
        assertThat(refusal.violations())
                .extracting(violation -> violation.args().get("class"))
                .containsOnly("COMMERCIAL");
    }

    @Test
    void the_class_is_the_declared_one_whatever_the_condition_was_made_with() {
        Condition forged = Field.decimal("margin", 10, 2).gt(TEN);

        InvalidInputException refusal =
                catchThrowableOfType(InvalidInputException.class, () -> ENGINE.restrict(subject("mila"), forged, DEAL));

        assertThat(refusal.violations()).extracting(Violation::code).containsExactly("FIELD_CLASS");
    }

    @Test
    void an_unknown_field_or_type_is_refused() {
        Condition unknown = Field.text("nothing", 10)
                .is("x")
                .or(Condition.exists(new Relation.Forward(DEAL_OF, "ghost"), Condition.always()));

        InvalidInputException refusal = catchThrowableOfType(
                InvalidInputException.class, () -> ENGINE.restrict(subject("mila"), unknown, LEAD));

        assertThat(refusal.violations()).extracting(Violation::code).containsExactly("UNKNOWN_FIELD", "UNKNOWN_TYPE");
    }

    @Test
    void a_head_filters_by_what_he_reads() {
        assertThat(ENGINE.restrict(subject("hana"), WITH_MARGIN, DEAL))
                .isEqualTo(new Condition.All(List.of(
                        ((FieldAccess.Conditional) ENGINE.field(subject("hana"), READ, DEAL, MARGIN)).when(),
                        WITH_MARGIN)));
    }

    @Test
    void a_field_hidden_on_some_records_reads_as_empty_there() {
        Condition about = ENGINE.restrict(subject("mila"), NOTE.is("private"), DEAL);
        Condition notAbout = ENGINE.restrict(subject("mila"), NOTE.isNot("secret"), DEAL);

        assertThat(Worlds.fits(about, DEAL_OF_MILA)).isTrue();
        assertThat(Worlds.fits(notAbout, WON_BY_SVETA)).isTrue();
        assertThat(Worlds.fits(ENGINE.restrict(subject("mila"), NOTE.isNotEmpty(), DEAL), WON_BY_SVETA))
                .isFalse();
    }

    @Test
    void related_records_count_as_far_as_they_are_seen() {
        Record lead = Record.create(LEAD, DEAL_OF_MILA.id())
                .set(DEAL_OF, WON_BY_SVETA.ref())
                .build();
        Related related = Worlds.following(List.of(WON_BY_SVETA));
        Condition corolla = DEAL_OF.to("deal", TITLE).is("corolla");
        Subject head = holding("hana", Principal.Assignment.of("HEAD", Dealers.unit("north")));

        assertThat(matches(ENGINE.restrict(head, corolla, LEAD), lead, related)).isTrue();
        assertThat(matches(ENGINE.restrict(head, DEAL_OF.to("deal", NOTE).is("secret"), LEAD), lead, related))
                .isFalse();
        assertThat(ENGINE.restrict(subject("adam"), corolla, LEAD)).isEqualTo(Condition.never());
    }

    private static boolean matches(Condition condition, Record record, Related related) {
        return dev.crmkit.spi.condition.ConditionEvaluator.compile(condition).matches(record, related);
    }

    @Test
    void a_mask_empties_what_is_hidden_and_nothing_else() {
        Record seen = ENGINE.mask(subject("mila"), WON_BY_SVETA, Related.none());
        Record own = ENGINE.mask(subject("mila"), DEAL_OF_MILA, Related.none());

        assertThat(seen.get(TITLE)).contains("Corolla");
        assertThat(seen.get(MARGIN)).isEmpty();
        assertThat(seen.get(NOTE)).isEmpty();
        assertThat(seen.version()).isEqualTo(WON_BY_SVETA.version());
        assertThat(own.get(NOTE)).contains("private");
        assertThat(own.get(MARGIN)).isEmpty();
        assertThat(ENGINE.mask(subject("hana"), DEAL_OF_MILA, Related.none())).isSameAs(DEAL_OF_MILA);
    }

    @Test
    void without_read_only_the_number_is_left() {
        Record left = ENGINE.mask(subject("adam"), WON_BY_SVETA, Related.none());

        assertThat(left.get(Header.NUMBER)).contains("D-2");
        assertThat(left.get(TITLE)).isEmpty();
        assertThat(left.get(Header.OWNER)).isEmpty();
        assertThat(left.ref()).isEqualTo(WON_BY_SVETA.ref());
    }

    @Test
    void a_deny_of_classes_takes_the_fields_and_leaves_the_record() {
        AccessEngine engine = AccessEngine.of(
                AccessRules.builder()
                        .role("HEAD")
                        .rule(AccessRule.grant("all")
                                .roles("HEAD")
                                .actions(READ)
                                .types("deal")
                                .scope(Scope.ALL)
                                .readable(FieldClass.COMMERCIAL)
                                .build())
                        .rule(AccessRule.deny("no-margins")
                                .roles("HEAD")
                                .actions(READ)
                                .types("deal")
                                .scope(Scope.ALL)
                                .where("deal", Worlds.STAGE.is("WON"))
                                .readable(FieldClass.COMMERCIAL)
                                .build())
                        .build(),
                Worlds.SCHEMA);

        assertThat(engine.visible(subject("hana"), READ, DEAL)).isEqualTo(Condition.always());
        assertThat(engine.mask(subject("hana"), WON_BY_SVETA, Related.none()).get(MARGIN))
                .isEmpty();
        assertThat(engine.mask(subject("hana"), DEAL_OF_MILA, Related.none()).get(MARGIN))
                .isPresent();
    }
}
