#ifndef CSTREAMING_H
#define CSTREAMING_H

#include <stddef.h>

/// Copies bytes past the caches, with the help of other processors where some are idle; the areas do
/// not overlap.
///
/// Swift has no word for such a store, hence C.
void streaming_copy(void *target, const void *source, size_t count);

#endif
