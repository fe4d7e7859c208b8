package dev.crmkit.examples.architecture.broken.core.access;

import dev.crmkit.spi.storage.CrmStore;

record Errand(CrmStore store) {}
