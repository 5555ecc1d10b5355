// Search over many entries of about two hundred Chinese characters: how long queries of
// two, four and eight characters take (newest 20 and a count capped at 1,000; one and
// three beside them), and whether their hits are those of a plain scan. Run again on the
// same index, it measures without filling.
//
//   search_bench FOLDER [ENTRIES]        SQLite in that folder
//   search_bench postgresql://… [ENTRIES]

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "search/index.h"
#include "search/search.h"

namespace {

using namespace mingjing;
using Steady = std::chrono::steady_clock;

constexpr std::size_t kCharactersPerEntry = 200;
constexpr std::size_t kAlphabet = 2500;
constexpr std::size_t kQueriesPerLength = 200;
constexpr std::size_t kEntriesPerTransaction = 5000;
constexpr std::size_t kNewest = 20;
constexpr std::array kLengths{1UL, 2UL, 3UL, 4UL, 8UL};
constexpr std::size_t kPhraseShare = 3;  // one run in three is a phrase of the trade

const std::vector<std::string> kPhrases{
    "劳动保障监察",
    "行政处罚决定",
    "用人单位",
    "社会保险",
    "劳务派遣",
    "责令限期改正",
    "法律法规规章",
    "罚款",
    "工资支付",
    "行政许可",
    "申请行政复议",
    "执法人员",
};

std::string han(std::size_t index) {
    const auto code = 0x4E00U + static_cast<unsigned>(index);
    return {
        static_cast<char>(0xE0U | (code >> 12U)),
        static_cast<char>(0x80U | ((code >> 6U) & 0x3FU)),
        static_cast<char>(0x80U | (code & 0x3FU))};
}

// Characters as unequal as real ones: the n-th is about 1/n as frequent as the first.
class Writer {
  public:
    std::string text() {
        std::string body;
        std::size_t count = 0;
        while (count < kCharactersPerEntry) {
            if (random_() % kPhraseShare == 0) {
                const auto& phrase = kPhrases[random_() % kPhrases.size()];
                body += phrase;
                count += phrase.size() / 3;
            } else {
                const auto share =
                    static_cast<double>(random_()) / static_cast<double>(random_.max());
                body += han(static_cast<std::size_t>(std::pow(kAlphabet, share)) - 1);
                ++count;
            }
        }
        return body;
    }
    std::string part(const std::string& body, std::size_t characters) {
        const auto all = body.size() / 3;
        const auto from = random_() % (all - characters);
        return body.substr(from * 3, characters * 3);
    }

  private:
    std::mt19937_64 random_{20261113};  // NOLINT(cert-msc51-cpp): the same texts every time
};

double milliseconds(Steady::duration time) {
    return std::chrono::duration<double, std::milli>(time).count();
}

void fill(
    db::Connection& index, Writer& writer, std::size_t entries, std::vector<std::string>& sample
) {
    const auto begun = Steady::now();
    const auto held = index.integer("SELECT count(*) FROM documents").value_or(0);
    const auto is_filled = static_cast<std::size_t>(held) >= entries;
    for (std::size_t i = 0; i < entries;) {
        db::Transaction transaction(index, db::Transaction::Mode::write);
        for (const auto end = std::min(entries, i + kEntriesPerTransaction); i < end; ++i) {
            auto body = writer.text();
            if (!is_filled) {
                search::put(index, {"enforcement_items", std::to_string(i), "事项", body});
            }
            if (sample.size() < kQueriesPerLength || i % 997 == 0) {
                sample.push_back(std::move(body));
            }
        }
        transaction.commit();
        std::cerr << "\rindexed " << i << std::flush;
    }
    std::cerr << '\n';
    if (index.engine() == db::Engine::postgres) {
        index.run("ANALYZE documents");  // what autovacuum does within the minute
    }
    std::cout << fmt::format(
        "indexed {} entries in {:.1f} s{}\n",
        entries,
        milliseconds(Steady::now() - begun) / 1000,
        is_filled ? " (they were there)" : ""
    );
}

void measure(
    db::Connection& index,
    Writer& writer,
    const std::vector<std::string>& sample,
    std::size_t characters
) {
    std::vector<double> times;
    std::uint64_t wrong = 0;
    for (std::size_t i = 0; i < kQueriesPerLength; ++i) {
        const auto query = writer.part(sample[i * 7 % sample.size()], characters);
        const auto begun = Steady::now();
        const auto hits = search::find(index, query, "", 1, kNewest);
        times.push_back(milliseconds(Steady::now() - begun));
        const auto is_true = std::all_of(hits.hits.begin(), hits.hits.end(), [](const auto& hit) {
            return !hit.marks.empty() || !hit.title_marks.empty();
        });
        wrong += hits.count == 0 || !is_true ? 1U : 0U;
    }
    std::sort(times.begin(), times.end());
    std::cout << fmt::format(
        "{} characters: p50 {:.2f} ms  p95 {:.2f} ms  max {:.2f} ms  wrong {}\n",
        characters,
        times.at(times.size() / 2),
        times[times.size() * 95 / 100],
        times.back(),
        wrong
    );
}

// The count, and which are the newest.
void compare_with_scan(
    db::Connection& index, Writer& writer, const std::vector<std::string>& sample
) {
    constexpr std::size_t kScansPerLength = 3;
    std::size_t scans = 0;
    std::size_t differ = 0;
    for (const auto characters : kLengths) {
        for (std::size_t i = 0; i < kScansPerLength; ++i) {
            const auto query = writer.part(sample[i], characters);
            std::vector<std::string> scanned;
            const std::array<db::Cell, 1> cells{"%" + query + "%"};
            index.run(
                "SELECT key FROM documents WHERE title || ' ' || body LIKE $1"
                " ORDER BY id DESC LIMIT 1000",
                cells,
                [&](const db::Row& row) {
                    scanned.emplace_back(row.text(0));
                    return true;
                }
            );
            const auto found = search::find(index, query, "", 1, kNewest);
            const auto is_same =
                found.count == scanned.size() &&
                std::equal(
                    found.hits.begin(),
                    found.hits.end(),
                    scanned.begin(),
                    scanned.begin() +
                        static_cast<std::ptrdiff_t>(std::min(kNewest, scanned.size())),
                    [](const auto& hit, const auto& key) { return hit.key == key; }
                );
            ++scans;
            differ += is_same ? 0U : 1U;
        }
    }
    std::cout << fmt::format("compared with a scan: {} of {} differ\n", differ, scans);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::cerr << "search_bench FOLDER|postgresql://… [ENTRIES]\n";
        return EXIT_FAILURE;
    }
    const std::string where = argv[1];
    const auto entries = argc > 2 ? std::stoul(argv[2]) : 1'000'000UL;
    const auto is_postgres = where.starts_with("postgresql://");
    if (!is_postgres) {
        std::filesystem::create_directories(where);
    }
    const auto index = db::open(
        is_postgres ? db::Place{db::Engine::postgres, where, "search"}
                    : db::Place{db::Engine::sqlite, where + "/search.db", ""},
        db::Access::read_write
    );
    search::migrate(*index);
    Writer writer;
    std::vector<std::string> sample;
    fill(*index, writer, entries, sample);
    for (const auto characters : kLengths) {
        measure(*index, writer, sample, characters);
    }
    compare_with_scan(*index, writer, sample);
    return EXIT_SUCCESS;
}
