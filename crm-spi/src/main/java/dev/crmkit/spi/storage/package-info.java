/**
 * What a storage adapter implements: two interfaces of eight methods, {@link dev.crmkit.spi.storage.CrmStore} and
 * {@link dev.crmkit.spi.storage.StoreTx}. Everything else here is a value.
 */
@NullMarked
package dev.crmkit.spi.storage;

import org.jspecify.annotations.NullMarked;
