#include "arguments.hpp"

#include <array>
#include <string_view>
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

}  // namespace

std::vector<std::string> withLongOptions(const std::vector<std::string>& arguments) {
    std::vector<std::string> rewritten;
    bool onlyWords = false;
    for (const std::string& argument : arguments) {
        onlyWords = onlyWords || argument == "--";
        std::string word = argument;
        for (const auto& [gdal, ours] : gdalOptions) {
            if (!onlyWords && argument == gdal) word = std::string(ours);
        }
        rewritten.push_back(word);
    }
    return rewritten;
}

}  // namespace corridor::cli
