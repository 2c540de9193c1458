#include "file_text.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string>

namespace corridor::ingest {

namespace {

constexpr std::size_t worthMapping = std::size_t{1} << 20;
constexpr std::size_t mostOfAPipe = std::size_t{4} << 30;

class Descriptor {
public:
    explicit Descriptor(const std::filesystem::path& file) : m_number(::open(file.c_str(), O_RDONLY | O_CLOEXEC)) {}
    ~Descriptor() {
        if (m_number >= 0) ::close(m_number);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int number() const { return m_number; }

private:
    int m_number;
};

class MappedText : public FileText {
public:
    MappedText(void* bytes, std::size_t size) : m_bytes(bytes), m_size(size) {
        m_text = {static_cast<const char*>(bytes), size};
    }
    ~MappedText() override { ::munmap(m_bytes, m_size); }

private:
    void* m_bytes;
    std::size_t m_size;
};

class ReadText : public FileText {
public:
    /// Returns false where reading fails.
    bool read(int file, std::size_t size) {
        m_bytes.resize(size);
        std::size_t at = 0;
        while (true) {
            if (at == mostOfAPipe) return false;
            if (at == m_bytes.size()) m_bytes.resize(std::min(mostOfAPipe, 2 * m_bytes.size() + 4096));
            const ssize_t count = ::read(file, m_bytes.data() + at, m_bytes.size() - at);
            if (count < 0 && errno == EINTR) continue;
            if (count < 0) return false;
            if (count == 0) break;
            at += static_cast<std::size_t>(count);
        }
        m_bytes.resize(at);
        m_text = m_bytes;
        return true;
    }

private:
    std::string m_bytes;
};

}  // namespace

std::shared_ptr<const FileText> FileText::open(const std::filesystem::path& file, bool mayBePipe) {
    // Looked at before it is opened: opening a pipe waits for its writer.
    struct stat about {};
    if (::stat(file.c_str(), &about) != 0) return nullptr;
    const bool isPipe = S_ISFIFO(about.st_mode) || S_ISSOCK(about.st_mode);
    if (!S_ISREG(about.st_mode) && !(mayBePipe && isPipe)) return nullptr;
    const Descriptor descriptor(file);
    if (descriptor.number() < 0) return nullptr;
    if (isPipe) {
        auto text = std::make_shared<ReadText>();
        return text->read(descriptor.number(), 0) ? text : nullptr;
    }
    const auto size = static_cast<std::size_t>(about.st_size);
    if (size >= worthMapping) {
        void* bytes = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor.number(), 0);
        if (bytes != MAP_FAILED) {
            ::madvise(bytes, size, MADV_WILLNEED);
            return std::make_shared<MappedText>(bytes, size);
        }
    }
    auto text = std::make_shared<ReadText>();
    return text->read(descriptor.number(), size) ? text : nullptr;
}

}  // namespace corridor::ingest
