#include "api/idempotency.h"

#include <array>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "api/case_parts.h"
#include "api/sight.h"
#include "base/fault.h"
#include "base/time.h"
#include "codec/canonical.h"
#include "codec/text.h"
#include "crypto/hash.h"

namespace mingjing::api {

namespace {

using db::Cell;

constexpr std::chrono::hours kKept{24};
constexpr std::size_t kKeyBytesMax = 100;

constexpr std::string_view kTable =
    "CREATE TABLE answered_commands("
    " account TEXT NOT NULL,"
    " key TEXT NOT NULL,"
    " request TEXT NOT NULL,"  // digest
    " answered_at BIGINT NOT NULL,"
    " status BIGINT NOT NULL,"  // 0 while it is being carried out
    " body TEXT NOT NULL,"
    " etag TEXT NOT NULL,"
    " PRIMARY KEY(account, key));"
    "CREATE INDEX answered_commands_by_time ON answered_commands(answered_at);";
// Whose case's answer was let go of: given again as the case stands.
constexpr std::string_view kCase =
    "ALTER TABLE answered_commands ADD COLUMN case_number TEXT NOT NULL DEFAULT '';";
constexpr std::array kSteps = {db::Migration{1, kTable, kTable}, db::Migration{2, kCase, kCase}};

Problem conflict(std::string code, std::string title, std::string next) {
    return {
        .status = 409, .code = std::move(code), .title = std::move(title), .next = std::move(next)};
}

Problem being_done() {
    return conflict("being-done", "同一操作正在办理或者结果不明", "请稍候，刷新后查看办理结果");
}

struct Kept {
    std::string request;  // digest
    int status = 0;
    std::string body;
    std::string etag;
    std::string case_number;
};
std::optional<Kept> kept_answer(db::Connection& work, const std::array<Cell, 2>& which) {
    std::optional<Kept> kept;
    work.run(
        "SELECT request, status, body, etag, case_number FROM answered_commands"
        " WHERE account = $1 AND key = $2",
        which,
        [&](const db::Row& row) {
            kept = Kept{
                std::string(row.text(0)),
                static_cast<int>(row.integer(1)),
                std::string(row.text(2)),
                std::string(row.text(3)),
                std::string(row.text(4))};
            return false;
        }
    );
    return kept;
}

Answer case_as_it_stands(Call& call, const Kept& kept) {
    const auto row = row_numbered(call, kept.case_number);
    if (!row) {
        return tl::unexpected(not_found("这个案件"));
    }
    if (auto away = beyond_sight(call, row->unit)) {
        return tl::unexpected(std::move(*away));
    }
    return standing(call, *row, kept.status);
}

Answer earlier_answer(Call& call, const std::optional<Kept>& kept, const std::string& request) {
    if (!kept) {  // the earlier one has just been refused
        return tl::unexpected(being_done());
    }
    if (kept->request != request) {
        return tl::unexpected(
            conflict("key-used", "这次操作的编号已用于另一项操作", "请刷新页面后重新操作")
        );
    }
    if (kept->status == 0) {
        return tl::unexpected(being_done());
    }
    if (!kept->case_number.empty()) {
        return case_as_it_stands(call, *kept);
    }
    return Reply{
        .status = kept->status,
        .body = codec::parse_json(kept->body).value_or(Value{}),
        .etag = kept->etag};
}

bool is_case(const Value& answer, std::string_view number) {
    const auto* fields = answer.fields();
    return fields != nullptr && text_of(*fields, "number") == number &&
           member(*fields, "steps").list() != nullptr;
}

void forget(db::Connection& work, const std::array<Cell, 2>& which) {
    work.run("DELETE FROM answered_commands WHERE account = $1 AND key = $2", which);
}

// Where the world failed nothing was done, or what was done is done again to no effect (an act
// names the version it was decided on, what is new the request that made it): the same key may
// try again. Not where it is unknown
// whether it was done: that is to be looked up first.
Answer carried_out(Call& call, Answer (*handle)(Call&), const std::array<Cell, 2>& which) {
    try {
        return handle(call);
    } catch (const Fault& fault) {
        const auto* of_database = dynamic_cast<const db::Error*>(&fault);
        if (of_database == nullptr || of_database->kind() != db::ErrorKind::ambiguous) {
            forget(*call.parts().work.lease(), which);
        }
        throw;
    }
}

}  // namespace

void migrate(db::Connection& work) {
    db::migrate(work, "api", kSteps);
}

std::string request_of(const Call& call) {
    const auto key = call.request().header("idempotency-key");
    constexpr std::size_t kRandomBytes = 16;
    return key.empty() ? codec::hex(crypto::random_bytes(kRandomBytes))
                       : crypto::sha256(call.account().id + "\n" + std::string(key)).hex();
}

Answer once(Call& call, Answer (*handle)(Call&)) {
    const auto key = call.request().header("idempotency-key");
    if (key.empty()) {
        return handle(call);
    }
    if (key.size() > kKeyBytesMax) {
        return tl::unexpected(bad_request({{"Idempotency-Key", "操作编号过长"}}));
    }
    const std::array<Cell, 2> which{call.account().id, std::string(key)};
    const auto& asked = call.request();
    const auto request = crypto::sha256(fmt::format(
                                            "{} {}\n{}\n{}",
                                            static_cast<int>(asked.method),
                                            asked.target,
                                            call.if_match(),
                                            crypto::sha256(asked.body).hex()
                                        ))
                             .hex();
    bool is_known = false;
    std::optional<Kept> earlier;
    {
        const auto work = call.parts().work.lease();
        const std::array<Cell, 1> old{ticks(call.now() - kKept)};
        work->run("DELETE FROM answered_commands WHERE answered_at < $1", old);
        const std::array<Cell, 4> cells{which[0], which[1], request, ticks(call.now())};
        const auto is_first = work->run(
            "INSERT INTO answered_commands(account, key, request, answered_at, status, body,"
            " etag) VALUES ($1, $2, $3, $4, 0, '', '') ON CONFLICT DO NOTHING",
            cells
        );
        if (is_first == 0) {
            earlier = kept_answer(*work, which);
            is_known = true;
        }
    }
    if (is_known) {
        return earlier_answer(call, earlier, request);
    }
    auto& forgetting = *call.parts().forgetting;
    call.read_since(forgetting.count());
    auto answer = carried_out(call, handle, which);
    if (!answer) {  // a refusal wrote nothing: the same key may try again
        forget(*call.parts().work.lease(), which);
        return answer;
    }
    const std::array<Cell, 5> cells{
        which[0],
        which[1],
        std::int64_t{answer->status},
        answer->body.is_null() ? "null" : codec::write_json(answer->body),
        answer->etag,
    };
    const bool is_kept = forgetting.keep_unless_since(call.reads_since(), [&] {
        call.parts().work.lease()->run(
            "UPDATE answered_commands SET status = $3, body = $4, etag = $5"
            " WHERE account = $1 AND key = $2",
            cells
        );
    });
    if (!is_kept) {  // it may say what was erased; tried again, it adds nothing
        forget(*call.parts().work.lease(), which);
    }
    return answer;
}

void forget_answers(Call& call, const std::string& case_number) {
    // What is not kept yet will not be; what this call reads from here on is without it.
    call.read_since(call.parts().forgetting->begin());
    const auto work = call.parts().work.lease();
    std::vector<std::pair<std::array<Cell, 2>, bool>> found;
    work->run(
        "SELECT account, key, body FROM answered_commands WHERE body LIKE $1",
        std::to_array<Cell>({fmt::format("%\"{}\"%", case_number)}),
        [&](const db::Row& row) {
            const auto body = codec::parse_json(row.text(2)).value_or(Value{});
            found.emplace_back(
                std::array<Cell, 2>{std::string(row.text(0)), std::string(row.text(1))},
                is_case(body, case_number)
            );
            return true;
        }
    );
    for (const auto& [which, is_of_case] : found) {
        if (!is_of_case) {
            forget(*work, which);
            continue;
        }
        work->run(
            "UPDATE answered_commands SET body = '', etag = '', case_number = $3"
            " WHERE account = $1 AND key = $2",
            std::array<Cell, 3>{which[0], which[1], case_number}
        );
    }
}

}  // namespace mingjing::api
