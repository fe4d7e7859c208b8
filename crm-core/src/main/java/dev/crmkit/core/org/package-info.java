/**
 * The organisation: units, users and the roles users hold in units. They are records in the store like everything else.
 *
 * <pre>{@code
 * Organisation organisation = Organisation.builder(ZoneId.of("Europe/Moscow"), "MSK")
 *     .unit("net", "Сеть")
 *     .unit("north", "Север", "net")
 *     .user("olga", "Ольга")
 *     .role("olga", "OWNER", "net")
 *     .service("intake", "INTAKE", "net")
 *     .build();
 * }</pre>
 */
@NullMarked
package dev.crmkit.core.org;

import org.jspecify.annotations.NullMarked;
