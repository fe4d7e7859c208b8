package dev.crmkit.examples.architecture.broken.core.lead;

import dev.crmkit.examples.architecture.broken.testkit.Kit;

record CarriesTheTestkit(Kit kit) {}
