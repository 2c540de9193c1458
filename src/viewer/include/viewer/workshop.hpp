#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "paint/painter.hpp"

/// Pictures of the map and their tiles, made on worker threads while the window goes on drawing.
namespace corridor::viewer {

/// Pixels on each side of a tile.
inline constexpr int tileSize = 256;

/// A tile of the plane: column 0 begins at pixel 0, negative ones lie to its left; rows likewise.
struct Tile {
    std::int64_t column = 0, row = 0;
    friend constexpr auto operator<=>(const Tile&, const Tile&) = default;
};

/// The tiles that touch a rectangle of the plane's pixels, nearest to its middle first.
std::vector<Tile> tilesTouching(std::int64_t x, std::int64_t y, int width, int height);

/// How to paint any rectangle of the plane's pixels, opaque: called from several threads at once.
using PaintRectangle = std::function<paint::Image(std::int64_t x, std::int64_t y, int width, int height)>;

/// The whole map at one scale and in one state.
struct Picture {
    std::uint64_t id = 0;        ///< rises from picture to picture
    std::uint64_t revision = 0;  ///< of the session
    double unitsPerPixel = 1.0;
    PaintRectangle paint;
    std::shared_ptr<const void> contents;  ///< what the one who asked for it wants back
};

struct PaintedTile {
    std::uint64_t picture = 0;
    Tile tile;
    paint::Image image;
};

/// Worker threads. Of pictures asked for, only the newest is made; of tiles asked for, only those of the
/// last request. Its own calls are for one thread.
class Workshop {
public:
    /// At least one thread.
    explicit Workshop(int threads);
    /// Waits for the work in hand, not for what is asked for.
    ~Workshop();
    Workshop(const Workshop&) = delete;
    Workshop& operator=(const Workshop&) = delete;

    /// Replaces what was asked for and not begun.
    void askPicture(std::function<Picture()> make);
    /// The newest finished picture that was not taken yet. Throws what its making threw.
    std::optional<Picture> takePicture();

    /// Replaces the tiles that were asked for and not begun; those in hand or painted are not begun again
    /// for the same picture until `takeTiles` has given them.
    void wantTiles(const std::shared_ptr<const Picture>& picture, const std::vector<Tile>& tiles);
    /// All tiles that are finished. Throws what the painting of one threw.
    std::vector<PaintedTile> takeTiles();

    /// Whether anything is asked for, in hand or not taken yet.
    bool isBusy() const;

private:
    struct TileWork {
        std::shared_ptr<const Picture> picture;
        Tile tile;
    };
    void work();
    bool workOnce(std::unique_lock<std::mutex>& lock);
    void makePicture(std::unique_lock<std::mutex>& lock);
    void paintTile(std::unique_lock<std::mutex>& lock);
    bool isInHand(std::uint64_t picture, Tile tile) const;
    void rethrow();

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::function<Picture()> m_nextPicture;
    bool m_makingPicture = false;
    std::optional<Picture> m_picture;
    std::deque<TileWork> m_tiles;
    std::vector<TileWork> m_inHand;
    std::vector<PaintedTile> m_painted;
    std::exception_ptr m_failure;
    bool m_stop = false;
    std::vector<std::thread> m_threads;
};

}  // namespace corridor::viewer
