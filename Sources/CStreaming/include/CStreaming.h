#ifndef CSTREAMING_H
#define CSTREAMING_H

#include <stddef.h>

/// Copies bytes past the caches; the areas do not overlap.
///
/// An ordinary store first reads the line that it is going to overwrite, and leaves it where something
/// else lay that was wanted again. Swift has no word for the other kind, hence C.
void streaming_copy(void *target, const void *source, size_t count);

#endif
