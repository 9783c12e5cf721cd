/** The main job: write a digit classifier into crossbars and see how well it still reads. */
@NullMarked
package org.ouroboros.memristor.examples.demo;

import org.jspecify.annotations.NullMarked;
