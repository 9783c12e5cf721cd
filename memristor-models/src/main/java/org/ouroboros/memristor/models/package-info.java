/** Published device physics and behavioural models, their presets and their variation. */
@NullMarked
package org.ouroboros.memristor.models;

import org.jspecify.annotations.NullMarked;
