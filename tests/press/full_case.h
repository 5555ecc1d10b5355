#pragma once

// A case that recorded whatever an instrument takes from one, and somebody who states all the
// rest: made from the instrument's own definition, so that no shipped one is passed over.

#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "case_file/event.h"
#include "definitions/definitions.h"
#include "desk/instrument_data.h"
#include "domain/case_fact.h"
#include "domain/instrument.h"
#include "domain/instrument_view.h"
#include "press/paper.h"

namespace mingjing::press {

inline const definitions::Definitions& demo_definitions() {
    static const auto kLoaded = [] {
        const std::string root = MINGJING_SOURCE_DIR;
        auto loaded =
            definitions::load_folders({root + "/definitions", root + "/demo/definitions"});
        if (!loaded) {
            for (const auto& problem : loaded.error()) {
                std::cerr << problem.file << ":" << problem.line << ": " << problem.what << "\n";
            }
        }
        return loaded;
    }();
    return kLoaded.value();
}
// With the words and templates of the demo bureau.
inline const Paper& paper() {
    static const Paper kPaper(demo_definitions().sources);
    return kPaper;
}

// What the acts of a case stated: act, or act/step -> content.
using Contents = std::map<std::string, Fields, std::less<>>;

inline std::string name_of(const domain::TakenFrom& taken) {
    return taken.steps.empty() ? taken.act : taken.act + "/" + taken.steps.front();
}

inline Contents full_contents(const domain::InstrumentKind& kind) {
    Contents contents;
    const auto of = [&](const std::string& name) -> Fields& {
        auto [found, is_new] = contents.try_emplace(name);
        if (is_new) {
            domain::InstrumentKind all;
            const auto* kind_of_act = case_file::act_kind(name.substr(0, name.find('/')));
            const auto& schema = case_file::schema_of(*kind_of_act, case_file::Of::record);
            for (const auto& field : schema.fields) {
                all.fields.push_back({field, {}, "", "", {}});
            }
            found->second = domain::instrument_sample(all);
        }
        return found->second;
    };
    for (const auto& one : kind.fields) {
        if (!one.taken || one.taken->act == domain::kCaseFacts) {
            continue;
        }
        auto& content = of(name_of(*one.taken));
        for (const auto& [field, values] : one.taken->only) {
            const auto& wanted = values.front();
            content[field] = wanted == "true"    ? Value(true)
                             : wanted == "false" ? Value(false)
                                                 : Value(wanted);
        }
        if (const auto& provided = one.taken->provided) {
            const auto name = member(content, provided->same);
            auto& other = of(provided->act);
            other[provided->same] = name;
            other[provided->field] = provided->value;
        }
    }
    return contents;
}

inline std::vector<case_file::Event> events_of(const Contents& contents) {
    std::vector<case_file::Event> events;
    for (const auto& [name, content] : contents) {
        const auto act = name.substr(0, name.find('/'));
        events.push_back(
            {.step = name.substr(name.find('/') + 1),
             .stage = "stage",
             .is_over = false,
             .on = "2026-03-13",
             .content = case_file::act_kind(act)->read(content),
             .actor = "by_" + act}
        );
    }
    return events;
}

inline Fields full_statement(const domain::InstrumentKind& kind) {
    domain::InstrumentKind form;
    for (const auto& field : kind.form.fields) {
        form.fields.push_back({field, {}, "", "", {}});
    }
    return domain::instrument_sample(form);
}

// What such a case knows by its clocks.
inline Fields full_facts() {
    domain::InstrumentKind all;
    for (const auto& fact : domain::case_facts()) {
        all.fields.push_back({fact.field, {}, "", "", {}});
    }
    return domain::instrument_sample(all);
}

inline std::optional<std::string> any_title(
    std::string_view, std::string_view, std::string_view, std::string_view
) {
    return "示例名称";
}

inline desk::InstrumentData full_data(const domain::InstrumentKind& kind) {
    return desk::instrument_data(
        kind, events_of(full_contents(kind)), full_statement(kind), any_title, full_facts()
    );
}

// As the desk numbers it.
inline domain::instrument::Numbered full_instrument(const domain::InstrumentKind& kind) {
    const auto& settings = demo_definitions().instrument_settings;
    const auto parts = desk::parted(kind, full_data(kind).stated);
    domain::instrument::Numbered numbered{
        .name = {kind.key, 2026, 17},
        .title = kind.name,
        .number = domain::number_text(kind, settings.number_word, 2026, 17),
        .case_stream = "case-1",
        .case_number = "2026-0001",
        .dated = "2026-03-13",
        .review = "",
        .code = "7K4M92QXPW5D",
        .address = "https://haixi.example/verify/7K4M92QXPW5D",
        .request = "r",
        .files = kind.files,
        .words =
            {{"agency", "海曦市人力资源和社会保障局"},
             {"agency_address", "海曦市曦城区曦和大道66号"},
             {"agency_phone", "0699-8012333"}},
        .facts = parts.facts,
        .personal = parts.personal};
    for (const auto& text : settings.texts) {
        numbered.words[text.key] = text.values.back().text;
    }
    return numbered;
}

}  // namespace mingjing::press
