#include "viewer/workshop.hpp"

#include <algorithm>
#include <new>
#include <system_error>
#include <utility>

namespace corridor::viewer {

Workshop::Workshop(int threads) {
    try {
        start(std::max(1, threads));
    } catch (const std::system_error&) {
        // Those that started do the work; where none did, the one who asks does.
    }
}

void Workshop::start(int threads) {
    m_threads.reserve(static_cast<std::size_t>(threads));
    m_inHand.reserve(static_cast<std::size_t>(threads) + 1);
    for (int i = 0; i < threads; ++i) m_threads.emplace_back([this] { work(); });
}

Workshop::~Workshop() {
    {
        const std::lock_guard<std::mutex> lock(m_mutex);
        m_stop = true;
        stopAll();
    }
    m_wake.notify_all();
    for (std::thread& thread : m_threads) thread.join();
}

void Workshop::stopAll() {
    m_stopPicture.request_stop();
    for (TileWork& one : m_inHand) one.stop.request_stop();
}

void Workshop::askPicture(MakePicture make) {
    {
        const std::lock_guard<std::mutex> lock(m_mutex);
        m_stopPicture.request_stop();
        m_stopPicture = std::stop_source();
        m_nextPicture = std::move(make);
        m_picture.reset();
    }
    m_wake.notify_one();
}

std::optional<Picture> Workshop::takePicture() {
    std::unique_lock<std::mutex> lock(m_mutex);
    lendAHand(lock);
    rethrow();
    return std::exchange(m_picture, std::nullopt);
}

void Workshop::wantTiles(const std::shared_ptr<const Picture>& picture, const std::vector<Tile>& tiles) {
    {
        const std::lock_guard<std::mutex> lock(m_mutex);
        const auto isWanted = [&](std::uint64_t of, const Tile& tile) {
            return of == picture->id && std::find(tiles.begin(), tiles.end(), tile) != tiles.end();
        };
        for (TileWork& one : m_inHand) {
            if (!isWanted(one.picture->id, one.tile)) one.stop.request_stop();
        }
        std::erase_if(m_painted, [&](const PaintedTile& one) { return !isWanted(one.picture, one.tile); });
        m_painted.reserve(tiles.size());
        m_tiles.clear();
        for (const Tile& tile : tiles) {
            if (!isBegun(picture->id, tile)) m_tiles.push_back({picture, tile, std::stop_source()});
        }
    }
    m_wake.notify_all();
}

std::vector<PaintedTile> Workshop::takeTiles() {
    std::unique_lock<std::mutex> lock(m_mutex);
    lendAHand(lock);
    rethrow();
    std::vector<PaintedTile> taken;
    taken.reserve(m_painted.capacity());
    std::swap(taken, m_painted);
    return taken;
}

bool Workshop::ranShort() {
    const std::lock_guard<std::mutex> lock(m_mutex);
    return std::exchange(m_ranShort, false);
}

bool Workshop::isBusy() const {
    const std::lock_guard<std::mutex> lock(m_mutex);
    return m_nextPicture || m_makingPicture || m_picture || !m_tiles.empty() || !m_inHand.empty() ||
           !m_painted.empty() || m_failure;
}

bool Workshop::isBegun(std::uint64_t picture, Tile tile) const {
    const auto inHand = [&](const TileWork& one) {
        return one.picture->id == picture && one.tile == tile && !one.stop.stop_requested();
    };
    const auto painted = [&](const PaintedTile& one) { return one.picture == picture && one.tile == tile; };
    return std::any_of(m_inHand.begin(), m_inHand.end(), inHand) ||
           std::any_of(m_painted.begin(), m_painted.end(), painted);
}

void Workshop::rethrow() {
    if (m_failure) std::rethrow_exception(std::exchange(m_failure, nullptr));
}

/// Keeps what is being thrown for the one who asked.
void Workshop::failed() {
    try {
        throw;
    } catch (const std::bad_alloc&) {
        m_ranShort = true;
    } catch (...) {
        m_failure = std::current_exception();
    }
}

void Workshop::work() {
    std::unique_lock<std::mutex> lock(m_mutex);
    while (!m_stop) {
        if (!workOnce(lock)) m_wake.wait(lock);
    }
}

void Workshop::lendAHand(std::unique_lock<std::mutex>& lock) {
    if (m_threads.empty()) workOnce(lock);
}

/// Pictures go before tiles; one picture at a time.
bool Workshop::workOnce(std::unique_lock<std::mutex>& lock) {
    if (m_nextPicture && !m_makingPicture) {
        makePicture(lock);
    } else if (!m_tiles.empty()) {
        paintTile(lock);
    } else {
        return false;
    }
    return true;
}

void Workshop::makePicture(std::unique_lock<std::mutex>& lock) {
    const MakePicture make = std::exchange(m_nextPicture, nullptr);
    const std::stop_source stop = m_stopPicture;
    m_makingPicture = true;
    try {
        lock.unlock();
        Picture made = make(stop.get_token());
        lock.lock();
        if (!stop.stop_requested()) m_picture = std::move(made);
    } catch (...) {
        if (!lock) lock.lock();
        if (!stop.stop_requested()) failed();
    }
    m_makingPicture = false;
}

void Workshop::paintTile(std::unique_lock<std::mutex>& lock) {
    const TileWork next = std::move(m_tiles.front());
    m_tiles.pop_front();
    m_inHand.push_back(next);  // room for one of each thread is reserved
    try {
        lock.unlock();
        paint::Image image = next.picture->paint(next.tile.column * tileSize, next.tile.row * tileSize, tileSize,
                                                 tileSize, next.stop.get_token());
        lock.lock();
        if (!next.stop.stop_requested()) m_painted.push_back({next.picture->id, next.tile, std::move(image)});
    } catch (...) {
        if (!lock) lock.lock();
        if (!next.stop.stop_requested()) failed();
    }
    std::erase_if(m_inHand, [&](const TileWork& one) { return one.stop == next.stop; });
}

}  // namespace corridor::viewer
