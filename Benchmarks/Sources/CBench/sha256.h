#pragma once
#include <stddef.h>
#include <stdint.h>

/// Lowercase hexadecimal digits and a final zero.
void sha256_hex(const uint8_t *bytes, size_t count, char text[65]);
