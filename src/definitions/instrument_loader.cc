#include "definitions/instrument_loader.h"

#include <algorithm>

#include <fmt/format.h>

#include "definitions/field_loader.h"
#include "definitions/instrument_take.h"
#include "definitions/section.h"

namespace mingjing::definitions {

namespace {

using domain::Field;
using domain::FieldType;
using domain::InstrumentField;
using domain::InstrumentKind;
using domain::Remedy;

constexpr std::size_t kTakesMax = 60;
constexpr std::size_t kAnnouncedDaysMax = 366;

// A table one of whose columns may name people is erased as a whole.
void keep_apart_with_its_rows(Field& field) {
    field.is_personal =
        field.is_personal || std::ranges::any_of(field.children, &Field::is_personal);
}

void take_all(
    const std::vector<Node>& nodes,
    Section& section,
    const InstrumentWorld& world,
    InstrumentKind& kind
) {
    for (const auto& node : nodes) {
        auto one = load_taken(node, section, world);
        const bool is_twice = std::ranges::any_of(kind.fields, [&](const auto& other) {
            return other.field.key == one.field.key;
        });
        if (is_twice) {
            section.problems().add(node, fmt::format("“key: {}”写了两次", one.field.key));
        }
        keep_apart_with_its_rows(one.field);
        kind.fields.push_back(std::move(one));
    }
}

void take_bundles(
    Section& section, const Bundles& bundles, const InstrumentWorld& world, InstrumentKind& kind
) {
    for (const auto& name : section.texts("uses")) {
        const auto* bundle = bundles.find(name);
        if (bundle == nullptr) {
            section.problem("uses", fmt::format("instruments.yaml的“bundles”里没有“{}”", name));
        } else {
            take_all(bundle->items, section, world, kind);
        }
    }
}

void state_fields(Section& section, const InstrumentWorld& world, InstrumentKind& kind) {
    std::vector<Reference> references;
    kind.form.fields = load_fields(section, "", references);
    for (const auto& reference : references) {
        if (world.find(reference.refers_to) == nullptr) {
            section.problems().add(
                reference.line, fmt::format("没有“{}”这张清单", reference.refers_to)
            );
        }
    }
    for (const auto& field : kind.form.fields) {
        InstrumentField one{field, {}, "", "", {}};
        resolve(one, world);
        keep_apart_with_its_rows(one.field);
        kind.fields.push_back(std::move(one));
    }
}

// Who approved it, and when, comes after what the handler adds: a form is read from above.
void move_last(Section& section, InstrumentKind& kind) {
    for (const auto& key : section.texts("last")) {
        const auto found = std::ranges::find_if(kind.fields, [&](const auto& one) {
            return one.field.key == key;
        });
        if (found == kind.fields.end()) {
            section.problem("last", fmt::format("这份文书没有“{}”", key));
        } else {
            std::rotate(found, found + 1, kind.fields.end());
        }
    }
}

// Beside what it states its record keeps who signed it off, under this name.
void check_names(Section& section, const InstrumentKind& kind) {
    for (const auto& one : kind.fields) {
        if (one.field.key == domain::kSignedOffBy) {
            section.problem(
                one.taken ? "takes" : "fields", fmt::format("“key: {}”另有用处", one.field.key)
            );
        }
    }
}

// Whoever writes at length names people: such a text can be erased, and is no part of a leaf.
void check_texts(Section& section, const InstrumentKind& kind) {
    for (const auto& one : kind.fields) {
        const bool is_long = one.field.type == FieldType::long_text ||
                             std::ranges::any_of(one.field.children, [](const Field& child) {
                                 return child.type == FieldType::long_text;
                             });
        if (is_long && !one.field.is_personal) {
            section.problem(
                one.taken ? "takes" : "fields",
                fmt::format(
                    "“{}”是一段文字，可能写到个人，应当写明“personal: true”", one.field.label
                )
            );
        }
    }
}

// One that tells of each act says which one it is by what it takes from it.
void check_each(Section& section, const InstrumentKind& kind) {
    const auto is_of_it = [&](const InstrumentField& one) {
        return one.taken && one.taken->act == kind.each;
    };
    if (!kind.each.empty() && std::ranges::none_of(kind.fields, is_of_it)) {
        section.problem("each", fmt::format("“takes”没有取自“{}”的内容", kind.each));
    }
    const bool has_rows = std::ranges::any_of(kind.fields, [&](const auto& one) {
        return is_of_it(one) && one.taken->field.empty();
    });
    if (has_rows) {
        section.problem("each", "每次办理各写一份的文书，不能再用“every”把每次都列进去");
    }
}

// Whom everybody may read of is said field by field: a bundle takes more than is printed.
void read_announced(Section& section, InstrumentKind& kind) {
    const auto* node = section.child("announced");
    if (node == nullptr) {
        return;
    }
    Section inner(*node, section.what() + "的“announced”", section.problems());
    domain::Announced announced;
    announced.days = static_cast<std::int64_t>(inner.size_or("days", 0, kAnnouncedDaysMax));
    announced.until = inner.text_or("until", {});
    announced.shows = inner.texts("shows");
    if ((announced.days > 0) != announced.until.empty()) {
        inner.problem(
            "days", inner.what() + "要写公告多少天（days）或者到哪一项所写的日期（until）"
        );
    }
    if (announced.shows.empty() || !kind.goes_out) {
        inner.problem("shows", inner.what() + "只用于对外的文书，并且要写明公告哪几项（shows）");
    }
    const auto* until = domain::find_field(kind.schema.fields, announced.until);
    if (!announced.until.empty() && (until == nullptr || until->type != FieldType::date)) {
        inner.problem("until", fmt::format("“{}”不是这份文书的日期", announced.until));
    }
    for (const auto& key : announced.shows) {
        const auto* field = domain::find_field(kind.schema.fields, key);
        if (field == nullptr || field->type == FieldType::table) {
            inner.problem("shows", fmt::format("这份文书没有可以公告的“{}”", key));
        }
    }
    kind.announced = std::move(announced);
}

// A copy nobody signs is none.
void read_signed(Section& section, InstrumentKind& kind) {
    kind.wants_signed_copy = section.flag_or("signed", false);
    kind.is_replaced_by_copy = section.flag_or("signed_replaces", false);
    if (kind.wants_signed_copy && kind.signs.empty()) {
        section.problem("signed", "要有签字件的文书，应当写明由谁签字（signs）");
    }
    if (kind.is_replaced_by_copy && !kind.wants_signed_copy) {
        section.problem(
            "signed_replaces", "签字件代替原件装订的，应当先写明要有签字件（signed: true）"
        );
    }
}

void check_procedures(Section& section, const InstrumentWorld& world, const InstrumentKind& kind) {
    for (const auto& category : kind.categories) {
        if (std::ranges::find(world.procedures, category, &domain::Procedure::category) ==
            world.procedures.end()) {
            section.problem("categories", fmt::format("没有一个程序属于“{}”", category));
        }
    }
    for (const auto& procedure : kind.procedures) {
        if (std::ranges::find(world.procedures, procedure, &domain::Procedure::key) ==
            world.procedures.end()) {
            section.problem("procedures", fmt::format("没有“{}”这个程序", procedure));
        }
    }
}

// Of a step no case of its kind can take it would take nothing, ever.
void check_steps(Section& section, const InstrumentWorld& world, const InstrumentKind& kind) {
    for (const auto& one : kind.fields) {
        for (const auto& key : one.taken ? one.taken->steps : std::vector<std::string>{}) {
            const bool is_there = std::ranges::any_of(world.procedures, [&](const auto& procedure) {
                const auto* step = procedure.step(key);
                return kind.is_for(procedure.key, procedure.category) && step != nullptr &&
                       step->act == one.taken->act;
            });
            if (!is_there) {
                section.problem(
                    "takes", fmt::format("“{}”：没有“{}”这一步这样办理", one.field.label, key)
                );
            }
        }
    }
}

}  // namespace

const domain::Schema* InstrumentWorld::find(std::string_view register_key) const {
    const auto found = std::ranges::find_if(registers, [&](const auto* schema) {
        return schema->key == register_key;
    });
    return found == registers.end() ? nullptr : *found;
}

InstrumentKind load_instrument(
    const Node& root, const Bundles& bundles, const InstrumentWorld& world, Problems& problems
) {
    Section section(root, "文书", problems);
    InstrumentKind kind;
    kind.key = section.text("key");
    kind.name = section.text("name");
    kind.series = section.text_or("series", {});
    kind.categories = section.texts("categories");
    kind.procedures = section.texts("procedures");
    section.require("goes");
    kind.goes_out = section.one_of("goes", false, {{"out", true}, {"file", false}});
    kind.duty = section.one_of<std::string_view>(
        "duty", "handle", {{"handle", "handle"}, {"examine", "examine"}, {"decide", "decide"}}
    );
    kind.signed_off_by = section.texts("signed_off_by");
    kind.is_in_main_book = section.one_of("book", kind.goes_out, {{"main", true}, {"side", false}});
    kind.order = static_cast<std::int64_t>(section.size_or("order", 0, 1000));
    kind.decides = section.flag_or("decides", false);
    kind.is_for_after = section.flag_or("after_end", false);
    kind.each = section.text_or("each", {});
    kind.dated = section.text_or("dated", {});
    kind.remedy = section.one_of(
        "remedy",
        Remedy::none,
        {{"either", Remedy::either}, {"reconsideration_first", Remedy::reconsideration_first}}
    );
    kind.signs = section.texts("signs");
    read_signed(section, kind);
    kind.tells = section.texts("tells");
    kind.template_name = section.text_or("template", kind.key);
    take_bundles(section, bundles, world, kind);
    take_all(section.items("takes", kTakesMax), section, world, kind);
    state_fields(section, world, kind);
    move_last(section, kind);
    check_procedures(section, world, kind);
    check_steps(section, world, kind);
    check_texts(section, kind);
    check_names(section, kind);
    check_each(section, kind);
    kind.form.key = kind.schema.key = kind.key;
    kind.form.name = kind.schema.name = kind.name;
    kind.form.audience = kind.schema.audience = domain::Audience::internal;
    for (const auto& one : kind.fields) {
        kind.schema.fields.push_back(one.field);
    }
    read_announced(section, kind);
    return kind;
}

}  // namespace mingjing::definitions
