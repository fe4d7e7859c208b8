/** Words for messages: what was probably meant, and how a stranger's text is shown safely. */
@NullMarked
package dev.crmkit.core.internal.words;

import org.jspecify.annotations.NullMarked;
