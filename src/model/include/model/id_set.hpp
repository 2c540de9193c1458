#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace corridor::model {

/// Ids of things that lie elsewhere, by a handle each: a million of them take 16 MB and no copy of their text.
class IdSet {
public:
    /// Returns false where an equal id is there already. `idOf(handle)` gives the id of an earlier thing.
    template <typename IdOf>
    bool insert(std::string_view id, std::uint32_t handle, IdOf idOf) {
        return insert(hashOf(id), id, handle, idOf);
    }
    template <typename IdOf>
    bool insert(std::uint32_t hash, std::string_view id, std::uint32_t handle, IdOf idOf) {
        if (!holds(m_count + 1)) grow();
        for (std::size_t i = hash & mask();; i = (i + 1) & mask()) {
            Slot& slot = m_slots[i];
            if (slot.handle == none) {
                slot = {hash, handle};
                ++m_count;
                return true;
            }
            if (slot.hash == hash && idOf(slot.handle) == id) return false;
        }
    }

    /// The handle of an equal id.
    template <typename IdOf>
    std::optional<std::uint32_t> find(std::string_view id, IdOf idOf) const {
        if (m_slots.empty()) return std::nullopt;
        const std::uint32_t hash = hashOf(id);
        for (std::size_t i = hash & mask(); m_slots[i].handle != none; i = (i + 1) & mask()) {
            if (m_slots[i].hash == hash && idOf(m_slots[i].handle) == id) return m_slots[i].handle;
        }
        return std::nullopt;
    }

    static std::uint32_t hashOf(std::string_view id) {
        return static_cast<std::uint32_t>(std::hash<std::string_view>{}(id));
    }
    /// Has the memory fetched where an id of this hash goes that is to be inserted soon.
    void expect(std::uint32_t hash) const {
        if (!m_slots.empty()) __builtin_prefetch(&m_slots[hash & mask()]);
    }

    /// Makes room for so many at once.
    void reserve(std::size_t count) {
        while (!holds(count)) grow();
    }

private:
    static constexpr std::uint32_t none = 0xffffffff;  ///< no handle

    struct Slot {
        std::uint32_t hash = 0, handle = none;
    };

    /// Whether there is room for so many with a third of the slots free.
    bool holds(std::size_t count) const { return count + count / 2 < m_slots.size(); }

    std::size_t mask() const { return m_slots.size() - 1; }

    void grow() {
        std::vector<Slot> old(m_slots.empty() ? 64 : m_slots.size() * 2);
        old.swap(m_slots);
        for (const Slot& slot : old) {
            if (slot.handle == none) continue;
            std::size_t i = slot.hash & mask();
            while (m_slots[i].handle != none) i = (i + 1) & mask();
            m_slots[i] = slot;
        }
    }

    std::vector<Slot> m_slots;  ///< a power of two of them
    std::size_t m_count = 0;
};

}  // namespace corridor::model
