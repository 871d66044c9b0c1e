using BriefBot.Answer;

namespace BriefBot.Tests.Answer;

public class SayingTests(NewsDesk desk) : IClassFixture<NewsDesk>
{
    [Fact]
    public async Task What_somebody_said_is_quoted_from_the_stored_text()
    {
        var said = (await desk.SaidAsync("Freedom Watch")).ShouldBeOfType<Reply.Said>();

        var saying = said.Sayings.ShouldHaveSingleItem();
        saying.Speaker.ShouldBe("Freedom Watch");
        saying.Claim.Text.ShouldStartWith("In a recent report, Freedom Watch said");
        var source = said.Sources.Single(source => source.Number == saying.Claim.Citations[0]);
        source.Article.Body[source.Citation.Start..source.Citation.End].ShouldBe(saying.Claim.Text);
    }

    [Fact]
    public async Task Somebody_else_with_the_same_words_is_not_the_speaker() =>
        (await desk.SaidAsync("Rights International"))
            .ShouldBeOfType<Reply.Said>()
            .Sayings.ShouldAllBe(saying => !saying.Claim.Text.Contains("Freedom Watch", StringComparison.Ordinal));

    [Fact]
    public async Task Who_is_only_named_said_nothing() =>
        (await desk.SaidAsync("Tina Granger"))
            .ShouldBeOfType<Reply.NotFound>()
            .Reason.ShouldBe("No article in the corpus reports what is said under this name.");

    [Fact]
    public async Task A_topic_leaves_out_what_is_about_something_else() =>
        (await desk.SaidAsync("Freedom Watch", "harvest festival")).ShouldBeOfType<Reply.NotFound>();

    [Fact]
    public async Task An_empty_name_is_an_error() => await Should.ThrowAsync<ArgumentException>(async () => await desk.SaidAsync(" "));
}
