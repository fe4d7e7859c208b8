package dev.crmkit.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.crmkit.AccessDeniedException;
import dev.crmkit.spi.DefinitionException;
import dev.crmkit.spi.condition.Condition;
import dev.crmkit.spi.condition.Operand;
import dev.crmkit.spi.condition.Related;
import dev.crmkit.spi.schema.FieldClass;
import dev.crmkit.spi.schema.Header;
import dev.crmkit.spi.value.Violation;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccessRulesTest {

    @Test
    void a_document_says_the_same_as_the_builder() {
        AccessRules read = AccessRules.load("""
                {"format": 1,
                 "roles": {"HEAD": ["EMPLOYEE"], "EMPLOYEE": []},
                 "rules": [
                   {"id": "own", "roles": ["EMPLOYEE"], "actions": ["READ", "TRANSITION"], "types": ["deal"],
                    "names": {"allBut": ["reopen"]}, "scope": "OWN", "read": ["PERSONAL"], "write": ["COMMERCIAL"],
                    "where": {"deal": {"op": "eq", "field": "owner", "param": "me"}},
                    "from": "2026-01-01", "thru": "2026-12-31"},
                   {"id": "no", "effect": "DENY", "roles": "*", "actions": "*", "types": {"allBut": ["lead"]},
                    "scope": "ALL"}]}
                """, Worlds.SCHEMA);

        AccessRule own = AccessRule.grant("own")
                .roles("EMPLOYEE")
                .actions(AccessAction.READ, AccessAction.TRANSITION)
                .types("deal")
                .names(NameSet.allBut("reopen"))
                .scope(Scope.OWN)
                .readable(FieldClass.PERSONAL)
                .writable(FieldClass.COMMERCIAL)
                .where("deal", Header.OWNER.is(Operand.parameter("me")))
                .days(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31))
                .build();
        AccessRule no = AccessRule.deny("no")
                .roles(NameSet.any())
                .everyAction()
                .types(NameSet.allBut("lead"))
                .scope(Scope.ALL)
                .build();
        assertThat(read.rules()).containsExactly(no, own);
        assertThat(read.roles()).isEqualTo(Set.of("HEAD", "EMPLOYEE"));
    }

    @Test
    void all_faults_of_a_document_are_told_at_once() {
        DefinitionException refusal =
                catchThrowableOfType(DefinitionException.class, () -> AccessRules.load("""
                {"format": 1, "rolls": {},
                 "roles": {"HEAD": ["EMPLOYE"], "EMPLOYEE": [], "A": ["B"], "B": ["A"]},
                 "rules": [
                   {"id": "a", "roles": ["HED"], "actions": ["REED"], "types": ["dael"], "scope": "MINE"},
                   {"id": "b", "effect": "ALLOW", "roles": ["HEAD"], "actions": ["READ"], "types": "*", "scope": "ALL",
                    "read": ["TOP_SECRET"], "from": "yesterday", "fields": []},
                   {"id": "c", "roles": ["HEAD"], "actions": ["READ"], "types": ["deal"], "scope": "ALL",
                    "where": {"deal": {"op": "eq", "field": "stag", "value": "WON"}, "ghost": {}}},
                   {"id": "d", "roles": ["HEAD"], "actions": ["READ"], "names": ["x"], "types": ["deal"], "scope": "ALL"},
                   {"id": "d", "roles": ["HEAD"], "actions": ["READ"], "types": ["deal"], "scope": "ALL",
                    "from": "2026-02-02", "thru": "2026-02-01"},
                   {"id": "e"},
                   7]}
                """, Worlds.SCHEMA));

        assertThat(refusal.violations())
                .extracting(violation -> violation.path() + " " + violation.code())
                .containsExactlyInAnyOrder(
                        "/rolls UNKNOWN_PROPERTY",
                        "/roles/HEAD UNKNOWN_ROLE",
                        "/rules/0/roles/0 UNKNOWN_ROLE",
                        "/rules/0/actions/0 UNKNOWN_ACTION",
                        "/rules/0/types/0 UNKNOWN_TYPE",
                        "/rules/0/scope UNKNOWN_SCOPE",
                        "/rules/1/effect UNKNOWN_EFFECT",
                        "/rules/1/read/0 UNKNOWN_CLASS",
                        "/rules/1/from WRONG_TYPE",
                        "/rules/1/fields UNKNOWN_PROPERTY",
                        "/rules/2/where/deal/field UNKNOWN_FIELD",
                        "/rules/2/where/ghost UNKNOWN_TYPE",
                        "/rules/5/roles REQUIRED",
                        "/rules/5/actions REQUIRED",
                        "/rules/5/types REQUIRED",
                        "/rules/5/scope REQUIRED",
                        "/rules/6 WRONG_TYPE",
                        "roles.A CYCLE",
                        "roles.B CYCLE",
                        "rules.d.names NOT_ALLOWED",
                        "rules.d DUPLICATE",
                        "rules.d.days REVERSED");
        assertThat(refusal).hasMessageContaining("did you mean HEAD?").hasMessageContaining("did you mean READ?");
    }

    @Test
    void what_is_no_document_of_this_format_is_refused_as_such() {
        assertThat(codes("[")).containsExactly("MALFORMED_JSON");
        assertThat(codes("[]")).containsExactly("WRONG_TYPE");
        assertThat(codes("{\"format\": 2, \"anything\": 1}")).containsExactly("UNKNOWN_FORMAT");
        assertThat(codes("{\"format\": 1, \"format\": 1}")).containsExactly("DUPLICATE_NAME");
    }

    private static List<String> codes(String json) {
        return catchThrowableOfType(DefinitionException.class, () -> AccessRules.load(json, Worlds.SCHEMA))
                .violations()
                .stream()
                .map(Violation::code)
                .toList();
    }

    @Test
    void a_rule_of_nothing_is_refused() {
        DefinitionException refusal = catchThrowableOfType(
                DefinitionException.class,
                () -> AccessRules.builder()
                        .rule(AccessRule.grant(" ").build())
                        .rule(AccessRule.deny("x")
                                .roles("GHOST")
                                .actions(AccessAction.READ)
                                .types("deal")
                                .where("lead", Condition.always())
                                .build())
                        .build());

        assertThat(refusal.violations())
                .extracting(Violation::code)
                .containsExactly("REQUIRED", "REQUIRED", "REQUIRED", "REQUIRED", "UNKNOWN_ROLE", "NOT_ALLOWED");
    }

    @Test
    void a_condition_that_would_fail_in_a_request_is_refused_when_the_rules_are_made() {
        DefinitionException refusal = catchThrowableOfType(
                DefinitionException.class,
                () -> AccessRules.builder()
                        .role("HEAD")
                        .rule(AccessRule.grant("x")
                                .roles("HEAD")
                                .actions(AccessAction.READ)
                                .types("deal")
                                .where("deal", Header.OWNER.is(Operand.parameter("my.boss")))
                                .build())
                        .build());

        assertThat(refusal.violations())
                .extracting(violation -> violation.path() + " " + violation.code())
                .containsExactly("rules.x.where.deal.my.boss UNBOUND");
    }

    @Test
    void the_shipped_rules_can_be_added_to() {
        AccessRules more = AccessRules.standard().toBuilder()
                .role("COMPLIANCE", "EMPLOYEE")
                .rule(AccessRule.grant("reveal")
                        .roles("COMPLIANCE")
                        .actions(AccessAction.REVEAL)
                        .types(NameSet.any())
                        .scope(Scope.UNIT_TREE)
                        .readable(FieldClass.SECRET)
                        .build())
                .build();

        assertThat(more.roles()).contains("COMPLIANCE", "OWNER");
        assertThat(more.rules()).hasSize(AccessRules.standard().rules().size() + 1);
    }

    @Test
    void the_exception_carries_the_reason_in_words() {
        AccessEngine engine = AccessEngine.of(AccessRules.standard(), Worlds.SCHEMA);
        AccessDecision decision = engine.decide(
                Worlds.subject("mila"),
                AccessAction.DELETE,
                Worlds.owned(Worlds.DEAL, 1, "mila", "north.sales"),
                Related.none());

        AccessDeniedException denied = new AccessDeniedException((AccessDecision.Deny) decision);

        assertThat(denied.code()).isEqualTo("ACCESS_DENIED");
        assertThat(denied.decision()).isEqualTo(decision);
        assertThat(denied)
                .hasMessage("mila has no right to DELETE deal. Nearest: delete-all: needs a role of [CEO];"
                        + " delete-tree: needs a role of [DEPUTY_HEAD, HEAD]");
    }
}
