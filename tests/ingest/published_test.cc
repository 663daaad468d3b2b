// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "ingest/article.h"

namespace gainsay {
namespace {

struct Row {
  std::string_view text;
  std::string want;  // "" where it is no date
};

TEST(ParsePublished, ReadsTheDatesThatPublishersWrite) {
  const Row rows[] = {
      // ISO 8601
      {"2013-03-18", "2013-03-18"},
      {"2013-03-18T09:30:00+01:00", "2013-03-18T09:30+01:00"},
      {"2013-03-18T09:30:00.000Z", "2013-03-18T09:30Z"},
      {"2013-03-18T09:30:00.1234567-0500", "2013-03-18T09:30-05:00"},
      {"2013-03-18 09:30:00 +0530", "2013-03-18T09:30+05:30"},
      {"2013-03-18 09:30", "2013-03-18T09:30"},
      {"2013/03/18", "2013-03-18"},
      {"20130318", "2013-03-18"},
      {"20130318T093000Z", "2013-03-18T09:30Z"},
      {"2012-02-29", "2012-02-29"},
      {"  2013-3-8  ", "2013-03-08"},
      // RFC 2822
      {"Mon, 18 Mar 2013 09:30:00 GMT", "2013-03-18T09:30Z"},
      {"Mon, 18 Mar 2013 09:30:00 +0000 (UTC)", "2013-03-18T09:30Z"},
      {"18 Mar 2013 23:59:60 EST", "2013-03-18T23:59-05:00"},
      {"Mon Mar 18 2013", "2013-03-18"},
      // as people write them
      {"March 18, 2013", "2013-03-18"},
      {"Mar. 18, 2013", "2013-03-18"},
      {"Sept. 3, 2013 9:05 p.m.", "2013-09-03T21:05"},
      {"Monday, March 18, 2013, 12:15 a.m. ET", "2013-03-18T00:15"},
      {"18 March 2013", "2013-03-18"},
      {"Monday 18th March 2013 09.30 GMT", "2013-03-18T09:30Z"},
      {"18-Mar-2013", "2013-03-18"},
      {"18.3.2013", "2013-03-18"},
      {"18/03/2013", "2013-03-18"},
      {"03/18/2013", "2013-03-18"},
      {"5/5/2013", "2013-05-05"},
      // no date
      {"", ""},
      {"yesterday", ""},
      {"18", ""},
      {"2013", ""},
      {"March 2013", ""},
      {"2013-02-30", ""},
      {"2013-13-01", ""},
      {"0000-01-01", ""},
      {"99999-01-01", ""},
      {"03/04/2013", ""},
      {"18/03/13", ""},
      {"2013-03-18T25:00", ""},
      {"2013-03-18T09:61", ""},
      {"2013-03-18 or so", ""},
      {"Published March 18, 2013", ""},
      {"2013-03-18-19", ""},
      {"123456789012345678901234567890", ""},
      {"2013-03-18T09:30:00+99:00", ""},
      {"a very long text that goes on and on for more than any date would ever need", ""},
  };
  for (const Row& row : rows) {
    std::optional<Published> got = ParsePublished(row.text);
    EXPECT_EQ(got ? got->ToString() : "", row.want) << row.text;
  }
}

TEST(ParsePublished, ReadsWhatToStringWrites) {
  for (std::optional<int> minutes :
       {std::optional<int>(), std::optional<int>(0), std::optional<int>(23 * 60 + 59)}) {
    for (std::optional<int> zone : {std::optional<int>(), std::optional<int>(0),
                                    std::optional<int>(-570), std::optional<int>(345)}) {
      if (zone && !minutes) continue;
      Published date{1999, 12, 31, minutes, zone};
      EXPECT_EQ(ParsePublished(date.ToString()), date) << date.ToString();
    }
  }
}

}  // namespace
}  // namespace gainsay
