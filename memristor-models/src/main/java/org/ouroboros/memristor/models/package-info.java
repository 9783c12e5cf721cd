/** Published physical and behavioural device models with presets of variation. */
@NullMarked
package org.ouroboros.memristor.models;

import org.jspecify.annotations.NullMarked;
