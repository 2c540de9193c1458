#include "interrupt.hpp"

#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstring>
#include <system_error>

#include "output/temporary_folder.hpp"

namespace corridor::cli {

namespace {

constexpr int failed = 1;
constexpr std::array signals{SIGINT, SIGTERM, SIGHUP};

std::array<int, 2> pipeEnds{-1, -1};  ///< a handler may write a byte, and little else
std::array<struct sigaction, signals.size()> before;
volatile std::sig_atomic_t wasAsked = 0;
std::atomic<bool> isEnding = false;

constexpr char interrupted = 'i', finished = 'f';

void tellWatcher(int) {
    if (wasAsked != 0) _exit(failed);
    wasAsked = 1;
    [[maybe_unused]] const auto written = write(pipeEnds[1], &interrupted, 1);
}

void say(const char* sentence) {
    [[maybe_unused]] const auto written = write(STDERR_FILENO, sentence, std::strlen(sentence));
}

void watch() {
    char byte = finished;
    while (read(pipeEnds[0], &byte, 1) < 0 && errno == EINTR) {
    }
    if (byte == finished) return;
    isEnding = true;
    const bool wasWriting = output::removeTemporaryFolders();
    say(wasWriting ? "corridor: interrupted; nothing was written\n" : "corridor: interrupted\n");
    _exit(failed);
}

}  // namespace

Interrupt::Interrupt() {
    if (pipe(pipeEnds.data()) != 0) return;
    try {
        m_watcher = std::thread(watch);
    } catch (const std::system_error&) {
        for (const int end : pipeEnds) close(end);
        return;
    }
    struct sigaction action {};
    action.sa_handler = tellWatcher;
    sigemptyset(&action.sa_mask);
    action.sa_flags = SA_RESTART;
    for (std::size_t i = 0; i < signals.size(); ++i) {
        sigaction(signals[i], &action, &before[i]);
        // Under nohup the end of the terminal means nothing.
        if (signals[i] == SIGHUP && before[i].sa_handler == SIG_IGN) sigaction(SIGHUP, &before[i], nullptr);
    }
}

Interrupt::~Interrupt() {
    if (!m_watcher.joinable()) return;
    for (std::size_t i = 0; i < signals.size(); ++i) sigaction(signals[i], &before[i], nullptr);
    [[maybe_unused]] const auto written = write(pipeEnds[1], &finished, 1);
    m_watcher.join();
    for (const int end : pipeEnds) close(end);
}

void Interrupt::waitIfEnding() {
    while (isEnding) pause();
}

}  // namespace corridor::cli
