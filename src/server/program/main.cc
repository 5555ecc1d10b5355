#include "server/program.h"

int main(int argc, char** argv) {
    return mingjing::server::program(argc, argv);
}
