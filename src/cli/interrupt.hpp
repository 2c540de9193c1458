#pragma once

#include <thread>

namespace corridor::cli {

/// While it lives, Ctrl-C (SIGINT), SIGTERM and SIGHUP end the program at once, whatever it does, with exit status 1:
/// what it had begun to write is removed first. A second such signal does not wait for that. One at a time; best before
/// anything else. Where no thread can be started for it, the signals do what they do by default.
class Interrupt {
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

    /// Whether the program is ending. What fails then fails because its files are being removed, and nobody needs to
    /// know: waits for the end.
    static void waitIfEnding();

private:
    std::thread m_watcher;
};

}  // namespace corridor::cli
