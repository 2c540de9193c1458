#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace corridor::scene {

struct LineCandidates;

/// Where names can stand along lines: depends on the scale, not on the day, so it is kept from day to day.
/// Safe to use from several threads; what it keeps changes no result. Where it would grow beyond its bytes, it
/// forgets all and begins anew.
class LineCache {
public:
    explicit LineCache(std::size_t mostBytes) : m_mostBytes(mostBytes) {}

    std::shared_ptr<const LineCandidates> find(const std::string& key) const;
    /// `bytes`: what the candidates take up.
    void add(const std::string& key, std::shared_ptr<const LineCandidates> candidates, std::size_t bytes);
    std::size_t bytes() const;

private:
    std::size_t m_mostBytes;
    mutable std::mutex m_mutex;
    std::size_t m_bytes = 0;
    std::map<std::string, std::shared_ptr<const LineCandidates>> m_known;
};

}  // namespace corridor::scene
