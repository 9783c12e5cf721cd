package org.ouroboros.memristor.examples.terminology;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words that {@code docs/glossary.md} retires, and a search for them in Java source and in
 * Markdown. A row of the table holds words or phrases separated by commas, where they are retired
 * ({@code identifier}, {@code prose} or both), and what to write instead.
 */
final class Terminology {
  /** A retired word or phrase. */
  record Retired(String words, boolean inIdentifiers, boolean inProse, String instead) {}

  private static final Pattern ROW =
      Pattern.compile("\\| (?<words>[^|]+) \\| (?<where>[a-z, ]+) \\| (?<instead>[^|]+) \\|");

  /** Comments, text blocks, strings, characters, and identifiers, in the order of precedence. */
  private static final Pattern JAVA =
      Pattern.compile(
          "(?<comment>/\\*(?s:.*?)\\*/|//[^\\n]*)"
              + "|(?<text>\"\"\"(?s:.*?)\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\")"
              + "|'(?:\\\\.|[^'\\\\])+'"
              + "|(?<identifier>[A-Za-z_$][\\w$]*)");

  private static final Pattern JAVADOC_REFERENCE =
      Pattern.compile("\\{@(?:link|linkplain|code|value|literal)\\b[^}]*\\}|@see .*");

  private static final Pattern CAMEL = Pattern.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\\d+");
  private static final Pattern CODE_SPAN = Pattern.compile("(?s)```.*?```|`[^`]*`");

  private final List<Retired> retired;
  private final Pattern inProse;
  private final Pattern inIdentifiers;

  Terminology(List<Retired> retired) {
    this.retired = List.copyOf(retired);
    inProse = anyOf(retired.stream().filter(Retired::inProse));
    inIdentifiers = anyOf(retired.stream().filter(Retired::inIdentifiers));
  }

  private static Pattern anyOf(Stream<Retired> retired) {
    return Pattern.compile(
        retired
            .map(r -> Pattern.quote(r.words()))
            .collect(Collectors.joining("|", "(?<![\\w-])(?:", ")(?![\\w-])")));
  }

  static Terminology of(Path glossary) {
    String text = read(glossary);
    List<Retired> rows = new ArrayList<>();
    for (String line : text.substring(text.indexOf("## Retired words")).split("\n")) {
      Matcher row = ROW.matcher(line);
      if (row.matches() && !row.group("where").equals("where")) {
        String where = row.group("where");
        for (String words : row.group("words").split(",")) {
          rows.add(
              new Retired(
                  words.strip().toLowerCase(Locale.ROOT),
                  where.contains("identifier"),
                  where.contains("prose"),
                  row.group("instead").strip()));
        }
      }
    }
    return new Terminology(rows);
  }

  List<Retired> retired() {
    return retired;
  }

  /** What is retired in a Java source: identifiers, comments, and strings of several words. */
  List<String> inJava(String name, String source) {
    List<String> found = new ArrayList<>();
    Matcher token = JAVA.matcher(source);
    while (token.find()) {
      int line = line(source, token.start());
      if (token.group("identifier") != null) {
        search(inIdentifiers, camelWords(token.group()), name + ":" + line, found);
      } else if (token.group("comment") != null) {
        String plain = JAVADOC_REFERENCE.matcher(token.group()).replaceAll(" ");
        search(inProse, folded(plain), name + ":" + line, found);
      } else if (token.group("text") != null && token.group("text").contains(" ")) {
        search(inProse, folded(token.group("text")), name + ":" + line, found);
      }
    }
    return found;
  }

  /** What is retired in a Markdown page, outside of its code. */
  List<String> inMarkdown(String name, String text) {
    List<String> found = new ArrayList<>();
    Matcher code = CODE_SPAN.matcher(text);
    String prose = code.replaceAll(c -> c.group().replaceAll("[^\n]", " "));
    int start = 0;
    for (String paragraph : prose.split("(?<=\n)(?=\n)")) {
      search(inProse, folded(paragraph), name + ":" + line(text, start), found);
      start += paragraph.length();
    }
    return found;
  }

  private void search(Pattern words, String text, String where, List<String> found) {
    Matcher word = words.matcher(text);
    while (word.find()) {
      String instead =
          retired.stream()
              .filter(r -> r.words().equals(word.group()))
              .findFirst()
              .map(Retired::instead)
              .orElseThrow();
      found.add(where + ": \"" + word.group() + "\" in \"" + text + "\": write " + instead);
    }
  }

  private static String folded(String prose) {
    return prose.replaceAll("\\s+(?:\\* )?", " ").toLowerCase(Locale.ROOT).strip();
  }

  private static int line(String text, int at) {
    return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
  }

  private static String camelWords(String identifier) {
    List<String> words = new ArrayList<>();
    Matcher word = CAMEL.matcher(identifier);
    while (word.find()) {
      words.add(word.group().toLowerCase(Locale.ROOT));
    }
    return String.join(" ", words);
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
