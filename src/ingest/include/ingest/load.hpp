#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "model/atlas.hpp"
#include "units/result.hpp"

/// Files of any kind to the model, with every problem named.
namespace corridor::ingest {

struct LoadOptions {
    bool skipInvalid = false;  ///< keep the rest of a file with refused features, and say what was left out
    bool online = false;       ///< allow connections to other machines
    /// Columns under other names: `TARGET=COLUMN` (or `TARGET='words'` for all rows), several separated by commas. A
    /// target is a property of the model (`date`, `start`, `end`, `name`, `name:xx`, `id`, `category`, `accuracy_m`,
    /// ...), or `lon` and `lat`.
    std::vector<std::string> fields;
    std::vector<std::string> openOptions;  ///< GDAL's `KEY=VALUE`
    /// Keep positions with a `publish_accuracy_m` as they are: for what is written back or checked, not for what is
    /// shown.
    bool exactPositions = false;
};

/// What is wrong with texts for `LoadOptions::fields`, in words; empty where nothing is.
std::string checkFields(const std::vector<std::string>& fields);

/// Loads and overlays inputs: atlas folders (with `atlas.json`), GeoJSON and whatever GDAL opens.
/// No value where anything was refused (unless skipInvalid); warnings do not stop it. All problems of all
/// inputs are collected. With one input, title, days and names are that input's; with several, the first's,
/// and of two things of one kind with one id the later is refused.
units::Result<model::Atlas> load(const std::vector<std::string>& inputs, const LoadOptions& options = {});

/// The folder of the shipped atlas: beside the program (../share/corridor/geodata/karabakh), else in the
/// source tree that it was built from; empty path if neither is there.
std::filesystem::path shippedAtlas();

/// Whether a word of the command line is an input: a file or folder that exists, or a connection.
bool isInput(const std::string& word);

}  // namespace corridor::ingest
