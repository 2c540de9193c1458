#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "units/edtf.hpp"

using namespace corridor;

/// A date has its days in order and keeps its text; an error lies in the text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const units::EdtfResult result = units::parseEdtf(text);
    if (!result.value) {
        if (result.error.position > size || result.error.message.empty()) std::abort();
        return 0;
    }
    if (result.value->text != text || result.value->lower() > result.value->upper()) std::abort();
    const units::EdtfResult again = units::parseEdtf(result.value->text);
    if (!again.value || !(*again.value == *result.value)) std::abort();
    return 0;
}
