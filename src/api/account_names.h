#pragma once

// The names of people an answer tells of by their accounts, each asked for once. Of one answer.

#include <map>
#include <string>

#include "api/call.h"

namespace mingjing::api {

class AccountNames {
  public:
    explicit AccountNames(const Call& call) : call_(call) {}

    // The id itself where there is no such account any more.
    [[nodiscard]] const std::string& of(const std::string& id);

  private:
    const Call& call_;
    std::map<std::string, std::string> known_;
};

}  // namespace mingjing::api
