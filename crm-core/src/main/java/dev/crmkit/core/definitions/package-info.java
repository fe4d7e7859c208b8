/** What an installation is made of: types, workflows, rights, calendars, numbering and assignment, as one value. */
@NullMarked
package dev.crmkit.core.definitions;

import org.jspecify.annotations.NullMarked;
