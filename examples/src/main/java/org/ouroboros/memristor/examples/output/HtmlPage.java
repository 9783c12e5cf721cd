package org.ouroboros.memristor.examples.output;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ouroboros.memristor.core.internal.io.AtomicFile;

/** A self-contained HTML page that refers only to files in its own folder. */
public final class HtmlPage {

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

  /**
   * Creates a page.
   *
   * @param title its title
   */
  public HtmlPage(String title) {
    this.title = title;
    body.append("<h1>").append(escape(title)).append("</h1>\n");
  }

  /**
   * Adds a heading.
   *
   * @param text the heading
   * @return this
   */
  public HtmlPage heading(String text) {
    body.append("<h2>").append(escape(text)).append("</h2>\n");
    return this;
  }

  /**
   * Adds a paragraph.
   *
   * @param text its text
   * @return this
   */
  public HtmlPage paragraph(String text) {
    body.append("<p>").append(escape(text)).append("</p>\n");
    return this;
  }

  /**
   * Adds a table.
   *
   * @param table the table
   * @return this
   */
  public HtmlPage table(TextTable table) {
    body.append("<div class=\"scroll\"><table>\n<thead>");
    row("th", table.header());
    body.append("</thead>\n<tbody>\n");
    table.rows().forEach(row -> row("td", row));
    body.append("</tbody>\n</table></div>\n");
    return this;
  }

  /**
   * Adds a list of names with values.
   *
   * @param values the values by name, in the order of the map
   * @return this
   */
  public HtmlPage values(Map<String, String> values) {
    body.append("<dl>\n");
    values.forEach(
        (name, value) ->
            body.append("<dt>")
                .append(escape(name))
                .append("</dt><dd>")
                .append(escape(value))
                .append("</dd>\n"));
    body.append("</dl>\n");
    return this;
  }

  /**
   * Adds an image in the folder of the page.
   *
   * @param file its file name
   * @param caption its caption
   * @return this
   */
  public HtmlPage image(String file, String caption) {
    body.append("<figure><img src=\"")
        .append(escape(file))
        .append("\" alt=\"")
        .append(escape(caption))
        .append("\"><figcaption>")
        .append(escape(caption))
        .append("</figcaption></figure>\n");
    return this;
  }

  /**
   * Adds links to files in the folder of the page.
   *
   * @param files their file names
   * @return this
   */
  public HtmlPage links(List<String> files) {
    body.append("<p>");
    for (String file : files) {
      body.append("<a href=\"").append(escape(file)).append("\">").append(escape(file));
      body.append("</a> ");
    }
    body.append("</p>\n");
    return this;
  }

  /**
   * Writes the page.
   *
   * @param file the HTML file
   */
  public void write(Path file) {
    AtomicFile.writeText(file, out -> out.write(text()));
  }

  private String text() {
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
        + escape(title)
        + "</title>\n<style>\n"
        + STYLE
        + "</style>\n</head>\n<body>\n"
        + body
        + "</body>\n</html>\n";
  }

  private void row(String tag, List<String> cells) {
    body.append("<tr>");
    for (String cell : cells) {
      body.append('<').append(tag).append('>').append(escape(cell));
      body.append("</").append(tag).append('>');
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
