// Every shipped instrument, from a full case: laid out with all it states, and refused with any
// mandatory fact left out, by name.

#include <cstdlib>
#include <fstream>
#include <utility>

#include <gmock/gmock.h>

#include "press/full_case.h"
#include "press/paper.h"

namespace mingjing::press {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class EveryInstrument : public testing::TestWithParam<domain::InstrumentKind> {};

TEST_P(EveryInstrument, IsLaidOutFromAFullCase) {
    const auto& kind = GetParam();
    EXPECT_THAT(full_data(kind).missing, IsEmpty());
    const auto html = paper().printed(kind, full_instrument(kind));
    EXPECT_THAT(html, HasSubstr(kind.name));
    EXPECT_THAT(html, HasSubstr("海曦市人力资源和社会保障局"));
    EXPECT_THAT(html, HasSubstr("7K4M92QXPW5D"));
    EXPECT_THAT(html, Not(HasSubstr("draft\"")));
    // To be looked at: tools/look_at_instruments.py makes pictures of them.
    if (const auto* folder = std::getenv("MINGJING_INSTRUMENTS_TO")) {
        std::ofstream(std::string(folder) + "/" + kind.key + ".html") << html;
    }
    if (!kind.series.empty()) {
        EXPECT_THAT(html, HasSubstr("海人社监" + kind.series + "字〔2026〕17号"));
    }
}

TEST_P(EveryInstrument, CF28_IsRefusedWithAnyMandatoryFactLeftOut) {
    const auto& kind = GetParam();
    std::size_t mandatory = 0;
    for (const auto& one : kind.fields) {
        if (one.field.need != domain::Need::required) {
            continue;
        }
        ++mandatory;
        auto contents = full_contents(kind);
        auto stated = full_statement(kind);
        auto facts = full_facts();
        if (!one.taken) {
            stated.erase(one.field.key);
        } else if (one.taken->act == domain::kCaseFacts) {
            facts.erase(one.taken->field);
        } else if (one.taken->field.empty() || one.taken->field == domain::TakenFrom::kDay ||
                   one.taken->field == domain::TakenFrom::kPerson) {
            contents.erase(name_of(*one.taken));
        } else {
            contents[name_of(*one.taken)].erase(one.taken->field);
        }
        const auto data =
            desk::instrument_data(kind, events_of(contents), stated, any_title, facts);
        const bool is_told = [&] {
            for (const auto& missing : data.missing) {
                if (missing.field == one.field.key) {
                    return true;
                }
            }
            return false;
        }();
        const bool has_no_absence = one.field.type == domain::FieldType::boolean && one.taken;
        EXPECT_TRUE(is_told || has_no_absence) << kind.key << "." << one.field.key;
    }
    EXPECT_GT(mandatory, 0U);
}

// Leaves are for ever: what people write at length can be erased.
TEST_P(EveryInstrument, StatesNoLongTextAsAFact) {
    const auto& kind = GetParam();
    for (const auto& one : kind.fields) {
        if (one.field.type == domain::FieldType::long_text) {
            EXPECT_TRUE(one.field.is_personal) << kind.key << "." << one.field.key;
        }
    }
    const auto parts = desk::parted(kind, full_data(kind).stated);
    for (const auto& [key, value] : parts.facts) {
        EXPECT_TRUE(value.text() == nullptr || value.text()->find('\n') == std::string::npos)
            << key;
    }
}

// Every text in `value` made markup.
Value marked_up(const Value& value) {
    constexpr auto kMarkup = "<i id=x>&'\"</style><script>{{party}}";
    if (value.text() != nullptr) {
        return kMarkup;
    }
    if (const auto* fields = value.fields()) {
        Fields all;
        for (const auto& [key, one] : *fields) {
            all.emplace(key, marked_up(one));
        }
        return all;
    }
    if (const auto* list = value.list()) {
        List all;
        for (const auto& one : *list) {
            all.push_back(marked_up(one));
        }
        return all;
    }
    return value;
}

TEST_P(EveryInstrument, PrintsWhatPeopleWroteAsText) {
    auto as = full_instrument(GetParam());
    as.title = as.number = "<i id=x>号";
    for (auto* part : {&as.facts, &as.personal, &as.words}) {
        for (auto& [key, value] : *part) {
            value = marked_up(value);
        }
    }
    const auto html = paper().printed(GetParam(), as);
    EXPECT_THAT(html, HasSubstr("&lt;i id=x&gt;"));
    EXPECT_THAT(html, Not(HasSubstr("<i id=x")));
    EXPECT_THAT(html, Not(HasSubstr("<script")));
}

TEST_P(EveryInstrument, DraftsBearNoNumberAndSayWhatTheyAre) {
    const auto& kind = GetParam();
    domain::InstrumentFrame frame;
    frame.words = full_instrument(kind).words;
    frame.dated = "2026-03-13";
    frame.number = "海人社监罚决字〔2026〕17号";
    frame.code = "7K4M92QXPW5D";
    const auto html = paper().drafted(kind, full_data(kind).stated, frame, "/style.css");
    EXPECT_THAT(html, HasSubstr("draft"));
    EXPECT_THAT(html, Not(HasSubstr("字〔2026〕17号")));
    EXPECT_THAT(html, Not(HasSubstr("7K4M92QXPW5D")));
}

// On what stays in the file; of what goes out only what goes to a superior would (党政机关公文处理
// 工作条例第九条).
TEST_P(EveryInstrument, NamesNobodyWhoSignedItOffToAParty) {
    const auto& kind = GetParam();
    auto as = full_instrument(kind);
    as.signed_off = domain::instrument::SignedOffBy{
        .sign_off = "sign_offs/ef56", .by = "head", .name = "欧阳签发", .on = "2026-03-12"};
    const auto html = paper().printed(kind, as);
    const bool is_form = kind.template_name.ends_with("sheet");
    EXPECT_EQ(html.find("欧阳签发") != std::string::npos, is_form && !kind.goes_out);
}

// A draft lays out whatever there is yet.
TEST_P(EveryInstrument, IsDraftedFromNothing) {
    domain::InstrumentFrame frame;
    frame.words = full_instrument(GetParam()).words;
    EXPECT_THAT(paper().drafted(GetParam(), {}, frame, "/style.css"), HasSubstr(GetParam().name));
}

INSTANTIATE_TEST_SUITE_P(
    Shipped,
    EveryInstrument,
    testing::ValuesIn(demo_definitions().instruments),
    [](const auto& tested) { return tested.param.key; }
);

}  // namespace
}  // namespace mingjing::press
