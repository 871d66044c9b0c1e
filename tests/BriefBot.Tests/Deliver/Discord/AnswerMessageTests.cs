using BriefBot.Answer;
using BriefBot.Corpus;
using BriefBot.Deliver.Discord.Format;
using BriefBot.Deliver.Wording;
using BriefBot.Host.Composition;

namespace BriefBot.Tests.Deliver.Discord;

public sealed class AnswerMessageTests
{
    static readonly AnswerView View = new(Views.Corpus) { ReaderLinks = Views.ReaderLinks, AnswerKey = 42 };

    [Theory]
    [InlineData("who spoke at Wuzhen 2020?", "discord-list.json")]
    [InlineData("how many ships were waiting at Suez?", "discord-conflict.json")]
    [InlineData("who won the football world cup in 2018?", "discord-not-found.json")]
    public async Task The_samples_give_these_payloads(string question, string golden)
    {
        var reply = await AskSamplesAsync(question);

        Golden.ShouldMatch(Payload.Json(AnswerMessage.Of(reply, View)), golden);
    }

    [Theory]
    [InlineData("Suez Canal ship", null)]
    [InlineData("Wuzhen internet conference", "de")]
    public async Task A_briefing_keeps_to_a_few_messages_of_whole_lines(string topic, string? locale)
    {
        await using var samples = await SampleStores.OpenAsync(TimeProvider.System, TestContext.Current.CancellationToken);
        var answerer = new Answerer(samples.Stores.Corpus, new AnswerOptions(), TimeProvider.System);
        var brief = (
            await answerer.BriefAsync(
                new Question(topic, new SearchScope(samples.Workspace), new DateOnly(2022, 12, 20)),
                TestContext.Current.CancellationToken
            )
        ).ShouldBeOfType<Reply.Brief>();

        var messages = AnswerMessage.Of(brief, View with { Locale = locale });

        foreach (var message in messages)
            (message.Embeds ?? [])
                .Sum(embed => (embed.Title?.Length ?? 0) + (embed.Description?.Length ?? 0) + (embed.Footer?.Text.Length ?? 0))
                .ShouldBeLessThanOrEqualTo(6_000);
        messages.Count.ShouldBeLessThanOrEqualTo(4);
        var text = Payload.Text(messages);
        var words = Localization.For(locale);
        text.ShouldContain($"**{words[Term.Happened]}**");
        text.ShouldContain($"**{words[Term.Timeline]}**");
        text.ShouldContain($"**{words[Term.Involved]}**");
        text.ShouldNotContain(words[Term.Shortened]);
        messages[^1].Components.ShouldNotBeNull();
    }

    [Fact]
    public void A_number_leads_to_the_live_page_and_archived_to_the_reader()
    {
        var reply = Replies.Cited("Minister Ada Pell opened the harbour by video.", "Ada Pell", "by video");

        var text = Payload.Text(AnswerMessage.Of(reply, View));

        const string Link = "[[1]](https://news.example/harbour#:~:text=Minister%20Ada%20Pell%20opened%20the%20harbour%20by%20video.)";
        text.ShouldContain("**Ada Pell** (by video) " + Link);
        text.ShouldContain("> “Minister **Ada Pell** opened the harbour by video.” " + Link);
        text.ShouldContain("Harbour opens — Coast News, 23 November 2020 (inferred\\: Monday 23 November)");
        text.ShouldContain(
            " · [archived](https://briefbot.example/article/1?version=1&start=0&end=46"
                + "&workspace=1&key=c640a4499eaa383c8c0c00fc3ffc05ef#cited)"
        );
        text.ShouldContain("As of 1 December 2020 · quoted from 1 article · answered by quoting");
    }

    [Fact]
    public void Without_addresses_a_number_is_only_a_number()
    {
        var reply = Replies.Cited("Ada Pell opened it.", "Ada Pell", url: null);

        var text = Payload.Text(AnswerMessage.Of(reply, View with { ReaderLinks = null }));

        text.ShouldContain("**Ada Pell** \\[1\\]");
        text.ShouldNotContain("](");
    }

    [Fact]
    public void Only_an_answer_for_one_person_can_be_shared()
    {
        var reply = Replies.Cited("Ada Pell opened it.", "Ada Pell");

        var open = AnswerMessage.Of(reply, View)[^1].Components!.Single().Components!;
        var closed = AnswerMessage.Of(reply, View with { IsEphemeral = true })[^1].Components!.Single().Components!;

        open.Select(button => button.CustomId).ShouldBe(["bb1:sources:42", "bb1:why:42", "bb1:good:42", "bb1:bad:42"]);
        closed.Select(button => button.CustomId).ShouldBe(["bb1:sources:42", "bb1:why:42", "bb1:good:42", "bb1:bad:42", "bb1:share:42"]);
    }

    static async Task<Reply> AskSamplesAsync(string question)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var samples = await SampleStores.OpenAsync(new StandingClock(), cancellation);
        var asked = new Question(question, new SearchScope(samples.Workspace), new DateOnly(2026, 11, 21));
        var answerer = new Answerer(samples.Stores.Corpus, new AnswerOptions(), TimeProvider.System);
        return await answerer.AnswerAsync(asked, cancellation) with { FromSamples = true };
    }
}
