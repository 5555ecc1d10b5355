#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <tuple>

#include <fmt/format.h>

#include "crypto/hash.h"
#include "definitions/asked_gates.h"
#include "definitions/calendar_loader.h"
#include "definitions/definition_file.h"
#include "definitions/definitions.h"
#include "definitions/digests.h"
#include "definitions/instrument_loader.h"
#include "definitions/procedure_loader.h"
#include "definitions/reading.h"
#include "definitions/record_rule_loader.h"
#include "definitions/section.h"
#include "definitions/threshold_loader.h"
#include "domain/looked_up.h"

namespace mingjing::definitions {

namespace {

constexpr std::string_view kBureau = "bureau.yaml";
constexpr std::string_view kStatutes = "statutes.yaml";
constexpr std::string_view kRules = "publication-rules.yaml";
constexpr std::string_view kRoles = "roles.yaml";
constexpr std::string_view kThresholds = "thresholds.yaml";
constexpr std::string_view kProcedures = "procedures/";

void check_file_name(
    const Source& source, std::string_view folder, std::string_view key, Problems& problems
) {
    if (source.name != fmt::format("{}{}.yaml", folder, key)) {
        problems.add(1, fmt::format("文件名应当是{}.yaml，与“key”一致", key));
    }
}

// Procedures are read one by one: the one a case goes on in may come later.
void note_going_on(const Node& root, const std::string& file, Reading& reading) {
    const Node* steps = root.find("steps");
    for (const Node& step : steps == nullptr ? std::vector<Node>{} : steps->items) {
        const Node* continues = step.find("continues");
        for (const Node& one : continues == nullptr ? std::vector<Node>{} : continues->items) {
            reading.goes_on.push_back({file, one.line, one.text});
        }
    }
}

void read(const Source& source, Reading& reading, std::vector<Problem>& found) {
    Problems problems(source.name, found);
    const std::size_t count = found.size();
    const Node root = parse_yaml(source.bytes, problems);
    if (root.kind == Node::Kind::null) {
        if (found.size() == count) {
            problems.add(1, "文件是空的");
        }
        return;
    }
    if (source.name == kBureau) {
        reading.bureau = load_bureau(root, problems, reading.laws, reading.statute_changes);
        reading.has_bureau = true;
    } else if (source.name == kStatutes) {
        load_statutes(root, problems, reading.laws, reading.statute_changes);
    } else if (source.name == kRules) {
        reading.rules = load_publication_rules(root, problems);
    } else if (source.name == kRoles) {
        reading.roles = load_roles(root, problems);
    } else if (source.name == kThresholds) {
        reading.thresholds = load_thresholds(root, problems);
    } else if (is_calendar(source)) {
        load_calendar(root, problems, reading.calendar);
    } else if (source.name.starts_with("registers/")) {
        reading.registers.push_back(load_register(root, problems));
        reading.registers.back().schema.digest = source.digest;
        check_file_name(source, "registers/", reading.registers.back().schema.key, problems);
    } else if (source.name.starts_with(kProcedures)) {
        reading.procedures.push_back(load_procedure(root, reading.laws, problems));
        check_handled(root, reading.procedures.back(), reading.registers, problems);
        check_performance(root, reading.procedures.back(), reading.registers, problems);
        check_major_violation(root, reading.procedures.back(), reading.registers, problems);
        if (reading.are == Are::proposed) {
            check_asked_gates(root, reading.procedures.back(), problems);
            check_named_rightly(root, reading.procedures.back(), reading.registers, problems);
        }
        note_going_on(root, source.name, reading);
        reading.procedures.back().digest = source.digest;
        check_file_name(source, kProcedures, reading.procedures.back().key, problems);
    } else {
        problems.add(
            1,
            "不认识这个文件；定义由bureau.yaml、roles.yaml、statutes.yaml、"
            "publication-rules.yaml、thresholds.yaml、instruments.yaml、record-rules."
            "yaml、registers/、"
            "procedures/、instruments/和calendars/组成"
        );
    }
}

std::vector<Source> read_folder(const std::string& folder, std::vector<Problem>& found) {
    namespace fs = std::filesystem;
    std::vector<Source> sources;
    std::error_code error;
    fs::recursive_directory_iterator files(folder, error);
    if (error) {
        found.push_back({folder, 0, fmt::format("读不到定义文件夹：{}", error.message())});
        return sources;
    }
    for (const fs::directory_entry& file : files) {
        if (!file.is_regular_file() || !is_definition_file(file.path().native())) {
            continue;
        }
        const std::string name = fs::relative(file.path(), folder).generic_string();
        if (file.file_size() > kFileBytesMax || sources.size() >= kFilesMax) {
            found.push_back({name, 1, "文件太大，或者文件太多"});
            continue;
        }
        std::ifstream stream(file.path(), std::ios::binary);
        sources.push_back({name, std::string(std::istreambuf_iterator<char>(stream), {}), {}});
    }
    return sources;
}

// After the registers and procedures they speak of.
LoadedInstruments read_instruments(
    const std::vector<Source>& sources, const Reading& reading, std::vector<Problem>& found
) {
    std::vector<const domain::Schema*> registers;
    for (const auto& loaded : reading.registers) {
        registers.push_back(&loaded.schema);
    }
    auto loaded = load_instruments(sources, {registers, reading.procedures}, found);
    check_instruments(loaded, sources, found);
    return loaded;
}

// A paper nobody could sign off would never have a number.
void check_signers(
    const std::vector<domain::InstrumentKind>& kinds,
    const Reading& reading,
    std::vector<Problem>& found
) {
    for (const auto& kind : kinds) {
        for (const auto& key : kind.signed_off_by) {
            const auto* role = reading.roles.roles.find(key);
            const bool signs =
                role != nullptr &&
                std::ranges::find(role->may, identity::Action::sign_off) != role->may.end();
            if (!signs) {
                found.push_back(
                    {fmt::format("instruments/{}.yaml", kind.key),
                     1,
                     fmt::format(
                         "{}要由“{}”签发，roles.yaml里没有这个角色，或者它没有签发文书的职责",
                         kind.name,
                         key
                     )}
                );
            }
        }
    }
}

// Keys are parts of addresses, and of names of files.
void check_keys(
    const Reading& reading,
    const std::vector<domain::InstrumentKind>& instruments,
    std::vector<Problem>& found
) {
    const auto check = [&](std::string_view folder, const std::string& key) {
        if (!key.empty() && !is_key(key)) {
            found.push_back(
                {fmt::format("{}{}.yaml", folder, key),
                 1,
                 fmt::format("“key: {}”只能用小写字母、数字和下划线", key)}
            );
        }
    };
    for (const auto& loaded : reading.registers) {
        check("registers/", loaded.schema.key);
    }
    for (const auto& procedure : reading.procedures) {
        check(kProcedures, procedure.key);
    }
    for (const auto& kind : instruments) {
        check("instruments/", kind.key);
    }
}

// After the procedures and instruments they speak of.
domain::RecordRules read_record_rules(
    const std::vector<Source>& sources, const RecordWorld& world, std::vector<Problem>& found
) {
    const auto source = std::ranges::find(sources, kRecordRules, &Source::name);
    if (source == sources.end()) {
        return {};
    }
    Problems problems(source->name, found);
    const std::size_t count = found.size();
    const Node root = parse_yaml(source->bytes, problems);
    if (root.kind == Node::Kind::null) {
        if (found.size() == count) {
            problems.add(1, "文件是空的");
        }
        return {};
    }
    return load_record_rules(root, world, problems);
}

}  // namespace

tl::expected<Definitions, std::vector<Problem>> load(std::vector<Source> sources, Are are) {
    std::vector<Problem> found;
    Reading reading;
    reading.are = are;
    std::sort(sources.begin(), sources.end(), [](const Source& left, const Source& right) {
        return left.name < right.name;
    });
    // Procedures cite statutes, which must be known by then.
    for (const bool is_procedure : {false, true}) {
        for (Source& source : sources) {
            source.digest = crypto::sha256(source.bytes).hex();
            if (source.name.starts_with(kProcedures) == is_procedure &&
                !is_of_instruments(source.name) && source.name != kRecordRules) {
                read(source, reading, found);
            }
        }
    }
    if (!reading.has_bureau) {
        found.push_back({std::string(kBureau), 1, "缺少bureau.yaml"});
    }
    check_references(reading.registers, found);
    check_publication(reading, found);
    check_roles(reading, found);
    check_thresholds(reading, found);
    check_going_on(reading, found);
    order_registers(reading, found);
    auto instruments = read_instruments(sources, reading, found);
    check_signers(instruments.kinds, reading, found);
    if (are == Are::proposed) {
        check_keys(reading, instruments.kinds, found);
    }
    auto record_rules = read_record_rules(sources, {reading.procedures, instruments.kinds}, found);
    if (!found.empty()) {
        std::stable_sort(found.begin(), found.end(), [](const Problem& left, const Problem& right) {
            return std::tie(left.file, left.line) < std::tie(right.file, right.line);
        });
        return tl::unexpected(std::move(found));
    }
    Definitions definitions;
    definitions.bureau = std::move(reading.bureau.bureau);
    definitions.bureau.laws = std::move(reading.laws);
    definitions.bureau.statute_changes = std::move(reading.statute_changes);
    definitions.procedures = std::move(reading.procedures);
    definitions.instruments = std::move(instruments.kinds);
    definitions.instrument_settings = std::move(instruments.settings);
    definitions.record_rules = std::move(record_rules);
    definitions.roles = std::move(reading.roles.roles);
    definitions.thresholds = std::move(reading.thresholds);
    definitions.calendar = std::move(reading.calendar);
    for (LoadedRegister& loaded : reading.registers) {
        definitions.registers.push_back(std::move(loaded.schema));
    }
    domain::note_looked_up(definitions.registers);
    for (LoadedRule& loaded : reading.rules) {
        definitions.publication_rules.push_back(std::move(loaded.rule));
    }
    definitions.digest = digest_of(sources);
    definitions.sources = std::move(sources);
    return definitions;
}

std::optional<domain::Procedure> procedure_of(const std::string& bytes, const Laws& laws) {
    // It was checked when it was adopted; a statute dropped since is no reason to stop a case.
    std::vector<Problem> found;
    Problems problems("procedure", found);
    const Node root = parse_yaml(bytes, problems);
    if (root.kind == Node::Kind::null) {
        return std::nullopt;
    }
    return load_procedure(root, laws, problems);
}

std::optional<domain::InstrumentKind> instrument_of(
    std::string_view key, const std::vector<Source>& files, const Definitions& in_use
) {
    // They were checked when they were adopted.
    std::vector<Problem> found;
    std::vector<const domain::Schema*> registers;
    for (const auto& schema : in_use.registers) {
        registers.push_back(&schema);
    }
    auto loaded = load_instruments(files, {registers, in_use.procedures}, found);
    const auto kind = std::ranges::find(loaded.kinds, key, &domain::InstrumentKind::key);
    return kind == loaded.kinds.end() ? std::nullopt : std::optional(std::move(*kind));
}

tl::expected<Definitions, std::vector<Problem>> load_folder(const std::string& folder) {
    return load_folders({folder});
}

tl::expected<Definitions, std::vector<Problem>> load_folders(const std::vector<std::string>& folders
) {
    std::vector<Problem> found;
    std::vector<Source> sources;
    for (const std::string& folder : folders) {
        for (Source& source : read_folder(folder, found)) {
            const auto same =
                std::find_if(sources.begin(), sources.end(), [&](const Source& other) {
                    return other.name == source.name;
                });
            if (same == sources.end()) {
                sources.push_back(std::move(source));
            } else {
                *same = std::move(source);
            }
        }
    }
    if (!found.empty()) {
        return tl::unexpected(std::move(found));
    }
    return load(std::move(sources));
}

}  // namespace mingjing::definitions
