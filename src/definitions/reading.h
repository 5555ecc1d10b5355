#pragma once

// Everything a set of definition files says, read but not yet held against each other.

#include <string>
#include <vector>

#include "definitions/bureau_loader.h"
#include "definitions/definitions.h"
#include "definitions/publication_loader.h"
#include "definitions/register_loader.h"
#include "definitions/role_loader.h"
#include "definitions/statute_loader.h"
#include "domain/procedure.h"
#include "domain/threshold.h"

namespace mingjing::definitions {

// A procedure that another one says its cases go on in, and where it says so.
struct GoesOn {
    std::string file;
    int line = 0;
    std::string procedure;
};

struct Reading {
    Are are = Are::proposed;
    std::vector<LoadedRegister> registers;
    std::vector<LoadedRule> rules;
    std::vector<domain::Procedure> procedures;
    std::vector<GoesOn> goes_on;
    LoadedRoles roles;
    LoadedBureau bureau;
    bool has_bureau = false;
    std::vector<domain::Threshold> thresholds;
    Calendar calendar;
    Laws laws;
    domain::StatuteChanges statute_changes;
};

// Every open register has its publication rule, every rule its register, and every review
// in a chain somebody who can make it.
void check_publication(const Reading& reading, std::vector<Problem>& found);
// Every register a role is confined to exists.
void check_roles(const Reading& reading, std::vector<Problem>& found);
// Every number a register's rules judge by is one of thresholds.yaml: without it they would say
// nothing, and nobody would know.
void check_thresholds(const Reading& reading, std::vector<Problem>& found);
// Every procedure that cases go on in is one there is.
void check_going_on(const Reading& reading, std::vector<Problem>& found);
// Into the order bureau.yaml gives, the rest by key.
void order_registers(Reading& reading, std::vector<Problem>& found);

}  // namespace mingjing::definitions
