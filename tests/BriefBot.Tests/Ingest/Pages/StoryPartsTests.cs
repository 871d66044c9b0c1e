using BriefBot.Ingest.Pages;

namespace BriefBot.Tests.Ingest.Pages;

/// <summary>What stands in boxes and in links, and belongs to the story all the same.</summary>
public class StoryPartsTests
{
    [Fact]
    public void Paragraphs_that_are_links_are_read()
    {
        var text = TestPage.Article(Example("linked-paragraphs.html")).Text;

        text.ShouldContain(
            "\n\nOn Friday 27 September Peter Harrow, 54, and Ian Harrow, 30, both of Dock Row, denied the charge of arson.\n\n"
        );
        text.ShouldContain("\n\nA third man, Colm Vane, 22, will enter a plea on 4 October, the court heard.\n\n");
    }

    [Fact]
    public void Tables_and_quotations_in_figures_are_read_and_no_mark_is_fused_to_a_number()
    {
        var text = TestPage.Article(Example("town-vote.html")).Text;

        text.ShouldContain("Turnout reached 71.4% in the town vote, and CO2 from the ferries fell by 1990 levels to 12 tonnes a day");
        text.ShouldContain("\n\nList: Green Shore | Votes: 5,077 | Seats: 6\n\nResult of the town vote\n\n");
        text.ShouldContain("We did not expect eleven seats, and we will use them.");
    }

    [Theory]
    [InlineData("<blockquote><p>I will not sign it.</p><cite>Tor Hasle, owner</cite></blockquote>")]
    [InlineData("<blockquote><p>I will not sign it.</p><footer>— <cite>Tor Hasle, owner</cite></footer></blockquote>")]
    [InlineData("<figure><blockquote>I will not sign it.</blockquote><figcaption>Tor Hasle, owner</figcaption></figure>")]
    [InlineData("<blockquote><p>I will not sign it.</p><p>– <cite>Tor Hasle, owner</cite></p></blockquote>")]
    public void A_quotation_keeps_who_said_it(string quotation) =>
        Text(quotation).ShouldContain("\n\nI will not sign it. — Tor Hasle, owner\n\n");

    [Fact]
    public void A_book_that_a_quotation_names_is_no_attribution() =>
        Text("<blockquote><p>As <cite>The Gull</cite> has it, the sea is wide.</p></blockquote>")
            .ShouldContain("\n\nAs The Gull has it, the sea is wide.\n\n");

    [Fact]
    public void Captions_of_pictures_go() =>
        Text("<figure><img src='a.jpg'><figcaption>A pier in ice. Picture: Ole Lund</figcaption></figure>").ShouldNotContain("pier in ice");

    [Theory]
    [InlineData("<aside class='factbox'><h3>In numbers</h3><ul><li>44 boats lay in the bay.</li></ul></aside>", "44 boats lay in the bay.")]
    [InlineData(
        "<aside><p>Correction: An earlier version said that the pier is 90 metres long.</p></aside>",
        "An earlier version said that the pier is 90 metres long."
    )]
    public void An_aside_among_the_paragraphs_that_tells_is_read(string aside, string told) => Text(aside).ShouldContain(told);

    [Theory]
    [InlineData("<aside class='related'><p>Boats lay in the bay all winter, and nobody knew what to do.</p></aside>")]
    [InlineData("<aside class='newsletter-box'><p>Boats lay in the bay: our letter tells you, every Friday at six.</p></aside>")]
    [InlineData("<aside class='ad-slot'><p>Boats lay in the bay, and you can buy one of them at our yard.</p></aside>")]
    [InlineData("<aside><p>Boats lay in the bay. Write to us and win one of them.</p><form><input></form></aside>")]
    [InlineData("<aside><h3>More</h3><ul><li><a href='/1'>Boats lay in the bay</a></li><li><a href='/2'>Ice report</a></li></ul></aside>")]
    public void An_aside_that_sells_or_leads_elsewhere_is_not(string aside) => Text(aside).ShouldNotContain("Boats lay in the bay");

    [Fact]
    public void A_list_with_one_item_that_is_no_link_is_a_list_of_facts()
    {
        var text = Text(
            "<ul><li><a href='/1'>Ines Falk, 61, harbour pilot</a></li><li><a href='/2'>Tor Hasle, 45</a></li><li>Ada Brink, 38, "
                + "a teacher from Marl, spoke last</li></ul>"
        );

        text.ShouldContain("Ines Falk, 61, harbour pilot\n\nTor Hasle, 45\n\nAda Brink, 38, a teacher from Marl, spoke last");
    }

    [Theory]
    [InlineData(
        "<h3>More on this</h3><ul><li><a href='/1'>Nets cut in the night</a></li><li><a href='/2'>Nets were cut, but "
            + "why?</a></li><li>News</li></ul>"
    )]
    [InlineData(
        "<div><a href='/z'><img src='z.jpg'><h4>Nets cut</h4><p>The nets of eleven boats were cut in the night to Wednesday, the "
            + "police said.</p></a></div>"
    )]
    [InlineData("<p><a href='/1'>Nets cut in the night: how it came to that</a></p>")]
    public void Lists_of_headlines_and_cards_are_not(string links) => Text(links).ShouldNotContain("Nets");

    [Theory]
    [InlineData(
        "<p><a href='/a'>Ines Falk</a>, <a href='/b'>Tor Hasle</a> and <a href='/c'>Ada Brink</a> were elected to <a "
            + "href='/d'>the board of the fishing cooperative</a> on Sunday.</p>",
        "Ines Falk, Tor Hasle and Ada Brink were elected to the board of the fishing cooperative on Sunday."
    )]
    [InlineData(
        "<div><a href='/l'><p>The pilot told the court that the lamp on the east pier was out that night.</p></a></div>",
        "The pilot told the court that the lamp on the east pier was out that night."
    )]
    public void A_sentence_is_never_a_list_of_links(string links, string sentence) => Text(links).ShouldContain(sentence);

    [Theory]
    [InlineData("Three boats went down in the night to Tuesday, the coast guard said.", true)]
    [InlineData("夜间有三艘船在海湾里沉没，海岸警卫队说。", true)]
    [InlineData("Three boats go down in the night", false)]
    [InlineData("Who pays for the three boats that went down in the night?", false)]
    [InlineData("Home. News. Sport. Weather. Culture. Jobs. Cars. Homes. Letters. Contact.", false)]
    [InlineData("Read the whole story of the boats here.", false)]
    public void A_sentence_is_known_by_its_shape(string text, bool isSentence) => SentenceShape.IsSentence(text).ShouldBe(isSentence);

    static string Example(string name) => File.ReadAllText(Checkout.PathOf("tests", "BriefBot.Tests", "Ingest", "Pages", "Examples", name));

    static string Text(string part) =>
        TestPage
            .Article(
                TestPage.Html("<title>Ferry talks</title>", $"<article>{TestPage.Story(2)}{part}{TestPage.Story(3, "pier")}</article>")
            )
            .Text;
}
