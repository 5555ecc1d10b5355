// Names of people, as far as they can be told: by a surname behind a word that people are
// called by. Meant to suspect too much rather than too little; a person looks.

#include <array>

#include "domain/characters.h"
#include "domain/redaction_parts.h"

namespace mingjing::domain::redaction {

namespace {

constexpr std::size_t kGivenMax = 2;
constexpr char32_t kBeyondBmp = 0x10000;

// The commonest, which nearly everybody has one of. Those that are rather a word of every
// text (从, 和, 有, 应) are left out.
constexpr Text kSurnames =
    U"王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡"
    U"贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段"
    U"雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳"
    U"邢路岳齐沿梅莫庄辛管祝左涂谷祁舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲游阳裴席卫查屈鲍"
    U"覃霍翁隋植甘景薄包司柏宁柯阮桂闵解强柴华车冉房边吉饶刁瞿戚丘米池滕晋苑邬臧畅宫"
    U"嵺苟褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙喻揭窦迟宇敖糜鄢冷卓花仇艾蓝"
    U"巩稽井练仲乐虞卞封竺冼楚佟栗匡宗台巫鞠僧桑荆谌扬沙薄伏岑习胥蔺濮";
constexpr std::array<Text, 12> kDoubleSurnames{
    U"欧阳",
    U"上官",
    U"司马",
    U"诸葛",
    U"司徒",
    U"东方",
    U"皇甫",
    U"尉迟",
    U"公孙",
    U"慕容",
    U"令狐",
    U"夏侯"};
// What stands behind a surname where the two are a word and no name: 张贴, 高温, 任何, 金额.
constexpr Text kNoGiven =
    U"某名贴温何额时间处理定照先后前同区市县局所公司年月日号条款项的等和与在是被将并及未已应可我";

bool is_beyond_bmp(char32_t c) {
    return c >= kBeyondBmp;
}

bool may_be_given(Text text, std::size_t at) {
    return at < text.size() && is_han(text[at]) && !is_one_of(text[at], kNoGiven);
}

std::size_t surname_length(Text text, std::size_t at) {
    for (const Text surname : kDoubleSurnames) {
        if (text.substr(at).starts_with(surname)) {
            return surname.size();
        }
    }
    const bool is_surname = is_one_of(text[at], kSurnames) || is_beyond_bmp(text[at]);
    return is_surname ? 1 : 0;
}

}  // namespace

std::size_t name_at(Text text, std::size_t at) {
    const auto surname = at < text.size() ? surname_length(text, at) : 0;
    if (surname == 0 || !may_be_given(text, at + surname)) {
        return 0;
    }
    std::size_t given = 1;
    while (given < kGivenMax && may_be_given(text, at + surname + given)) {
        ++given;
    }
    return surname + given;
}

}  // namespace mingjing::domain::redaction
