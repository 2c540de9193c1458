#include "target.hpp"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <system_error>

#include "output/write_error.hpp"
#include "output/temporary_folder.hpp"

namespace corridor::output {

namespace fs = std::filesystem;

fs::path ledTo(const fs::path& target) {
    constexpr int mostLinks = 40;  // as the kernel has it
    fs::path file = target;
    std::error_code error;
    for (int i = 0; i <= mostLinks; ++i) {
        if (!fs::is_symlink(fs::symlink_status(file, error))) return file;
        const fs::path link = fs::read_symlink(file, error);
        if (error) return file;
        file = link.is_absolute() ? link : folderOf(file) / link;
    }
    throw WriteError(fmt::format("{}: too many symbolic links, or links that lead in a circle", target.string()));
}

void expectReplaceable(const fs::path& file, const fs::path& shown, bool overwrite) {
    std::error_code error;
    const fs::file_status status = fs::status(file, error);
    if (fs::is_directory(status)) throw WriteError(fmt::format("{}: is a folder", shown.string()));
    if (!fs::exists(status)) return;
    if (!fs::is_regular_file(status)) throw WriteError(fmt::format("{}: is no regular file", shown.string()));
    if (!overwrite) throw WriteError(fmt::format("{}: exists already; --overwrite replaces it", shown.string()));
}

void keepRights(const fs::path& of, const fs::path& file) {
    struct stat before {};
    if (stat(of.c_str(), &before) != 0) return;
    // Another owner only where that is allowed; rights come after it, since it takes some of them away.
    const bool isKept = chown(file.c_str(), before.st_uid, before.st_gid) == 0;
    chmod(file.c_str(), before.st_mode & (isKept ? 07777u : 0777u));
}

}  // namespace corridor::output
