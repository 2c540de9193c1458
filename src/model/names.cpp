#include "model/names.hpp"

#include <algorithm>

namespace corridor::model {

std::string nameIn(const Names& names, const std::vector<std::string>& languages) {
    const auto in = [&](const std::string& language) {
        const auto found = names.byLanguage.find(language);
        return found == names.byLanguage.end() ? std::string() : found->second;
    };
    for (const std::string& language : languages) {
        if (std::string name = in(language); !name.empty()) return name;
    }
    for (const char* language : {"", "en"}) {
        if (std::string name = in(language); !name.empty()) return name;
    }
    for (const auto& [language, name] : names.byLanguage) {
        if (!name.empty()) return name;
    }
    return names.alternatives.empty() ? std::string() : names.alternatives.front();
}

std::vector<std::string> allSpellings(const Names& names) {
    std::vector<std::string> spellings;
    const auto add = [&](const std::string& spelling) {
        const bool known = std::find(spellings.begin(), spellings.end(), spelling) != spellings.end();
        if (!spelling.empty() && !known) spellings.push_back(spelling);
    };
    for (const auto& [language, name] : names.byLanguage) add(name);
    for (const std::string& name : names.alternatives) add(name);
    return spellings;
}

}  // namespace corridor::model
