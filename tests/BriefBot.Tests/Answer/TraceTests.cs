using BriefBot.Answer;
using BriefBot.Deliver;
using BriefBot.Deliver.Wording;
using BriefBot.Retrieve;
using BriefBot.Tests.Deliver;

namespace BriefBot.Tests.Answer;

public sealed class TraceTests(NewsDesk desk) : IClassFixture<NewsDesk>
{
    [Fact]
    public async Task A_trace_tells_what_the_question_was_taken_for()
    {
        var trace = await TraceAsync("When did Brandt withdraw from the Baltic Trade Pact last year?");

        trace.Question.Kind.ShouldBe(AnswerKind.Time);
        trace.Question.Names.ShouldBe(["Brandt", "Baltic", "Trade", "Pact"]);
        trace.Question.LookedBackFrom.ShouldBe(new DateOnly(2023, 9, 15));
        trace.LeftOut.ShouldContain(new LeftOutWord("the", LeftOutReason.StopWord));
        trace.LeftOut.ShouldContain(new LeftOutWord("year", LeftOutReason.RelativeTime));
        trace.Terms.Single(term => term.Word == "Brandt").Passages.ShouldBe(1);
        trace.Terms.ShouldAllBe(term => term.Lookup == TermLookup.Everywhere);
    }

    [Fact]
    public async Task A_follow_up_is_traced_as_it_was_understood()
    {
        var first = await desk.AskAsync("Who spoke at the Lund forum in 2021?");
        var second = await desk.AskAsync("and who sent a letter?", first);

        second.Trace.ShouldNotBeNull().Question.Understood.ShouldBe(second.Understood);
    }

    [Fact]
    public async Task Every_quote_of_the_answer_is_in_the_trace_with_its_number()
    {
        var reply = await desk.AnswerAsync("Who called Norland an iron-fisted data state?");

        var trace = reply.Trace.ShouldNotBeNull();
        trace
            .Sentences.Where(sentence => sentence.Citation is not null)
            .Select(sentence => (sentence.Citation!.Value, sentence.Text))
            .ShouldBe(reply.Sources.Select(source => (source.Number, source.Quote)));
        trace.QuotesChecked.ShouldBe(reply.Sources.Count);
        trace.QuotesDropped.ShouldBe(0);
        trace
            .Steps.Select(step => step.Stage)
            .ShouldBe(Enum.GetValues<TraceStage>().Where(stage => stage is not (TraceStage.Model or TraceStage.Read)));
    }

    [Theory]
    [InlineData("What did the forum in Lund draw in 2021?", "over the years", SentenceFate.OtherOccasion)]
    [InlineData("Who owns the lock gate of the Mosel Canal?", "Rhine Ferries", SentenceFate.Retracted)]
    [InlineData("When did Ingrid Strand withdraw from the Baltic Trade Pact?", "President Olaf Brandt", SentenceFate.OtherPerson)]
    [InlineData("How many forums did Lund host in 2023?", "The sixth Robotics Forum", SentenceFate.NoAnswer)]
    [InlineData(
        "How many delegates heard the message of Prime Minister Karin Holm?",
        "Prime Minister Karin Holm, whose message",
        SentenceFate.NotOfKind
    )]
    [InlineData("How much money did the seventh Robotics Forum in Lund promise?", "The sixth Robotics Forum", SentenceFate.OtherEdition)]
    public async Task A_sentence_left_out_is_traced_with_the_reason(string question, string sentence, SentenceFate fate)
    {
        var trace = await TraceAsync(question);

        trace.Sentences.First(candidate => candidate.Text.Contains(sentence)).Fate.ShouldBe(fate, TraceLine(trace));
    }

    [Fact]
    public async Task Every_rated_sentence_has_one_fate()
    {
        foreach (
            var question in new[]
            {
                "Who spoke at the Lund forum in 2021?",
                "Who won the Zagreb Marathon?",
                "How many barges were in the queue at the Mosel Canal?",
            }
        )
        {
            var trace = await TraceAsync(question);

            trace.Fates.Sum(fate => fate.Count).ShouldBe(trace.SentencesConsidered);
            trace.Fates.Select(fate => fate.Fate).ShouldBeUnique();
        }
    }

    [Fact]
    public async Task The_parts_of_a_passages_score_add_up_to_it()
    {
        var trace = await TraceAsync("Who called Norland an iron-fisted data state?");

        foreach (var passage in trace.Passages)
            passage.Parts.Sum(part => part.Value).ShouldBe(passage.Score, 0.01);
    }

    [Fact]
    public async Task What_is_not_answered_is_traced_with_confidence_and_threshold()
    {
        var reply = (await desk.AskAsync("Who won the Zagreb Marathon?")).ShouldBeOfType<Reply.NotFound>();

        var trace = reply.Trace.ShouldNotBeNull();
        trace.Reason.ShouldBe(reply.Reason);
        trace.Threshold.ShouldBe(new AnswerOptions().MinimumConfidence);
        trace.Terms.ShouldContain(term => term.Word == "Zagreb" && term.Passages == 0 && term.Lookup == TermLookup.Absent);
    }

    [Fact]
    public async Task A_trace_survives_being_stored()
    {
        var trace = await TraceAsync("Who spoke at the Lund forum in 2021?");

        var stored = TraceJson.Write(trace);
        var read = TraceJson.Read(stored).ShouldNotBeNull();

        TraceJson.Write(read).ShouldBe(stored);
        TraceWords.Lines(read).ShouldBe(TraceWords.Lines(trace));
        stored.Length.ShouldBeLessThan(16_000);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"question\":12}")]
    public void What_is_no_trace_reads_as_none(string json) => TraceJson.Read(json).ShouldBeNull();

    [Theory]
    [InlineData("Who spoke at the Lund forum in 2021?")]
    [InlineData("Who won the Zagreb Marathon?")]
    [InlineData("When did Brandt withdraw from the Baltic Trade Pact?")]
    [InlineData("谁在会上发言? \u202E\u001b[2J")]
    public async Task A_trace_reads_in_few_short_lines(string question)
    {
        var lines = TraceWords.Lines(await TraceAsync(question));

        lines.Count.ShouldBeInRange(5, TraceWords.MaxLines);
        lines.ShouldAllBe(line => line.Length <= 250 && !line.Contains('\n') && !line.Contains('\u001b') && !line.Contains('\u202e'));
        lines.ShouldContain(line => line.StartsWith("Confidence"));
    }

    [Theory]
    [InlineData("de", "Sicherheit")]
    [InlineData("fr", "Confiance")]
    [InlineData("es", "Confianza")]
    public async Task A_trace_reads_in_other_languages(string language, string confidence)
    {
        var words = Localization.OfLanguage(language)!;
        Reply[] replies =
        [
            await desk.AskAsync("Who spoke at the Lund forum in 2021?"),
            await desk.AskAsync("Who won the Zagreb Marathon?"),
            await desk.AskAsync("When did Brandt withdraw from the Baltic Trade Pact?"),
        ];
        foreach (var reply in replies)
        {
            var lines = TraceWords.Lines(reply.Trace!, words);

            lines.Count.ShouldBe(TraceWords.Lines(reply.Trace!).Count);
            lines.ShouldContain(line => line.StartsWith(confidence));
            EnglishPieces.ShouldNotBeIn(string.Join('\n', lines), language, reply.Question.Text);
        }
    }

    async Task<Trace> TraceAsync(string question) => (await desk.AskAsync(question)).Trace.ShouldNotBeNull();

    static string TraceLine(Trace trace) => string.Join('\n', trace.Sentences.Select(sentence => $"{sentence.Fate}: {sentence.Text}"));
}
