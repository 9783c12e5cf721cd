package org.ouroboros.memristor.examples.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds identifiers, comments, help texts and docs to {@code docs/glossary.md}. */
class TerminologyTest {
  private static final Path ROOT = Path.of("..");
  private static final Terminology TERMS =
      Terminology.of(ROOT.resolve("docs").resolve("glossary.md"));

  @Test
  void inJava_mainSources_useNoRetiredWord() throws IOException {
    List<String> found = new ArrayList<>();
    int files = 0;
    for (Path file : files(".java")) {
      if (file.toString().replace('\\', '/').contains("/src/main/")) {
        files++;
        found.addAll(TERMS.inJava(ROOT.relativize(file).toString(), Terminology.read(file)));
      }
    }
    assertThat(files).isGreaterThan(300);
    assertThat(found).isEmpty();
  }

  @Test
  void inMarkdown_pages_useNoRetiredWord() throws IOException {
    List<String> found = new ArrayList<>();
    int files = 0;
    for (Path file : files(".md")) {
      String name = file.getFileName().toString();
      if (!name.equals("glossary.md") && !name.equals("CHANGELOG.md")) {
        files++;
        found.addAll(TERMS.inMarkdown(ROOT.relativize(file).toString(), Terminology.read(file)));
      }
    }
    assertThat(files).isGreaterThan(8);
    assertThat(found).isEmpty();
  }

  @Test
  void inJava_everyRetiredWord_isFound() {
    assertThat(TERMS.retired()).hasSizeGreaterThan(60);
    for (Terminology.Retired r : TERMS.retired()) {
      if (r.inProse()) {
        assertThat(TERMS.inJava("A", "/** Of the " + r.words() + ". */ class A {}")).isNotEmpty();
        assertThat(TERMS.inJava("A", "class A { String s = \"a " + r.words() + "\"; }"))
            .isNotEmpty();
        assertThat(TERMS.inMarkdown("a.md", "The\n" + r.words() + ".")).isNotEmpty();
      }
      if (r.inIdentifiers()) {
        assertThat(TERMS.inJava("A", "class A { int " + camel("new " + r.words()) + "; }"))
            .isNotEmpty();
        assertThat(TERMS.inJava("A", "class " + camel(" " + r.words()) + "Thing {}")).isNotEmpty();
      }
    }
  }

  @Test
  void inJava_standardWords_pass() {
    assertThat(TERMS.inJava("A", "/** Returns the pulse plan of a cell. */ class PulsePlan {}"))
        .isEmpty();
  }

  private static String camel(String words) {
    StringBuilder camel = new StringBuilder();
    for (String word : words.strip().split(" ")) {
      camel.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return words.startsWith(" ")
        ? camel.toString()
        : Character.toLowerCase(camel.charAt(0)) + camel.substring(1);
  }

  private static List<Path> files(String ending) throws IOException {
    try (Stream<Path> walk = Files.walk(ROOT)) {
      return walk.filter(p -> p.toString().endsWith(ending))
          .filter(p -> !p.toString().contains("target") && !p.toString().contains(".git"))
          .sorted()
          .toList();
    }
  }
}
