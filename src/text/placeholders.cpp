#include "text/placeholders.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "text/fold.h"

namespace sonder {
namespace {

constexpr std::string_view kNobody[] = {
    "guest",    "unknown",    "anonymous", "anonym",    "none",  "nobody",   "no id",    "test",
    "testing",  "dummy",      "default",   "xxx",       "asdf",  "gosc",     "brak",     "nieznany",
    "nieznana", "anonimowy",  "anonimowa", "gost",      "nema",  "nepoznat", "anoniman", "гость",
    "нет",      "неизвестно", "gast",      "unbekannt", "keine", "kein",     "niemand"};

constexpr std::string_view kNoAddress[] = {"noreply",   "donotreply", "noemail", "nomail",
                                           "brakmaila", "nemam",      "niemam"};
/// With marks between the words: do-not-reply.
constexpr std::size_t kLongestLocal = 14;

template <std::size_t size>
bool lists(const std::string_view (&words)[size], std::string_view folded) {
  return std::find(std::begin(words), std::end(words), folded) != std::end(words);
}

constexpr std::size_t kShortestPhone = 7;

/// What the first number lacks to the last; all steps alike.
bool has_one_step(std::string_view digits, int step) {
  for (std::size_t at = 1; at < digits.size(); ++at) {
    if ((digits[at] - digits[at - 1] - step) % 10 != 0) return false;
  }
  return true;
}

}  // namespace

bool is_placeholder_id(std::string_view id) {
  // None of the words has a digit, and nearly all ids have.
  const bool has_digit =
      std::any_of(id.begin(), id.end(), [](char c) { return c >= '0' && c <= '9'; });
  return !has_digit && lists(kNobody, fold_words(id));
}

bool is_zero_id(std::string_view id) {
  if (id == "-1") return true;
  return !id.empty() && std::all_of(id.begin(), id.end(), [](char c) { return c == '0'; });
}

bool is_placeholder_email(std::string_view email) {
  const std::string_view written = email.substr(0, email.find('@'));
  if (written.size() > kLongestLocal) return false;
  std::string local;
  std::copy_if(written.begin(), written.end(), std::back_inserter(local),
               [](char c) { return c != '.' && c != '-' && c != '_'; });
  return lists(kNobody, local) || lists(kNoAddress, local);
}

bool is_placeholder_phone(std::string_view phone) {
  std::string digits;
  std::copy_if(phone.begin(), phone.end(), std::back_inserter(digits),
               [](char c) { return c >= '0' && c <= '9'; });
  if (digits.size() < kShortestPhone) return false;
  const std::string_view last = std::string_view(digits).substr(digits.size() - kShortestPhone);
  return has_one_step(last, 0) || has_one_step(digits, 1) || has_one_step(digits, -1);
}

}  // namespace sonder
