/**
 * Who may do what: deny by default, no bypass. Pure deciders over values; nothing here reads storage.
 *
 * <pre>{@code
 * Subject hana = Subject.of(principal, directory, "main", environment.now());
 * Condition seen = access.visible(hana, AccessAction.READ, Lead.TYPE);
 * AccessDecision decision = access.decide(hana, AccessAction.DELETE, lead, Related.none());
 * }</pre>
 */
@NullMarked
package dev.crmkit.core.access;

import org.jspecify.annotations.NullMarked;
