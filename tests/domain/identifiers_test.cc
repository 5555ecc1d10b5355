#include "domain/identifiers.h"

#include <gtest/gtest.h>

#include "domain/day.h"

namespace mingjing::domain {
namespace {

TEST(CreditCode, GB32100_AcceptsTheVectorsOfTheStandardsReading) {
    for (const auto* code :
         {"91379901MAFAKE0190",
          "91379901MAFAKE027T",
          "91379901MAFAKE035M",
          "91379901MAFAKE043G",
          "91379901MAFAKE051B",
          "91379901MAFAKE06X3",
          "91379901MAFAKE0783",
          "91379901MAFAKE086X",
          "91379901MAFAKE107E",
          "92379901MAFAKE094M",
          "11379900MB0000019W",
          "12379900MB0000027L",
          "91440101MA5CJQ4N59",
          "123502001549897397",
          "91350200MA2YJ1XR9G"}) {
        EXPECT_EQ(credit_code_fault(code), CreditCodeFault::none) << code;
    }
}

TEST(CreditCode, GB32100_ComputesTheWorkedExamples) {
    EXPECT_EQ(credit_code_check("91379901MAFAKE027"), 'T');
    EXPECT_EQ(credit_code_check("91379901MAFAKE019"), '0') << "a remainder of 0 gives 0, not 31";
    EXPECT_EQ(credit_code_check("91350203M0001QAY9"), '9');
}

TEST(CreditCode, GB32100_AnEarlyCodeFailsOnlyItsCheckDigit) {
    EXPECT_EQ(credit_code_fault("91350203M0001QAY9B"), CreditCodeFault::check_digit);
}

TEST(CreditCode, GB32100_TellsLengthFromAlphabet) {
    EXPECT_EQ(credit_code_fault("91379905MAHX11321"), CreditCodeFault::length);
    EXPECT_EQ(credit_code_fault(""), CreditCodeFault::length);
    EXPECT_EQ(credit_code_fault("91379902MOHX131323"), CreditCodeFault::charset);
    EXPECT_EQ(credit_code_fault("91379901mafake027t"), CreditCodeFault::charset);
    EXPECT_EQ(credit_code_fault("统一社会信用代码统一社会信用代码统一"), CreditCodeFault::charset);
}

TEST(IdNumber, GB11643_AcceptsTheVectors) {
    for (const auto* number :
         {"11010519491231002X",
          "379901199001010015",
          "379901198506150027",
          "379901197809230038",
          "379901201108080048"}) {
        EXPECT_EQ(id_number_fault(number), IdNumberFault::none) << number;
    }
    EXPECT_EQ(id_number_check("11010519491231002"), 'X');
}

TEST(IdNumber, GB11643_NamesEachFault) {
    EXPECT_EQ(id_number_fault("110105194912310021"), IdNumberFault::check_digit);
    EXPECT_EQ(id_number_fault("11010519490230002X"), IdNumberFault::birth_date);
    EXPECT_EQ(id_number_fault("11010519491231002x"), IdNumberFault::charset);
    EXPECT_EQ(id_number_fault("110105491231002"), IdNumberFault::length);
}

TEST(IdNumber, GivesTheAgeInCompletedYears) {
    const auto age = [](const char* day) { return age_on("379901201108080048", *day_of(day)); };
    EXPECT_EQ(age("2026-08-07"), 14);
    EXPECT_EQ(age("2026-08-08"), 15);
    EXPECT_EQ(age("2011-08-07"), std::nullopt);
}

}  // namespace
}  // namespace mingjing::domain
