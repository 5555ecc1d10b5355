# The build rules every module obeys. module() is the only way to make a library,
# module_test() the only way to make a test program.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(MINGJING_SANITIZE "" CACHE STRING "Value for -fsanitize=, e.g. address,undefined or thread")
option(MINGJING_WHOLE "Compile a WHOLE module as one file: fast from nothing, slow after a change" OFF)
option(MINGJING_LINT "Run clang-tidy on every file compiled" OFF)
if(MINGJING_LINT)
    set(CMAKE_CXX_CLANG_TIDY clang-tidy-14 --quiet --extra-arg=-Wno-unknown-warning-option)
endif()

find_package(Threads REQUIRED)

# The linking of a sanitized program, whose debug information is large, takes half the time.
find_program(MINGJING_LLD ld.lld)
if(MINGJING_LLD)
    add_link_options(-fuse-ld=lld)
endif()

add_library(mingjing_options INTERFACE)
target_compile_options(mingjing_options INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion
    $<$<NOT:$<BOOL:${MINGJING_WHOLE}>>:-Wshadow>  # of a name another file keeps to itself
    -Wold-style-cast
    -Wnon-virtual-dtor -Woverloaded-virtual -Wsuggest-override -Wcast-align -Wformat=2
    -Wdouble-promotion -Wimplicit-fallthrough -Wundef -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(mingjing_options INTERFACE
        -Wduplicated-cond -Wduplicated-branches -Wlogical-op -Wuseless-cast
        # What is local to a file of a WHOLE module it takes for led out of it.
        $<$<BOOL:${MINGJING_WHOLE}>:-Wno-subobject-linkage>
        # Optimising, GCC 12 reports it inside std::variant and std::string where nothing is
        # uninitialised (GCC bug 105562); the sanitizers and clang-tidy watch instead.
        $<$<NOT:$<CONFIG:Debug>>:-Wno-maybe-uninitialized>)
endif()
# Names and lines for a backtrace; a quarter of the release build's time goes without the rest.
set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O2 -g1 -DNDEBUG")
if(MINGJING_WHOLE)
    set(CMAKE_CXX_FLAGS_DEBUG "-g1")  # nobody steps through what is compiled once
endif()
target_compile_definitions(mingjing_options INTERFACE $<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS>)
if(MINGJING_SANITIZE)
    target_compile_options(mingjing_options INTERFACE
        -fsanitize=${MINGJING_SANITIZE} -fno-omit-frame-pointer)
    target_link_options(mingjing_options INTERFACE -fsanitize=${MINGJING_SANITIZE})
endif()

# Programs that serve allocate through mimalloc, where no sanitizer wants to do so itself:
# a tenth less time for a page (docs/decisions/0103).
add_library(mingjing_allocator INTERFACE)
if(NOT MINGJING_SANITIZE AND NOT MINGJING_FUZZ)
    find_package(mimalloc REQUIRED)
    target_link_libraries(mingjing_allocator INTERFACE mimalloc)
endif()

# module(ledger DEPENDS base crypto db) builds src/ledger/*.cc as mingjing::ledger.
# DEPENDS is the module's whole list of allowed neighbours; tools/check_layers.py
# holds every #include to it. LIBRARIES are third-party link names. In a WHOLE module no two
# files give one name, local ones too, to different things: it compiles as a single file.
function(module name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "WHOLE" "" "DEPENDS;LIBRARIES")
    file(GLOB sources CONFIGURE_DEPENDS *.cc)
    file(GLOB headers CONFIGURE_DEPENDS *.h)
    list(TRANSFORM arg_DEPENDS PREPEND mingjing::)
    if(sources)
        add_library(mingjing_${name} STATIC ${sources})
        set(scope PUBLIC)
        if(MINGJING_WHOLE AND arg_WHOLE)
            set_target_properties(mingjing_${name} PROPERTIES
                UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 0)
        endif()
        target_link_libraries(mingjing_${name} PRIVATE mingjing_options)
    else()
        add_library(mingjing_${name} INTERFACE)
        set(scope INTERFACE)
    endif()
    add_library(mingjing::${name} ALIAS mingjing_${name})
    target_sources(mingjing_${name} ${scope}
        FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}/src" FILES ${headers})
    target_link_libraries(mingjing_${name} ${scope} ${arg_DEPENDS} ${arg_LIBRARIES} Threads::Threads)
    # Every header compiles on its own.
    set_target_properties(mingjing_${name} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
endfunction()
