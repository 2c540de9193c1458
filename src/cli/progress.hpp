#pragma once

#include <iosfwd>

namespace corridor::cli {

/// A line that grows as a job goes on, as GDAL's programs show it: `0...10...20` to `100 - done.`
class Progress {
public:
    /// Shown only where standard error is a terminal, and not if `quiet`.
    Progress(std::ostream& stream, bool quiet);

    /// The part that is done, 0 to 1; what was shown already is not taken back.
    void tell(double part);

private:
    std::ostream& m_stream;
    bool m_isShown;
    int m_shown = -1;  ///< fortieths that are on the line
};

}  // namespace corridor::cli
