#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/event.hpp"
#include "model/id_set.hpp"
#include "units/date.hpp"
#include "units/lon_lat.hpp"

namespace corridor::model {

/// What is asked of all events at once: yes or no.
struct EventFlags {
    bool isDated : 1 = false;
    bool hasPlace : 1 = false;
    bool isCertain : 1 = false;      ///< its date, as `isCertain` has it
    bool isInterval : 1 = false;     ///< its date is written with `/`
    bool hasAssertions : 1 = false;  ///< access rows, or claims with a status
    bool hasClaims : 1 = false;
    bool isRetracted : 1 = false;
    bool isPublished : 1 = false;    ///< it has a `publishAccuracy`
};

/// What a map, a timeline and a filter need of each event, sorted by the first possible day (then as in the files).
/// Undated events come last, with `Date::latest()` as first day and `Date::earliest()` as last, so that no window of
/// days holds them. All columns have the same length, but for `categories`. 45 bytes an event.
struct EventColumns {
    std::vector<units::Date> first, last;  ///< the days between which it may lie, both included
    std::vector<units::LonLat> position;   ///< NaN, NaN without a place
    std::vector<double> accuracyMetres;    ///< NaN where not stated
    std::vector<std::uint32_t> category;   ///< index into `categories`
    std::vector<EventFlags> flags;
    std::vector<units::Date> latestSoFar;  ///< the latest `last` of this and all before it
    std::vector<std::string> categories;   ///< in the order of their first event in the files

    std::size_t size() const { return first.size(); }
};

/// From `begin` up to but without `end`.
struct IndexRange {
    std::size_t begin = 0, end = 0;

    std::size_t size() const { return end - begin; }
    bool empty() const { return begin == end; }
};

/// The smallest range of rows that holds every event whose possible days touch the window; two binary searches.
/// With events of one day each all rows of it do; where events last, `touches` tells for a row.
IndexRange rowsIn(const EventColumns& events, const units::DayRange& window);

/// Whether the possible days of a row touch the window.
bool touches(const EventColumns& events, std::size_t row, const units::DayRange& window);

/// Rows of each category.
std::vector<std::size_t> countByCategory(const EventColumns& events, IndexRange rows);

/// An event without claims and access rows as views into a text, for readers of very many.
struct PlainEvent {
    std::string_view id, name, date, category, description, note;  ///< `date` as EDTF; empty: none
    units::DaySpan days;                                     ///< of `date`
    bool isCertain = false, isInterval = false;              ///< `date`
    std::optional<units::LonLat> position;
    std::optional<double> accuracyMetres;
    std::vector<std::string_view> about, sources;
    std::vector<OtherProperties::Property> other;
    std::vector<Figure> figures;
    Origin origin;
};

/// The events of an atlas, by the million: columns of what is asked of all, the rest packed and unpacked on demand.
///
/// A *row* is a place in the order of first days, an *ordinal* one in the order of the files; a loop over the whole
/// goes in the order of the files and gives each event as a value of its own.
class Events {
public:
    class Iterator {
    public:
        using iterator_category = std::input_iterator_tag;
        using value_type = Event;
        using difference_type = std::ptrdiff_t;
        using pointer = const Event*;
        using reference = Event;

        Iterator(const Events& events, std::size_t ordinal) : m_events(&events), m_ordinal(ordinal) {}
        Event operator*() const { return m_events->event(m_events->rowAt(m_ordinal)); }
        Iterator& operator++() {
            ++m_ordinal;
            return *this;
        }
        friend bool operator==(const Iterator& a, const Iterator& b) { return a.m_ordinal == b.m_ordinal; }

    private:
        const Events* m_events;
        std::size_t m_ordinal;
    };

    Events() = default;
    Events(std::initializer_list<Event> events) : Events(events.begin(), events.end()) {}
    template <typename It>
    Events(It begin, It end) {
        for (; begin != end; ++begin) stage(*begin);
        settle();
    }

    std::size_t size() const { return m_columns.size(); }
    bool empty() const { return size() == 0; }
    const EventColumns& columns() const { return m_columns; }

    /// The whole event of a row.
    Event event(std::size_t row) const;
    /// A view that lasts as long as the store.
    std::string_view id(std::size_t row) const;
    Names names(std::size_t row) const;
    Origin origin(std::size_t row) const;
    const std::string& category(std::size_t row) const { return m_columns.categories[m_columns.category[row]]; }
    std::optional<units::LonLat> position(std::size_t row) const;

    /// Whether an event is about a thing, without unpacking the rest.
    bool isAbout(std::size_t row, std::string_view thing) const;

    /// The row of an id, without a search through all.
    std::optional<std::size_t> find(std::string_view id) const;

    std::size_t rowAt(std::size_t ordinal) const { return m_rows.empty() ? ordinal : m_rows[ordinal]; }
    std::size_t ordinalOf(std::size_t row) const { return m_ordinals.empty() ? row : m_ordinals[row]; }

    Iterator begin() const { return {*this, 0}; }
    Iterator end() const { return {*this, size()}; }
    /// By its ordinal.
    Event at(std::size_t ordinal) const { return event(rowAt(ordinal)); }
    Event front() const { return at(0); }
    Event back() const { return at(size() - 1); }

    /// Adds one; what is there stays in order. For few: each moves the rows behind it.
    void add(const Event& event);
    /// Changes one by its ordinal. For few, as `add`.
    void change(std::size_t ordinal, const std::function<void(Event&)>& change);
    void clear() { *this = Events(); }

    /// Readers of many stage them, one by one or as what another thread has staged, and settle once. In between only
    /// `size`, `empty` and loops over the whole are defined.
    void stage(const Event& event);
    void stage(const PlainEvent& event);
    void stage(Events more);
    /// Adds to the index of the inputs of all events, when files are overlaid.
    void moveInputs(std::uint32_t by);
    /// Puts what was staged in order. With `refused`, of events of one id the first is kept, and `refused` is told of
    /// each other.
    void settle(const std::function<void(const Event&)>& refused = {});

private:
    /// Where a packed event lies.
    struct Packed {
        std::uint32_t chunk = 0, offset = 0;
    };
    /// Packed events one after the other. Never moved once written, so that views into it last.
    struct Chunk {
        std::string bytes;
        std::uint32_t inputs = 0;  ///< is added to the index of an event's input
    };

    void put(std::string_view packed);
    std::uint32_t categoryOf(std::string_view category);
    void reorder(const std::vector<std::uint32_t>& order);
    void unsort();
    void sort();
    std::string_view packed(std::size_t row) const;

    EventColumns m_columns;
    std::vector<Packed> m_packed;
    std::vector<Chunk> m_chunks;
    std::vector<std::uint32_t> m_rows, m_ordinals;  ///< empty where both orders are the same
    IdSet m_ids;                                    ///< by ordinal
    std::size_t m_lastCategory = 0;
    std::string m_scratch;
};

}  // namespace corridor::model
