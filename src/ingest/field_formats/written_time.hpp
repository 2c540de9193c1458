#pragma once

#include <string_view>

namespace corridor::ingest {

/// Whether a text is a time of day as exports write it behind a day: `18:00`, `9:05:30.25`, `11:30 PM`, with `Z`,
/// `UTC`, `GMT`, `+04`, `+0400` or `+04:00` after it or not. `-00:00`, an unknown zone in RFC 3339, is read, though
/// EDTF has it not. Hours go to 23, or are 24:00:00; offsets to 14 hours either way; second 60 is read of 23:59:60 in
/// UTC alone.
bool isWrittenTime(std::string_view text);

}  // namespace corridor::ingest
