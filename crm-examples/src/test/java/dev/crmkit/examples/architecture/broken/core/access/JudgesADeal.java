package dev.crmkit.examples.architecture.broken.core.access;

import dev.crmkit.examples.architecture.broken.core.deal.PlainDeal;

record JudgesADeal(PlainDeal deal) {}
