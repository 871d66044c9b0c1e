using BriefBot.Deliver.Discord;
using BriefBot.Discord;

namespace BriefBot.Tests.Deliver.Discord;

public sealed class QuestionNonceTests
{
    static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1ul)]
    [InlineData(1150000000000000001ul)]
    [InlineData(ulong.MaxValue)]
    public void No_nonce_is_longer_than_Discord_allows(ulong id)
    {
        var edited = Question(id, Noon);

        QuestionNonce.OfPart(edited, 99).Length.ShouldBeLessThanOrEqualTo(DiscordLimits.Nonce);
        QuestionNonce.OfDraft(edited).Length.ShouldBeLessThanOrEqualTo(DiscordLimits.Nonce);
        QuestionNonce.OfNotice(edited).Length.ShouldBeLessThanOrEqualTo(DiscordLimits.Nonce);
    }

    [Fact]
    public void Parts_drafts_notices_edits_and_questions_are_told_apart()
    {
        string[] all =
        [
            .. new[] { Question(7, null), Question(7, Noon), Question(7, Noon.AddSeconds(1)), Question(8, null) }.SelectMany(question =>
                new[]
                {
                    QuestionNonce.OfPart(question, 0),
                    QuestionNonce.OfPart(question, 1),
                    QuestionNonce.OfPart(question, 10),
                    QuestionNonce.OfDraft(question),
                    QuestionNonce.OfNotice(question),
                }
            ),
        ];

        all.Distinct().Count().ShouldBe(all.Length);
    }

    [Fact]
    public void The_same_question_has_the_same_one_wherever_it_is_answered() =>
        QuestionNonce.OfPart(Question(7, Noon), 0).ShouldBe(QuestionNonce.OfPart(Question(7, Noon), 0));

    static Message Question(ulong id, DateTimeOffset? edited) =>
        new()
        {
            Id = new(id),
            ChannelId = new(1),
            EditedTimestamp = edited,
        };
}
