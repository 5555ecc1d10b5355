#include "record/entry_codec.h"

#include <string>
#include <utility>

#include "base/overloaded.h"
#include "codec/canonical.h"
#include "record/facts.h"

namespace mingjing::record {

namespace {

using domain::register_entry::Approved;
using domain::register_entry::Erased;
using domain::register_entry::Event;
using domain::register_entry::Kind;
using domain::register_entry::Personal;
using domain::register_entry::PersonalFields;
using domain::register_entry::Published;
using domain::register_entry::Returned;
using domain::register_entry::Submitted;
using domain::register_entry::TakenBack;
using domain::register_entry::Withdrawn;

constexpr std::string_view kSubmitted = "entry_submitted";
constexpr std::string_view kApproved = "entry_approved";
constexpr std::string_view kReturned = "entry_returned";
constexpr std::string_view kTakenBack = "entry_taken_back";
constexpr std::string_view kPublished = "entry_published";
constexpr std::string_view kWithdrawn = "entry_withdrawn";
constexpr std::string_view kErased = "entry_erased";

template <class Items>
List list_of(const Items& items) {
    List list;
    for (const auto& item : items) {
        if constexpr (std::is_integral_v<std::decay_t<decltype(item)>>) {
            list.emplace_back(static_cast<std::int64_t>(item));
        } else {
            list.emplace_back(item);
        }
    }
    return list;
}

ledger::Draft draft(std::string_view type, Fields facts) {
    return {.type = std::string(type), .facts = std::move(facts), .personal = {}};
}

ledger::Draft encode(const Submitted& e) {
    auto submitted = draft(
        kSubmitted,
        {
            {"register", e.register_key},
            {"schema", e.schema},
            {"key", e.key},
            {"kind", kind_name(e.kind)},
            {"content", e.content},
            {"effective_from", e.effective_from},
            {"effective_to", e.effective_to},
            {"reason", e.reason},
            {"reviewers", list_of(e.reviewers)},
            {"due", e.due},
            {"external_approval", e.external_approval},
        }
    );
    if (!e.unit.empty()) {  // not recorded before the workbench
        submitted.facts.emplace("unit", e.unit);
    }
    if (!e.written_by.empty()) {  // nor this at first
        submitted.facts.emplace("written_by", list_of(e.written_by));
    }
    for (const auto& [field, personal] : e.personal) {
        submitted.personal.emplace(
            field, ledger::PersonalField{.subject = personal.subject, .value = personal.value}
        );
    }
    return submitted;
}

ledger::Draft encode(const Published& e) {
    return draft(
        kPublished,
        {
            {"version", static_cast<std::int64_t>(e.version)},
            {"edition", e.edition},
            {"submitted_position", static_cast<std::int64_t>(e.submitted_position)},
            {"submitted_entry", e.submitted_entry},
        }
    );
}

ledger::Draft encode(const Withdrawn& e) {
    auto withdrawn = draft(kWithdrawn, {{"reason", e.reason}, {"basis", e.basis}});
    if (!e.changed_on.empty()) {  // not recorded before results were published
        withdrawn.facts.emplace("changed_on", e.changed_on);
    }
    if (!e.withdrawn_on.empty()) {
        withdrawn.facts.emplace("withdrawn_on", e.withdrawn_on);
    }
    return withdrawn;
}

ledger::Draft encode(const Erased& e) {
    return draft(
        kErased,
        {
            {"positions", list_of(e.positions)},
            {"fields", list_of(e.fields)},
            {"basis", e.basis},
        }
    );
}

Kind kind_of(std::string_view name) {
    for (const auto kind : {Kind::initial, Kind::revision, Kind::correction}) {
        if (kind_name(kind) == name) {
            return kind;
        }
    }
    throw Fault("账本中有未知的提交类别 " + std::string(name));
}

PersonalFields personal_of(const ledger::Record& record) {
    PersonalFields personal;
    auto apart = apart_of(record);
    for (auto& [field, value] : apart) {
        if (!value.is_null()) {
            personal.emplace(field, Personal{record.personal.at(field).subject, std::move(value)});
        }
    }
    return personal;
}

Submitted decode_submitted(const ledger::Record& record) {
    Facts facts(record);
    return {
        .register_key = facts.text("register"),
        .schema = facts.text("schema"),
        .key = facts.text("key"),
        .kind = kind_of(facts.text("kind")),
        .content = facts.take_fields("content"),
        .personal = personal_of(record),
        .effective_from = facts.text("effective_from"),
        .effective_to = facts.text("effective_to"),
        .reason = facts.text("reason"),
        .reviewers = facts.texts("reviewers"),
        .due = facts.text("due"),
        .external_approval = facts.text("external_approval"),
        .unit = facts.text_or("unit", ""),
        .written_by = facts.texts_or_none("written_by"),
    };
}

Published decode_published(const Facts& facts) {
    return {
        .version = facts.count("version"),
        .edition = facts.text("edition"),
        .submitted_position = facts.count("submitted_position"),
        .submitted_entry = facts.text("submitted_entry"),
    };
}

}  // namespace

domain::Apart apart_of(const ledger::Record& record) {
    domain::Apart apart;
    for (const auto& [field, stored] : record.personal) {
        auto value =
            stored.value ? codec::parse_json(*stored.value) : tl::expected<Value, BadInput>{};
        if (!value) {
            throw Fault("账本中个人信息字段 " + field + " 的内容已损坏");
        }
        apart.emplace(field, std::move(*value));
    }
    return apart;
}

std::string_view kind_name(Kind kind) {
    switch (kind) {
        case Kind::initial:
            return "initial";
        case Kind::revision:
            return "revision";
        case Kind::correction:
            return "correction";
    }
    std::abort();
}

ledger::Draft encode_entry(const Event& event) {
    return std::visit(
        Overloaded{
            [](const Submitted& e) { return encode(e); },
            [](const Approved& e) {
                return draft(kApproved, {{"role", e.role}, {"comment", e.comment}});
            },
            [](const Returned& e) {
                return draft(kReturned, {{"role", e.role}, {"reason", e.reason}});
            },
            [](const TakenBack&) { return draft(kTakenBack, {}); },
            [](const Published& e) { return encode(e); },
            [](const Withdrawn& e) { return encode(e); },
            [](const Erased& e) { return encode(e); },
        },
        event
    );
}

std::optional<Event> decode_entry(const ledger::Record& record) {
    if (record.type == kSubmitted) {
        return decode_submitted(record);
    }
    if (!record.type.starts_with("entry_")) {
        return std::nullopt;
    }
    const Facts facts(record);
    if (record.type == kTakenBack) {
        return TakenBack{};
    }
    if (record.type == kApproved) {
        return Approved{facts.text("role"), facts.text("comment")};
    }
    if (record.type == kReturned) {
        return Returned{facts.text("role"), facts.text("reason")};
    }
    if (record.type == kPublished) {
        return decode_published(facts);
    }
    if (record.type == kWithdrawn) {
        return Withdrawn{
            .reason = facts.text("reason"),
            .basis = facts.text("basis"),
            .changed_on = facts.text_or("changed_on", ""),
            .withdrawn_on = facts.text_or("withdrawn_on", "")};
    }
    if (record.type == kErased) {
        return Erased{facts.counts("positions"), facts.texts("fields"), facts.text("basis")};
    }
    return std::nullopt;
}

}  // namespace mingjing::record
