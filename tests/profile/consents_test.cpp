#include "profile/consents.h"

#include <gtest/gtest.h>

#include "support/linked_profiles.h"
#include "support/people.h"

namespace sonder {
namespace {

using testing::a_population;
using testing::a_record;
using testing::linked_profiles;

TEST(WeighConsent, LetsOneRefusalOutweighAnyConsent) {
  const Population population = a_population({a_record().consents(true).observed(2024, 5, 1),
                                              a_record().consents(false).observed(2023, 4, 1),
                                              a_record().consents(true), a_record(), a_record()});
  const Profiles profiles = linked_profiles(population, {0, 0, 1, 1, 2});
  const auto weighed = [&](std::uint32_t profile) {
    return weigh_consent(population.records, profiles.records.of({profile}),
                         Field::kMarketingConsent);
  };
  EXPECT_EQ(weighed(0), kConsentRefused);
  EXPECT_EQ(weighed(1), kConsentGiven);
  EXPECT_EQ(weighed(2), kConsentUnknown);
}

TEST(WeighConsent, KeepsUsesApart) {
  const Population population =
      a_population({a_record().consents(true).with(Field::kAnalyticsConsent, "no"),
                    a_record().with(Field::kProfilingConsent, "yes")});
  const Profiles profiles = linked_profiles(population, {0, 0});
  const auto weighed = [&](Field field) {
    return weigh_consent(population.records, profiles.records.of({0}), field);
  };
  EXPECT_EQ(weighed(Field::kMarketingConsent), kConsentGiven);
  EXPECT_EQ(weighed(Field::kAnalyticsConsent), kConsentRefused);
  EXPECT_EQ(weighed(Field::kProfilingConsent), kConsentGiven);
  EXPECT_EQ(weighed(Field::kThirdPartyConsent), kConsentUnknown);
}

// The fields say of themselves what each is for, and no two are for the same.
TEST(ConsentFields, AreOneForEachUseThatNeedsConsent) {
  const Purpose purposes[] = {Purpose::kMarketing, Purpose::kAnalytics, Purpose::kProfiling,
                              Purpose::kThirdParty};
  for (std::size_t i = 0; i < kConsentFields.size(); ++i) {
    EXPECT_EQ(describe(kConsentFields[i]).purpose, purposes[i]) << to_string(kConsentFields[i]);
  }
}

}  // namespace
}  // namespace sonder
