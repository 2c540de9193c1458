#include <fmt/format.h>

#include "commands.hpp"
#include "exchange/write.hpp"
#include "options.hpp"
#include "output/standard_output.hpp"
#include "unicode/printable.hpp"

namespace corridor::cli {

namespace {

class ConvertCommand : public Command {
public:
    std::string name() const override { return "convert"; }
    std::string synopsis() const override {
        return "The data in another format: GeoJSON, GeoPackage, FlatGeobuf, CSV, GPX, KML";
    }

    void setup(CLI::App& app) override {
        m_input.add(app, "INPUT...: atlas folders or files (default: the shipped atlas)");
        app.add_option("-o,--output", m_file, "The file to write; -: standard output, with --of")->required();
        app.add_option("--of", m_write.format,
                       "GeoJSON, GPKG, FlatGeobuf, CSV, GPX or KML (also -of; default: by the extension)");
        app.add_option("--precision", m_precision, "Decimals of a degree, 0 to 17 (default: exact)")
            ->check(CLI::Range(0, 17));
        app.add_option("--co", m_write.creationOptions, "Creation option of GDAL, KEY=VALUE (also -co)")
            ->allow_extra_args(false);
        app.add_flag("--overwrite", m_write.overwrite, "Replace FILE if it is there");
        app.add_flag("-q,--quiet", m_output.quiet, "No warnings, nothing about what is lost");
    }

    int run(Streams streams) override {
        try {
            return write(streams);
        } catch (const exchange::BadOption& error) {
            throw UsageError(error.what());
        }
    }

private:
    int write(Streams streams) {
        if (output::isStandardOutput(m_file) && m_write.format.empty())
            throw UsageError(fmt::format("-o {}: which format? say it with -of", m_file));
        exchange::checkOptions(m_file, m_write);
        expectNoNames(m_input);
        if (m_precision >= 0) m_write.precision = m_precision;
        const study::Study study = loadStudy(m_input, m_output, streams);
        const std::vector<std::string> lost = output::isStandardOutput(m_file)
                                                  ? writeToOutput(study.atlas, streams)
                                                  : exchange::write(study.atlas, m_file, m_write);
        if (!m_output.quiet) {
            for (const std::string& sentence : lost)
                streams.err << fmt::format("{}: {}\n", unicode::shownName(m_file), sentence);
        }
        return 0;
    }

    std::vector<std::string> writeToOutput(const model::Atlas& atlas, Streams streams) const {
        output::ForStandardOutput file;
        std::vector<std::string> lost = exchange::write(atlas, file.path().string(), m_write);
        file.commit(streams.out);
        return lost;
    }

    InputOptions m_input;
    OutputOptions m_output;
    exchange::WriteOptions m_write;
    std::string m_file;
    int m_precision = -1;
};

}  // namespace

std::unique_ptr<Command> makeConvertCommand() {
    return std::make_unique<ConvertCommand>();
}

}  // namespace corridor::cli
