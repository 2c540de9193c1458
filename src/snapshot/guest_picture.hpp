#pragma once

#include <gdal_priv.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "output/temporary_folder.hpp"
#include "snapshot/provenance.hpp"

namespace corridor::snapshot {

/// A picture from anybody, opened for reading as what its first bytes say that it is, by that one driver of those in
/// which `export` writes, alone in a scratch folder: nothing that lies beside it is read, but for what its .aux.xml may
/// say of a picture (see `pictureItems`), and nothing is fetched.
class GuestPicture {
public:
    /// Throws std::runtime_error naming the file: it is no such picture.
    explicit GuestPicture(const std::filesystem::path& file);

    /// Throws std::runtime_error where pixels are missing: a file can claim any number of them.
    void expectReadable() const;

    GDALDataset& dataset() const { return *m_dataset; }
    /// GDAL's name of its format.
    const std::string& format() const { return m_format; }
    /// What lies beside the file, was not written by `export` and makes other programs show something else.
    const std::vector<std::string>& strangers() const { return m_strangers; }

private:
    /// Copies of the .aux.xml what may be read to `aux`, and notes what is strange.
    void takeWhatLiesBeside(bool hasOwnAux, const std::filesystem::path& aux);

    std::filesystem::path m_file;
    output::TemporaryFolder m_scratch;
    std::string m_format;
    std::vector<std::string> m_strangers;
    std::unique_ptr<GDALDataset> m_dataset;
};

/// Where scratch folders are made: the system's folder for temporary files.
std::filesystem::path folderForScratch();
/// The extension of the files of a format, by GDAL's name of it; empty where it is none of those that export writes.
std::string extensionOf(const std::string& format);
/// The items of a picture's default domain.
Metadata itemsOf(GDALDataset& dataset);

/// An .aux.xml of GDAL with only what `export` writes into one: reference system, place and items of metadata.
/// `strangers` gets a name for whatever else it holds that would change the picture; statistics do not.
std::string pictureItems(const std::string& auxXml, std::vector<std::string>& strangers);

}  // namespace corridor::snapshot
