/**
 * Evaluation of mappers on devices not used in training: protocols P1 and P2 ({@link
 * org.ouroboros.memristor.mapper.evaluation.SingleRequestEvaluation}), P2h ({@link
 * org.ouroboros.memristor.mapper.evaluation.SequenceEvaluation}), error sources, open-loop optimum,
 * and the trade-off between delay, energy and hit rate.
 */
@NullMarked
package org.ouroboros.memristor.mapper.evaluation;

import org.jspecify.annotations.NullMarked;
