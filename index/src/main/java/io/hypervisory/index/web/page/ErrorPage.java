package io.hypervisory.index.web.page;

/// Says to a person why there is no page.
///
/// @param status of HTTP
/// @param detail what is wrong, and with what
/// @param hint what one can do
public record ErrorPage(int status, String title, String detail, String hint) {}
