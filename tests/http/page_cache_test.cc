// What the cache may serve: never anything older than the last public change, never past
// its hour, never more bytes than it was given.

#include "http/page_cache.h"

#include <atomic>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace mingjing::http {
namespace {

class Hands final : public Clock {
  public:
    [[nodiscard]] Time now() const override { return Time{std::chrono::milliseconds{at.load()}}; }
    std::atomic<std::int64_t> at{1000};
};

std::shared_ptr<const Page> page(const std::string& body) {
    return std::make_shared<const Page>(
        make_page(respond(200, "text/plain", body), Encoding::identity)
    );
}

PageName plain(std::string_view target) {
    return {Encoding::identity, "haixi.example", target};
}

constexpr std::size_t kRoom = std::size_t{1} << 20;

TEST(PageCache, ReturnsWhatWasKeptForTheSameTargetAndEncoding) {
    const Hands clock;
    PageCache cache(clock, kRoom);
    cache.advance(7);
    cache.keep(plain("/a"), 7, Time::max(), page("a"));
    EXPECT_EQ(*cache.find(plain("/a"))->body, "a");
    EXPECT_EQ(cache.find(plain("/a?")), nullptr);
    EXPECT_EQ(cache.find({Encoding::identity, "evil.example", "/a"}), nullptr);
    EXPECT_EQ(cache.find({Encoding::gzip, "haixi.example", "/a"}), nullptr);
}

TEST(PageCache, ForgetsEverythingAtTheNextPublicChange) {
    const Hands clock;
    PageCache cache(clock, kRoom);
    cache.advance(7);
    cache.keep(plain("/a"), 7, Time::max(), page("a"));
    cache.advance(8);
    EXPECT_EQ(cache.find(plain("/a")), nullptr);
    cache.keep(plain("/late"), 7, Time::max(), page("made before the change"));
    EXPECT_EQ(cache.find(plain("/late")), nullptr);
}

TEST(PageCache, KeepsNothingPastItsHour) {
    Hands clock;
    PageCache cache(clock, kRoom);
    cache.keep(plain("/a"), -1, Time{std::chrono::milliseconds{2000}}, page("a"));
    EXPECT_NE(cache.find(plain("/a")), nullptr);
    clock.at = 2000;
    EXPECT_EQ(cache.find(plain("/a")), nullptr);
    EXPECT_EQ(cache.bytes(), 0U);
}

TEST(PageCache, StaysWithinItsBytesAndDropsTheLongestUnused) {
    const Hands clock;
    PageCache cache(clock, kRoom);
    for (int i = 0; i < 500; ++i) {
        cache.keep(plain("/" + std::to_string(i)), -1, Time::max(), page(std::string(10'000, 'x')));
        EXPECT_NE(cache.find(plain("/0")), nullptr) << i;
        EXPECT_LE(cache.bytes(), kRoom);
    }
    EXPECT_EQ(cache.find(plain("/1")), nullptr);
    cache.keep(plain("/large"), -1, Time::max(), page(std::string(kRoom / 2, 'x')));
    EXPECT_EQ(cache.find(plain("/large")), nullptr);
}

TEST(PageCache, ReplacesAPageKeptTwice) {
    const Hands clock;
    PageCache cache(clock, kRoom);
    cache.keep(plain("/a"), -1, Time::max(), page("one"));
    const auto bytes = cache.bytes();
    cache.keep(plain("/a"), -1, Time::max(), page("two"));
    EXPECT_EQ(*cache.find(plain("/a"))->body, "two");
    EXPECT_EQ(cache.bytes(), bytes);
}

TEST(PageCache, IsSafeForConcurrentUse) {
    const Hands clock;
    PageCache cache(clock, kRoom);
    std::vector<std::jthread> threads;
    threads.reserve(4);
    for (int thread = 0; thread < 4; ++thread) {
        threads.emplace_back([&cache] {
            for (int i = 0; i < 2000; ++i) {
                const auto target = "/" + std::to_string(i % 50);
                const auto position = cache.position();
                if (!cache.find(plain(target))) {
                    cache.keep(plain(target), position, Time::max(), page(target));
                }
                if (i % 100 == 0) {
                    cache.advance(i);
                }
            }
        });
    }
}

}  // namespace
}  // namespace mingjing::http
