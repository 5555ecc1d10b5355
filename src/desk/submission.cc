#include "desk/submission.h"

#include <utility>
#include <vector>

#include "codec/text.h"
#include "domain/calendar.h"
#include "domain/parts.h"
#include "domain/role.h"

namespace mingjing::desk {

namespace {

namespace entry = domain::register_entry;

// A register without a publication rule is internal: its unit's head answers for it.
std::vector<std::string> chain_of(const domain::PublicationRule* rule) {
    return rule == nullptr ? std::vector{std::string(domain::kUnitHead)} : rule->reviewers;
}

// A limit that runs from a day the entry names was met when it was first public: what is
// submitted later has the time from its submission.
std::string due_day(
    const domain::PublicationRule* rule,
    const domain::Calendar& calendar,
    const entry::Submitted& submitted,
    std::chrono::sys_days today
) {
    if (rule == nullptr) {
        return {};
    }
    auto counted = *rule;
    if (submitted.kind != entry::Kind::initial) {
        counted.counted_from.clear();
    }
    const auto day = domain::publication_due(counted, calendar, submitted.content, today);
    return day ? codec::iso_date(*day) : std::string{};
}

std::string date_field(const Fields& content, const std::string& field) {
    return field.empty() ? std::string{} : std::string(text_of(content, field));
}

// A register names the last day something is in force; a period ends before its end.
std::string day_after(const std::string& last) {
    const auto day = codec::from_iso_date(last);
    return day ? codec::iso_date(*day + std::chrono::days{1}) : std::string{};
}

// How long the public reads it: until the day it names, else by the rule from the day its limit
// runs from (公示期). The record and its proof stay.
Fields with_display(
    const domain::Schema& schema, const domain::PublicationRule* rule, Fields content
) {
    if (rule == nullptr || rule->display_months == 0 || schema.effective_to.empty() ||
        !date_field(content, schema.effective_to).empty()) {
        return content;
    }
    if (const auto from = codec::from_iso_date(date_field(content, rule->counted_from))) {
        content.insert_or_assign(
            schema.effective_to, codec::iso_date(domain::add_months(*from, rule->display_months))
        );
    }
    return content;
}

// A revision begins no earlier than it is made: the version before stays in force until then,
// and "" is the day it is published. One that is over by now keeps a day, so that the domain
// sees it would never be in force.
std::string beginning(
    const entry::Submitted& submitted, std::string named, std::chrono::sys_days today
) {
    auto day = codec::iso_date(today);
    if (submitted.kind != entry::Kind::revision || named > day) {
        return named;
    }
    const bool is_over = !submitted.effective_to.empty() && submitted.effective_to <= day;
    return is_over ? day : std::string{};
}

}  // namespace

EntryAct submission(
    const definitions::Definitions& definitions,
    const domain::Schema& schema,
    const std::optional<KnownEntry>& known,
    const drafts::Draft& draft,
    const SubmitOptions& options,
    std::chrono::sys_days today
) {
    const auto stream = known ? known->stream : new_stream("entry");
    const auto is_first = !known || known->versions == 0;
    const auto* rule = definitions.rule_for(schema.key);
    const auto content = with_display(schema, rule, draft.content);
    auto parts = domain::parted(schema, content, stream);

    entry::Submit submit;
    submit.needs_external_approval = rule != nullptr && !rule->external_approval.empty();
    auto& submitted = submit.content;
    submitted.register_key = schema.key;
    submitted.schema = schema.digest;
    submitted.key = draft.key;
    submitted.kind = options.kind.value_or(is_first ? entry::Kind::initial : entry::Kind::revision);
    submitted.content = std::move(parts.facts);
    submitted.personal = std::move(parts.apart);
    submitted.effective_to = day_after(date_field(content, schema.effective_to));
    submitted.effective_from =
        options.effective_from.empty()
            ? beginning(submitted, date_field(content, schema.effective_from), today)
            : options.effective_from;
    submitted.reason = options.reason;
    submitted.reviewers = chain_of(rule);
    submitted.unit = draft.unit;
    submitted.written_by = draft.authors;
    submitted.due = due_day(rule, definitions.calendar, submitted, today);
    if (submit.needs_external_approval) {
        submitted.external_approval = date_field(content, rule->external_approval);
    }
    return {stream, std::move(submit), {}};
}

}  // namespace mingjing::desk
