#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <fmt/format.h>

#include "crypto/hash.h"
#include "definitions/bureau_loader.h"
#include "definitions/calendar_loader.h"
#include "definitions/definitions.h"
#include "definitions/publication_loader.h"
#include "definitions/register_loader.h"
#include "definitions/statute_loader.h"

namespace mingjing::definitions {

namespace {

constexpr std::string_view kBureau = "bureau.yaml";
constexpr std::string_view kStatutes = "statutes.yaml";
constexpr std::string_view kRules = "publication-rules.yaml";

// Every file read, before one says anything of another.
struct Reading {
    std::vector<LoadedRegister> registers;
    std::vector<LoadedRule> rules;
    LoadedBureau bureau;
    bool has_bureau = false;
    Calendar calendar;
    Laws laws;
};

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
        reading.bureau = load_bureau(root, problems, reading.laws);
        reading.has_bureau = true;
    } else if (source.name == kStatutes) {
        load_statutes(root, problems, reading.laws);
    } else if (source.name == kRules) {
        reading.rules = load_publication_rules(root, problems);
    } else if (source.name.starts_with("calendars/")) {
        load_calendar(root, problems, reading.calendar);
    } else if (source.name.starts_with("registers/")) {
        reading.registers.push_back(load_register(root, problems));
        reading.registers.back().schema.digest = source.digest;
        const std::string& key = reading.registers.back().schema.key;
        if (source.name != fmt::format("registers/{}.yaml", key)) {
            problems.add(1, fmt::format("文件名应当是{}.yaml，与“key”一致", key));
        }
    } else {
        problems.add(
            1,
            "不认识这个文件；定义由bureau.yaml、statutes.yaml、publication-rules.yaml、registers/"
            "和calendars/组成"
        );
    }
}

// A chain nobody can walk: a role no one in bureau.yaml has.
void check_reviewers(const Reading& reading, const LoadedRule& loaded, Problems& problems) {
    const auto& actors = reading.bureau.bureau.actors;
    for (const std::string& role : loaded.rule.reviewers) {
        const bool is_held = std::any_of(actors.begin(), actors.end(), [&](const auto& actor) {
            return std::find(actor.roles.begin(), actor.roles.end(), role) != actor.roles.end();
        });
        if (!is_held) {
            problems.add(
                loaded.line,
                fmt::format(
                    "“{}”要由“{}”审核，bureau.yaml里没有人有这个角色",
                    loaded.rule.register_key,
                    role
                )
            );
        }
    }
}

void check_rules(const Reading& reading, std::vector<Problem>& found) {
    const auto find = [&](const std::string& key) {
        return std::find_if(
            reading.registers.begin(),
            reading.registers.end(),
            [&](const LoadedRegister& loaded) { return loaded.schema.key == key; }
        );
    };
    for (const LoadedRule& loaded : reading.rules) {
        Problems problems(loaded.file, found);
        check_reviewers(reading, loaded, problems);
        const auto owner = find(loaded.rule.register_key);
        if (owner == reading.registers.end()) {
            problems.add(loaded.line, fmt::format("没有“{}”这个清单", loaded.rule.register_key));
        } else if (!loaded.rule.external_approval.empty() &&
                   domain::find_field(owner->schema.fields, loaded.rule.external_approval) ==
                       nullptr) {
            problems.add(
                loaded.line,
                fmt::format(
                    "“{}”没有字段“{}”", loaded.rule.register_key, loaded.rule.external_approval
                )
            );
        }
    }
    for (const LoadedRegister& loaded : reading.registers) {
        const bool has_rule =
            std::any_of(reading.rules.begin(), reading.rules.end(), [&](const LoadedRule& rule) {
                return rule.rule.register_key == loaded.schema.key;
            });
        if (!has_rule && loaded.schema.audience == domain::Audience::open) {
            Problems(loaded.file, found)
                .add(
                    1, fmt::format("publication-rules.yaml里没有“{}”的公示规则", loaded.schema.key)
                );
        }
    }
}

void order_registers(Reading& reading, std::vector<Problem>& found) {
    const auto& order = reading.bureau.register_order;
    Problems problems(std::string(kBureau), found);
    for (const std::string& key : order) {
        const bool is_known = std::any_of(
            reading.registers.begin(),
            reading.registers.end(),
            [&](const LoadedRegister& loaded) { return loaded.schema.key == key; }
        );
        if (!is_known) {
            problems.add(
                reading.bureau.order_line, fmt::format("“registers”里的“{}”没有定义", key)
            );
        }
    }
    const auto place = [&](const LoadedRegister& loaded) {
        return std::pair{
            std::find(order.begin(), order.end(), loaded.schema.key), std::cref(loaded.schema.key)};
    };
    std::sort(
        reading.registers.begin(),
        reading.registers.end(),
        [&](const auto& left, const auto& right) {
            const auto [left_place, left_key] = place(left);
            const auto [right_place, right_key] = place(right);
            return left_place != right_place ? left_place < right_place
                                             : left_key.get() < right_key.get();
        }
    );
}

// Over names and digests, in order of name: the same set of files, the same digest.
std::string digest_of(const std::vector<Source>& sources) {
    std::string listing;
    for (const Source& source : sources) {
        listing += fmt::format("{} {}\n", source.digest, source.name);
    }
    return crypto::sha256(listing).hex();
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
        if (!file.is_regular_file() || file.path().extension() != ".yaml") {
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

}  // namespace

tl::expected<Definitions, std::vector<Problem>> load(std::vector<Source> sources) {
    std::vector<Problem> found;
    Reading reading;
    std::sort(sources.begin(), sources.end(), [](const Source& left, const Source& right) {
        return left.name < right.name;
    });
    for (Source& source : sources) {
        source.digest = crypto::sha256(source.bytes).hex();
        read(source, reading, found);
    }
    if (!reading.has_bureau) {
        found.push_back({std::string(kBureau), 1, "缺少bureau.yaml"});
    }
    check_references(reading.registers, found);
    check_rules(reading, found);
    order_registers(reading, found);
    if (!found.empty()) {
        return tl::unexpected(std::move(found));
    }
    Definitions definitions;
    definitions.bureau = std::move(reading.bureau.bureau);
    definitions.bureau.laws = std::move(reading.laws);
    definitions.calendar = std::move(reading.calendar);
    for (LoadedRegister& loaded : reading.registers) {
        definitions.registers.push_back(std::move(loaded.schema));
    }
    for (LoadedRule& loaded : reading.rules) {
        definitions.publication_rules.push_back(std::move(loaded.rule));
    }
    definitions.digest = digest_of(sources);
    definitions.sources = std::move(sources);
    return definitions;
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
