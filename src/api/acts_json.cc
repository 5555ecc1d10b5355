#include "api/acts_json.h"

namespace mingjing::api {

// As a problem says it: the article and the rule only where there are any.
Fields why_not_json(const domain::Refusal& refusal) {
    Fields body{{"code", refusal.code}, {"title", refusal.what}, {"next", refusal.next}};
    if (!refusal.article.empty()) {
        body.emplace("article", refusal.article);
    }
    if (!refusal.rule.empty()) {
        body.emplace("rule", refusal.rule);
    }
    return body;
}

Shape why_not_shape() {
    const auto word = shape::text(400);
    return shape::object({
        {"code", word},
        {"title", shape::described(word, "为什么现在不能办")},
        {"next", shape::described(word, "接下来怎么办")},
        {"article", word, false},
        {"rule", word, false},
    });
}

namespace {

bool takes_version(desk::Act act) {
    return act != desk::Act::revise && act != desk::Act::reveal;
}

}  // namespace

List acts_json(const std::vector<desk::OpenAct>& acts, const std::string& version) {
    List list;
    for (const auto& [act, is_duty, why_not] : acts) {
        Fields one{
            {"act", desk::act_word(act)},
            {"is_duty", is_duty},
            {"is_allowed", !why_not},
            {"version", takes_version(act) ? version : ""}};
        if (why_not) {
            one.emplace("why_not", why_not_json(*why_not));
        }
        list.emplace_back(std::move(one));
    }
    return list;
}

List allowed_acts(const std::vector<desk::OpenAct>& acts) {
    List words;
    for (const auto& one : acts) {
        if (!one.why_not) {
            words.emplace_back(desk::act_word(one.act));
        }
    }
    return words;
}

Shape act_shape() {
    const auto word = shape::text(400);
    return shape::object({
        {"act", act_word_shape()},
        {"is_duty", shape::described(shape::flag(), "属于您的职责，不论哪个条目")},
        {"is_allowed", shape::described(shape::flag(), "现在办理就会记录在案")},
        {"version", shape::described(word, "办理时随 If-Match 送回；空为不需要")},
        {"why_not", why_not_shape(), false},
    });
}

Shape act_word_shape() {
    std::vector<std::string_view> words;
    for (const auto act : desk::all_acts()) {
        words.push_back(desk::act_word(act));
    }
    return shape::choice(words);
}

}  // namespace mingjing::api
