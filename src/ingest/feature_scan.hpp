#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "cursor.hpp"
#include "raw_feature.hpp"

namespace corridor::ingest {

/// A piece of a text, from `begin` up to `end`. Empty where there is none.
struct Slice {
    std::size_t begin = 0, end = 0;

    bool empty() const { return begin == end; }
    std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }
};

/// A feature as one quick pass finds it: its geometry is read, the rest are pieces of the text.
struct ScannedFeature {
    Slice whole;
    Slice id, properties, geometryText;  ///< values of these members
    RawGeometry geometry;
    bool isPlain = false;    ///< false: something is wrong or unusual, the thorough reader must look at it
    bool wasTurned = false;  ///< a ring ran the wrong way round and was turned
};

/// A place of the text where blocks of features can stop.
struct ScannedBlock {
    std::vector<ScannedFeature> features;
    std::size_t stop = 0;   ///< just before the next feature, or after what closed the list
    bool isClosed = false;  ///< the list of features ended
    std::optional<json::TextError> error;
};

/// Passes the value that stands at the cursor, checking that it is JSON. A Feature with a geometry other than
/// a collection, with positions in order and in range (`inDegrees`), comes out plain. Throws json::TextError.
/// `out` may have been used before.
void scanFeature(json::Cursor& cursor, bool inDegrees, ScannedFeature& out);

/// What stands between two features: a comma of a list, or (RFC 8142, or one a line) a record separator or a new line.
enum class Separation { list, sequence };

/// Passes what stands between two features. Returns false where the list closes, or the text ends, instead.
bool passToNextFeature(json::Cursor& cursor, Separation separation);

/// Passes what may stand before the first record of a sequence: white space and record separators.
void passToFirstRecord(json::Cursor& cursor);

/// Whether a text is a sequence of several records: it begins with a record separator, or its first line is a whole
/// JSON value with another behind it.
bool isSequence(std::string_view text);

/// Scans features of a list or sequence from the start of one, at `begin`, until the next would begin at or after
/// `end`, or there are no more.
ScannedBlock scanFeatures(std::string_view text, Slice block, bool inDegrees, Separation separation = Separation::list);

/// The first place at or after `offset` where a Feature seems to begin, else the size of the text. The quote
/// right after the brace cannot stand inside a string of valid JSON, so in such a text it is the start of an object;
/// whether of one in the list of features shows when a scan arrives there.
std::size_t nextFeatureStart(std::string_view text, std::size_t offset);

}  // namespace corridor::ingest
