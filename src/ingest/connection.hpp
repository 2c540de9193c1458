#pragma once

#include <string>

namespace corridor::ingest {

/// Whether a word looks like a connection rather than a file: `PG:...`, `http://...`, `/vsi...`.
bool isConnection(const std::string& word);

/// Whether a connection leads to another machine: a PG: with a host that is not this one, an address, but no archive
/// of this machine (`/vsizip`, `/vsigzip`).
bool needsNetwork(const std::string& connection);

/// Whether an open option of GDAL's, KEY=VALUE, makes it fetch: an address in it, or a schema that is to be downloaded.
bool optionNeedsNetwork(const std::string& option);

/// A connection as it may be shown: without the password in it, be it `password=...` or `://user:...@`.
std::string withoutPassword(std::string connection);

}  // namespace corridor::ingest
