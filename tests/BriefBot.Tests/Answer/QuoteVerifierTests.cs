using BriefBot.Answer;

namespace BriefBot.Tests.Answer;

public sealed class QuoteVerifierTests(NewsDesk desk) : IClassFixture<NewsDesk>
{
    [Fact]
    public async Task A_quote_that_differs_by_a_letter_is_dropped_with_its_claim()
    {
        var reply = await desk.AnswerAsync("Who called Norland an iron-fisted data state?");
        var forged = reply with
        {
            Sources =
            [
                .. reply.Sources.Select(source =>
                    source.Number == 1 ? source with { Quote = source.Quote.Replace("said", "sold") } : source
                ),
            ],
        };

        var checkedReply = (await new QuoteVerifier(desk.Corpus).VerifyAsync(forged, CancellationToken.None)).ShouldBeOfType<Reply.Cited>();

        checkedReply.Sources.ShouldAllBe(source => source.Number != 1);
        checkedReply.Claims.ShouldAllBe(claim => !claim.Citations.Contains(1));
        checkedReply.Conflicts.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_claim_that_is_not_the_quote_it_cites_is_dropped()
    {
        var reply = await desk.AnswerAsync("When did Brandt withdraw from the Baltic Trade Pact?");
        var forged = reply with { Claims = [reply.Claims[0] with { Text = "President Olaf Brandt never withdrew." }] };

        (await new QuoteVerifier(desk.Corpus).VerifyAsync(forged, CancellationToken.None)).ShouldBeNull();
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, 1)]
    [InlineData(-100_000, 0)]
    [InlineData(0, 100_000)]
    public async Task Offsets_that_point_elsewhere_do_not_verify(int start, int end)
    {
        var source = (await desk.AnswerAsync("When did Brandt withdraw from the Baltic Trade Pact?")).Sources[0];
        var moved = source.Citation with { Start = source.Citation.Start + start, End = source.Citation.End + end };

        (await new QuoteVerifier(desk.Corpus).VerifyAsync(desk.Workspace, moved, source.Quote, CancellationToken.None)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_hash_of_other_text_does_not_verify()
    {
        var source = (await desk.AnswerAsync("When did Brandt withdraw from the Baltic Trade Pact?")).Sources[0];
        var rehashed = source.Citation with { Sha256 = BriefBot.Corpus.Citation.Hash("something else") };

        (await new QuoteVerifier(desk.Corpus).VerifyAsync(desk.Workspace, rehashed, source.Quote, CancellationToken.None)).ShouldBeFalse();
    }
}
