/**
 * The door values come in by: raw input becomes the values a record keeps, or is refused with everything that is wrong.
 *
 * <pre>{@code
 * CheckedInput input = InputCheck.with(PhoneNormalizers.digitsOnly()).check(type, Map.of("title", "Camry"));
 * Record record = input.requireClean().applyTo(Record.create(type, id)).build();
 * RequiredCheck.require(record);
 * }</pre>
 */
@NullMarked
package dev.crmkit.core.value;

import org.jspecify.annotations.NullMarked;
