#include "db/journal.h"

#include <array>
#include <cstdint>
#include <fstream>
#include <string_view>

#include <fmt/format.h>

namespace mingjing::db {

namespace {

// https://www.sqlite.org/fileformat2.html, section 4.
constexpr std::size_t kHeaderBytes = 32;
constexpr std::size_t kFrameHeaderBytes = 24;
constexpr std::size_t kSummedOfFrameHeader = 8;
constexpr std::uint32_t kMagic = 0x377f0682;  // its last bit: sums over big-endian words
constexpr std::uint32_t kPageBytesMin = 512;
constexpr std::uint32_t kPageBytesMax = 65536;

std::uint32_t word(std::string_view bytes, std::size_t at, bool is_big) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        const auto byte = static_cast<unsigned char>(bytes[at + (is_big ? i : 3 - i)]);
        value = (value << 8U) | byte;
    }
    return value;
}

// SQLite's running sum; every frame continues the one before it.
struct Sum {
    bool is_big = false;
    std::uint32_t first = 0;
    std::uint32_t second = 0;

    void add(std::string_view bytes) {
        for (std::size_t at = 0; at + 8 <= bytes.size(); at += 8) {
            first += word(bytes, at, is_big) + second;
            second += word(bytes, at + 4, is_big) + first;
        }
    }
    [[nodiscard]] bool is(std::string_view bytes, std::size_t at) const {
        return word(bytes, at, true) == first && word(bytes, at + 4, true) == second;
    }
};

struct Salts {
    std::uint32_t first = 0;
    std::uint32_t second = 0;
};

Salts salts_at(std::string_view bytes, std::size_t at) {
    return {word(bytes, at, true), word(bytes, at + 4, true)};
}

bool fill(std::ifstream& file, std::string& bytes) {
    file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return static_cast<std::size_t>(file.gcount()) == bytes.size();
}

}  // namespace

std::vector<std::string> journal_damage(const std::string& database_path) {
    const auto path = database_path + "-wal";
    std::ifstream file(path, std::ios::binary);
    std::string header(kHeaderBytes, '\0');
    if (!file || !fill(file, header)) {
        return {};  // none, or none begun
    }
    const auto magic = word(header, 0, true);
    const auto page_bytes = word(header, 8, true);
    Sum sum{.is_big = (magic & 1U) != 0};
    sum.add(std::string_view(header).substr(0, 24));
    if ((magic & ~1U) != kMagic || page_bytes < kPageBytesMin || page_bytes > kPageBytesMax ||
        !sum.is(header, 24)) {
        return {fmt::format("{} 的文件头已损坏，其中尚未并入数据库的写入都读不出来", path)};
    }
    const auto current = salts_at(header, 16);
    std::string frame(kFrameHeaderBytes + page_bytes, '\0');
    std::uint64_t sound = 0;
    bool is_sound = true;
    while (fill(file, frame)) {
        const auto salts = salts_at(frame, 8);
        sum.add(std::string_view(frame).substr(0, kSummedOfFrameHeader));
        sum.add(std::string_view(frame).substr(kFrameHeaderBytes));
        is_sound = is_sound && salts.first == current.first && salts.second == current.second &&
                   sum.is(frame, 16);
        if (is_sound) {
            ++sound;
        } else if (salts.first == current.first || salts.second == current.second) {
            // What an earlier round left in the file bears other salts, both of them.
            return {fmt::format(
                "{} 在第 {} 页之后读不下去：文件被改动或损坏，其后的写入会丢失；"
                "如果刚断过电或者强行终止过服务，也可能只是一次未完成的写入，启动一次服务后再核对",
                path,
                sound
            )};
        }
    }
    return {};
}

}  // namespace mingjing::db
