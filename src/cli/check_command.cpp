#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "commands.hpp"
#include "ingest/check.hpp"
#include "options.hpp"

namespace corridor::cli {

namespace {

class CheckCommand : public Command {
public:
    std::string name() const override { return "check"; }
    std::string synopsis() const override {
        return "Every problem in the data, with its place; exit 1 if any is an error";
    }

    void setup(CLI::App& app) override {
        m_input.add(app, "INPUT...: atlas folders or files (default: the shipped atlas)");
        app.add_option("--explain", m_rule, "What a rule asks for and why; `all` lists every rule");
        m_output.add(app);
    }

    int run(Streams streams) override {
        const report::Format format = m_output.parsed();
        if (!m_rule.empty()) {
            m_output.write(explained(), streams);
            return 0;
        }
        expectNoNames(m_input);
        const std::vector<units::Problem> problems = collect();
        m_output.write(report::render(problems, format), streams);
        const auto errors = std::count_if(problems.begin(), problems.end(), [](const units::Problem& problem) {
            return problem.severity == units::Severity::error;
        });
        if (!m_output.quiet && format == report::Format::table) {
            streams.err << fmt::format("{} errors, {} warnings\n", errors,
                                       static_cast<std::ptrdiff_t>(problems.size()) - errors);
        }
        return errors == 0 ? 0 : 1;
    }

private:
    /// What makes two problems one.
    static std::string keyOf(const units::Problem& problem) {
        return fmt::format("{}\n{}\n{}", problem.rule, problem.line, units::toString(problem));
    }

    std::vector<units::Problem> collect() const {
        ingest::LoadOptions options = loadOptions(m_input);
        options.exactPositions = true;
        const units::Result<model::Atlas> atlas = ingest::load(inputsOrShipped(m_input), options);
        std::vector<units::Problem> problems = atlas.problems;
        std::unordered_set<std::string> known;
        for (const units::Problem& problem : problems) known.insert(keyOf(problem));
        const auto add = [&](const std::vector<units::Problem>& more) {
            for (const units::Problem& problem : more) {
                if (known.insert(keyOf(problem)).second) problems.push_back(problem);
            }
        };
        if (atlas) {
            add(ingest::checkAtlas(*atlas));
            add(access::problemsOf(*atlas));
        }
        return problems;
    }

    std::string explained() const {
        if (m_rule == "all") {
            std::string text;
            for (const std::string& rule : ingest::rules())
                text += fmt::format("{}: {}\n", rule, *ingest::explain(rule));
            return text;
        }
        const auto text = ingest::explain(m_rule);
        if (!text) throw UsageError(fmt::format("--explain {}: no such rule; `--explain all` lists them", m_rule));
        return fmt::format("{}: {}\n", m_rule, *text);
    }

    InputOptions m_input;
    OutputOptions m_output;
    std::string m_rule;
};

}  // namespace

std::unique_ptr<Command> makeCheckCommand() {
    return std::make_unique<CheckCommand>();
}

}  // namespace corridor::cli
