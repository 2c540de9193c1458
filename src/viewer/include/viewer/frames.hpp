#pragma once

#include <algorithm>

namespace corridor::viewer {

/// When the window is drawn anew: while something moves, once more when it has come to rest (the last frame of a
/// movement shows it before its end), and so often as somebody asks.
class Frames {
public:
    /// The next `count` frames.
    void ask(int count) { m_asked = std::max(m_asked, count); }
    bool areAsked() const { return m_asked > 0; }

    /// Whether a frame is due; counts as drawn then.
    bool take(bool moves) {
        const bool isDue = moves || m_moved || m_asked > 0;
        m_moved = moves;
        if (m_asked > 0) --m_asked;
        return isDue;
    }

private:
    int m_asked = 0;
    bool m_moved = false;
};

}  // namespace corridor::viewer
