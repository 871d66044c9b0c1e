using BriefBot.Tests.Corpus;

namespace BriefBot.Tests.Answer;

/// <summary>Who says what where the sentence itself doesn't plainly tell.</summary>
public sealed class SpeakerTests : IAsyncLifetime
{
    EmptyDesk _desk = null!;

    public async ValueTask InitializeAsync() => _desk = await EmptyDesk.OpenAsync(new DateOnly(2024, 3, 1));

    public async ValueTask DisposeAsync() => await _desk.DisposeAsync();

    [Theory]
    [InlineData("According to the pilot Emma Holt, the beacon had failed twice before.", "Emma Holt")]
    [InlineData("The beacon had failed twice before, according to a former keeper, Peter Lang.", "Peter Lang")]
    [InlineData("According to Emma Holt, the beacon had failed twice before.", "Emma Holt")]
    public async Task Who_is_told_by_according_to_is_the_speaker(string sentence, string speaker)
    {
        await StoreAsync("The beacon at Skarn", $"{sentence} The harbour office has no records of it.");

        (await SaidAsync(speaker)).ShouldBe([sentence]);
    }

    [Fact]
    public async Task A_surname_that_is_a_places_too_is_the_speakers()
    {
        await StoreAsync(
            "A hotel is sold",
            "The innkeeper Maria Bergen sold her hotel on Friday. “I have carried enough plates for two lives,” replied Bergen. "
                + "The buyer comes from the coast."
        );

        (await SaidAsync("Maria Bergen")).ShouldBe(["“I have carried enough plates for two lives,” replied Bergen."]);
    }

    [Fact]
    public async Task Those_who_speak_by_turns_are_told_apart_by_their_pronouns()
    {
        await StoreAsync(
            "Two on the dam",
            "Engineer Laura Kern and mayor Peter Vogt met on the dam on Friday. “The gate will not open before winter,” Kern "
                + "said. Vogt disagreed. "
                + "“My people cannot wait for the winter,” he said, and left the table. “The report gives us no choice at all,” "
                + "she replied."
        );

        (await SaidAsync("Peter Vogt")).ShouldBe(["“My people cannot wait for the winter,” he said, and left the table."]);
        (await SaidAsync("Laura Kern")).ShouldBe([
            "“The gate will not open before winter,” Kern said.",
            "“The report gives us no choice at all,” she replied.",
        ]);
    }

    [Fact]
    public async Task Where_two_may_be_meant_nobody_is()
    {
        await StoreAsync(
            "Two on the dam",
            "Engineer Laura Kern met the mayor, Anna Vogt, on the dam on Friday. “The gate will not open before winter,” she said."
        );

        (await SaidAsync("Laura Kern")).ShouldBeEmpty();
        (await SaidAsync("Anna Vogt")).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_answers_of_an_interview_are_its_guests()
    {
        await StoreAsync(
            "Laura Kern on the dam at Skarn",
            "Laura Kern has looked after the dam at Skarn for nine years.\n\nQ: Will the gate open this year?\n\nA: Not before "
                + "the winter is over. We are waiting for two bolts.\n\nQ: And then?\n\nA: Then we test it at night, when nobody is on "
                + "the river."
        );

        (await SaidAsync("Laura Kern")).ShouldBe([
            "A: Not before the winter is over.",
            "A: Then we test it at night, when nobody is on the river.",
        ]);
    }

    [Fact]
    public async Task A_turn_under_a_surname_is_that_persons()
    {
        await StoreAsync(
            "An engineer on the dam",
            "Laura Kern has looked after the dam at Skarn for nine years.\n\nGazette: Will the gate open this year?\n\nKern: Not "
                + "before the winter is over.\n\nGazette: And then?\n\nKern: Then we test it at night, when nobody is on the river."
        );

        (await SaidAsync("Laura Kern")).ShouldBe([
            "Kern: Not before the winter is over.",
            "Kern: Then we test it at night, when nobody is on the river.",
        ]);
    }

    Task StoreAsync(string title, string body) => _desk.StoreAsync(Drafts.Of(title, body));

    Task<IReadOnlyList<string>> SaidAsync(string name) => _desk.SaidAsync(name);
}
