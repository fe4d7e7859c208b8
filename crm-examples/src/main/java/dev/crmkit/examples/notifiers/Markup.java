package dev.crmkit.examples.notifiers;

import dev.crmkit.spi.notify.Notification;

/** A message as HTML. Every value is text: nothing in it is markup, and a template is not read twice. */
final class Markup {
    private Markup() {}

    static String of(Notification message) {
        String body = escaped(message.text()).replace("\n", "<br>\n");
        return "<!DOCTYPE html>\n<html lang=\"" + escaped(message.language().toLanguageTag())
                + "\"><head><meta charset=\"utf-8\"><title>" + escaped(message.subject()) + "</title></head>\n<body><p>"
                + body + "</p></body></html>\n";
    }

    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            switch (each) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(each);
            }
        }
        return escaped.toString();
    }
}
