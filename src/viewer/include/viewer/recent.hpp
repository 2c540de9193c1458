#pragma once

#include <cstddef>
#include <list>
#include <optional>
#include <utility>

namespace corridor::viewer {

/// What was used last, up to a number of bytes; the value used last is kept whatever its size. Few values:
/// finding one looks at each. For one thread at a time.
template <typename Key, typename Value>
class Recent {
public:
    explicit Recent(std::size_t mostBytes) : m_mostBytes(mostBytes) {}

    /// The value of a key, which then is the one used last.
    std::optional<Value> find(const Key& key) {
        for (auto entry = m_entries.begin(); entry != m_entries.end(); ++entry) {
            if (!(entry->key == key)) continue;
            m_entries.splice(m_entries.begin(), m_entries, entry);
            return m_entries.front().value;
        }
        return std::nullopt;
    }

    /// Replaces the value that the key had.
    void add(const Key& key, Value value, std::size_t bytes) {
        m_entries.remove_if([&](const Entry& entry) { return entry.key == key; });
        m_entries.push_front({key, std::move(value), bytes});
        while (m_entries.size() > 1 && this->bytes() > m_mostBytes) m_entries.pop_back();
    }

    void clear() { m_entries.clear(); }

    /// Of all that is kept.
    std::size_t bytes() const {
        std::size_t sum = 0;
        for (const Entry& entry : m_entries) sum += entry.bytes;
        return sum;
    }

private:
    struct Entry {
        Key key;
        Value value;
        std::size_t bytes;
    };
    std::size_t m_mostBytes;
    std::list<Entry> m_entries;  ///< used last first
};

}  // namespace corridor::viewer
