#include "connection.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

namespace corridor::ingest {

namespace {

/// Whether a PG: connection names a server that is not this machine: any `host` or `hostaddr` but a socket's folder
/// and the loopback names. URIs count as such, since they nearly always name a host.
bool namesAnotherMachine(const std::string& connection) {
    if (connection.find("://") != std::string::npos) return true;
    for (const char* key : {"host", "hostaddr"}) {
        for (std::size_t at = connection.find(key); at != std::string::npos; at = connection.find(key, at + 1)) {
            const std::size_t equals = connection.find_first_not_of(' ', at + std::string(key).size());
            if (equals == std::string::npos || connection[equals] != '=') continue;
            const std::size_t start = connection.find_first_not_of(" '", equals + 1);
            const std::string value = start == std::string::npos
                                          ? ""
                                          : connection.substr(start, connection.find_first_of(" '", start) - start);
            const bool isFolder = !value.empty() && value.front() == '/' && value.find(',') == std::string::npos;
            const bool isLocal =
                value.empty() || isFolder || value == "localhost" || value == "127.0.0.1" || value == "::1";
            if (!isLocal) return true;
        }
    }
    return false;
}

}  // namespace

bool isConnection(const std::string& word) {
    static constexpr std::array prefixes{"PG:", "http://", "https://", "/vsi", "MYSQL:", "WFS:", "OAPIF:"};
    return std::any_of(prefixes.begin(), prefixes.end(),
                       [&](const char* prefix) { return word.rfind(prefix, 0) == 0; });
}

std::string withoutPassword(std::string connection) {
    static constexpr std::string_view key = "password", space = " \t\n";
    // Words of PostgreSQL are parted by spaces; other connections have commas, addresses ampersands.
    const bool inWords = connection.rfind("PG:", 0) == 0 && connection.rfind("PG:postgres", 0) != 0;
    const std::string_view ends = inWords ? space : " \t\n,&";
    for (std::size_t at = connection.find(key); at != std::string::npos; at = connection.find(key, at)) {
        const std::size_t equals = connection.find_first_not_of(space, at + key.size());
        if (equals == std::string::npos || connection[equals] != '=') {
            at += key.size();
            continue;
        }
        std::size_t end = std::min(connection.find_first_not_of(space, equals + 1), connection.size());
        bool quoted = false;
        for (; end < connection.size() && (quoted || ends.find(connection[end]) == std::string_view::npos); ++end) {
            if (connection[end] == '\'') quoted = !quoted;
            if (connection[end] == '\\' && end + 1 < connection.size()) ++end;
        }
        if (at > 0 && connection[at - 1] == ' ') --at;
        connection.erase(at, end - at);
    }
    const std::size_t scheme = connection.find("://");
    if (scheme == std::string::npos) return connection;
    const std::size_t host = connection.rfind('@', connection.find('/', scheme + 3));
    const std::size_t colon = connection.find(':', scheme + 3);
    return host != std::string::npos && host > scheme && colon < host ? connection.erase(colon, host - colon)
                                                                      : connection;
}

bool needsNetwork(const std::string& connection) {
    if (connection.rfind("PG:", 0) == 0) return namesAnotherMachine(connection);
    const bool isArchive = connection.rfind("/vsizip", 0) == 0 || connection.rfind("/vsigzip", 0) == 0;
    return isConnection(connection) && !isArchive;
}

bool optionNeedsNetwork(const std::string& option) {
    const std::size_t equals = option.find('=');
    if (equals == std::string::npos) return false;
    std::string key = option.substr(0, equals);
    std::transform(key.begin(), key.end(), key.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    const std::string value = option.substr(equals + 1);
    const bool isFetched = key == "DOWNLOAD_SCHEMA" && value != "NO" && value != "no";
    return isFetched || value.find("://") != std::string::npos || value.find("/vsi") != std::string::npos;
}

}  // namespace corridor::ingest
