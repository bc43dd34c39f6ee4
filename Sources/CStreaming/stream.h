#ifndef STREAM_H
#define STREAM_H

#include <stddef.h>

/// Copies bytes past the caches, in this thread.
///
/// An ordinary store first reads the line that it is going to overwrite, and leaves it where something
/// else lay that was wanted again.
void stream(char *target, const char *source, size_t count);

#endif
