/**
 * The filamentary valence-change cell JART VCM v1b (Pt/HfO2/TiOx/Ti): one state variable, the
 * concentration of oxygen vacancies in the disc in front of the active electrode.
 */
@NullMarked
package org.ouroboros.memristor.models.jart;

import org.jspecify.annotations.NullMarked;
