#pragma once

// What a person asked the program to do, apart from how it was asked: the same request
// runs inside this process, or travels over DIR/control.sock to the one that owns the
// data. Files travel with it, because the owner may not be allowed to read them.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mingjing::server {

struct Request {
    std::string verb;                                         // "import", "publish approve", ...
    std::map<std::string, std::string, std::less<>> options;  // without dashes
    std::vector<std::string> words;                           // positional, in order
    std::vector<std::pair<std::string, std::string>> files;   // name, bytes
    std::string operated_by;                                  // "operator root"

    [[nodiscard]] std::string_view option(std::string_view name) const {
        const auto found = options.find(name);
        return found == options.end() ? std::string_view{} : std::string_view{found->second};
    }
    [[nodiscard]] bool has(std::string_view name) const { return options.contains(name); }
};

// Where the answer goes. One thread at a time.
class Output {
  public:
    Output() = default;
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;
    virtual ~Output() = default;
    virtual void line(std::string_view text) = 0;
    // Long work: what is being done, how much of how much (0: unknown).
    virtual void progress(std::string_view what, std::uint64_t done, std::uint64_t total) = 0;
    virtual void file(std::string_view name, std::string_view bytes) = 0;
};

// Exit codes, the same for every command (mingjing --help lists them).
enum class Exit : std::uint8_t {
    done = 0,
    refused = 1,    // a rule of law or procedure said no; nothing was written
    bad_input = 2,  // the call or a file was not understood; nothing was written
    partial = 3,    // of many some were left out; the others are done
    damaged = 4,    // fsck or verify found something that does not hold
    failed = 5,     // disk, database, network
};

}  // namespace mingjing::server
