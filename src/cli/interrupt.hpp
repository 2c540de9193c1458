#pragma once

#include <csignal>
#include <vector>

namespace corridor::cli {

/// While it lives, Ctrl-C and a polite request to end do not end the program at once but are remembered, so that
/// a job can stop and clean up. One at a time.
class Interrupt {
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

    bool asked() const;

private:
    std::vector<struct sigaction> m_before;
};

}  // namespace corridor::cli
