#include "db/check.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>

#include <fmt/format.h>

namespace mingjing::db {

namespace {

std::map<std::string, std::int64_t> migrations(Connection& connection) {
    std::map<std::string, std::int64_t> found;
    connection.run("SELECT module, number FROM migrations", {}, [&](const Row& row) {
        found.emplace(row.text(0), row.integer(1));
        return true;
    });
    return found;
}

std::map<std::string, std::string> structure(Connection& connection) {
    std::map<std::string, std::string> found;
    connection.run(
        "SELECT type || ' ' || name || ' ' || tbl_name, coalesce(sql, '') FROM sqlite_master",
        {},
        [&](const Row& row) {
            found.emplace(row.text(0), row.text(1));
            return true;
        }
    );
    if (found.contains("table migrations migrations")) {
        for (const auto& [module, number] : migrations(connection)) {
            found.emplace(fmt::format("migration {}", module), std::to_string(number));
        }
    }
    return found;
}

}  // namespace

bool is_to_be_migrated(Connection& live, Connection& fresh) {
    const auto taken = migrations(live);
    const auto all = migrations(fresh);
    return std::ranges::any_of(all, [&](const auto& step) {
        const auto found = taken.find(step.first);
        return found == taken.end() || found->second < step.second;
    });
}

std::vector<std::string> damage(Connection& connection) {
    std::vector<std::string> found;
    if (connection.engine() != Engine::sqlite) {
        return found;
    }
    try {
        connection.run("PRAGMA integrity_check", {}, [&](const Row& row) {
            if (row.text(0) != "ok") {
                found.push_back(fmt::format("数据库文件损坏:{}", row.text(0)));
            }
            return true;
        });
        connection.run("PRAGMA foreign_key_check", {}, [&](const Row& row) {
            found.push_back(fmt::format("数据表 {} 有一行缺少其上级记录", row.text(0)));
            return true;
        });
    } catch (const Error& error) {
        found.emplace_back(error.what());
    }
    return found;
}

std::vector<std::string> differing_structure(Connection& live, Connection& fresh) {
    std::vector<std::string> found;
    if (live.engine() != Engine::sqlite) {
        return found;
    }
    auto expected = structure(fresh);
    for (const auto& [name, sql] : structure(live)) {
        const auto same = expected.find(name);
        if (same == expected.end()) {
            found.push_back(fmt::format("数据库中多出:{}", name));
            continue;
        }
        if (same->second != sql) {
            found.push_back(fmt::format("数据库结构被改动:{}", name));
        }
        expected.erase(same);
    }
    for (const auto& [name, sql] : expected) {
        found.push_back(fmt::format("数据库中缺少:{}", name));
    }
    return found;
}

}  // namespace mingjing::db
