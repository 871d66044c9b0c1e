using BriefBot.Corpus;

namespace BriefBot.Tests.Corpus.Sqlite;

public class AnswerFeedbackTests : AnswerStore
{
    [Fact]
    public async Task A_press_counts_once_and_a_second_one_withdraws_it()
    {
        var key = await AddAsync("Who?");

        (await PressAsync(key, "1", Feedback.Up)).ShouldBe(new FeedbackState(Feedback.Up, new(1, 0)));
        (await PressAsync(key, "1", Feedback.Up)).ShouldBe(new FeedbackState(Feedback.None, new(0, 0)));
        (await PressAsync(key, "1", Feedback.Up)).ShouldBe(new FeedbackState(Feedback.Up, new(1, 0)));
    }

    [Fact]
    public async Task A_changed_mind_replaces_the_opinion()
    {
        var key = await AddAsync("Who?");
        await PressAsync(key, "1", Feedback.Up);

        (await PressAsync(key, "1", Feedback.Down)).ShouldBe(new FeedbackState(Feedback.Down, new(0, 1)));
    }

    [Fact]
    public async Task Everybody_has_an_opinion_of_their_own_on_each_answer()
    {
        var (one, two) = (await AddAsync("One?"), await AddAsync("Two?"));
        await PressAsync(one, "1", Feedback.Up);
        await PressAsync(one, "2", Feedback.Up);
        await PressAsync(one, "3", Feedback.Down);

        (await Stores.Feedback.FindAsync(Home, one, "3", Token)).ShouldBe(new FeedbackState(Feedback.Down, new(2, 1)));
        (await Stores.Feedback.FindAsync(Home, one, "4", Token)).ShouldBe(new FeedbackState(Feedback.None, new(2, 1)));
        (await Stores.Feedback.FindAsync(Home, two, "1", Token)).ShouldBe(new FeedbackState(Feedback.None, new(0, 0)));
    }

    [Fact]
    public async Task An_answer_of_another_workspace_takes_no_feedback()
    {
        var key = await AddAsync("Who?");

        (await Stores.Feedback.PressAsync(Other, key, "1", Feedback.Up, Token)).ShouldBeNull();
        (await Stores.Feedback.FindAsync(Other, key, "1", Token)).ShouldBeNull();
        (await Stores.Feedback.FindAsync(Home, key, "1", Token)).ShouldBe(new FeedbackState(Feedback.None, new(0, 0)));
    }

    [Fact]
    public async Task Presses_at_the_same_moment_are_all_counted()
    {
        var key = await AddAsync("Who?");

        await Task.WhenAll(
            Enumerable
                .Range(1, 40)
                .Select(person => Task.Run(() => PressAsync(key, $"{person}", person % 4 == 0 ? Feedback.Down : Feedback.Up)))
        );

        (await Stores.Feedback.FindAsync(Home, key, "1", Token)).ShouldBe(new FeedbackState(Feedback.Up, new(30, 10)));
    }

    [Theory]
    [InlineData("1", Feedback.None)]
    [InlineData("1", (Feedback)7)]
    [InlineData("", Feedback.Up)]
    public async Task A_press_of_nobody_or_of_no_button_is_refused(string person, Feedback pressed)
    {
        var key = await AddAsync("Who?");

        await Should.ThrowAsync<ArgumentException>(() => PressAsync(key, person, pressed));
    }

    Task<FeedbackState?> PressAsync(AnswerKey answer, string person, Feedback pressed) =>
        Stores.Feedback.PressAsync(Home, answer, person, pressed, Token).AsTask();
}
