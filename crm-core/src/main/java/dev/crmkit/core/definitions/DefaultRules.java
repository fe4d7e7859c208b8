package dev.crmkit.core.definitions;

import dev.crmkit.core.access.AccessAction;
import dev.crmkit.core.access.AccessRule;
import dev.crmkit.core.access.AccessRules;
import dev.crmkit.core.access.Scope;

/** The rights until the shipped table is read from its resource. */
final class DefaultRules {
    private DefaultRules() {}

    static AccessRules shipped() {
        AccessRules.Builder b = AccessRules.builder()
                .role("EMPLOYEE")
                .role("HEAD", "EMPLOYEE")
                .role("DEPUTY_HEAD", "HEAD")
                .role("CEO", "HEAD")
                .role("OWNER", "CEO")
                .role("ADMIN")
                .role("INTAKE")
                .role("AUTOMATION")
                .role("DISPATCHER");
        String[] types = {"lead", "deal", "company", "contact", "quote", "contract", "task", "interaction"};
        b.rule(AccessRule.grant("own")
                .roles("EMPLOYEE")
                .actions(
                        AccessAction.READ,
                        AccessAction.UPDATE,
                        AccessAction.TRANSITION,
                        AccessAction.CONVERT,
                        AccessAction.VIEW_HISTORY,
                        AccessAction.CREATE_SYSTEM)
                .types(types)
                .scope(Scope.OWN)
                .build());
        b.rule(AccessRule.grant("cards")
                .roles("EMPLOYEE", "ADMIN", "AUTOMATION", "INTAKE")
                .actions(AccessAction.READ)
                .types("user", "unit")
                .scope(Scope.ALL)
                .build());
        b.rule(AccessRule.grant("head")
                .roles("HEAD")
                .actions(AccessAction.values())
                .types(types)
                .scope(Scope.UNIT_TREE)
                .build());
        b.rule(AccessRule.grant("all")
                .roles("CEO")
                .actions(AccessAction.values())
                .types(types)
                .scope(Scope.ALL)
                .build());
        b.rule(AccessRule.grant("auto")
                .roles("AUTOMATION")
                .actions(AccessAction.READ, AccessAction.UPDATE, AccessAction.TRANSITION)
                .types(types)
                .scope(Scope.ALL)
                .build());
        b.rule(AccessRule.grant("intake")
                .roles("INTAKE")
                .actions(AccessAction.CREATE_SYSTEM)
                .types("lead")
                .scope(Scope.ALL)
                .build());
        return b.build();
    }
}
