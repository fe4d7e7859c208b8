/**
 * Conditions at the door: checked against the schema, read from and written to JSON, told as a sentence.
 *
 * <pre>{@code
 * Condition late = ConditionJson.read("{\"op\":\"lt\",\"field\":\"stageSince\",\"relative\":\"now-3d\"}", Deal.TYPE, schema);
 * String words = ConditionText.sentence(late, Deal.TYPE, schema, Locale.ENGLISH);
 * }</pre>
 */
@NullMarked
package dev.crmkit.core.condition;

import org.jspecify.annotations.NullMarked;
