#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sonder {

/// A question's wording prepared for looking up cues: folded words with a blank before and behind
/// each, so that " name " is a word and " polec" the beginning of one.
class Wording {
 public:
  explicit Wording(std::string_view text);

  /// Asks whether one would recommend: English, Polish, Croatian, Russian, Spanish, German.
  bool asks_recommendation() const;
  /// Asks how satisfied one is, in the same languages.
  bool asks_satisfaction() const;
  /// Asks for an order of preference.
  bool asks_ranking() const;
  /// Asks how easy something was, or how much effort it took.
  bool asks_effort() const;
  /// Speaks of a slider, or of numbers from 0 to 100.
  bool names_slider() const;
  /// Asks how much effort it took, so that less is better.
  bool asks_amount_of_effort() const;
  /// Says that several options may be ticked.
  bool allows_several() const;
  /// Says that one option is to be ticked, of a matrix one in each row.
  bool allows_one() const;
  /// Asks for an amount: "how many", "number of".
  bool asks_amount() const;
  /// Is what survey tools call the moment of the response.
  bool names_timestamp() const;
  /// Is exactly a heading of personal fields: "Name", "Imię i nazwisko", "Response ID".
  bool is_personal_heading() const;
  /// Is short and speaks of a name, an e-mail address, a phone or an account.
  bool mentions_personal_data() const;

  struct Ends {
    std::int64_t low = 0;   ///< 0 or 1
    std::int64_t high = 0;  ///< 3-10
  };
  /// The ends of a scale as in "1 to 5", "0-10", "1 = never, 7 = always".
  std::optional<Ends> stated_scale() const;

 private:
  std::string words_;
};

}  // namespace sonder
