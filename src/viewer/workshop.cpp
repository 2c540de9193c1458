#include "viewer/workshop.hpp"

#include <algorithm>
#include <utility>

namespace corridor::viewer {

namespace {

std::int64_t floorDivided(std::int64_t value, std::int64_t by) {
    return value >= 0 ? value / by : -((-value + by - 1) / by);
}

}  // namespace

std::vector<Tile> tilesTouching(std::int64_t x, std::int64_t y, int width, int height) {
    std::vector<Tile> tiles;
    if (width <= 0 || height <= 0) return tiles;
    const std::int64_t lastColumn = floorDivided(x + width - 1, tileSize),
                       lastRow = floorDivided(y + height - 1, tileSize);
    for (std::int64_t row = floorDivided(y, tileSize); row <= lastRow; ++row) {
        for (std::int64_t column = floorDivided(x, tileSize); column <= lastColumn; ++column) {
            tiles.push_back({column, row});
        }
    }
    const std::int64_t middleX = x + width / 2 - tileSize / 2, middleY = y + height / 2 - tileSize / 2;
    const auto away = [&](const Tile& tile) {
        const std::int64_t dx = tile.column * tileSize - middleX, dy = tile.row * tileSize - middleY;
        return dx * dx + dy * dy;
    };
    std::sort(tiles.begin(), tiles.end(),
              [&](const Tile& a, const Tile& b) { return std::pair(away(a), a) < std::pair(away(b), b); });
    return tiles;
}

Workshop::Workshop(int threads) {
    for (int i = 0; i < std::max(1, threads); ++i) m_threads.emplace_back([this] { work(); });
}

Workshop::~Workshop() {
    {
        const std::lock_guard<std::mutex> lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_all();
    for (std::thread& thread : m_threads) thread.join();
}

void Workshop::askPicture(std::function<Picture()> make) {
    {
        const std::lock_guard<std::mutex> lock(m_mutex);
        m_nextPicture = std::move(make);
    }
    m_wake.notify_one();
}

std::optional<Picture> Workshop::takePicture() {
    const std::lock_guard<std::mutex> lock(m_mutex);
    rethrow();
    return std::exchange(m_picture, std::nullopt);
}

void Workshop::wantTiles(const std::shared_ptr<const Picture>& picture, const std::vector<Tile>& tiles) {
    {
        const std::lock_guard<std::mutex> lock(m_mutex);
        m_tiles.clear();
        for (const Tile& tile : tiles) {
            if (!isInHand(picture->id, tile)) m_tiles.push_back({picture, tile});
        }
    }
    m_wake.notify_all();
}

std::vector<PaintedTile> Workshop::takeTiles() {
    const std::lock_guard<std::mutex> lock(m_mutex);
    rethrow();
    return std::exchange(m_painted, {});
}

bool Workshop::isBusy() const {
    const std::lock_guard<std::mutex> lock(m_mutex);
    return m_nextPicture || m_makingPicture || m_picture || !m_tiles.empty() || !m_inHand.empty() ||
           !m_painted.empty() || m_failure;
}

bool Workshop::isInHand(std::uint64_t picture, Tile tile) const {
    const auto begun = [&](const TileWork& one) { return one.picture->id == picture && one.tile == tile; };
    const auto painted = [&](const PaintedTile& one) { return one.picture == picture && one.tile == tile; };
    return std::any_of(m_inHand.begin(), m_inHand.end(), begun) ||
           std::any_of(m_painted.begin(), m_painted.end(), painted);
}

void Workshop::rethrow() {
    if (m_failure) std::rethrow_exception(std::exchange(m_failure, nullptr));
}

void Workshop::work() {
    std::unique_lock<std::mutex> lock(m_mutex);
    while (!m_stop) {
        if (!workOnce(lock)) m_wake.wait(lock);
    }
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
    const std::function<Picture()> make = std::exchange(m_nextPicture, nullptr);
    m_makingPicture = true;
    std::optional<Picture> made;
    std::exception_ptr failure;
    lock.unlock();
    try {
        made = make();
    } catch (...) {
        failure = std::current_exception();
    }
    lock.lock();
    m_makingPicture = false;
    if (made) m_picture = std::move(made);
    if (failure) m_failure = failure;
}

void Workshop::paintTile(std::unique_lock<std::mutex>& lock) {
    const TileWork next = m_tiles.front();
    m_tiles.pop_front();
    m_inHand.push_back(next);
    paint::Image image;
    std::exception_ptr failure;
    lock.unlock();
    try {
        image = next.picture->paint(next.tile.column * tileSize, next.tile.row * tileSize, tileSize, tileSize);
    } catch (...) {
        failure = std::current_exception();
    }
    lock.lock();
    const auto same = [&](const TileWork& one) { return one.picture == next.picture && one.tile == next.tile; };
    m_inHand.erase(std::find_if(m_inHand.begin(), m_inHand.end(), same));
    if (failure) {
        m_failure = failure;
    } else {
        m_painted.push_back({next.picture->id, next.tile, std::move(image)});
    }
}

}  // namespace corridor::viewer
