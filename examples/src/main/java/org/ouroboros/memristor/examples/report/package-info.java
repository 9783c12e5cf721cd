/** Building blocks of reports: tables, HTML pages and JSON documents. */
@NullMarked
package org.ouroboros.memristor.examples.report;

import org.jspecify.annotations.NullMarked;
