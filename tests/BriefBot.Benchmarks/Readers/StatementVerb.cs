using System.Globalization;
using System.Text.Json;
using BriefBot.Answer.Judge.Written;
using BriefBot.Corpus;
using BriefBot.Language;
using BriefBot.Reader;
using BriefBot.Tests.Newsroom;

namespace BriefBot.Benchmarks.Readers;

/// <summary>Scores the check of written sentences on the newsroom's statements: <c>statements [SPLIT] [--without-reader] [--out
/// FILE]</c>.</summary>
/// <remarks>The table of thresholds is there to choose <see cref="JudgedSentence.Free"/> on the dev stories; figures to report are those of
/// the test stories.</remarks>
static class StatementVerb
{
    /// <summary>The argument that has this program score statements.</summary>
    public const string Verb = "statements";

    static readonly double[] Thresholds = [0.3, 0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.98];

    static readonly string[] Labels = ["yes", "no", "neither"];

    sealed record Scored(StoryStatement Statement, RuleFindings Rules, List<CitedSentence> Cited, Judgement? Judgement, bool Passes)
    {
        public bool IsHonest => Statement.Label == "yes";

        public string Judged =>
            Judgement is { } j
                ? j.Supports >= Math.Max(j.Contradicts, j.Neither)
                    ? "yes"
                    : j.Contradicts >= j.Neither
                        ? "no"
                        : "neither"
                : "neither";

        // What doesn't pass isn't borne out, whatever the judge likes best.
        public string Fused =>
            Passes ? "yes"
            : Judged != "yes" ? Judged
            : Judgement is { } j && j.Contradicts >= j.Neither ? "no"
            : "neither";

        public bool PassesAt(double free) => Judgement is { } j ? JudgedSentence.Passes(Rules, Cited, j, free) : Passes;
    }

    /// <summary>Prints the figures; with --out, writes every statement with what came of it.</summary>
    public static void Run(string[] arguments, CancellationToken cancellation)
    {
        var split = arguments is [var first, ..] && !first.StartsWith('-') ? first : "test";
        var reader = new QuestionReader(
            new ReaderOptions
            {
                Judges = true,
                Enabled = !arguments.Contains("--without-reader"),
                Deadline = TimeSpan.FromSeconds(30),
            },
            TimeProvider.System
        );
        var judge = SentenceJudges.Of(reader, cancellation);
        var scored = NewsroomStory.Of(split).SelectMany(story => story.Statements).Select(statement => Score(statement, judge)).ToList();
        string FusedOf(string label) => Share([.. scored.Where(one => one.Statement.Label == label)], one => one.Fused == label);
        Print($"{scored.Count} statements of the {split} stories");
        if (judge is not null)
            Print($"three-way, the judge alone: {Share(scored, one => one.Judged == one.Statement.Label)}");
        Print(
            $"three-way, with rules: {Share(scored, one => one.Fused == one.Statement.Label)} "
                + $"({string.Join(", ", Labels.Select(label => $"{label} {FusedOf(label)}"))})"
        );
        Print($"honest refused {Refused(scored, one => one.Passes)}, wrong let through {Through(scored, one => one.Passes)}");
        if (judge is not null)
            foreach (var threshold in Thresholds)
                Print(
                    $"  at {threshold:0.00}: honest refused {Refused(scored, one => one.PassesAt(threshold))}, wrong let through "
                        + $"{Through(scored, one => one.PassesAt(threshold))}"
                );
        if (Array.IndexOf(arguments, "--out") is var at and >= 0)
            Write(arguments[at + 1], scored);
    }

    static Scored Score(StoryStatement statement, SentenceJudge? judge)
    {
        var text = statement.Sentence;
        var article = new Article(default, 1, default, "", text, PublicationDate.Unknown) { OriginalName = statement.File };
        var cited = Sentences.Split(text).ConvertAll(span => new CitedSentence(article, span));
        return new Scored(
            statement,
            RuleFindings.Of(statement.S, cited),
            cited,
            judge?.Invoke(statement.S, text),
            SentenceVerifier.Verify(statement.S, cited, judge).Passes
        );
    }

    static string Refused(List<Scored> scored, Func<Scored, bool> passes) =>
        Share(scored.FindAll(one => one.IsHonest), one => !passes(one));

    static string Through(List<Scored> scored, Func<Scored, bool> passes) => Share(scored.FindAll(one => !one.IsHonest), passes);

    static string Share(List<Scored> of, Func<Scored, bool> counts) =>
        of.Count == 0 ? "–" : ((double)of.Count(counts) / of.Count).ToString(".000", CultureInfo.InvariantCulture);

    static void Print(string line) => Console.WriteLine(line);

    static void Write(string path, List<Scored> scored)
    {
        using var output = new StreamWriter(path);
        foreach (var one in scored)
        {
            output.WriteLine(
                JsonSerializer.Serialize(
                    new
                    {
                        s = one.Statement.S,
                        label = one.Statement.Label,
                        how = one.Statement.How,
                        text = one.Statement.Sentence,
                        passes = one.Passes,
                        judged = one.Judgement,
                        support = Math.Round(one.Rules.Support, 3),
                        faults = one.Rules.Findings.Select(finding => $"{finding.Check}: {FaultWords.Reason(finding.Fault)}"),
                    }
                )
            );
        }
    }
}
