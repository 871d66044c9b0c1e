using BriefBot.Ingest.Pages;

namespace BriefBot.Tests.Ingest.Pages;

public class MarkupTextTests
{
    [Theory]
    [InlineData("<p>Two boats &amp; a raft.</p><p>They <b>sail</b>.</p>", "Two boats & a raft.\n\nThey sail.")]
    [InlineData("3 < 5 and a <3", "3 < 5 and a <3")]
    [InlineData("Cut off within <a href=\"x", "Cut off within")]
    public void Mark_up_goes_and_paragraphs_stay(string markup, string plain) => MarkupText.Plain(markup).ShouldBe(plain);

    [Fact]
    public async Task Millions_of_tags_that_never_end_are_read_at_once()
    {
        var markup = "Before" + string.Concat(Enumerable.Repeat("<p ", 6_000_000));

        // Looking for the end of each would take an hour; the limit only ends that.
        (
            await Task.Run(() => MarkupText.Plain(markup), TestContext.Current.CancellationToken)
                .WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken)
        ).ShouldBe("Before");
    }
}
