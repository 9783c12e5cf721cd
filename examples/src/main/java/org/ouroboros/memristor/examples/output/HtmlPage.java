package org.ouroboros.memristor.examples.output;

import java.util.List;
import java.util.Map;

/** A self-contained HTML page that refers only to files in its own folder. */
final class HtmlPage {
  private static final String STYLE =
      """
      :root { color-scheme: light; }
      body { font: 16px/1.5 system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif;
        color: #222b36; background: #fff; max-width: 1080px; margin: 2.5rem auto; padding: 0 1rem; }
      h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 .5rem; }
      h2 { font-size: 1.15rem; margin: 2.2rem 0 .6rem; }
      p { max-width: 75ch; }
      .scroll { overflow-x: auto; }
      table { border-collapse: collapse; font-size: .88rem; font-variant-numeric: tabular-nums; }
      th, td { padding: .32rem .6rem; text-align: right; border-bottom: 1px solid #e3e7ec;
        white-space: nowrap; }
      th { border-bottom: 2px solid #8a94a0; vertical-align: bottom; }
      th:first-child, td:first-child { text-align: left; }
      tbody tr:hover { background: #f5f7f9; }
      dl { display: grid; grid-template-columns: max-content auto; gap: .2rem 1.2rem;
        font-size: .92rem; }
      dt { color: #5a6572; }
      dd { margin: 0; }
      figure { margin: 1rem 0; }
      figure img { max-width: 100%; height: auto; }
      figcaption { color: #5a6572; font-size: .9rem; }
      a { color: #0072b2; }
      """;

  private final String title;
  private final StringBuilder body = new StringBuilder();

  HtmlPage(String title) {
    this.title = title;
    element("h1", title);
  }

  void heading(String text) {
    element("h2", text);
  }

  void paragraph(String text) {
    element("p", text);
  }

  void table(TextTable table) {
    body.append("<div class=\"scroll\"><table>\n<thead>");
    row("th", table.header());
    body.append("</thead>\n<tbody>\n");
    table.rows().forEach(row -> row("td", row));
    body.append("</tbody>\n</table></div>\n");
  }

  /** Adds a list of names with values, in the order of the map. */
  void values(Map<String, String> values) {
    body.append("<dl>\n");
    values.forEach(
        (name, value) ->
            body.append("<dt>")
                .append(escape(name))
                .append("</dt><dd>")
                .append(escape(value))
                .append("</dd>\n"));
    body.append("</dl>\n");
  }

  /** Adds an image in the folder of the page. */
  void image(String file, String caption) {
    String text = escape(caption);
    body.append("<figure><img src=\"").append(escape(file)).append("\" alt=\"").append(text);
    body.append("\"><figcaption>").append(text).append("</figcaption></figure>\n");
  }

  /** Adds links to files in the folder of the page. */
  void links(List<String> files) {
    body.append("<p>");
    for (String file : files) {
      body.append("<a href=\"").append(escape(file)).append("\">").append(escape(file));
      body.append("</a> ");
    }
    body.append("</p>\n");
  }

  /** Returns the whole page as HTML. */
  String html() {
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
        + escape(title)
        + "</title>\n<style>\n"
        + STYLE
        + "</style>\n</head>\n<body>\n"
        + body
        + "</body>\n</html>\n";
  }

  private void element(String tag, String text) {
    body.append("<" + tag + ">").append(escape(text)).append("</" + tag + ">\n");
  }

  private void row(String tag, List<String> cells) {
    body.append("<tr>");
    for (String cell : cells) {
      body.append("<" + tag + ">").append(escape(cell)).append("</" + tag + ">");
    }
    body.append("</tr>\n");
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
