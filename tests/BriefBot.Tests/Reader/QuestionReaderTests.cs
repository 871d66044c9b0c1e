using BriefBot.Reader;

namespace BriefBot.Tests.Reader;

/// <summary>The model that ships reads, and what can't be read does no harm.</summary>
public sealed class QuestionReaderTests
{
    const string Text =
        "The tram depot in Kolmar was opened on Friday by the deputy mayor, Ines Tabori. The mayor, Otto Breit, was abroad.";

    readonly QuestionReader _reader = new(new ReaderOptions { Deadline = TimeSpan.FromSeconds(30) }, TimeProvider.System);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, 10)]
    [InlineData(4, 5)]
    [InlineData(15, 2)]
    [InlineData(16, 0)]
    [InlineData(400, 0)]
    public void The_more_questions_wait_the_less_is_read(int waiting, int passages) =>
        new QuestionReader(new ReaderOptions { Passages = 10 }, TimeProvider.System).Passages(waiting).ShouldBe(passages);

    [Fact]
    public void The_model_that_ships_can_be_used() => _reader.Trouble().ShouldBeNull();

    [Fact]
    public void Finds_who_did_it_and_not_who_stands_nearest()
    {
        var reading = _reader
            .Read("Who opened the tram depot in Kolmar?", [new TextToRead("Depot opens", Text)], Stop)[0]
            .ShouldNotBeNull();

        var best = reading.Best(new(0, Text.Length)).ShouldNotBeNull();

        Text[best.Span.Start..best.Span.End].ShouldContain("Ines Tabori");
        best.Margin.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Finds_less_for_what_is_not_told()
    {
        double Margin(string question) =>
            _reader.Read(question, [new TextToRead("Depot opens", Text)], Stop)[0]!.Best(new(0, Text.Length))!.Value.Margin;

        Margin("How much did the new bus lane cost?").ShouldBeLessThan(Margin("When was the depot opened?"));
    }

    [Fact]
    public void Judges_with_probabilities_that_add_up()
    {
        var judged = _reader.Judge([new("Ines Tabori opened the depot.", Text), new("A new stadium is planned in Rome.", Text)], Stop);

        foreach (var judgement in judged.Select(one => one.ShouldNotBeNull()))
            (judgement.Supports + judgement.Contradicts + judgement.Neither).ShouldBe(1, 1e-6);
        judged[1]!.Value.Neither.ShouldBeGreaterThan(judged[0]!.Value.Neither);
    }

    [Fact]
    public void A_folder_without_a_model_reads_nothing()
    {
        var reader = new QuestionReader(
            new ReaderOptions { Folder = Path.Combine(Path.GetTempPath(), "no-such-model") },
            TimeProvider.System
        );

        reader.IsThere.ShouldBeFalse();
        reader.Trouble().ShouldBe("its files are missing");
    }

    [Fact]
    public void A_damaged_model_is_told_of_and_not_tried_again()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File(ReadingModel.ModelName), "not a model");
        foreach (var name in new[] { ReadingModel.VocabularyName, ReadingModel.LettersName })
            File.Copy(Path.Combine(QuestionReader.DefaultFolder, name), folder.File(name));
        var reader = new QuestionReader(new ReaderOptions { Folder = Path.GetDirectoryName(folder.File("x"))! }, TimeProvider.System);

        reader.Read("Who?", [new TextToRead("", Text)], Stop)[0].ShouldBeNull();

        reader.IsThere.ShouldBeFalse();
        reader.Trouble().ShouldNotBeNull();
    }

    [Fact]
    public void Where_nobody_waits_all_is_read_whatever_it_takes()
    {
        var reader = new QuestionReader(
            new ReaderOptions { Deadline = TimeSpan.FromMilliseconds(50), NobodyWaits = true },
            new LeapingTime()
        );

        var readings = reader.Read("Who won?", [new("", "Ada won."), new("", "Bo lost.")], CancellationToken.None);

        readings.ShouldAllBe(reading => reading != null);
        reader.Passages(waiting: 20).ShouldBe(10);
    }

    [Fact]
    public void What_the_deadline_leaves_unread_is_null()
    {
        var reader = new QuestionReader(new ReaderOptions { Deadline = TimeSpan.FromMilliseconds(50) }, new LeapingTime());

        var readings = reader.Read("Who?", [.. Enumerable.Repeat(new TextToRead("", Text), 12)], Stop);

        readings[0].ShouldNotBeNull();
        readings[^1].ShouldBeNull();
    }

    sealed class LeapingTime : TimeProvider
    {
        long _ticks;

        public override long GetTimestamp() => Interlocked.Add(ref _ticks, TimestampFrequency);
    }
}
