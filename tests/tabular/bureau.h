#pragma once

// A bureau in memory for import tests: the demo bureau's definitions, and what it has read so
// far, which later files may refer to.

#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "definitions/definitions.h"
#include "domain/entry_key.h"
#include "domain/threshold.h"
#include "tabular/import.h"

namespace mingjing::tabular::test {

inline std::string read_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

inline const definitions::Definitions& demo_definitions() {
    static const definitions::Definitions demo = [] {
        auto loaded = definitions::load_folders(
            {MINGJING_SOURCE_DIR "/definitions", MINGJING_SOURCE_DIR "/demo/definitions"}
        );
        if (!loaded) {
            throw std::runtime_error(loaded.error().front().what);
        }
        return std::move(*loaded);
    }();
    return demo;
}

class Bureau {
  public:
    explicit Bureau(const definitions::Definitions& definitions) : definitions_(definitions) {}

    tl::expected<Report, sheet::FileProblem> import(
        const std::string& register_key,
        std::string_view bytes,
        const std::string& file_name,
        Options options = {}
    ) const {
        options.keeps_values = true;
        const auto* schema = definitions_.find(register_key);
        return read_register(bytes, file_name, *schema, definitions_, lookup(), options);
    }

    void keep(const std::string& register_key, const std::vector<Fields>& entries) {
        const auto* schema = definitions_.find(register_key);
        for (const auto& entry : entries) {
            entries_[register_key].insert_or_assign(entry_key(*schema, entry), entry);
        }
    }

    [[nodiscard]] const std::map<std::string, Fields>& kept(const std::string& register_key) {
        return entries_[register_key];
    }

    [[nodiscard]] domain::Lookup lookup() const {
        domain::Lookup lookup;
        lookup.today = std::chrono::sys_days{std::chrono::year{2026} / 11 / 13};
        lookup.find_others =
            [this](std::string_view register_key, std::string_view field, std::string_view value) {
                return having(register_key, field, value);
            };
        lookup.find =
            [this](
                std::string_view register_key, std::string_view field, std::string_view value
            ) -> std::optional<Fields> {
            auto all = having(register_key, field, value);
            return all.empty() ? std::nullopt : std::optional(std::move(all.front()));
        };
        lookup.setting = [this](std::string_view name) -> std::optional<std::int64_t> {
            const auto& settings = definitions_.bureau.settings;
            const auto found = settings.find(name);
            return found == settings.end() ? std::nullopt : std::optional(found->second);
        };
        lookup.threshold = [this](std::string_view key, std::chrono::sys_days day) {
            return domain::threshold_on(definitions_.thresholds, key, day);
        };
        lookup.is_entrusted = [this](std::string_view unit) {
            for (const auto& each : definitions_.bureau.units) {
                if (each.name == unit) {
                    return each.is_entrusted;
                }
            }
            return false;
        };
        return lookup;
    }

  private:
    static bool holds(const Fields& entry, std::string_view field, std::string_view value) {
        const auto dot = field.find('.');
        const auto& held = member(entry, field.substr(0, dot));
        if (dot == std::string_view::npos) {
            return held.text() != nullptr && *held.text() == value;
        }
        const auto* rows = held.list();
        return rows != nullptr && std::any_of(rows->begin(), rows->end(), [&](const Value& row) {
                   return row.fields() != nullptr &&
                          text_of(*row.fields(), field.substr(dot + 1)) == value;
               });
    }

    [[nodiscard]] std::vector<Fields> having(
        std::string_view register_key, std::string_view field, std::string_view value
    ) const {
        std::vector<Fields> found;
        const auto entries = entries_.find(std::string(register_key));
        if (entries == entries_.end()) {
            return found;
        }
        for (const auto& [key, entry] : entries->second) {
            if (field.empty() ? key == value : holds(entry, field, value)) {
                found.push_back(entry);
            }
        }
        return found;
    }

    const definitions::Definitions& definitions_;
    std::map<std::string, std::map<std::string, Fields>> entries_;
};

}  // namespace mingjing::tabular::test
