/**
 * What a record may hold: {@link dev.crmkit.spi.schema.Schema}, {@link dev.crmkit.spi.schema.RecordType},
 * {@link dev.crmkit.spi.schema.Field} and the sealed {@link dev.crmkit.spi.schema.FieldType}.
 *
 * <p>A field constant is at once the schema, the accessor, the filter vocabulary and the report vocabulary:
 *
 * <pre>{@code
 * Field<String> title = Field.text("title", 200).label("Название", "Title").required();
 * Condition c = title.contains("camry").and(Header.OWNER.is(me));
 * }</pre>
 */
@NullMarked
package dev.crmkit.spi.schema;

import org.jspecify.annotations.NullMarked;
