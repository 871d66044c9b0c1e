using BriefBot.Corpus;
using BriefBot.Corpus.Digests;
using BriefBot.Deliver.Topics;

namespace BriefBot.Tests.Deliver;

public sealed class TopicSuggestionTests
{
    [Fact]
    public void Names_that_are_asked_about_openly_and_often_are_suggested_unless_a_topic_has_them()
    {
        AnswerSummary[] asked =
        [
            Asked("What did Mara Lindqvist say about the strike?", "7"),
            Asked("When did Mara Lindqvist resign?", "8"),
            Asked("Who leads Brindle Shipping?", "7"),
            Asked("Where is Brindle Shipping based?", "7"),
            Asked("Who is Otto Kern?", "9"),
        ];

        var found = TopicSuggestions.Of(asked, [new SavedTopic("ships") { Include = ["brindle shipping"] }], null, 10);

        found.ShouldBe([new TopicSuggestion("Mara Lindqvist", 2)]);
    }

    [Fact]
    public void What_somebody_asked_privately_is_suggested_to_that_person_only()
    {
        AnswerSummary[] asked =
        [
            Asked("Who is Otto Kern?", "7", "5:private"),
            Asked("What did Otto Kern sell?", "7", "5:private"),
            Asked("Where does Otto Kern live?", "7", "6", guild: null),
        ];

        TopicSuggestions.Of(asked, [], null, 10).ShouldBeEmpty();
        TopicSuggestions.Of(asked, [], "8", 10).ShouldBeEmpty();
        TopicSuggestions.Of(asked, [], "7", 10).ShouldBe([new TopicSuggestion("Otto Kern", 3)]);
    }

    static AnswerSummary Asked(string question, string person, string channel = "5", string? guild = "1") =>
        new(
            new(1),
            DateTimeOffset.UnixEpoch,
            new ChatPlace("discord", channel, guild),
            person,
            question,
            null,
            AnswerStatus.Answered,
            0.9,
            new(0, 0)
        );
}
