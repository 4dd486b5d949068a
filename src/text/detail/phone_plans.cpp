#include "text/detail/phone_plans.h"

#include <algorithm>
#include <iterator>

namespace sonder::detail {
namespace {

using enum PhoneKind;

/// Numbers of `shortest` to `longest` digits that begin with `first` to `last`, both of which have
/// as many digits.
struct PlanRule {
  std::uint16_t code;
  std::uint16_t first;
  std::uint16_t last;
  std::uint8_t shortest;
  std::uint8_t longest;
  PhoneKind kind;
};

/// Of a number, the first rule counts whose leading digits and length both fit.
constexpr PlanRule kRules[] = {
    // Russia
    {7, 9, 9, 10, 10, kMobile},
    {7, 800, 800, 10, 10, kTollFree},
    {7, 804, 804, 10, 10, kTollFree},
    {7, 803, 803, 10, 10, kPremiumRate},
    {7, 809, 809, 10, 10, kPremiumRate},
    {7, 808, 808, 10, 10, kPersonal},
    {7, 301, 302, 10, 10, kFixedLine},
    {7, 336, 336, 10, 10, kFixedLine},
    {7, 341, 343, 10, 10, kFixedLine},
    {7, 345, 347, 10, 10, kFixedLine},
    {7, 349, 349, 10, 10, kFixedLine},
    {7, 351, 353, 10, 10, kFixedLine},
    {7, 365, 365, 10, 10, kFixedLine},
    {7, 381, 385, 10, 10, kFixedLine},
    {7, 388, 388, 10, 10, kFixedLine},
    {7, 390, 391, 10, 10, kFixedLine},
    {7, 394, 395, 10, 10, kFixedLine},
    {7, 401, 401, 10, 10, kFixedLine},
    {7, 411, 411, 10, 10, kFixedLine},
    {7, 413, 413, 10, 10, kFixedLine},
    {7, 415, 416, 10, 10, kFixedLine},
    {7, 421, 421, 10, 10, kFixedLine},
    {7, 423, 424, 10, 10, kFixedLine},
    {7, 426, 427, 10, 10, kFixedLine},
    {7, 471, 475, 10, 10, kFixedLine},
    {7, 481, 487, 10, 10, kFixedLine},
    {7, 491, 496, 10, 10, kFixedLine},
    {7, 498, 499, 10, 10, kFixedLine},
    {7, 811, 818, 10, 10, kFixedLine},
    {7, 820, 821, 10, 10, kFixedLine},
    {7, 831, 831, 10, 10, kFixedLine},
    {7, 833, 836, 10, 10, kFixedLine},
    {7, 840, 848, 10, 10, kFixedLine},
    {7, 851, 851, 10, 10, kFixedLine},
    {7, 855, 857, 10, 10, kFixedLine},
    {7, 860, 863, 10, 10, kFixedLine},
    {7, 865, 867, 10, 10, kFixedLine},
    {7, 869, 869, 10, 10, kFixedLine},
    {7, 871, 873, 10, 10, kFixedLine},
    {7, 877, 879, 10, 10, kFixedLine},

    // Kazakhstan
    {7, 700, 702, 10, 10, kMobile},
    {7, 705, 708, 10, 10, kMobile},
    {7, 747, 747, 10, 10, kMobile},
    {7, 760, 764, 10, 10, kMobile},
    {7, 771, 771, 10, 10, kMobile},
    {7, 775, 778, 10, 10, kMobile},
    {7, 785, 785, 10, 10, kMobile},
    {7, 751, 751, 10, 10, kInternet},
    {7, 71, 72, 10, 10, kFixedLine},

    // Switzerland
    {41, 68, 69, 9, 9, kMobile},
    {41, 72, 73, 9, 9, kMobile},
    {41, 75, 79, 9, 9, kMobile},
    {41, 740, 740, 9, 9, kMobile},
    {41, 742, 742, 9, 9, kMobile},
    {41, 744, 744, 9, 9, kMobile},
    {41, 748, 748, 9, 9, kMobile},
    {41, 21, 22, 9, 9, kFixedLine},
    {41, 24, 24, 9, 9, kFixedLine},
    {41, 26, 27, 9, 9, kFixedLine},
    {41, 31, 34, 9, 9, kFixedLine},
    {41, 41, 41, 9, 9, kFixedLine},
    {41, 43, 44, 9, 9, kFixedLine},
    {41, 52, 52, 9, 9, kFixedLine},
    {41, 55, 56, 9, 9, kFixedLine},
    {41, 61, 62, 9, 9, kFixedLine},
    {41, 71, 71, 9, 9, kFixedLine},
    {41, 81, 81, 9, 9, kFixedLine},
    {41, 91, 91, 9, 9, kFixedLine},
    {41, 800, 800, 9, 9, kTollFree},
    {41, 840, 840, 9, 9, kSharedCost},
    {41, 842, 842, 9, 9, kSharedCost},
    {41, 844, 844, 9, 9, kSharedCost},
    {41, 848, 848, 9, 9, kSharedCost},
    {41, 900, 901, 9, 9, kPremiumRate},
    {41, 906, 906, 9, 9, kPremiumRate},
    {41, 878, 878, 9, 9, kPersonal},
    {41, 51, 51, 9, 9, kCompany},
    {41, 58, 58, 9, 9, kCompany},

    // Great Britain: 01 and 02 are places
    {44, 71, 75, 10, 10, kMobile},
    {44, 77, 79, 10, 10, kMobile},
    {44, 76, 76, 10, 10, kMobile},
    {44, 70, 70, 10, 10, kPersonal},
    {44, 113, 118, 10, 10, kFixedLine},
    {44, 120, 170, 10, 10, kFixedLine},
    {44, 172, 199, 10, 10, kFixedLine},
    {44, 120, 120, 9, 9, kFixedLine},
    {44, 125, 125, 9, 9, kFixedLine},
    {44, 127, 127, 9, 9, kFixedLine},
    {44, 129, 129, 9, 9, kFixedLine},
    {44, 136, 136, 9, 9, kFixedLine},
    {44, 138, 138, 9, 9, kFixedLine},
    {44, 140, 140, 9, 9, kFixedLine},
    {44, 142, 142, 9, 9, kFixedLine},
    {44, 146, 146, 9, 9, kFixedLine},
    {44, 148, 148, 9, 9, kFixedLine},
    {44, 152, 152, 9, 9, kFixedLine},
    {44, 156, 156, 9, 9, kFixedLine},
    {44, 160, 160, 9, 9, kFixedLine},
    {44, 162, 166, 9, 9, kFixedLine},
    {44, 169, 169, 9, 9, kFixedLine},
    {44, 172, 172, 9, 9, kFixedLine},
    {44, 174, 176, 9, 9, kFixedLine},
    {44, 182, 183, 9, 9, kFixedLine},
    {44, 188, 188, 9, 9, kFixedLine},
    {44, 190, 190, 9, 9, kFixedLine},
    {44, 193, 194, 9, 9, kFixedLine},
    {44, 196, 196, 9, 9, kFixedLine},
    {44, 199, 199, 9, 9, kFixedLine},
    {44, 200, 204, 10, 10, kFixedLine},
    {44, 207, 208, 10, 10, kFixedLine},
    {44, 230, 231, 10, 10, kFixedLine},
    {44, 238, 241, 10, 10, kFixedLine},
    {44, 247, 247, 10, 10, kFixedLine},
    {44, 280, 284, 10, 10, kFixedLine},
    {44, 286, 292, 10, 10, kFixedLine},
    {44, 30, 30, 10, 10, kCompany},
    {44, 33, 34, 10, 10, kCompany},
    {44, 37, 37, 10, 10, kCompany},
    {44, 55, 55, 10, 10, kCompany},
    {44, 56, 56, 10, 10, kInternet},
    {44, 800, 800, 9, 10, kTollFree},
    {44, 808, 808, 10, 10, kTollFree},
    {44, 842, 845, 10, 10, kPremiumRate},
    {44, 870, 873, 10, 10, kPremiumRate},
    {44, 90, 91, 10, 10, kPremiumRate},
    {44, 98, 98, 10, 10, kPremiumRate},

    // Poland
    {48, 45, 45, 9, 9, kMobile},
    {48, 50, 51, 9, 9, kMobile},
    {48, 53, 53, 9, 9, kMobile},
    {48, 57, 57, 9, 9, kMobile},
    {48, 60, 60, 9, 9, kMobile},
    {48, 66, 66, 9, 9, kMobile},
    {48, 69, 69, 9, 9, kMobile},
    {48, 72, 73, 9, 9, kMobile},
    {48, 78, 79, 9, 9, kMobile},
    {48, 88, 88, 9, 9, kMobile},
    {48, 211, 213, 9, 9, kMobile},
    {48, 12, 18, 9, 9, kFixedLine},
    {48, 22, 26, 9, 9, kFixedLine},
    {48, 29, 29, 9, 9, kFixedLine},
    {48, 32, 34, 9, 9, kFixedLine},
    {48, 41, 44, 9, 9, kFixedLine},
    {48, 46, 48, 9, 9, kFixedLine},
    {48, 52, 52, 9, 9, kFixedLine},
    {48, 54, 56, 9, 9, kFixedLine},
    {48, 58, 59, 9, 9, kFixedLine},
    {48, 61, 63, 9, 9, kFixedLine},
    {48, 65, 65, 9, 9, kFixedLine},
    {48, 67, 68, 9, 9, kFixedLine},
    {48, 71, 71, 9, 9, kFixedLine},
    {48, 74, 77, 9, 9, kFixedLine},
    {48, 81, 87, 9, 9, kFixedLine},
    {48, 89, 89, 9, 9, kFixedLine},
    {48, 91, 91, 9, 9, kFixedLine},
    {48, 94, 95, 9, 9, kFixedLine},
    {48, 39, 39, 9, 9, kInternet},
    {48, 800, 800, 9, 10, kTollFree},
    {48, 801, 801, 9, 9, kSharedCost},
    {48, 804, 804, 9, 9, kCompany},
    {48, 700, 701, 9, 9, kPremiumRate},
    {48, 703, 704, 9, 9, kPremiumRate},
    {48, 706, 708, 9, 9, kPremiumRate},
    {48, 64, 64, 6, 9, kMobile},

    // Germany: fixed lines of up to 13 digits, with direct dialling
    {49, 15, 15, 11, 11, kMobile},
    {49, 160, 160, 10, 11, kMobile},
    {49, 162, 163, 10, 11, kMobile},
    {49, 17, 17, 10, 11, kMobile},
    {49, 800, 800, 10, 13, kTollFree},
    {49, 180, 180, 7, 13, kSharedCost},
    {49, 137, 138, 7, 10, kSharedCost},
    {49, 900, 900, 10, 11, kPremiumRate},
    {49, 700, 700, 11, 11, kPersonal},
    {49, 18, 18, 8, 13, kCompany},
    {49, 32, 32, 11, 13, kInternet},
    {49, 30, 30, 5, 13, kFixedLine},
    {49, 40, 40, 5, 13, kFixedLine},
    {49, 69, 69, 5, 13, kFixedLine},
    {49, 89, 89, 5, 13, kFixedLine},
    {49, 201, 206, 6, 13, kFixedLine},
    {49, 208, 239, 6, 13, kFixedLine},
    {49, 240, 248, 6, 13, kFixedLine},
    {49, 250, 269, 6, 13, kFixedLine},
    {49, 271, 277, 6, 13, kFixedLine},
    {49, 280, 287, 6, 13, kFixedLine},
    {49, 290, 299, 6, 13, kFixedLine},
    {49, 330, 347, 6, 13, kFixedLine},
    {49, 349, 369, 6, 13, kFixedLine},
    {49, 371, 377, 6, 13, kFixedLine},
    {49, 381, 388, 6, 13, kFixedLine},
    {49, 390, 399, 6, 13, kFixedLine},
    {49, 410, 410, 6, 13, kFixedLine},
    {49, 412, 456, 6, 13, kFixedLine},
    {49, 460, 468, 6, 13, kFixedLine},
    {49, 470, 477, 6, 13, kFixedLine},
    {49, 479, 497, 6, 13, kFixedLine},
    {49, 502, 508, 6, 13, kFixedLine},
    {49, 510, 538, 6, 13, kFixedLine},
    {49, 540, 577, 6, 13, kFixedLine},
    {49, 580, 588, 6, 13, kFixedLine},
    {49, 590, 597, 6, 13, kFixedLine},
    {49, 602, 648, 6, 13, kFixedLine},
    {49, 650, 659, 6, 13, kFixedLine},
    {49, 661, 669, 6, 13, kFixedLine},
    {49, 670, 678, 6, 13, kFixedLine},
    {49, 680, 689, 6, 13, kFixedLine},
    {49, 702, 708, 6, 13, kFixedLine},
    {49, 711, 728, 6, 13, kFixedLine},
    {49, 730, 748, 6, 13, kFixedLine},
    {49, 750, 758, 6, 13, kFixedLine},
    {49, 760, 768, 6, 13, kFixedLine},
    {49, 770, 778, 6, 13, kFixedLine},
    {49, 780, 785, 6, 13, kFixedLine},
    {49, 790, 791, 6, 13, kFixedLine},
    {49, 793, 797, 6, 13, kFixedLine},
    {49, 802, 817, 6, 13, kFixedLine},
    {49, 819, 834, 6, 13, kFixedLine},
    {49, 836, 846, 6, 13, kFixedLine},
    {49, 850, 851, 6, 13, kFixedLine},
    {49, 853, 859, 6, 13, kFixedLine},
    {49, 861, 868, 6, 13, kFixedLine},
    {49, 870, 878, 6, 13, kFixedLine},
    {49, 880, 882, 6, 13, kFixedLine},
    {49, 884, 886, 6, 13, kFixedLine},
    {49, 906, 957, 6, 13, kFixedLine},
    {49, 960, 968, 6, 13, kFixedLine},
    {49, 970, 974, 6, 13, kFixedLine},
    {49, 976, 977, 6, 13, kFixedLine},
    {49, 980, 987, 6, 13, kFixedLine},
    {49, 990, 997, 6, 13, kFixedLine},

    // Ukraine
    {380, 39, 39, 9, 9, kMobile},
    {380, 50, 50, 9, 9, kMobile},
    {380, 63, 63, 9, 9, kMobile},
    {380, 66, 68, 9, 9, kMobile},
    {380, 71, 73, 9, 9, kMobile},
    {380, 75, 75, 9, 9, kMobile},
    {380, 77, 77, 9, 9, kMobile},
    {380, 790, 790, 9, 9, kMobile},
    {380, 91, 99, 9, 9, kMobile},
    {380, 31, 38, 9, 9, kFixedLine},
    {380, 41, 41, 9, 9, kFixedLine},
    {380, 43, 48, 9, 9, kFixedLine},
    {380, 51, 57, 9, 9, kFixedLine},
    {380, 61, 62, 9, 9, kFixedLine},
    {380, 64, 65, 9, 9, kFixedLine},
    {380, 69, 69, 9, 9, kFixedLine},
    {380, 800, 800, 9, 10, kTollFree},
    {380, 900, 900, 9, 10, kPremiumRate},
    {380, 891, 895, 9, 9, kInternet},
    {380, 897, 897, 9, 9, kInternet},
    {380, 899, 899, 9, 9, kInternet},

    // Croatia
    {385, 90, 92, 9, 9, kMobile},
    {385, 95, 95, 9, 9, kMobile},
    {385, 97, 97, 9, 9, kMobile},
    {385, 99, 99, 9, 9, kMobile},
    {385, 98, 98, 8, 9, kMobile},
    {385, 1, 1, 8, 8, kFixedLine},
    {385, 20, 23, 8, 9, kFixedLine},
    {385, 31, 35, 8, 9, kFixedLine},
    {385, 40, 40, 8, 9, kFixedLine},
    {385, 42, 44, 8, 9, kFixedLine},
    {385, 47, 49, 8, 9, kFixedLine},
    {385, 51, 53, 8, 9, kFixedLine},
    {385, 80, 80, 7, 9, kTollFree},
    {385, 60, 61, 7, 8, kPremiumRate},
    {385, 64, 65, 8, 8, kPremiumRate},
    {385, 69, 69, 8, 8, kPremiumRate},
    {385, 74, 75, 8, 8, kPersonal},
    {385, 62, 62, 8, 9, kCompany},
    {385, 72, 72, 8, 8, kCompany},
};

constexpr std::uint16_t kNorthAmerica = 1;
constexpr std::size_t kMostDigits = 15;

/// The number of a text's first digits.
unsigned leading(std::string_view digits, std::size_t count) {
  unsigned number = 0;
  for (const char digit : digits.substr(0, count)) {
    number = number * 10 + static_cast<unsigned>(digit - '0');
  }
  return number;
}

std::size_t digits_of_rule(const PlanRule& rule) {
  if (rule.first < 10) return 1;
  return rule.first < 100 ? 2 : 3;
}

bool is_in_range(std::string_view national, const PlanRule& rule) {
  const unsigned front = leading(national, digits_of_rule(rule));
  return front >= rule.first && front <= rule.last;
}

/// Area codes N9X, N11, 37X and 96X are not assigned, nor exchanges that begin with 0 or 1 (NANPA,
/// "Area Code Relief Planning" and central office code assignment guidelines). 8YY with the last
/// two digits alike are toll-free; 5YY alike and 521 to 529 are not of a place.
std::variant<PhoneKind, PhoneFault> look_up_north_american(std::string_view national) {
  const unsigned area = leading(national, 3);
  const unsigned pair = area % 100;
  const bool is_reserved =
      area < 200 || pair / 10 == 9 || pair == 11 || area / 10 == 37 || area / 10 == 96;
  if (is_reserved || national[3] < '2') return PhoneFault::kNotInPlan;
  if (area == 900) return kPremiumRate;
  if (area / 100 == 8 && pair % 11 == 0) return kTollFree;
  if ((area > 520 && area < 530) || (area / 100 == 5 && pair % 11 == 0)) return kPersonal;
  return kFixedOrMobile;
}

std::variant<PhoneKind, PhoneFault> look_up_rules(std::uint16_t code, std::string_view national) {
  bool has_plan = false;
  for (const PlanRule& rule : kRules) {
    if (rule.code != code) continue;
    has_plan = true;
    const bool has_length = national.size() >= rule.shortest && national.size() <= rule.longest;
    if (has_length && is_in_range(national, rule)) return rule.kind;
  }
  if (has_plan) return PhoneFault::kNotInPlan;
  return kUnknown;
}

std::optional<PhoneFault> fault_of_length(std::uint16_t lengths, std::size_t size) {
  if (size > kMostDigits || lengths >> size == 0) return PhoneFault::kTooLong;
  if ((lengths >> size & 1U) != 0) return std::nullopt;
  const bool has_shorter = (lengths & ((1U << size) - 1)) != 0;
  return has_shorter ? PhoneFault::kNotInPlan : PhoneFault::kTooShort;
}

}  // namespace

std::string_view digits_of(TrunkPrefix trunk) {
  switch (trunk) {
    case TrunkPrefix::kNone: return "";
    case TrunkPrefix::k0: return "0";
    case TrunkPrefix::k1: return "1";
    case TrunkPrefix::k8: return "8";
    case TrunkPrefix::k06: return "06";
    case TrunkPrefix::k80: return "80";
  }
  return "";
}

std::variant<PhoneKind, PhoneFault> look_up(const CallingCode& country, std::string_view national) {
  if (const auto fault = fault_of_length(country.lengths, national.size())) return *fault;
  // Where a 0 is dialled in front of national numbers, none of them begins with one.
  const bool has_zero = digits_of(country.trunk).starts_with('0');
  if (has_zero && national.front() == '0') return PhoneFault::kNotInPlan;
  return country.code == kNorthAmerica ? look_up_north_american(national)
                                       : look_up_rules(country.code, national);
}

}  // namespace sonder::detail
