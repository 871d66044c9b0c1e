using System.Text;
using BriefBot.Ingest;
using BriefBot.Ingest.Readers;
using FsCheck;
using FsCheck.Fluent;

namespace BriefBot.Tests.Ingest.Readers;

/// <summary>Whatever arrives, a reader gives articles or a reason. The deadline is a net for hangs; work is bounded by the
/// limits.</summary>
public class HostileInputTests
{
    static readonly InputLimits Limits = new()
    {
        DocumentBytes = 4 * 1024 * 1024,
        LineBytes = 1024 * 1024,
        FreeDecompressedBytes = 64 * 1024,
    };

    static readonly DocumentFormat[] Formats = Enum.GetValues<DocumentFormat>();

    static IReadOnlyList<Reading> Read(byte[] bytes, DocumentFormat format)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var readings = new DocumentReader(Limits).Read(bytes, "input", format, deadline.Token);
        readings.ShouldNotBeEmpty();
        var drafter = new ArticleDrafter(new IngestRequest(new(1), []), new DateOnly(2024, 5, 1));
        foreach (var reading in readings)
        {
            var drafted = reading is Reading.Found found
                ? drafter.Draft(found.Article, null)
                : new Drafted(null, ((Reading.Rejected)reading).Input);
            if (drafted.Draft is { } draft)
                draft.Body.ShouldNotBeNullOrWhiteSpace();
            else
                drafted.Rejected!.Reason.ShouldNotBeNullOrWhiteSpace();
        }
        return readings;
    }

    static void AssertAllFormatsSurvive(byte[] bytes)
    {
        foreach (var format in Formats)
            Read(bytes, format);
    }

    [Fact]
    public void Random_bytes_give_articles_or_a_reason() =>
        Prop.ForAll<byte[]>(bytes => AssertAllFormatsSurvive(bytes)).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void Random_texts_of_marks_give_articles_or_a_reason()
    {
        string[] marks =
        [
            "<",
            ">",
            "</",
            "<p>",
            "<div class='",
            "\"",
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "\\u",
            "\\ud800",
            "---\n",
            "\n",
            "- ",
            "* ",
            "> ",
            "`",
            "&#",
            "&amp",
            "!!",
            "&a *a",
            "\0",
            "é",
            "\uFEFF",
            "body",
            "\"body\":",
            " word ",
        ];
        var texts = Gen.Elements(marks).ListOf().Select(parts => string.Concat(parts));
        Prop.ForAll(Arb.From(texts), text => AssertAllFormatsSurvive(Encoding.UTF8.GetBytes(text)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(300));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Mutated_documents_give_articles_or_a_reason(int seed)
    {
        var random = new Random(seed);
        string[] valid =
        [
            Samples.Text,
            Samples.Page,
            Samples.Markdown,
            Samples.JsonLine(1),
            $"[{Samples.JsonLine(1)},{Samples.JsonLine(2)}]",
        ];
        foreach (var document in valid)
        {
            for (var round = 0; round < 40; round++)
            {
                var bytes = Encoding.UTF8.GetBytes(document).ToList();
                for (var edits = random.Next(1, 12); edits > 0; edits--)
                {
                    var at = random.Next(bytes.Count);
                    if (random.Next(3) == 0)
                        bytes.RemoveAt(at);
                    else if (random.Next(2) == 0)
                        bytes[at] = (byte)random.Next(256);
                    else
                        bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(30), bytes.Count - at)));
                }
                AssertAllFormatsSurvive([.. bytes]);
            }
        }
    }

    public static TheoryData<string, string> Extremes() =>
        new()
        {
            { "deep divs", string.Concat(Enumerable.Repeat("<div>", 100_000)) + Samples.Sentence },
            { "deep inline", string.Concat(Enumerable.Range(0, 100_000).Select(i => $"<b id={i}>")) + Samples.Sentence },
            { "unknown end tags", string.Concat(Enumerable.Repeat("<x>", 390)) + string.Concat(Enumerable.Repeat("</y>", 200_000)) },
            { "many elements", string.Concat(Enumerable.Repeat("<p>x", 400_000)) },
            { "many siblings", string.Concat(Enumerable.Repeat("<i>x</i>", 100_000)) },
            {
                "many attributes",
                "<html><p " + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"a{i}=x ")) + ">" + Samples.Sentence
            },
            { "deep lists", string.Concat(Enumerable.Repeat("[", 100_000)) },
            { "deep objects", string.Concat(Enumerable.Repeat("{\"body\":", 100_000)) },
            { "deep in a skipped member", "{\"x\":" + string.Concat(Enumerable.Repeat("[", 100_000)) },
            { "deep quotes", string.Concat(Enumerable.Repeat("> ", 20_000)) + Samples.Sentence },
            { "deep emphasis", string.Concat(Enumerable.Repeat("*a **b ", 20_000)) },
            { "open brackets", string.Concat(Enumerable.Repeat("[a](", 20_000)) },
            { "deep front matter", "---\na: " + string.Concat(Enumerable.Repeat("[", 10_000)) + "\n---\n" + Samples.Sentence },
            { "front matter with aliases", "---\na: &a [x]\nb: *a\n---\n" + Samples.Sentence },
            { "front matter with types", "---\na: !!binary x\n---\n" + Samples.Sentence },
            { "front matter without end", "---\ntitle: x\n" + Samples.Sentence },
            { "one huge line", new string('x', 1_000_000) },
            { "huge line of words", string.Concat(Enumerable.Repeat("word and ", 100_000)) },
            { "many lines", string.Concat(Enumerable.Repeat("line\n", 100_000)) },
            { "angle brackets", new string('<', 500_000) },
            { "lone surrogates", "{\"title\":\"\\ud800\",\"body\":\"\\udc00 " + Samples.Sentence + "\"}" },
        };

    [Theory]
    [MemberData(nameof(Extremes))]
    public void Extremes_give_articles_or_a_reason(string name, string document)
    {
        name.ShouldNotBeEmpty();

        AssertAllFormatsSurvive(Encoding.UTF8.GetBytes(document));
    }

    [Fact]
    public void Text_in_other_encodings_is_read()
    {
        var text = "The café at the harbour of Setúbal opens again on Friday, its owner told the paper after a long winter.";
        Encoding[] encodings = [Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.Latin1];

        foreach (var encoding in encodings)
        {
            var reading = Read([.. encoding.GetPreamble(), .. encoding.GetBytes(text)], DocumentFormat.Text).ShouldHaveSingleItem();
            reading.ShouldBeOfType<Reading.Found>().Article.Text.ShouldBe(text);
        }
    }

    static async Task<IngestReport> IngestAsync(string name, byte[] file)
    {
        await using var workshop = await Workshop.OpenAsync();
        var path = Path.Combine(workshop.Inputs, name);
        await File.WriteAllBytesAsync(path, file);
        return await workshop.IngestAsync(new IngestRequest(workshop.Workspace, [path]), limits: Limits);
    }

    [Theory]
    [InlineData("bomb.txt.gz")]
    [InlineData("bomb.jsonl.gz")]
    [InlineData("bomb.gz")]
    public async Task A_gzip_bomb_is_named_and_not_unpacked(string name)
    {
        var report = await IngestAsync(name, Workshop.Zip(Encoding.UTF8.GetBytes(new string('a', 50_000_000))));

        report.Added.ShouldBe(0);
        report.Rejected.ShouldNotBeEmpty();
        report.Rejected[^1].Reason.ShouldContain("unpacks to more than");
    }

    [Fact]
    public async Task Damaged_gzip_keeps_the_articles_before_the_damage()
    {
        var random = new Random(5);
        var lines = string.Concat(
            Enumerable.Range(1, 400).Select(n => Samples.JsonLine(n, $", \"x\": \"{random.NextInt64()}{random.NextInt64()}\"") + "\n")
        );
        var zipped = Workshop.Zip(Encoding.UTF8.GetBytes(lines));

        var report = await IngestAsync("cut.jsonl.gz", zipped[..(zipped.Length / 2)]);

        report.Added.ShouldBeGreaterThan(0);
        report.Rejected[^1].Reason.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Random_bytes_behind_a_gzip_mark_are_rejected()
    {
        var random = new Random(6);
        for (var round = 0; round < 20; round++)
        {
            var bytes = new byte[random.Next(2, 500)];
            random.NextBytes(bytes);
            (bytes[0], bytes[1]) = (0x1F, 0x8B);

            var report = await IngestAsync("x.gz", bytes);

            report.Added.ShouldBe(0);
            report.Rejected.ShouldNotBeEmpty();
        }
    }

    [Fact]
    public void Lines_come_out_whole_however_the_stream_hands_out_its_bytes()
    {
        Prop.ForAll<string[], byte>(
                (parts, size) =>
                {
                    var lines = parts
                        .Select(p => (p ?? "").Replace("\n", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal))
                        .ToArray();
                    using var stream = new DrippingStream(Encoding.UTF8.GetBytes(string.Concat(lines.Select(l => l + "\n"))), size % 7 + 1);
                    using var reader = new LineReader(stream, 1000);
                    foreach (var line in lines)
                        Encoding.UTF8.GetString(reader.Next()!.Value.Bytes.Span).ShouldBe(line);
                    reader.Next().ShouldBeNull();
                }
            )
            .Check(Config.QuickThrowOnFailure);
    }

    sealed class DrippingStream(byte[] bytes, int atATime) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, atATime));
    }
}
