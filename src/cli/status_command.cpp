#include "commands.hpp"
#include "options.hpp"
#include "study/find.hpp"

namespace corridor::cli {

namespace {

class StatusCommand : public Command {
public:
    std::string name() const override { return "status"; }
    std::string synopsis() const override {
        return "Open, restricted, closed, disputed or unknown on a day, and who says so";
    }

    void setup(CLI::App& app) override {
        m_input.add(app, "INPUT... and targets: routes and checkpoints by id or name (default: all routes)");
        m_question.addDay(app);
        m_question.addViewpoint(app);
        m_question.addNames(app);
        m_output.add(app);
    }

    int run(Streams streams) override {
        const report::Format format = m_output.parsed();
        m_question.checkSyntax();
        const study::Study study = loadStudy(m_input, m_output, streams);
        warnOfParts(study, m_output, streams);
        const study::Question question = m_question.question(study.atlas);
        if (!question.on) throw UsageError("status: which day? give --on YYYY-MM-DD");
        report::StatusAnswer answer;
        for (const std::string& id : targets(study.atlas)) {
            answer.rows.push_back({namesOf(study.atlas, id), study::stateOn(study, id, question)});
        }
        m_output.write(report::render(answer, study, question, format), streams);
        return 0;
    }

private:
    std::vector<std::string> targets(const model::Atlas& atlas) const {
        std::vector<std::string> ids;
        for (const std::string& word : m_input.names()) ids.push_back(study::findTarget(atlas, word));
        if (!m_input.names().empty()) return ids;
        for (const model::Route& route : atlas.routes) ids.push_back(route.id);
        return ids;
    }

    static model::Names namesOf(const model::Atlas& atlas, const std::string& id) {
        if (const model::Route* route = model::findRoute(atlas, id)) return route->names;
        if (const model::Checkpoint* post = model::findCheckpoint(atlas, id)) return post->names;
        if (const model::Edge* edge = model::findEdge(atlas, id)) return edge->names;
        return {};
    }

    InputOptions m_input;
    QuestionOptions m_question;
    OutputOptions m_output;
};

}  // namespace

std::unique_ptr<Command> makeStatusCommand() {
    return std::make_unique<StatusCommand>();
}

}  // namespace corridor::cli
