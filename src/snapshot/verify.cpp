#include "snapshot/verify.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "built_with.hpp"
#include "format.hpp"
#include "guest_picture.hpp"
#include "picture_differences.hpp"

namespace corridor::snapshot {

namespace {

namespace fs = std::filesystem;

using Lines = std::vector<std::string>;

void compareInputs(const std::vector<model::InputFile>& recorded, const std::vector<model::InputFile>& here,
                   Lines& lines) {
    for (const auto& was : recorded) {
        const auto is = std::find_if(here.begin(), here.end(), [&](const auto& one) { return one.name == was.name; });
        if (is == here.end())
            lines.push_back(fmt::format("input {}: is not there any more", was.name));
        else if (is->sha256 != was.sha256)
            lines.push_back(
                fmt::format("input {}: has changed: SHA-256 was {}, is {}", was.name, was.sha256, is->sha256));
    }
    for (const auto& is : here) {
        const bool isKnown =
            std::any_of(recorded.begin(), recorded.end(), [&](const auto& one) { return one.name == is.name; });
        if (!isKnown) lines.push_back(fmt::format("input {}: was not there", is.name));
    }
}

std::string itemOf(const Metadata& items, const std::string& key) {
    const auto found = std::find_if(items.begin(), items.end(), [&](const auto& item) { return item.first == key; });
    return found == items.end() ? "(absent)" : found->second;
}

std::vector<std::string> keysOf(const Metadata& file, const Metadata& again) {
    std::vector<std::string> keys;
    for (const Metadata* items : {&file, &again}) {
        for (const auto& item : *items) {
            if (std::find(keys.begin(), keys.end(), item.first) == keys.end()) keys.push_back(item.first);
        }
    }
    return keys;
}

void compareMetadata(const Metadata& file, const Metadata& again, Lines& lines) {
    for (const std::string& key : keysOf(file, again)) {
        const std::string was = itemOf(file, key), is = itemOf(again, key);
        // Inputs and versions are compared one by one.
        if (was != is && key != "CORRIDOR_INPUTS" && key != "CORRIDOR_BUILT_WITH")
            lines.push_back(fmt::format("{}: the file says \"{}\", drawn again it is \"{}\"", key, was, is));
    }
}

/// By what the file was made and is made anew, in one line; none where it is the same.
void compareBuilt(const Metadata& file, const Metadata& again, Lines& lines) {
    const std::string changes = builtDifferently(itemOf(file, "CORRIDOR_BUILT_WITH"), itemOf(again, "CORRIDOR_BUILT_WITH"));
    if (changes.empty()) return;
    lines.push_back(fmt::format("CORRIDOR_BUILT_WITH: {}{}", changes, lines.empty() ? "; nothing else differs" : ""));
}

/// What can be told before anything is drawn; a file may claim to be as large as it likes.
void compareShape(const GuestPicture& picture, const Georeference& place, const Request& request, Lines& lines) {
    GDALDataset& file = picture.dataset();
    if (file.GetRasterXSize() != place.width || file.GetRasterYSize() != place.height) {
        lines.push_back(fmt::format("the size is {} x {} pixels, by its command it would be {} x {}",
                                    file.GetRasterXSize(), file.GetRasterYSize(), place.width, place.height));
    }
    const std::string format = Format(request.format).driverName();
    if (format != picture.format())
        lines.push_back(fmt::format("it is a file of the format {}, by its command {}", picture.format(), format));
    const int bands = request.transparent ? 4 : 3;
    if (file.GetRasterCount() != bands)
        lines.push_back(fmt::format("it has {} bands, by its command {}", file.GetRasterCount(), bands));
}

}  // namespace

std::vector<std::string> differences(const fs::path& file, const Recorded& recorded, const model::Atlas& atlas,
                                     const access::Assertions& assertions, const WriteOptions& options) {
    const GuestPicture picture(file);
    Lines lines = picture.strangers();
    compareInputs(recorded.inputs, recordedInputs(recorded.request, atlas), lines);
    const std::size_t before = lines.size();
    compareShape(picture, georeference(recorded.request, atlas), recorded.request, lines);
    if (lines.size() > before) return lines;
    picture.expectReadable();

    const output::TemporaryFolder scratch(folderForScratch());
    const fs::path again = scratch.path() / ("again" + extensionOf(picture.format()));
    WriteOptions anew = options;
    anew.overwrite = false;
    const Written written = writeSnapshot(recorded.request, atlas, assertions, again, anew);
    const GuestPicture drawn(again);
    const Metadata items = itemsOf(drawn.dataset());
    compareMetadata(recorded.metadata, items, lines);
    const Lines seen = pictureDifferences(picture.dataset(), drawn.dataset(), written.place);
    lines.insert(lines.end(), seen.begin(), seen.end());
    compareBuilt(recorded.metadata, items, lines);
    return lines;
}

}  // namespace corridor::snapshot
