#pragma once

// The instruments of the demo bureau's cases: numbered when the story says so, made by the press
// like every other. A story waits for those it serves and those it archives; the rest is made
// while the server already answers. Owned by one thread.

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include <yaml-cpp/yaml.h>

#include "base/clock.h"
#include "desk/instruments.h"
#include "identity/actor.h"
#include "query/instruments.h"
#include "server/office.h"

namespace mingjing::server {

// Of one case: the number of each by its name, or its code where it bears none.
using PaperNumbers = std::map<std::string, std::string>;

// What is told, with "@NAME" replaced by the number of that paper.
[[nodiscard]] YAML::Node with_numbers(const YAML::Node& told, const PaperNumbers& numbers);

// By which an act is known when it is sent again.
[[nodiscard]] std::string new_request();

class DemoPapers {
  public:
    // `site` is where their codes are verified, as printed.
    DemoPapers(Office& office, const Clock& clock, std::string site);

    using Stating = std::function<Fields(const std::vector<domain::Field>&, const YAML::Node&)>;
    // One paper of a step, told as its name or as {paper, who, signer, states}: what
    // demo/papers.yaml says of every one of its kind holds where the story says nothing else, and
    // somebody who may and did not write it signs it off where it needs that. Why not, else "".
    [[nodiscard]] std::string write(
        const identity::Actor& actor,
        const std::string& case_stream,
        const YAML::Node& told,
        const Stating& stating,
        PaperNumbers& numbers
    );
    // Whether the paper of that number is made, once the press has had its turn; false where it
    // cannot make it.
    [[nodiscard]] bool is_made(const std::string& case_stream, std::string_view number);
    void wait_for_all(const std::string& case_stream);

  private:
    [[nodiscard]] const domain::InstrumentKind& kind_named(const std::string& name) const;
    [[nodiscard]] std::string sign_off(
        const identity::Actor& writer,
        const std::string& case_stream,
        const domain::InstrumentKind& kind,
        const Fields& stated,
        const YAML::Node& told
    );
    [[nodiscard]] const identity::Actor& signer_of(
        const domain::InstrumentKind& kind, const identity::Actor& writer, const YAML::Node& told
    ) const;
    [[nodiscard]] bool wait_for(const query::InstrumentRow& row);
    [[nodiscard]] std::vector<query::InstrumentRow> of_case(const std::string& stream);

    Office& office_;
    std::string site_;
    desk::Instruments instruments_;
    YAML::Node common_;
};

}  // namespace mingjing::server
