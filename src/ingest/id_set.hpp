#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace corridor::ingest {

/// Ids of things that lie elsewhere, by a handle each: a million of them take 24 MB and no copy of their text.
class IdSet {
public:
    /// Returns false where an equal id is there already. `idOf(handle)` gives the id of an earlier thing.
    template <typename IdOf>
    bool insert(std::string_view id, std::uint32_t handle, IdOf idOf) {
        if ((m_count + 1) * 2 > m_slots.size()) grow();
        const auto hash = static_cast<std::uint32_t>(std::hash<std::string_view>{}(id));
        for (std::size_t i = hash & mask();; i = (i + 1) & mask()) {
            Slot& slot = m_slots[i];
            if (!slot.isTaken) {
                slot = {hash, handle, true};
                ++m_count;
                return true;
            }
            if (slot.hash == hash && idOf(slot.handle) == id) return false;
        }
    }

private:
    struct Slot {
        std::uint32_t hash = 0, handle = 0;
        bool isTaken = false;
    };

    std::size_t mask() const { return m_slots.size() - 1; }

    void grow() {
        std::vector<Slot> old(m_slots.empty() ? 64 : m_slots.size() * 2);
        old.swap(m_slots);
        for (const Slot& slot : old) {
            if (!slot.isTaken) continue;
            std::size_t i = slot.hash & mask();
            while (m_slots[i].isTaken) i = (i + 1) & mask();
            m_slots[i] = slot;
        }
    }

    std::vector<Slot> m_slots;  ///< a power of two of them
    std::size_t m_count = 0;
};

}  // namespace corridor::ingest
