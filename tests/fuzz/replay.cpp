#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void run(const std::string& text) {
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
}

/// The text, its beginnings, and the text with a byte changed here and there.
void runAround(const std::string& text) {
    constexpr std::size_t cuts = 120, changes = 240;
    run(text);
    for (std::size_t i = 0; i < std::min(cuts, text.size()); ++i) run(text.substr(0, text.size() * i / cuts));
    std::mt19937 random(7);
    for (std::size_t i = 0; i < changes && !text.empty(); ++i) {
        std::string changed = text;
        changed[random() % changed.size()] = static_cast<char>(random());
        run(changed);
    }
}

}  // namespace

/// Runs a fuzz target over the files of a folder. What it finds wrong it ends with.
int main(int argc, char** argv) {
    if (argc != 2) return 2;
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(argv[1])) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (const std::filesystem::path& file : files) {
        std::ifstream stream(file, std::ios::binary);
        runAround({std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()});
    }
    std::printf("%zu files\n", files.size());
    return files.empty() ? 1 : 0;
}
