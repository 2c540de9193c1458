#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "json.hpp"

using namespace corridor::ingest::json;

/// Reading a value and passing it over agree; what is written is read again as the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view text(reinterpret_cast<const char*>(data), size);
    const ParseResult result = parse(text);
    if (result.hadByteOrderMark) text.remove_prefix(byteOrderMark.size());
    bool passed = false;
    try {
        Cursor cursor(text, 0);
        cursor.skipSpace();
        cursor.skipValue(0);
        cursor.skipSpace();
        passed = cursor.atEnd();
    } catch (const TextError& error) {
        if (error.offset > text.size()) std::abort();
    }
    if (passed != result.ok) std::abort();
    if (!result.ok) return 0;
    const std::string again = written(result.value);
    const ParseResult second = parse(again);
    if (!second.ok || written(second.value) != again) std::abort();
    return 0;
}
