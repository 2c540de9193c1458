#include "arguments.hpp"

#include <array>
#include <charconv>
#include <cstddef>
#include <string_view>
#include <system_error>
#include <utility>

namespace corridor::cli {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 8> gdalOptions{{{"-te", "--te"},
                                                                                    {"-ts", "--ts"},
                                                                                    {"-tr", "--resolution"},
                                                                                    {"-t_srs", "--dst-crs"},
                                                                                    {"-of", "--of"},
                                                                                    {"-co", "--co"},
                                                                                    {"-mo", "--mo"},
                                                                                    {"-oo", "--oo"}}};

bool isNumber(const std::string& word) {
    double value = 0.0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    return error == std::errc() && end == word.data() + word.size();
}

}  // namespace

std::vector<std::string> withLongOptions(const std::vector<std::string>& arguments) {
    std::vector<std::string> rewritten;
    bool onlyWords = false;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& argument = arguments[i];
        onlyWords = onlyWords || argument == "--";
        std::string word = argument;
        for (const auto& [gdal, ours] : gdalOptions) {
            if (!onlyWords && argument == gdal) word = std::string(ours);
        }
        rewritten.push_back(word);
        // GDAL's -tr has two numbers, --resolution one word.
        if (!onlyWords && argument == "-tr" && i + 2 < arguments.size() && isNumber(arguments[i + 2])) {
            rewritten.push_back(arguments[i + 1] + "," + arguments[i + 2]);
            i += 2;
        }
    }
    return rewritten;
}

}  // namespace corridor::cli
