/**
 * A small store of one's own, written against crm-spi alone: one file, one line for each unit of work. Read it beside
 * {@code docs/write-a-storage-adapter.md}.
 */
@NullMarked
package dev.crmkit.examples.filestore;

import org.jspecify.annotations.NullMarked;
