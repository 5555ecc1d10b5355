#pragma once

// The words by which a register tells that a text may say too much: local knowledge, and so
// written in the register's definition, never here.

#include <string>
#include <vector>

namespace mingjing::domain {

struct RedactionTopic {
    std::string name;                // 健康状况
    std::string basis;               // 个人信息保护法第二十八条
    std::vector<std::string> words;  // `#` stands for digits: #周岁
};

struct RedactionWords {
    std::vector<std::string> people;  // what a person's name follows: 证人, 投诉人
    std::vector<RedactionTopic> topics;
};

}  // namespace mingjing::domain
