/** Clients: companies and contacts, and the stage of each derived from its contracts. */
@NullMarked
package dev.crmkit.core.client;

import org.jspecify.annotations.NullMarked;
