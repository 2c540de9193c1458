#include "progress.hpp"

#include <unistd.h>

#include <algorithm>
#include <ostream>

namespace corridor::cli {

Progress::Progress(std::ostream& stream, bool quiet)
    : m_stream(stream), m_isShown(!quiet && isatty(STDERR_FILENO) == 1) {}

void Progress::tell(double part) {
    if (!m_isShown) return;
    const int reached = static_cast<int>(std::clamp(part, 0.0, 1.0) * 40.0);
    while (m_shown < reached) {
        ++m_shown;
        if (m_shown % 4 == 0)
            m_stream << m_shown / 4 * 10;
        else
            m_stream << '.';
        if (m_shown == 40) m_stream << " - done.\n";
        m_stream.flush();
    }
}

}  // namespace corridor::cli
