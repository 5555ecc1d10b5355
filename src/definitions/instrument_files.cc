// The files of all instruments together: the bureau's settings, each kind, its templates.

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "base/fault.h"
#include "codec/text.h"
#include "definitions/instrument_loader.h"
#include "definitions/section.h"
#include "domain/instrument_frame.h"
#include "domain/instrument_view.h"
#include "html/templates.h"

namespace mingjing::definitions {

namespace {

using domain::InstrumentKind;
using domain::Remedy;

constexpr std::string_view kSettingsFile = "instruments.yaml";
constexpr std::string_view kFolder = "instruments/";
constexpr std::size_t kWordsMax = 50;
constexpr std::size_t kInstrumentChoicesMax = 100;

bool is_template(std::string_view file) {
    return file.starts_with(kFolder) && file.ends_with(".html");
}

// penalty_decision of instruments/penalty_decision.html.
std::string stem(std::string_view file) {
    file.remove_prefix(kFolder.size());
    return std::string(file.substr(0, file.rfind('.')));
}

domain::DatedText load_text(const Node& node, Problems& problems) {
    Section section(node, "用语", problems);
    domain::DatedText text;
    text.key = section.text("key");
    text.name = section.text("name");
    text.basis = section.text("basis");
    for (const auto& value : section.items("values", kInstrumentChoicesMax)) {
        Section item(value, text.name + "的取值", problems);
        const auto from = codec::from_iso_date(item.text("from"));
        if (!from) {
            item.problem("from", item.what() + "从哪一天起适用，写作2026-01-01");
        }
        text.values.push_back({from.value_or(std::chrono::sys_days{}), item.text("text")});
    }
    if (!std::ranges::is_sorted(
            text.values, std::ranges::less_equal{}, &domain::DatedText::Since::from
        )) {
        section.problem("values", text.name + "的取值应当按日期先后排列，每天一个");
    }
    if (!is_key(text.key)) {
        section.problem("key", "“key”只能用小写字母、数字和下划线");
    }
    return text;
}

domain::InstrumentSettings load_settings(const Node& root, Bundles& bundles, Problems& problems) {
    Section section(root, "文书设置", problems);
    domain::InstrumentSettings settings;
    settings.number_word = section.text("number_word");
    for (const auto& node : section.items("texts", kWordsMax)) {
        settings.texts.push_back(load_text(node, problems));
    }
    if (const auto* node = section.child("bundles")) {
        bundles.root = *node;
    }
    return settings;
}

// What each kind is made from: its own two files, and what all share.
void name_files(const std::vector<Source>& sources, LoadedInstruments& loaded) {
    for (auto& kind : loaded.kinds) {
        for (const auto& source : sources) {
            const bool is_shared =
                source.name == kSettingsFile || source.name.starts_with("instruments/_") ||
                (source.name.starts_with(kFolder) && source.name.ends_with(".css"));
            const bool is_own =
                source.name == fmt::format("{}{}.yaml", kFolder, kind.key) ||
                source.name == fmt::format("{}{}.html", kFolder, kind.template_name);
            if (is_shared || is_own) {
                kind.files.emplace_back(source.name, source.digest);
            }
        }
    }
}

// Two kinds with one series would number twice the same.
void check_series(const std::vector<InstrumentKind>& kinds, std::vector<Problem>& found) {
    std::map<std::string_view, std::string_view> known;
    for (const auto& kind : kinds) {
        const auto [of, is_new] = known.emplace(kind.series, kind.name);
        if (!kind.series.empty() && !is_new) {
            found.push_back(
                {fmt::format("{}{}.yaml", kFolder, kind.key),
                 1,
                 fmt::format(
                     "文号用字“{}”已经由“{}”使用，两种文书不能同号", kind.series, of->second
                 )}
            );
        }
    }
}

// Every template that can be read; problems for the others.
html::Sources readable(const std::vector<Source>& sources, std::vector<Problem>& found) {
    html::Sources templates;
    for (const auto& source : sources) {
        if (!is_template(source.name)) {
            continue;
        }
        try {
            // Alone it may lack its partials: those are looked for when all are together.
            html::Templates::check_text(stem(source.name), source.bytes);
            templates.emplace(stem(source.name), source.bytes);
        } catch (const Fault& fault) {
            found.push_back({source.name, 1, fmt::format("模板有误：{}", fault.what())});
        }
    }
    return templates;
}

struct Checked {
    const LoadedInstruments& loaded;
    const html::Sources& texts;
    const html::Templates& templates;
    std::vector<Problem>& found;
};

// The text a template prints, its partials with it.
std::string whole(const html::Sources& texts, std::string_view name) {
    std::string all;
    const auto text = texts.find(std::string(name));
    if (text == texts.end()) {
        return all;
    }
    all = text->second;
    std::set<std::string_view> found;
    for (std::size_t before = 0; before != all.size();) {  // partials have partials
        before = all.size();
        for (const auto& [partial, of_partial] : texts) {
            const bool is_called =
                all.find(fmt::format("{{{{> {}}}}}", partial)) != std::string::npos;
            if (is_called && found.insert(partial).second) {
                all += of_partial;
            }
        }
    }
    return all;
}

// Everybody reads no more of an announcement than is printed on it.
void check_announced(
    const InstrumentKind& kind, const std::string& printed, std::vector<Problem>& found
) {
    for (const auto& key : kind.announced ? kind.announced->shows : std::vector<std::string>{}) {
        const bool is_printed = printed.find(fmt::format("{{{{{}}}}}", key)) != std::string::npos ||
                                printed.find(fmt::format("{{{{#{}}}}}", key)) != std::string::npos;
        if (!is_printed) {
            found.push_back(
                {fmt::format("{}{}.yaml", kFolder, kind.key),
                 1,
                 fmt::format("模板没有印“{}”，公告的页面不能比文书写得更多", key)}
            );
        }
    }
}

void check_template(const Checked& at, const InstrumentKind& kind) {
    const auto file = fmt::format("{}{}.yaml", kFolder, kind.key);
    if (!at.templates.has(kind.template_name)) {
        at.found.push_back(
            {file, 1, fmt::format("没有这份文书的模板{}{}.html", kFolder, kind.template_name)}
        );
        return;
    }
    const auto sample = domain::instrument_page(
        kind, domain::instrument_sample(kind), domain::sample_frame(at.loaded.settings)
    );
    for (const auto& unknown : at.templates.unknown_names(kind.template_name, sample)) {
        at.found.push_back(
            {fmt::format("{}{}.html", kFolder, unknown.template_name),
             static_cast<int>(unknown.line),
             fmt::format("“{}”里没有“{}”这一项", kind.name, unknown.name)}
        );
    }
    try {  // as a draft before anything is stated
        static_cast<void>(at.templates.render(
            kind.template_name,
            domain::instrument_page(kind, {}, domain::sample_frame(at.loaded.settings))
        ));
    } catch (const Fault& fault) {
        at.found.push_back({file, 1, fmt::format("没有写明的内容，模板不能略过：{}", fault.what())}
        );
    }
    const auto text = whole(at.texts, kind.template_name);
    for (const auto& part : kind.tells) {
        if (text.find(fmt::format("data-tells=\"{}\"", part)) == std::string::npos) {
            at.found.push_back(
                {file, 1, fmt::format("模板没有告知“{}”的部分（data-tells=\"{}\"）", part, part)}
            );
        }
    }
    check_announced(kind, text, at.found);
    const bool has_remedy = text.find("data-remedy") != std::string::npos;
    if (kind.remedy != Remedy::none && !has_remedy) {
        at.found.push_back({file, 1, "写明要告知救济途径，模板里却没有（data-remedy）"});
    }
}

bool takes_from(const InstrumentKind& kind, std::string_view act) {
    return std::ranges::any_of(kind.fields, [&](const auto& one) {
        return one.taken && one.taken->act == act && one.field.need == domain::Need::required;
    });
}

// What no definition may leave out.
void check_law(const InstrumentKind& kind, std::vector<Problem>& found) {
    const auto problem = [&](std::string what) {
        found.push_back({fmt::format("{}{}.yaml", kFolder, kind.key), 1, std::move(what)});
    };
    if (!kind.decides) {
        return;
    }
    const bool is_on_spot = takes_from(kind, "decide_on_spot");
    const bool takes_one = is_on_spot || takes_from(kind, "decide") ||
                           takes_from(kind, "decide_permit") || takes_from(kind, "rule") ||
                           takes_from(kind, "impose");
    if (!takes_one) {
        problem("决定书必须取自案件已经作出的决定，否则决定以前就会有文号（行政处罚法第五十八条）");
    }
    if (is_on_spot && kind.remedy != Remedy::reconsideration_first) {
        problem(
            "对当场作出的行政处罚决定不服的，应当先申请行政复议，文书必须告知"
            "（行政复议法第二十三条，FY-03）"
        );
    }
    if (kind.goes_out && kind.remedy == Remedy::none) {
        problem("决定书没有告知救济途径和期限（行政处罚法第五十九条，CF-28）");
    }
}

}  // namespace

bool is_of_instruments(std::string_view file) {
    return file == kSettingsFile || file.starts_with(kFolder);
}

void check_instruments(
    const LoadedInstruments& loaded, const std::vector<Source>& sources, std::vector<Problem>& found
) {
    const auto texts = readable(sources, found);
    try {
        const html::Templates templates(texts);
        for (const auto& kind : loaded.kinds) {
            check_template({loaded, texts, templates, found}, kind);
        }
    } catch (const Fault& fault) {
        found.push_back({std::string(kFolder), 1, fmt::format("模板有误：{}", fault.what())});
    }
    for (const auto& kind : loaded.kinds) {
        check_law(kind, found);
    }
    check_series(loaded.kinds, found);
}

LoadedInstruments load_instruments(
    const std::vector<Source>& sources, const InstrumentWorld& world, std::vector<Problem>& found
) {
    LoadedInstruments loaded;
    Bundles bundles;
    for (const auto& source : sources) {
        if (source.name == kSettingsFile) {
            Problems problems(source.name, found);
            loaded.settings = load_settings(parse_yaml(source.bytes, problems), bundles, problems);
        }
    }
    for (const auto& source : sources) {
        if (!source.name.starts_with(kFolder)) {
            continue;
        }
        Problems problems(source.name, found);
        if (source.name.ends_with(".yaml")) {
            const auto root = parse_yaml(source.bytes, problems);
            loaded.kinds.push_back(load_instrument(root, bundles, world, problems));
            auto& kind = loaded.kinds.back();
            kind.schema.digest = source.digest;
            if (source.name != fmt::format("{}{}.yaml", kFolder, kind.key)) {
                problems.add(1, fmt::format("文件名应当是{}.yaml，与“key”一致", kind.key));
            }
        } else if (!source.name.ends_with(".html") && !source.name.ends_with(".css")) {
            problems.add(1, "不认识这个文件；文书由.yaml、.html和.css组成");
        }
    }
    std::ranges::sort(loaded.kinds, {}, &InstrumentKind::key);
    name_files(sources, loaded);
    return loaded;
}

}  // namespace mingjing::definitions
