#pragma once

#include <cstdint>
#include <future>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/atlas.hpp"
#include "viewer/session.hpp"

/// Finding things by any of their names while the user types.
namespace corridor::viewer {

struct Found {
    Thing thing;
    std::string spelling;  ///< the name that matched, as it is written

    friend bool operator==(const Found&, const Found&) = default;
};

/// All spellings of an atlas, folded once. The atlas must outlive it.
class SearchIndex {
public:
    /// Very many events are folded on another thread, and found once that is done.
    explicit SearchIndex(const model::Atlas& atlas);
    ~SearchIndex();
    SearchIndex(const SearchIndex&) = delete;
    SearchIndex& operator=(const SearchIndex&) = delete;

    /// Things with a name that is, begins with, or holds the text (in this order; events after all else, a
    /// place of exactly this name before all else; then the shorter spelling first), each once, at most
    /// `limit`. Case, diacritics, spaces and hyphens do not matter; scripts stay apart. Nothing for text
    /// without a letter or digit.
    std::vector<Found> find(const std::string& text, std::size_t limit) const;

    /// Whether the events are among what is found. `wait`: comes back when they are.
    bool hasEvents(bool wait = false) const;

private:
    struct Entry {
        Thing thing;
        std::string spelling, folded;
    };
    /// The folded spellings of all events in one text, each before a line feed, those of an event together.
    struct EventTexts {
        std::string text;
        std::vector<std::uint32_t> starts;  ///< of each spelling, and the end
        std::vector<std::uint32_t> rows;    ///< of each spelling's event
    };
    struct Hit {
        int rank = 0, kind = 0;
        std::size_t size = 0;  ///< of the folded spelling
        std::string_view folded;
        std::uint32_t row = 0;                 ///< of an event
        const Entry* entry = nullptr;          ///< of anything else
    };

    static EventTexts textsOf(const model::Events& events);
    void add(const Thing& thing, const model::Names& names);
    std::vector<Hit> eventHits(const std::string& wanted, std::size_t limit) const;
    Found foundBy(const Hit& hit) const;

    const model::Atlas& m_atlas;
    std::vector<Entry> m_entries;
    mutable std::future<EventTexts> m_coming;
    mutable EventTexts m_events;
};

}  // namespace corridor::viewer
