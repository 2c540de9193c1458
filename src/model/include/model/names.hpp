#pragma once

#include <map>
#include <string>
#include <vector>

namespace corridor::model {

/// The names of a thing, by language. The key "" is the plain `name`; `en`, `az`, `hy`, `ru`, `local`
/// and any other tag come from `name:xx` and `name_xx`.
struct Names {
    std::map<std::string, std::string> byLanguage;
    std::vector<std::string> alternatives;    ///< further spellings, in no language in particular

    bool empty() const { return byLanguage.empty() && alternatives.empty(); }
    friend bool operator==(const Names&, const Names&) = default;
};

/// The name in the first language of the list that has one, else the plain name, else English, else
/// any, else "". Several languages asked for are tried in order, not joined.
std::string nameIn(const Names& names, const std::vector<std::string>& languages);

/// Every distinct spelling: all languages, the plain name, the alternatives.
std::vector<std::string> allSpellings(const Names& names);

}  // namespace corridor::model
