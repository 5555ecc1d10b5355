// compile, alerts, actors: what a leader asks of the registers.

#include <algorithm>
#include <array>
#include <iterator>

#include <fmt/format.h>

#include "codec/text.h"
#include "desk/register_acts.h"
#include "domain/alerts.h"
#include "domain/power_list.h"
#include "server/command_list.h"
#include "server/command_parts.h"
#include "tabular/import.h"

namespace mingjing::server {

namespace {

std::vector<Fields> held(Office& office, std::string_view register_key) {
    const auto* schema = office.definitions().find(register_key);
    if (schema == nullptr) {
        return {};
    }
    desk::RegisterActs acts(
        office.desk(), office.ledger(), office.work(), office.definitions(), office.clock()
    );
    return held_entries(acts, *schema);
}

std::vector<domain::Power> powers_of(const std::vector<Fields>& items) {
    std::vector<domain::Power> powers;
    std::transform(items.begin(), items.end(), std::back_inserter(powers), domain::power_of);
    return powers;
}

// The 权责清单 is read by the same importer as the sections' own lists, so it may be laid
// out as freely; only code, name and category are asked of it and compared.
domain::Schema power_list_schema(const domain::Schema& items) {
    constexpr std::array<std::string_view, 3> kCompared{"code", "name", "category"};
    auto schema = items;
    std::erase_if(schema.fields, [&](const domain::Field& field) {
        return std::find(kCompared.begin(), kCompared.end(), field.key) == kCompared.end();
    });
    schema.rules.clear();
    schema.sheets.clear();
    return schema;
}

std::string named(const domain::Power& power) {
    return fmt::format("{} {}（{}）", power.code, power.name, power.category);
}

}  // namespace

Exit list_actors(Office& office, const Request& /*request*/, Output& output) {
    for (const auto& actor : office.definitions().bureau.actors) {
        output.line(fmt::format(
            "{:<24}{}\t{}\t{}", actor.id, actor.name, actor.unit, fmt::join(actor.roles, "、")
        ));
    }
    return Exit::done;
}

Exit list_alerts(Office& office, const Request& /*request*/, Output& output) {
    const domain::AlertTerms terms{day_in_china(office.clock().now())};
    std::vector<domain::Alert> alerts;
    const auto add = [&](std::vector<domain::Alert> more) {
        std::move(more.begin(), more.end(), std::back_inserter(alerts));
    };
    add(domain::delegation_alerts(held(office, "delegations"), terms));
    add(domain::certificate_alerts(held(office, "officers"), terms));
    add(domain::rule_document_alerts(held(office, "rule_documents"), terms));
    add(domain::item_alerts(held(office, "enforcement_items"), held(office, "service_guides")));
    std::stable_sort(alerts.begin(), alerts.end(), [](const auto& a, const auto& b) {
        return a.when.value_or(std::chrono::sys_days::max()) <
               b.when.value_or(std::chrono::sys_days::max());
    });
    for (const auto& alert : alerts) {
        output.line(fmt::format("{}。{}", alert.what, alert.next));
    }
    output.line(fmt::format("共 {} 项提醒", alerts.size()));
    return Exit::done;
}

Exit compile_register(Office& office, const Request& request, Output& output) {
    const auto* schema = schema_asked(office, request, output);
    if (schema == nullptr || request.files.empty()) {
        return Exit::bad_input;
    }
    const auto& [name, bytes] = request.files.front();
    domain::Lookup nothing_known;
    nothing_known.today = day_in_china(office.clock().now());
    const auto report = tabular::read_register(
        bytes, name, power_list_schema(*schema), office.definitions(), nothing_known, {}
    );
    if (!report) {
        output.line(fmt::format("{}：{}", name, report.error().what));
        return Exit::bad_input;
    }
    const auto difference = domain::compare_power_list(
        powers_of(report->entries), powers_of(held(office, schema->key))
    );
    for (const auto& power : difference.missing) {
        output.line("缺少：" + named(power));
    }
    for (const auto& power : difference.extra) {
        output.line("多出：" + named(power));
    }
    for (const auto& renamed : difference.renamed) {
        output.line(fmt::format(
            "{}：权责清单为 {}，本清单为 {}",
            renamed.what,
            named(renamed.listed),
            named(renamed.registered)
        ));
    }
    output.line(fmt::format(
        "一致 {}，缺少 {}，多出 {}，不一致 {}",
        difference.same,
        difference.missing.size(),
        difference.extra.size(),
        difference.renamed.size()
    ));
    return Exit::done;
}

}  // namespace mingjing::server
