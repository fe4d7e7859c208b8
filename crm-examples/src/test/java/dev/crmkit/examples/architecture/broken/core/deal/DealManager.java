package dev.crmkit.examples.architecture.broken.core.deal;

record DealManager(String name) {}
