using BriefBot.Ingest.Pages;
using BriefBot.Ingest.Readers;

namespace BriefBot.Tests.Ingest.Pages;

public class PageExtractorTests
{
    const string First =
        "The council of Norrvik voted on Thursday to raise the harbour wall by a metre, after two floods in one winter had "
        + "reached the market square.";
    const string Second =
        "Work starts in June, and the ferry will use the northern pier until the autumn, the harbour master said in a note to "
        + "the shipping lines.";
    const string Third =
        "Merchants in the old town, who had asked for a lower wall with gates, called the decision hasty and announced that they "
        + "would appeal.";
    const string Fourth =
        "The wall costs eleven million, of which the region pays one half; the rest comes from a loan that the town will pay "
        + "back over thirty years.";

    static readonly string Story = $"<p>{First}</p><p>{Second}</p><p>{Third}</p><p>{Fourth}</p>";
    static readonly string StoryText = string.Join("\n\n", First, Second, Third, Fourth);

    [Fact]
    public void Menus_footers_and_side_columns_are_left_out()
    {
        Text(
                "<nav><a href='/'>Home</a></nav><aside><p>The weather stays fair in the whole of the north until Sunday, with a "
                    + $"light wind.</p></aside><main>{Story}</main><footer>Published in Norrvik</footer>"
            )
            .ShouldBe(StoryText);
    }

    [Theory]
    [InlineData("share-bar")]
    [InlineData("article__newsletter")]
    [InlineData("storyRelated")]
    [InlineData("cookie-consent")]
    public void A_box_within_the_story_that_is_named_like_furniture_is_left_out(string name)
    {
        Text(
                $"<article><p>{First}</p><div class='{name}'><p>Nothing to see in this box, which stands between two "
                    + $"paragraphs.</p></div><p>{Second}</p><p>{Third}</p><p>{Fourth}</p></article>"
            )
            .ShouldBe(StoryText);
    }

    [Fact]
    public void A_box_that_holds_most_of_the_story_is_no_furniture_whatever_its_name()
    {
        Text($"<div class='sharing-page widget-more'>{Story}</div>").ShouldBe(StoryText);
    }

    [Fact]
    public void What_follows_two_hyphens_in_a_class_tells_a_state_and_not_a_kind()
    {
        Text(
                $"<article><p>{First}</p><section class='chapter "
                    + $"chapter--ads'><p>{Second}</p></section><p>{Third}</p><p>{Fourth}</p></article>"
            )
            .ShouldBe(StoryText);
    }

    [Fact]
    public void A_section_named_after_its_heading_is_no_furniture()
    {
        Text(
                $"<article><p>{First}</p><section id='sharing-the-cost-of-the-wall'><h2>Sharing the "
                    + $"cost</h2><p>{Second}</p></section><p>{Third}</p><p>{Fourth}</p></article>"
            )
            .ShouldContain(Second);
    }

    [Fact]
    public void Comments_of_readers_are_left_out_even_when_they_are_longer_than_the_story()
    {
        var comments = string.Concat(
            Enumerable
                .Range(0, 40)
                .Select(n =>
                    $"<div class='reply-{n}'><p>Comment number {n} goes on and on about the wall, the town and the weather, with "
                    + "commas, and with no end in sight.</p></div>"
                )
        );

        Text($"<article>{Story}</article><div id='comments'>{comments}</div>").ShouldBe(StoryText);
    }

    [Fact]
    public void A_forum_whose_posts_are_called_comments_is_read_all_the_same()
    {
        Text($"<h1>Harbour wall</h1><div class='comment first-comment'>{First} {Second}</div>").ShouldContain(Second);
    }

    [Fact]
    public void Text_that_stands_in_boxes_with_line_breaks_is_cut_into_paragraphs()
    {
        Text($"<div class='widget'><div class='post-body'>{First}<br><br>{Second}<br>{Third}<br><br>{Fourth}</div></div>")
            .ShouldBe(string.Join("\n\n", First, Second + " " + Third, Fourth));
    }

    [Fact]
    public void Quoted_posts_lists_tables_and_subheadings_belong_to_the_story()
    {
        var text = Text(
            $"<article><p>{First}</p><h2>What changes</h2><ul><li>The northern pier opens at six</li><li>The southern one is "
                + $"closed</li></ul><p>{Second}</p><blockquote class='twitter-tweet'><p>We will appeal, and we will win, said the "
                + $"merchants' union.</p></blockquote><p>{Third}</p><table><tr><td>Height</td><td>3.20 "
                + $"m</td></tr></table><p>{Fourth}</p></article>"
        );

        text.ShouldContain("What changes\n\nThe northern pier opens at six\n\nThe southern one is closed");
        text.ShouldContain("We will appeal");
        text.ShouldContain("3.20 m");
    }

    [Fact]
    public void A_heading_that_nothing_follows_is_left_out()
    {
        Text(
                $"<article>{Story}<h3>More on this</h3><ul><li><a href='/a'>Ferry timetable</a></li><li><a href='/b'>Flood "
                    + "maps</a></li></ul></article>"
            )
            .ShouldBe(StoryText);
    }

    [Theory]
    [InlineData("<p><strong>Also of interest</strong></p>")]
    [InlineData("<p>See as well:</p>")]
    [InlineData("<h3>From the archive</h3>")]
    public void A_label_goes_with_the_links_that_it_announces(string label)
    {
        var after = label.StartsWith("<h3", StringComparison.Ordinal) ? $"<h3>The vote</h3><p>{Second}</p>" : $"<p>{Second}</p>";
        var text = Text(
            $"<article><p>{First}</p>{label}<ul><li><a href='/a'>Ferry timetable</a></li><li><a href='/b'>Flood "
                + $"maps</a></li></ul>{after}<p>{Third}</p><p>{Fourth}</p></article>"
        );

        text.ShouldNotContain("interest");
        text.ShouldNotContain("See as well");
        text.ShouldNotContain("archive");
        text.ShouldContain(Second);
    }

    [Fact]
    public void A_paragraph_that_is_nothing_but_a_link_leads_elsewhere_and_one_with_a_link_in_it_does_not()
    {
        var text = Text(
            $"<article><p>{First}</p><p><a href='/x'>Flood maps of the coast</a></p><p>{Second} See the <a href='/y'>minutes of "
                + $"the council</a> for the vote.</p><p>{Third}</p></article>"
        );

        text.ShouldNotContain("Flood maps");
        text.ShouldContain("minutes of the council");
    }

    [Fact]
    public void The_lead_between_headline_and_story_is_its_first_paragraph()
    {
        var lead =
            "After two floods in one winter the town of Norrvik raises its harbour wall, and the merchants of the old town are up in arms.";

        Text(
                $"<main><header><h1>Higher wall</h1><div class='standfirst'>{lead}</div></header><div "
                    + $"class='share'>Share</div><div class='body'>{Story}</div></main>"
            )
            .ShouldBe(lead + "\n\n" + StoryText);
    }

    [Fact]
    public void A_subtitle_of_a_few_words_is_no_lead()
    {
        Text($"<main><header><h1>Higher wall</h1><p>Merchants are up in arms</p></header><div class='body'>{Story}</div></main>")
            .ShouldBe(StoryText);
    }

    [Fact]
    public void A_lead_that_the_page_describes_itself_with_is_found_without_a_headline()
    {
        var lead =
            "After two floods in one winter the town of Norrvik raises its harbour wall, and the merchants of the old town are up in arms.";

        Text(
                $"<head><meta name='description' content='{lead[..90]}…'></head><body><div class='teaser'>{lead}</div><div "
                    + $"class='body'>{Story}</div></body>"
            )
            .ShouldBe(lead + "\n\n" + StoryText);
    }

    [Fact]
    public void A_story_in_several_boxes_is_read_whole()
    {
        Text(
                $"<body><section><div><p>{First}</p><p>{Second}</p></div></section>"
                    + $"<section><div><p>{Third}</p><p>{Fourth}</p></div></section></body>"
            )
            .ShouldBe(StoryText);
    }

    [Fact]
    public void A_page_that_shows_only_a_teaser_is_read_from_what_its_JSON_LD_states()
    {
        var json = System.Text.Json.JsonSerializer.Serialize(
            new Dictionary<string, string>
            {
                ["@type"] = "NewsArticle",
                ["articleBody"] = $"<p>{First}</p>\n<p>{Second}</p>\r\n<p>{Third}</p>",
            }
        );

        Text(
                "<body><article><p>The council of Norrvik voted on Thursday.</p></article><script "
                    + $"type='application/ld+json'>{json}</script></body>"
            )
            .ShouldBe(string.Join("\n\n", First, Second, Third));
    }

    [Fact]
    public void What_a_page_shows_goes_before_a_text_of_about_the_same_length_in_its_JSON_LD()
    {
        var json = System.Text.Json.JsonSerializer.Serialize(
            new Dictionary<string, string> { ["@type"] = "NewsArticle", ["articleBody"] = StoryText.ToUpperInvariant() }
        );

        Text($"<body><article>{Story}</article><script type='application/ld+json'>{json}</script></body>").ShouldBe(StoryText);
    }

    [Fact]
    public void A_page_of_short_boxes_without_paragraphs_is_read_from_the_element_it_marks_as_main()
    {
        var text = Text(
            "<div class='site-head'>Norrvik News</div><main><div>Height</div><div>3.20 m above the mean sea "
                + "level</div><h2>Opening</h2><div>June of next year</div></main>"
        );

        text.ShouldContain("3.20 m");
        text.ShouldNotContain("Norrvik News");
    }

    [Fact]
    public void Hidden_text_and_scripts_are_no_text()
    {
        Text(
                "<article><p style='display: none'>Hidden line that nobody sees at all.</p><script>var wall = 'Scripted words, "
                    + $"which are long enough to be a paragraph of a story';</script>{Story}<!-- note --></article>"
            )
            .ShouldBe(StoryText);
    }

    [Fact]
    public void A_page_that_scripts_would_show_is_read()
    {
        Text($"<div id='app' style='display:none'><nav>Home Sport Weather</nav>{Story}</div>").ShouldBe(StoryText);
    }

    [Fact]
    public void On_a_page_of_few_words_furniture_is_furniture_still()
    {
        Text(
                "<nav><p>Home and weather</p></nav><article><p>The ferry sails again from Monday, the office "
                    + "said.</p></article><aside><p>Read on elsewhere</p></aside>"
            )
            .ShouldBe("The ferry sails again from Monday, the office said.");
    }

    static string Text(string html)
    {
        using var page = new PageParser(new InputLimits()).Parse(html, TestContext.Current.CancellationToken);
        return PageExtractor.MainText(page);
    }
}
