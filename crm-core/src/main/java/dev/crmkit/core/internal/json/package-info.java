/** Reading and writing definitions as JSON. The only room that knows the JSON library; not exported. */
@NullMarked
package dev.crmkit.core.internal.json;

import org.jspecify.annotations.NullMarked;
