#ifndef CCHECKSUM_H
#define CCHECKSUM_H

#include <stddef.h>
#include <stdint.h>

/// Shrinks bytes to sixteen that have the same CRC-32, by the processor's own instructions.
///
/// Swift has no word for these instructions, hence C. What is left over goes through tables.
///
/// - state: the CRC's state before the bytes.
/// - bytes, count: the bytes.
/// - block: receives sixteen bytes; a CRC that goes on with them from state 0 ends in the state
///   that it would have after the bytes that were taken.
///
/// Returns how many bytes were taken: 0 where there are too few, or no such instructions.
size_t checksum_fold(uint32_t state, const void *bytes, size_t count, uint64_t block[2]);

#endif
