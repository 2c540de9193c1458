#pragma once

#include <string>
#include <vector>

#include "model/atlas.hpp"
#include "viewer/session.hpp"

/// Finding things by any of their names while the user types.
namespace corridor::viewer {

struct Found {
    Thing thing;
    std::string spelling;  ///< the name that matched, as it is written
};

/// All spellings of an atlas, folded once.
class SearchIndex {
public:
    explicit SearchIndex(const model::Atlas& atlas);

    /// Things with a name that is, begins with, or holds the text (in this order; events after all else, a
    /// place of exactly this name before all else; then the shorter spelling first), each once, at most
    /// `limit`. Case, diacritics, spaces and hyphens do not matter; scripts stay apart. Nothing for text
    /// without a letter or digit.
    std::vector<Found> find(const std::string& text, std::size_t limit) const;

private:
    struct Entry {
        Thing thing;
        std::string spelling, folded;
    };
    void add(const Thing& thing, const model::Names& names);
    std::vector<Entry> m_entries;
};

}  // namespace corridor::viewer
