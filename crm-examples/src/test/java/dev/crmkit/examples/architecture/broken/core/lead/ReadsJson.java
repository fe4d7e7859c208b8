package dev.crmkit.examples.architecture.broken.core.lead;

import tools.jackson.databind.json.JsonMapper;

record ReadsJson(JsonMapper mapper) {}
