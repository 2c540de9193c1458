#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <vector>

#include "paint/painter.hpp"
#include "viewer/tiles.hpp"

/// Pictures of the map and their tiles, made on worker threads while the window goes on drawing.
namespace corridor::viewer {

/// How to paint any rectangle of the plane's pixels, opaque: called from several threads at once. Once it is told
/// to stop, what it gives is thrown away.
using PaintRectangle =
    std::function<paint::Image(std::int64_t x, std::int64_t y, int width, int height, const std::stop_token& stop)>;

/// The whole map at one scale and in one state.
struct Picture {
    std::uint64_t id = 0;        ///< rises from picture to picture
    std::uint64_t revision = 0;  ///< of the session
    double unitsPerPixel = 1.0;
    PaintRectangle paint;
    std::shared_ptr<const void> contents;  ///< what the one who asked for it wants back
};

/// How to make a picture; likewise.
using MakePicture = std::function<Picture(const std::stop_token& stop)>;

struct PaintedTile {
    std::uint64_t picture = 0;
    Tile tile;
    paint::Image image;
};

/// Worker threads. Of pictures asked for, only the newest is made; of tiles asked for, only those of the last
/// request. What nobody waits for any more is stopped where it stands and not kept. Its own calls are for one thread.
class Workshop {
public:
    /// As many threads as can be started, at most `threads` (at least one). Where none can be, `takePicture` and
    /// `takeTiles` do a piece of the work each.
    explicit Workshop(int threads);
    /// Stops the work in hand.
    ~Workshop();
    Workshop(const Workshop&) = delete;
    Workshop& operator=(const Workshop&) = delete;

    /// Instead of the picture that was asked for last, unless it was taken.
    void askPicture(MakePicture make);
    /// The picture asked for last, once. Throws what its making threw.
    std::optional<Picture> takePicture();

    /// Instead of the tiles that were asked for last; of those, what is in hand or painted is not begun again.
    void wantTiles(const std::shared_ptr<const Picture>& picture, const std::vector<Tile>& tiles);
    /// All tiles that are finished and still wanted. Throws what the painting of one threw.
    std::vector<PaintedTile> takeTiles();

    /// Whether memory did not do for a picture or a tile since this was last called: that one will not come.
    bool ranShort();

    /// Whether anything is asked for, in hand or not taken yet.
    bool isBusy() const;

private:
    struct TileWork {
        std::shared_ptr<const Picture> picture;
        Tile tile;
        std::stop_source stop;
    };
    void start(int threads);
    void work();
    void lendAHand(std::unique_lock<std::mutex>& lock);
    bool workOnce(std::unique_lock<std::mutex>& lock);
    void makePicture(std::unique_lock<std::mutex>& lock);
    void paintTile(std::unique_lock<std::mutex>& lock);
    void stopAll();
    bool isBegun(std::uint64_t picture, Tile tile) const;
    void failed();
    void rethrow();

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    MakePicture m_nextPicture;
    std::stop_source m_stopPicture;  ///< of the one asked for last
    bool m_makingPicture = false;
    std::optional<Picture> m_picture;
    std::deque<TileWork> m_tiles;
    std::vector<TileWork> m_inHand;
    std::vector<PaintedTile> m_painted;
    std::exception_ptr m_failure;
    bool m_ranShort = false;
    bool m_stop = false;
    std::vector<std::thread> m_threads;
};

}  // namespace corridor::viewer
