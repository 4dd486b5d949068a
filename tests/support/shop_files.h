#pragma once

#include <string_view>

#include "session/session.h"
#include "support/sessions.h"

namespace sonder::testing {

inline constexpr std::string_view kCustomers =
    "customer_id;email;first_name;last_name;country;marketing_consent\r\n"
    "1;ANNA@example.com;Anna;Nowak;PL;yes\r\n"
    "2;ivan@example.com;Иван;Петров;RU;no\r\n"
    "3;luka@example.com;Luka;Čović;HR;yes\r\n"
    "4;anna@example.com;Anna;Nowak;PL;yes\r\n";

// Profile of Anna: customers 1 and 4. Purchases 20.00 + 5.00 - 3.00, and 10.00 as a guest.
inline constexpr std::string_view kOrders =
    "order_id,customer_id,email,ordered_at,total\n"
    "A1,1,,2024-01-10,20.00\n"
    "A2,4,,2024-02-29,5.00\n"
    "A3,1,,2024-03-01,-3.00\n"
    "A4,2,,2024-03-05,7.50\n"
    "A5,,anna@example.com,2024-03-09,10.00\n"
    "A6,,,2024-03-10,1.25\n";

// Luka (HR) answered twice, Ivan (RU) and Anna (PL) once; nobody@ is no customer.
inline constexpr std::string_view kUnevenSurvey =
    "Timestamp,Email Address,How likely are you to recommend us to a friend?,Colour\n"
    "3/11/2024 10:00:00,luka@example.com,10,red\n"
    "3/11/2024 12:00:00,luka@example.com,9,red\n"
    "3/12/2024 11:30:00,stranger@example.com,3,red\n"
    "3/13/2024 12:45:00,ivan@example.com,5,blue\n"
    "3/14/2024 12:45:00,anna@example.com,8,blue\n";

inline Session with_uneven_survey() {
  Session session;
  must(import_text(session, "customers.csv", kCustomers));
  must(import_text(session, "orders.csv", kOrders));
  must(import_text(session, "survey.csv", kUnevenSurvey));
  return session;
}

}  // namespace sonder::testing
