using BriefBot.Corpus;
using BriefBot.Deliver;
using BriefBot.Deliver.Discord.Format;
using BriefBot.Tests.Deliver.Discord;

namespace BriefBot.Tests.Deliver;

/// <summary>Every surface tells what is known of an article, and what to beware of.</summary>
public class ArticleFactsTests
{
    static readonly Article Excerpt = Replies.Article("Der Hafen wurde am Montag geöffnet.") with
    {
        Language = "de",
        ModifiedAt = new DateTimeOffset(2020, 11, 24, 23, 30, 0, TimeSpan.FromHours(1)),
        Completeness = Completeness.Excerpt,
        IsLive = true,
        SyndicatedFrom = "https://agency.example/\u001bharbour",
    };

    [Fact]
    public async Task The_reader_says_that_only_the_beginning_could_be_read()
    {
        var page = await WrittenPages.OfAsync(Excerpt);

        page.ShouldContain("<article lang=\"de\">");
        page.ShouldContain("language: de · changed on 24 November 2020");
        page.ShouldContain("Only the beginning of this article could be read.");
        page.ShouldContain("This is a live blog");
    }

    [Fact]
    public async Task A_whole_article_of_which_nothing_is_known_is_shown_without_notes()
    {
        var article = Replies.Article("The harbour opened on Monday.");

        ArticleFacts.Cautions(article).ShouldBeEmpty();
        ArticleFacts.Details(article).ShouldBe("");
        (await WrittenPages.OfAsync(article)).ShouldContain("<article>");
    }

    [Fact]
    public void What_a_page_claims_cannot_reach_the_terminal_raw() =>
        string.Concat(ArticleFacts.Cautions(Excerpt)).ShouldNotContain('\u001b');

    [Theory]
    [InlineData("en-US", "Only the beginning of this article could be read.", "Language")]
    [InlineData("de", "Nur der Anfang dieses Artikels war lesbar.", "Sprache")]
    [InlineData("fr", "Seul le début de cet article a pu être lu.", "Langue")]
    [InlineData("es-ES", "Solo se pudo leer el principio de este artículo.", "Idioma")]
    public void On_Discord_it_is_said_in_the_readers_language(string locale, string note, string field)
    {
        var embed = ArticleMessages.Shown(Excerpt, new AnswerView(Views.Corpus, locale)).Embeds!.ShouldHaveSingleItem();

        embed.Description!.ShouldContain(note);
        embed.Fields!.ShouldContain(f => f.Name == field && f.Value == "de");
    }
}
