package dev.crmkit.examples.architecture.broken.core.lead;

import dev.crmkit.examples.architecture.broken.jdbc.internal.StoreCellar;

record PeeksIntoTheStore(StoreCellar cellar) {}
