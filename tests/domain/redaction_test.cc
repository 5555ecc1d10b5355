// What may not be public is found by its structure, and what looks like it is left alone
// (law.md 6.2, 6.3).

#include "domain/redaction.h"

#include <ctime>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/characters.h"

namespace mingjing::domain {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> found(std::string_view text) {
    const auto whole = decode(text);
    std::vector<std::string> texts;
    for (const auto& span : identifiers_in(text)) {
        texts.push_back(encode(std::u32string_view(whole).substr(span.from, span.to - span.from)));
    }
    return texts;
}

std::vector<std::string> suspected(std::string_view text) {
    const RedactionWords words{
        .people = {"证人", "劳动者", "其中"},
        .topics = {{"未成年人身份", "", {"#周岁"}}, {"健康状况", "", {"骨折"}}}};
    std::vector<std::string> texts;
    for (const auto& each : suspicions_in(text, words)) {
        texts.push_back(each.text);
    }
    return texts;
}

TEST(Redaction, L62_IdentityNumbersAreFoundHoweverTheyAreWritten) {
    EXPECT_THAT(found("公民身份号码379901199001010015。"), ElementsAre("379901199001010015"));
    EXPECT_THAT(
        found("身份证登记为379904 19860205 9126（有空格）"), ElementsAre("379904 19860205 9126")
    );
    EXPECT_THAT(
        found("号码１１０１０５１９４９１２３１００２Ｘ。"),
        ElementsAre("１１０１０５１９４９１２３１００２Ｘ")
    );
    EXPECT_THAT(
        found("身份证号379901199001010010（校验位有误）"), ElementsAre("379901199001010010")
    );
    EXPECT_THAT(found("护照号E41036269，"), ElementsAre("E41036269"));
}

TEST(Redaction, L62_TelephonesCardsMailAndPlatesAreFound) {
    EXPECT_THAT(found("电话19000088239。"), ElementsAre("19000088239"));
    EXPECT_THAT(found("电话１９００００３９２８７（全角）"), ElementsAre("１９００００３９２８７"));
    EXPECT_THAT(found("手机190-0000-1234"), ElementsAre("190-0000-1234"));
    EXPECT_THAT(found("（账号6299994926958480）"), ElementsAre("6299994926958480"));
    EXPECT_THAT(found("收款码绑定6299999142152634312。"), ElementsAre("6299999142152634312"));
    EXPECT_THAT(found("电子邮箱jubao323@example.com）"), ElementsAre("jubao323@example.com"));
    EXPECT_THAT(found("号牌鲁X·2F587）"), ElementsAre("鲁X·2F587"));
    EXPECT_THAT(found("权证海曦不动产权第0012345号"), ElementsAre("不动产权第0012345号"));
}

TEST(Redaction, L62_WhatIsCalledAnAccountIsOneWhateverItsLength) {
    EXPECT_THAT(found("账号12345678，"), ElementsAre("12345678"));
    EXPECT_THAT(
        found("对公账户3700 1234 5678 9012 3456 7890"), ElementsAre("3700 1234 5678 9012 3456 7890")
    );
    EXPECT_THAT(found("账号12345678 9012，"), ElementsAre("12345678 9012"));
    EXPECT_THAT(found("账号13900001234"), ElementsAre("13900001234"));
    EXPECT_THAT(found("银行卡（编号1234567890）"), ElementsAre("1234567890"));
    EXPECT_THAT(found("账户余额12345678元"), IsEmpty());
    EXPECT_THAT(found("账户收款12345678.90元"), IsEmpty());
    EXPECT_THAT(found("账号1234567"), IsEmpty());
}

TEST(Redaction, L62_AMobileIsOneWithACountryOrALetterBeforeIt) {
    EXPECT_THAT(found("+86 19000088239"), ElementsAre("86 19000088239"));
    EXPECT_THAT(found("8619000088239"), ElementsAre("8619000088239"));
    EXPECT_THAT(found("008619000088239。"), ElementsAre("008619000088239"));
    EXPECT_THAT(found("Tel19000088239"), ElementsAre("19000088239"));
    EXPECT_THAT(found("合同HT12284066078"), IsEmpty());
}

TEST(Redaction, L62_WhatMayBeANumberOfAPersonsIsSuspected) {
    EXPECT_THAT(suspected("证件379901199001010010上的"), ElementsAre("379901199001010010"));
    EXPECT_THAT(suspected("号码370102800101001"), ElementsAre("370102800101001"));
    EXPECT_THAT(suspected("公民身份号码379901199001010015"), IsEmpty()) << "known to be one";
    EXPECT_THAT(suspected("项目编码为379901202604025098"), IsEmpty());
    EXPECT_THAT(suspected("加QQ12345678联系"), ElementsAre("QQ12345678"));
    EXPECT_THAT(suspected("微信号：abc_12345"), ElementsAre("微信号：abc_12345"));
    EXPECT_THAT(suspected("店长微信转账"), IsEmpty());
    EXPECT_THAT(suspected("地址海曦市盐田街45号"), ElementsAre("地址海曦市盐田街45号"));
    EXPECT_THAT(suspected("现场地址海曦市盐田街45号，经营地址海曦市盐田街45号"), IsEmpty());
    EXPECT_THAT(suspected("地址海曦市"), IsEmpty());
}

TEST(Redaction, L63_WhatWasClearedTakesNoPlaceAmongTheSuspicions) {
    RedactionWords words{.people = {}, .topics = {{"年龄", "", {"#岁"}}}};
    std::string text;
    std::vector<std::string> cleared;
    for (int age = 1; age <= 60; ++age) {
        text += std::to_string(age) + "岁，";
        cleared.push_back(std::to_string(age) + "岁");
    }
    EXPECT_EQ(suspicions_in(text, words).size(), 50U);
    const auto left = suspicions_in(text + "61岁", words, cleared);
    ASSERT_EQ(left.size(), 1U);
    EXPECT_EQ(left.front().text, "61岁");
}

// As long as a file may make it: a scan that begins anew at every character takes minutes of the
// processor, whatever else the machine does.
TEST(Redaction, ALongTextIsReadOnce) {
    constexpr std::size_t kLength = 400'000;
    const RedactionWords words{.people = {}, .topics = {{"年龄", "", {"#岁"}}}};
    std::string parted;
    for (std::size_t i = 0; i < kLength / 2; ++i) {
        parted += "1 ";
    }
    const auto begun = std::clock();
    for (const auto& text : {std::string(kLength, 'A'), std::string(kLength, '1'), parted}) {
        EXPECT_THAT(found(text), IsEmpty());
        EXPECT_THAT(suspicions_in(text, words), IsEmpty());
    }
    constexpr std::clock_t kSecondsMax = 60;
    EXPECT_LT(std::clock() - begun, kSecondsMax * CLOCKS_PER_SEC);
}

TEST(Redaction, L63_ACompanysFiguresAreLeftAlone) {
    EXPECT_THAT(
        found("统一社会信用代码91379902MAHX11233D，住所海曦市东湾区栖霞里街326号1号楼1701室"),
        IsEmpty()
    );
    EXPECT_THAT(found("项目编码为379901202604025098，合同编号HT122840660787"), IsEmpty());
    EXPECT_THAT(found("执法证号37990126001，值班电话0699-7177009"), IsEmpty());
    EXPECT_THAT(found("海曦人社监罚字〔2026〕第018号，罚款人民币147,000元"), IsEmpty());
}

TEST(Redaction, L63_AnAddressIsCutToItsDistrict) {
    EXPECT_EQ(
        masked("证人（住海曦市北屿县盐田街95号8号楼2单元1004室）作证", {}),
        "证人（住海曦市北屿县）作证"
    );
    EXPECT_EQ(masked("境内住址海曦市临港新区鲸湾路1号，", {}), "境内住址海曦市临港新区，");
    EXPECT_EQ(masked("居住在海曦市的职工", {}), "居住在海曦市的职工");
}

TEST(Redaction, L63_NamesAreMaskedAndThoseOfOneSurnameToldApart) {
    KnownPersons persons;
    persons.party = "陈测试";
    persons.others = {"雷涵馨", "雷沐川", "𠮷𡈽宁"};
    persons.minors = {"苏小屿"};
    EXPECT_EQ(
        masked("陈测试案：雷涵馨、雷沐川和𠮷𡈽宁看见苏小屿", persons),
        "陈某案：雷某、雷某1和𠮷某看见（隐去）"
    );
}

TEST(Redaction, L63_ThePartysMaskIsASetting) {
    EXPECT_EQ(masked_name("张示例", NameMask::one), "张某");
    EXPECT_EQ(masked_name("张示例", NameMask::by_length), "张某某");
    EXPECT_EQ(masked_name("张示", NameMask::by_length), "张某");
    EXPECT_EQ(masked_name("张示例", NameMask::stars), "张**");
    EXPECT_EQ(masked_name("SAMPLE ANNA", NameMask::one), "S**");
    EXPECT_EQ(masked_name("张示例", NameMask::none), "张示例");
}

TEST(Redaction, L63_ANameNobodyToldOfIsSuspected) {
    EXPECT_THAT(suspected("证人钱光（住海曦市）"), ElementsAre("钱光"));
    EXPECT_THAT(suspected("劳动者雷涵馨、雷沐川（同姓）"), ElementsAre("雷涵馨", "雷沐川"));
    EXPECT_THAT(suspected("劳动者𠮷𡈽宁（生僻字）"), ElementsAre("𠮷𡈽宁"));
    EXPECT_THAT(suspected("安排魏楷芬等12名女职工"), ElementsAre("魏楷芬"));
    EXPECT_THAT(suspected("童工13周岁，骨折"), ElementsAre("13周岁", "骨折"));
}

TEST(Redaction, L63_WhatIsMaskedOrNobodysNameIsNotSuspected) {
    EXPECT_THAT(suspected("证人钱某（住海曦市），劳动者雷某1"), IsEmpty());
    EXPECT_THAT(suspected("拖欠26名劳动者工资，证人证言予以印证"), IsEmpty());
    EXPECT_THAT(suspected("不满十六周岁的未成年人"), IsEmpty());
}

}  // namespace
}  // namespace mingjing::domain
