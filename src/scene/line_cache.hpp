#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace corridor::scene {

struct LineCandidates;

/// Where names can stand along lines: depends on the scale, not on the day, so it is kept from day to day.
/// Safe to use from several threads; what it keeps changes no result.
class LineCache {
public:
    std::shared_ptr<const LineCandidates> find(const std::string& key) const;
    void add(const std::string& key, std::shared_ptr<const LineCandidates> candidates);

private:
    mutable std::mutex m_mutex;
    std::map<std::string, std::shared_ptr<const LineCandidates>> m_known;
};

}  // namespace corridor::scene
