#include <fmt/format.h>

#include "formats.hpp"
#include "written_day.hpp"

namespace corridor::ingest {

namespace {

std::string violenceName(const std::string& code) {
    if (code == "1") return "state-based conflict";
    if (code == "2") return "non-state conflict";
    return code == "3" ? "one-sided violence" : code;
}

void readDate(FieldRow& row) {
    const std::string first = row.text("date_start"), last = row.text("date_end");
    const auto start = dayOf(first), end = dayOf(last);
    if (!start || !end || *end < *start) {
        return row.error("date", "date_start", fmt::format("\"{}\" to \"{}\" are not days in order", first, last));
    }
    const std::string code = row.text("date_prec");
    if (!code.empty() && (code.size() != 1 || code[0] < '1' || code[0] > '5'))
        row.warnOfCode("date-precision", "date_prec", code, 5);
    row.setDate(*start == *end ? toString(*start) : fmt::format("[{}..{}]", toString(*start), toString(*end)));
    row.remove("date_start");
    row.remove("date_end");
}

/// Offices parted by semicolons; else articles in quotes, each beginning with its office and a comma.
std::vector<std::string> sourcesOf(FieldRow& row) {
    if (const std::string offices = row.taken("source_office"); !offices.empty()) return partsOf(offices, ";");
    std::vector<std::string> offices;
    for (const std::string& article : partsOf(row.text("source_article"), "\";\"")) {
        offices.push_back(article.substr(0, article.find(',')));
    }
    return offices;
}

}  // namespace

void readUcdpGed(FieldRow& row) {
    row.setId(row.text("id"));
    readDate(row);
    row.set("category", violenceName(row.text("type_of_violence")));
    row.set("name", joined(row.text("dyad_name"), row.text("where_coordinates")));
    row.set("description", row.taken("source_headline"));
    // Exact; within 25 km; a second-order unit; a first-order unit; more than that or a vague relation; a country; sea
    // or air.
    row.setAccuracy("where_prec", std::array{1000.0, 25000.0, 50000.0, 150000.0, 250000.0, 500000.0, 500000.0});
    row.setSources(sourcesOf(row));
    for (const auto& [estimate, old] :
         {std::pair("best", "best_est"), std::pair("low", "low_est"), std::pair("high", "high_est")}) {
        const std::string what = fmt::format("deaths, {} estimate", estimate);
        row.addFigure(row.text(estimate).empty() ? old : estimate, what.c_str());
    }
}

}  // namespace corridor::ingest
