package dev.crmkit.examples.architecture.broken.spi;

import dev.crmkit.examples.architecture.broken.core.deal.PlainDeal;

record SpiSeesCore(PlainDeal deal) {}
