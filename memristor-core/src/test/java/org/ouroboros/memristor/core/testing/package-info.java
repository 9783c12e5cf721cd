/**
 * For tests of own devices, mappers, strategies, arrays and backends: contract tests to inherit
 * from, and stand-in devices, arrays, mappers and strategies that are small enough to compute by
 * hand.
 */
package org.ouroboros.memristor.core.testing;
