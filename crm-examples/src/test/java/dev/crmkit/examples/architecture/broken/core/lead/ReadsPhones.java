package dev.crmkit.examples.architecture.broken.core.lead;

import com.google.i18n.phonenumbers.PhoneNumberUtil;

record ReadsPhones(PhoneNumberUtil phones) {}
