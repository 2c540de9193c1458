#include "commands.hpp"
#include "options.hpp"
#include "study/find.hpp"

namespace corridor::cli {

namespace {

class CompareCommand : public Command {
public:
    std::string name() const override { return "compare"; }
    std::string synopsis() const override { return "Alternative routes side by side, with deltas against the first"; }

    void setup(CLI::App& app) override {
        m_input.add(app, "INPUT... and two or more routes by id or name");
        app.add_option("--within", m_within, "Events this near count: 5km, 500m")->capture_default_str();
        m_question.addDay(app);
        m_question.addWindow(app);
        m_question.addViewpoint(app);
        m_question.addNames(app);
        m_output.add(app);
    }

    int run(Streams streams) override {
        const report::Format format = m_output.parsed();
        m_question.checkSyntax();
        const units::Metres within = parseDistance(m_within, "--within");
        if (m_input.names().size() < 2) throw UsageError("compare: give two routes or more");
        const study::Study study = loadStudy(m_input, m_output, streams);
        warnOfParts(study, m_output, streams);
        const study::Question question = m_question.question(study.atlas);
        std::vector<const model::Route*> routes;
        for (const std::string& word : m_input.names()) routes.push_back(&study::findRouteNamed(study.atlas, word));
        m_output.write(report::render(study::compare(study, routes, question, within), study, question, format),
                       streams);
        return 0;
    }

private:
    InputOptions m_input;
    QuestionOptions m_question;
    OutputOptions m_output;
    std::string m_within = "5km";
};

}  // namespace

std::unique_ptr<Command> makeCompareCommand() {
    return std::make_unique<CompareCommand>();
}

}  // namespace corridor::cli
