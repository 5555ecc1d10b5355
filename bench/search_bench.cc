// Search over many entries of about two hundred Chinese characters: how long queries of
// two, four and eight characters take (newest 20 and a count capped at 1,000), and
// whether their hits are those of a plain scan.
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
    for (std::size_t i = 0; i < entries;) {
        db::Transaction transaction(index, db::Transaction::Mode::write);
        for (const auto end = std::min(entries, i + kEntriesPerTransaction); i < end; ++i) {
            auto body = writer.text();
            search::put(index, {"enforcement_items", std::to_string(i), "事项", body});
            if (sample.size() < kQueriesPerLength || i % 997 == 0) {
                sample.push_back(std::move(body));
            }
        }
        transaction.commit();
        std::cerr << "\rindexed " << i << std::flush;
    }
    std::cerr << '\n';
    std::cout << fmt::format(
        "indexed {} entries in {:.1f} s\n", entries, milliseconds(Steady::now() - begun) / 1000
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
        const auto hits = search::find(index, query, "", 1, 20);
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

void compare_with_scan(
    db::Connection& index, Writer& writer, const std::vector<std::string>& sample
) {
    std::size_t differ = 0;
    constexpr std::size_t kScans = 5;
    for (std::size_t i = 0; i < kScans; ++i) {
        const auto query = writer.part(sample[i], 4);
        const std::array<db::Cell, 1> cells{"%" + query + "%"};
        const auto scanned = index.integer(
            "SELECT count(*) FROM (SELECT 1 AS one FROM documents WHERE body LIKE $1 LIMIT 1000) "
            "AS s",
            cells
        );
        const auto found = search::find(index, query, "", 1, 20).count;
        differ += static_cast<std::uint64_t>(scanned.value_or(-1)) == found ? 0U : 1U;
    }
    std::cout << fmt::format("compared with a scan: {} of {} differ\n", differ, kScans);
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
    for (const auto characters : {2UL, 4UL, 8UL}) {
        measure(*index, writer, sample, characters);
    }
    compare_with_scan(*index, writer, sample);
    return EXIT_SUCCESS;
}
