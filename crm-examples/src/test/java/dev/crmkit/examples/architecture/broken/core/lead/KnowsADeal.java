package dev.crmkit.examples.architecture.broken.core.lead;

import dev.crmkit.examples.architecture.broken.core.deal.PlainDeal;

record KnowsADeal(PlainDeal deal) {}
