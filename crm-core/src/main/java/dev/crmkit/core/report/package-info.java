/** Reports: counts, sums and shares in groups, on the one query path and so by the reader's rights. */
@NullMarked
package dev.crmkit.core.report;

import org.jspecify.annotations.NullMarked;
