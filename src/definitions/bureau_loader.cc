#include "definitions/bureau_loader.h"

#include <algorithm>

#include <fmt/format.h>

#include "definitions/section.h"
#include "definitions/security_policy.h"
#include "definitions/statute_loader.h"

namespace mingjing::definitions {

namespace {

constexpr std::size_t kUnitsMax = 500;
constexpr std::size_t kActorsMax = 5000;
constexpr std::size_t kAddressesMax = 200;

// 海曦市: [曦城区, 东湾区, 北屿县]
void load_regions(Section& section, Bureau& bureau) {
    auto& regions = bureau.regions;
    regions.own = bureau.region;
    const Node* node = section.child("regions");
    if (node == nullptr) {
        return;
    }
    Section wholes(*node, "执法区域", section.problems());
    for (const std::string& whole : node->keys) {
        for (const std::string& part : wholes.texts(whole)) {
            if (regions.holds(part, whole)) {
                wholes.problem(whole, fmt::format("“{}”不能既包括又属于“{}”", part, whole));
            } else if (!regions.within.emplace(part, whole).second) {
                wholes.problem(whole, fmt::format("“{}”写在了两个区域里", part));
            }
        }
    }
}

void load_units(Section& section, Bureau& bureau) {
    Laws owners;
    for (const Node& node : section.items("units", kUnitsMax)) {
        Section item(node, "单位", section.problems());
        Unit unit;
        unit.name = item.text("name");
        unit.aliases = item.texts("aliases");
        unit.is_entrusted = item.flag_or("entrusted", false);
        add_alias(owners, unit.name, unit.name, node, section.problems());
        for (const std::string& alias : unit.aliases) {
            add_alias(owners, alias, unit.name, node, section.problems());
        }
        bureau.units.push_back(std::move(unit));
    }
}

// What guards the sign-in is set within bounds, not switched off.
void check_floor(Section& settings, const std::string& name, std::int64_t number) {
    const auto all = security_settings();
    const auto bound = std::ranges::find(all, name, &SecuritySetting::name);
    if (bound != all.end() && (number < bound->minimum || number > bound->maximum)) {
        settings.problem(
            name,
            fmt::format(
                "“{}: {}”不在{}至{}之间，登录安全不能低于GB/T 22239-2019的要求",
                name,
                number,
                bound->minimum,
                bound->maximum
            )
        );
    }
}

void load_settings(Section& section, Bureau& bureau) {
    const Node* node = section.child("settings");
    if (node == nullptr) {
        return;
    }
    Section settings(*node, "设置", section.problems());
    for (const std::string& name : node->keys) {
        if (const auto number = settings.integer(name)) {
            check_floor(settings, name, *number);
            bureau.settings[name] = *number;
        }
    }
}

void load_staff_addresses(Section& section, Bureau& bureau) {
    for (const Node& node : section.items("staff_addresses", kAddressesMax)) {
        if (const auto range = AddressRange::parse(node.text)) {
            bureau.staff_addresses.push_back(*range);
        } else {
            section.problems().add(
                node,
                fmt::format(
                    "“{}”不是网络地址范围，请写成10.0.0.0/8或者fd00::/"
                    "8，斜线后面的位数以外应当是零",
                    node.text
                )
            );
        }
    }
}

bool is_actor_id(std::string_view id) {
    return id.size() <= 64 && std::all_of(id.begin(), id.end(), [](char letter) {
               return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') ||
                      letter == '_' || letter == '.' || letter == '-';
           });
}

void load_actors(Section& section, Bureau& bureau) {
    for (const Node& node : section.items("actors", kActorsMax)) {
        Section item(node, "人员", section.problems());
        identity::Actor actor;
        actor.id = item.text("id");
        actor.name = item.text("name");
        actor.unit = item.text("unit");
        actor.roles = item.texts("roles");
        actor.officer = item.text_or("officer", {});
        if (!is_actor_id(actor.id)) {
            item.problem("id", fmt::format("“id: {}”只能用小写字母、数字和 _ . -", actor.id));
        }
        const bool is_known_unit =
            std::any_of(bureau.units.begin(), bureau.units.end(), [&](const Unit& unit) {
                return unit.name == actor.unit;
            });
        if (!is_known_unit && !actor.unit.empty()) {
            item.problem("unit", fmt::format("“units”里没有“{}”，请写单位全称", actor.unit));
        }
        for (const std::string& role : actor.roles) {
            if (!is_key(role)) {
                item.problem("roles", fmt::format("角色“{}”只能用小写字母、数字和下划线", role));
            }
        }
        const bool is_taken =
            std::any_of(bureau.actors.begin(), bureau.actors.end(), [&](const auto& other) {
                return other.id == actor.id;
            });
        if (is_taken) {
            item.problem("id", fmt::format("“id: {}”用在了两个人身上", actor.id));
        }
        bureau.actors.push_back(std::move(actor));
    }
}

}  // namespace

LoadedBureau load_bureau(
    const Node& root, Problems& problems, Laws& laws, domain::StatuteChanges& changes
) {
    LoadedBureau loaded;
    loaded.file = problems.file();
    Bureau& bureau = loaded.bureau;
    Section section(root, "机关", problems);
    bureau.name = section.text("name");
    bureau.short_name = section.text("short_name");
    bureau.region = section.text("region");
    bureau.origin = section.text("origin");
    bureau.supervisor = section.text("supervisor");
    bureau.address = section.text_or("address", {});
    bureau.phone = section.text_or("phone", {});
    bureau.website_code = section.text_or("website_code", {});
    bureau.icp = section.text_or("icp", {});
    bureau.police_record = section.text_or("police_record", {});
    bureau.contact = section.text_or("contact", {});
    load_regions(section, bureau);
    load_units(section, bureau);
    load_laws(section, laws, changes);
    load_settings(section, bureau);
    load_actors(section, bureau);
    load_staff_addresses(section, bureau);
    loaded.register_order = section.texts("registers");
    loaded.order_line = section.line("registers");
    return loaded;
}

}  // namespace mingjing::definitions
