package dev.crmkit.core.access;

import dev.crmkit.spi.schema.FieldClass;
import dev.crmkit.spi.schema.Label;
import dev.crmkit.spi.schema.RecordType;
import java.util.List;
import java.util.function.Predicate;

/** Whether a rule reaches anything, and why it does not. */
record DeadRule(AccessRules rules, World world) {

    /** A case the rule reaches, on the types that pass. */
    Outcome life(AccessRule rule, Predicate<RecordType> wanted) {
        Survey survey = rule instanceof AccessRule.Grant
                ? new Survey(world, rules.having(List.of(rule)), rules.having(List.of()))
                : new Survey(world, rules.having(List.of(everything())), rules.having(List.of(everything(), rule)));
        return survey.first(wanted);
    }

    /** What a deny reaches is what it would take from somebody who may do everything. */
    private AccessRule everything() {
        String[] types = world.schema().types().stream().map(RecordType::key).toArray(String[]::new);
        return AccessRule.grant("@everything")
                .roles(NameSet.any())
                .actions(AccessAction.values())
                .types(types)
                .scope(Scope.ALL)
                .readable(FieldClass.values())
                .writable(FieldClass.values())
                .build();
    }

    /** The types there are that it speaks of. */
    List<RecordType> types(AccessRule rule) {
        return world.schema().types().stream()
                .filter(type -> rule.reach().actions().stream()
                        .anyMatch(action -> rule.reach().allows(action, type)))
                .toList();
    }

    Label reason(AccessRule rule) {
        Reach reach = rule.reach();
        if (reach.days().thruDay() != null && reach.days().thruDay().isBefore(world.today())) {
            return new Label("последний день прошёл", "its last day has passed");
        }
        if (rules.roles().stream().noneMatch(role -> rules.concerns(rule, role))) {
            return new Label("не касается ни одной роли", "it is for no role");
        }
        if (types(rule).isEmpty()) {
            return new Label("таких типов нет", "there are no such types");
        }
        return reason(reach);
    }

    private static Label reason(Reach reach) {
        if (reach.actions().stream().allMatch(AccessAction::named)
                && reach.names().equals(NameSet.of())) {
            return new Label("не называет ни одного имени", "it names nothing");
        }
        return reach.scope() == Scope.NONE
                ? new Label("область NONE не охватывает ничего", "the scope NONE reaches nothing")
                : new Label("ни одна запись не подходит", "no record fits");
    }

    static Label reason(RecordType type) {
        return new Label("ни одна запись типа " + type + " не подходит", "no record of the type " + type + " fits");
    }
}
