#include "case_file/event.h"

#include <algorithm>
#include <utility>

namespace mingjing::case_file {

namespace {

template <class Act>
constexpr bool kIsStep = !requires {
    Act::kIsNoStep;
};

template <class Act>
ActKind kind() {
    return {
        Act::kAct,
        Act::kType,
        Act::kName,
        kIsStep<Act>,
        [](Of which) { return fields_of<Act>(which); },
        [](const Fields& fields) { return Content{read<Act>(fields)}; }};
}

template <std::size_t... I>
std::vector<ActKind> all_kinds(std::index_sequence<I...>) {
    return {kind<std::variant_alternative_t<I, Acts>>()...};
}

std::vector<domain::Schema> made(Of which) {
    std::vector<domain::Schema> schemas;
    for (const auto& kind : act_kinds()) {
        domain::Schema schema;
        schema.key = kind.act;
        schema.name = kind.name;
        schema.audience = domain::Audience::internal;
        schema.fields = kind.fields(which);
        schemas.push_back(std::move(schema));
    }
    return schemas;
}

const ActKind* find(std::string_view ActKind::*name, std::string_view wanted) {
    const auto& all = act_kinds();
    const auto found = std::ranges::find(all, wanted, name);
    return found == all.end() ? nullptr : &*found;
}

}  // namespace

Content::Content() = default;
Content::Content(const Content&) = default;
Content::Content(Content&&) noexcept = default;
Content& Content::operator=(const Content&) = default;
Content& Content::operator=(Content&&) noexcept = default;
Content::~Content() = default;
bool Content::operator==(const Content& other) const {
    return static_cast<const Acts&>(*this) == static_cast<const Acts&>(other);
}

std::int64_t amount_begun(const Event& event, std::string_view clock) {
    const auto found = event.amounts.find(clock);
    return found == event.amounts.end() ? 0 : found->second;
}

std::vector<std::pair<std::string, std::string>> renamings(const Migrated& migrated) {
    std::vector<std::pair<std::string, std::string>> all;
    for (const auto& one : migrated.renamed) {
        const auto equals = std::min(one.find('='), one.size());
        all.emplace_back(one.substr(0, equals), one.substr(std::min(equals + 1, one.size())));
    }
    return all;
}

const std::vector<ActKind>& act_kinds() {
    static const auto kinds = all_kinds(std::make_index_sequence<std::variant_size_v<Acts>>{});
    return kinds;
}

const ActKind* act_kind(std::string_view act) {
    return find(&ActKind::act, act);
}

const ActKind* kind_of_type(std::string_view record_type) {
    return find(&ActKind::type, record_type);
}

const ActKind& kind_of(const Content& content) {
    return act_kinds()[content.index()];
}

Fields write(const Content& content) {
    return std::visit([](const auto& act) { return write(act); }, content);
}

const domain::Schema& schema_of(const ActKind& kind, Of which) {
    static const auto forms = made(Of::form);
    static const auto records = made(Of::record);
    const auto place = static_cast<std::size_t>(&kind - act_kinds().data());
    return which == Of::form ? forms[place] : records[place];
}

}  // namespace mingjing::case_file
