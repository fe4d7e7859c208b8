/**
 * Files of rows become input: a mapping says which column is which field, a source streams the rows, a reader turns each
 * row into checked values or says what is wrong with which cell.
 *
 * <pre>{@code
 * ImportMapping mapping = ImportMapping.parse(json);
 * RowReader reader = RowReader.of(mapping, Lead.TYPE, InputCheck.with(phones));
 * try (CsvSource rows = CsvSource.open(file, mapping)) {
 *     rows.forEach(row -> use(reader.read(row)));
 * }
 * }</pre>
 */
@NullMarked
package dev.crmkit.core.imports;

import org.jspecify.annotations.NullMarked;
