// SPDX-License-Identifier: Apache-2.0
#include "readable.h"

namespace gainsay {
namespace {

// A page as outlets make them: the article stands among everything else.
constexpr char kPage[] = R"(<!DOCTYPE html>
<html lang="en-US"><head><title>Quake shakes Tarvik | Coast Daily</title>
<meta property="og:title" content="Quake shakes Tarvik &amp; region">
<meta property="og:site_name" content="Coast Daily">
<meta property="article:published_time" content="2024-05-02T06:10:00Z">
<link rel="canonical" href="https://coast.example/quake">
<style>p { color: red }</style></head>
<body class="single has-sidebar">
<header class="site"><a href="/">Home</a> <p>Coast Daily, the paper of the coast since 1911.</p></header>
<nav><ul><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<main><article>
<h1>Quake shakes&nbsp;Tarvik</h1>
<div class="share-buttons"><a href="#">Tweet</a> this story and share it with all of your friends</div>
<p>A magnitude 6.1 earthquake hit <b>Tarvik</b> early on Thursday, killing
   three people, officials&#8217; figures show.<script>ad();</script></p>
<figure><img src="x.jpg" alt="Ruins"><figcaption>A street in Tarvik. Photo: N. Holm</figcaption></figure>
<p>Read more: <a href="/2">How safe are our homes when the earth moves?</a></p>
<h2>Rescue</h2>
<blockquote><p>&ldquo;We need help&rdquo;, said the mayor, who has been in office for two years.</p></blockquote>
<ul><li>Three dead</li><li>40 hurt</li></ul>
<p style="display: none">Hidden words that nobody ever sees on the page at all.</p>
<p>First line of the address,<br>second line.<br><br>A new paragraph.</p>
<aside>Sign up for our newsletter and never miss another story from the coast.</aside>
</article></main>
<div id="related"><h3>Related</h3><p>An older quake killed nine people in the north in 2011, we wrote.</p></div>
<footer><p>Copyright Coast Daily. All rights reserved, in this and in any other world.</p></footer>
</body></html>)";

TEST(Html, TheArticleIsTakenAndTheFurnitureIsNot) {
  Article a = ReadOne("quake.html", kPage);
  EXPECT_EQ(Blocks(a),
            "[title] Quake shakes Tarvik\n"
            "[paragraph] A magnitude 6.1 earthquake hit Tarvik early on Thursday, killing three "
            "people, officials’ figures show.\n"
            "[caption] A street in Tarvik. Photo: N. Holm\n"
            "[heading] Rescue\n"
            "[quote] “We need help”, said the mayor, who has been in office for two years.\n"
            "[list item] Three dead\n"
            "[list item] 40 hurt\n"
            "[paragraph] First line of the address,\nsecond line.\n"
            "[paragraph] A new paragraph.");
  ExpectLawful(a);
}

TEST(Html, WordsMapToTheirBytes) {
  Article a = ReadOne("quake.html", kPage);
  EXPECT_EQ(Origin(a, "Tarvik early"), "Tarvik</b> early");
  EXPECT_EQ(Origin(a, "killing three"), "killing\n   three");
  EXPECT_EQ(Origin(a, "officials’"), "officials&#8217;");
  EXPECT_EQ(Origin(a, "’"), "&#8217;");
  EXPECT_EQ(Origin(a, "shakes Tarvik"), "shakes&nbsp;Tarvik");
  EXPECT_EQ(Origin(a, "“We need help”"), "&ldquo;We need help&rdquo;");
}

TEST(Html, MetaTagsSayWhatIsKnown) {
  Article a = ReadOne("quake.html", kPage);
  EXPECT_EQ(a.title, "Quake shakes Tarvik & region");
  EXPECT_EQ(a.source, "Coast Daily");
  EXPECT_EQ(a.published->ToString(), "2024-05-02T06:10Z");
  EXPECT_EQ(a.url, "https://coast.example/quake");
  EXPECT_EQ(a.language, "en");
}

std::string PageOf(std::string_view head, std::string_view body = "<p>Some text to be read.") {
  return "<html><head>" + std::string(head) + "</head><body>" + std::string(body);
}

struct MetaRow {
  std::string_view head;
  std::string title, source, published, url;
};

TEST(Html, EachFieldHasItsPlaces) {
  const MetaRow rows[] = {
      {"", "", "", "", ""},
      {"<title>Only this</title>", "Only this", "", "", ""},
      {R"(<script type="application/ld+json">{"@context": "https://schema.org",
          "@type": "NewsArticle", "headline": "From LD", "datePublished": "2020-01-02",
          "publisher": {"@type": "Organization", "name": "LD Post"},
          "mainEntityOfPage": {"@id": "https://ld.example/1"}}</script>
          <meta property="og:title" content="From OG"><meta property="og:site_name" content="OG">)",
       "From LD", "LD Post", "2020-01-02", "https://ld.example/1"},
      {R"(<script type="application/ld+json">[{"@type": "WebSite", "headline": "no"},
          {"@graph": 1}, {"@type": ["ReportageNewsArticle"], "headline": "Second",
          "publisher": [{"name": "LD"}]}]</script>)",
       "Second", "LD", "", ""},
      {R"(<script type="application/ld+json">{"@graph": [{"@type": "BlogPosting",
          "headline": "In a graph"}]}</script>)",
       "In a graph", "", "", ""},
      {R"(<script type="application/ld+json">{"@type": "NewsArticle", "headline": </script>
          <meta name="twitter:title" content="Broken LD">)",
       "Broken LD", "", "", ""},
      {R"(<meta itemprop="datePublished" content="nonsense"><meta name="DC.date" content="2 May 2019">)",
       "", "", "2019-05-02", ""},
      {R"(<meta property="og:url" content="https://og.example">
          <link rel="canonical" href="https://canonical.example">)",
       "", "", "", "https://canonical.example"},
  };
  for (const MetaRow& row : rows) {
    Article a = ReadOne("x.html", PageOf(row.head));
    EXPECT_EQ(a.title, row.title) << row.head;
    EXPECT_EQ(a.source, row.source) << row.head;
    EXPECT_EQ(a.published ? a.published->ToString() : "", row.published) << row.head;
    EXPECT_EQ(a.url, row.url) << row.head;
  }
}

TEST(Html, ATimeElementIsTheLastResortForTheDate) {
  EXPECT_EQ(ReadOne("x.html", PageOf("", "<p>Text. <time datetime='2018-04-05'>Thursday</time>"))
                .published->ToString(),
            "2018-04-05");
}

struct BodyRow {
  std::string body;
  std::string want;
};

TEST(Html, BodiesOfManyMakes) {
  const std::string prose =
      "The council voted on Monday to close the old bridge for two years, its leader said.";
  const std::string p = "<p>" + prose + "</p>";
  const std::string want = "[paragraph] " + prose;
  const BodyRow rows[] = {
      // An article of no markup, and one in a table, as old pages have them.
      {"Just words.", "[paragraph] Just words."},
      {"One.<br><br>Two.", "[paragraph] One.\n[paragraph] Two."},
      {"<table><tr><td><p>In a table.</p></td></tr></table>", "[paragraph] In a table."},
      {"<table><tr><td>3</td><td>40</td></tr></table>", "[table cell] 3\n[table cell] 40"},
      // A wrapper whose class says "sidebar" or "hidden" holds the whole article.
      {"<div class='has-sidebar hidden'>" + p + "</div>", want},
      {"<form>" + p + "</form>", want},
      // Teasers are <article> elements too; the fullest counts.
      {"<article>" + p + "</article><article><p>Elsewhere.</p></article>", want},
      {"<div class='story-body'>" + p + "</div><p>Other things in short.</p>", want},
      // The headline may stand outside the article, or in a header.
      {"<header><h1>Bridge</h1><p>Paper</p></header><article>" + p + "</article>",
       "[title] Bridge\n" + want},
      // An article's own header holds the standfirst, and labels that are not read.
      {"<article><header><h1>Bridge</h1>" + p + "<p>By Ann Lee</p></header><p>Short.</p></article>",
       "[title] Bridge\n" + want + "\n[paragraph] Short."},
      {"<h1>Bridge</h1><h1>Again</h1>" + p, "[title] Bridge\n[heading] Again\n" + want},
      // What the parser mends or moves.
      {"<p>One </b>two</p>", "[paragraph] One two"},
      {"<b><p>One</b> two</p>", "[paragraph] One two"},
      {"<table>Stray<tr><td>cell</td></tr></table>", "[paragraph] Stray\n[table cell] cell"},
      {"<p>a < b &amp c & d &unheard; e</p>", "[paragraph] a < b & c & d &unheard; e"},
      {"<p>One<!-- not\nthis --> two</p>", "[paragraph] One two"},
      {"<p>x<span>y</span>z <i>w</i></p>", "[paragraph] xyz w"},
      {"<p>cut off <b", "[paragraph] cut off"},
  };
  for (const BodyRow& row : rows) {
    Article a = ReadOne("x.html", PageOf("", row.body));
    EXPECT_EQ(Blocks(a), row.want) << row.body;
    ExpectLawful(a);
  }
}

TEST(Html, PagesWithoutReadableTextAreNoArticles) {
  EXPECT_EQ(ReasonOf("x.html", "<html><body><script>x()</script></body></html>"),
            "empty: no readable text");
  EXPECT_EQ(ReasonOf("x.html", "  "), "empty: no text");
}

std::string Repeat(std::string_view unit, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += unit;
  return out;
}

TEST(Html, DeepNestingIsRefusedBeforeItIsParsed) {
  EXPECT_EQ(ReasonOf("x.html", "<p>Text.\n" + Repeat("<div>", 100000)),
            "HTML nests deeper than 512 elements at line 2, column 2561");
  // What looks like the end of a comment, a value or a drawing, and is none, hides nothing.
  for (std::string_view start : {"<!-->", "<!-- --!>", "<a b = '>' c = '<!--'>", "<svg><p>",
                                 "<svg></svg>", "<title></title >", "<<"}) {
    EXPECT_NE(ReasonOf("x.html", "Text." + std::string(start) + Repeat("<x/>", 100000)), "")
        << start;
  }
  for (std::string_view unit : {"<div></span>", "<b>", "<x/>", "<svg><g>", "<object>",
                                "<DIV a='>'>", "<ul><li>", "<table><tr><td>", "<font color=a>"}) {
    EXPECT_NE(ReasonOf("x.html", "Text." + Repeat(unit, 100000)), "") << unit;
  }
}

TEST(Html, ATagOfThousandsOfAttributesIsRefused) {
  std::string tag = "<p";
  for (int i = 0; i < 1000; ++i) tag += " a" + std::to_string(i) + "=\"b c d\"";
  EXPECT_EQ(ReasonOf("x.html", tag + ">Text."), "");
  EXPECT_EQ(ReasonOf("x.html", tag + " z>Text."),
            "HTML tag with more than 1000 attributes at line 1, column 1");
}

TEST(Html, LongPagesThatDoNotNestAreRead) {
  for (std::string_view unit :
       {"<p>word ", "<li>word ", "<div>word</div>", "<br>word ", "</div>word ", "<option>",
        "<svg><path/></svg>word ", "<td>word ", "<img>word ", "<script><div><div></script>",
        "<!-- <div> -->word ", "<"}) {
    EXPECT_EQ(ReasonOf("x.html", "Text." + Repeat(unit, 5000)), "") << unit;
  }
}

}  // namespace
}  // namespace gainsay
