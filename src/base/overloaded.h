#pragma once

// One std::visit visitor made of several lambdas.

namespace mingjing {

template <class... Functions>
struct Overloaded : Functions... {
    using Functions::operator()...;
};
template <class... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>;

}  // namespace mingjing
