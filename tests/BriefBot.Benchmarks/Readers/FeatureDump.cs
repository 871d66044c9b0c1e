using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using BriefBot.Answer;
using BriefBot.Answer.Reading;
using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Language;
using BriefBot.Reader;
using BriefBot.Retrieve;
using BriefBot.Tests.Newsroom;

namespace BriefBot.Benchmarks.Readers;

/// <summary>Writes what is known of passages and sentences before an answer is chosen, for train/fuse.py to weigh.</summary>
static class FeatureDump
{
    /// <summary>The argument that has this program write features.</summary>
    public const string Verb = "features";

    /// <summary>A question and how to tell what answers it.</summary>
    sealed record Asked(
        string Id,
        string Text,
        DateOnly AsOf,
        bool Unanswerable,
        string Kind,
        IReadOnlyList<string> Documents,
        IReadOnlyList<string> Answers,
        string? Sentence
    )
    {
        public IReadOnlyList<string>? Within { get; init; }
    }

    /// <summary>Writes features: <c>newsroom SPLIT OUT</c>, or <c>DATABASE QUERIES OUT</c> for a corpus that was ingested.</summary>
    public static async Task RunAsync(string[] arguments, CancellationToken cancellation)
    {
        var reader = new QuestionReader(new ReaderOptions { Passages = 10, Deadline = TimeSpan.FromSeconds(30) }, TimeProvider.System);
        await using var output = new StreamWriter(arguments[^1]);
        if (arguments[0] == "newsroom")
        {
            var stories = NewsroomStory.Of(arguments[1]);
            await using var corpus = await NewsroomCorpus.OpenAsync(stories, Console.Error.WriteLine, cancellation);
            var asked = stories.SelectMany(story =>
                story.Questions.Select(
                    (question, i) =>
                        new Asked(
                            $"{story.Name}:{i + 1}",
                            question.Q,
                            question.AsOf ?? story.After,
                            question.Kind == "none",
                            question.Kind,
                            [$"{story.Name}/{question.File}"],
                            question.Answer is { } answer ? [answer] : [],
                            question.Sentence
                        )
                )
            );
            await WriteAsync(asked, corpus.Corpus, corpus.Workspace, reader, output, cancellation);
            return;
        }
        await using var own = (await SqliteStores.OpenAsync(arguments[0], null, cancellation)).Corpus;
        await WriteAsync(Read(arguments[1]), own, await own.WorkspaceAsync("default", cancellation), reader, output, cancellation);
    }

    static IEnumerable<Asked> Read(string path)
    {
        using var lines = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (lines.ReadLine() is { } line)
        {
            var row = JsonDocument.Parse(line).RootElement;
            List<string> Strings(string name) =>
                row.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
                    ? [.. list.EnumerateArray().Select(item => item.ToString())]
                    : [];
            var day = row.TryGetProperty("date", out var date)
                ? DateOnly.ParseExact(
                    date.GetString()!.Replace("-", "", StringComparison.Ordinal),
                    "yyyyMMdd",
                    CultureInfo.InvariantCulture
                )
                : new DateOnly(2026, 11, 29);
            var unanswerable = row.GetProperty("unanswerable").GetBoolean();
            yield return new Asked(
                row.GetProperty("id").GetString()!,
                row.GetProperty("question").GetString()!,
                day,
                unanswerable,
                unanswerable ? "none" : "span",
                Strings("gold_doc_ids"),
                Strings("answers"),
                null
            )
            {
                Within = row.TryGetProperty("doc_ids", out _) ? Strings("doc_ids") : null,
            };
        }
    }

    static async Task WriteAsync(
        IEnumerable<Asked> questions,
        SqliteCorpus corpus,
        WorkspaceId workspace,
        QuestionReader reader,
        StreamWriter output,
        CancellationToken cancellation
    )
    {
        var retriever = new Retriever(corpus);
        foreach (var asked in questions)
        {
            var retrieval = await retriever.SearchAsync(
                QuestionAnalyzer.Analyze(asked.Text, asked.AsOf),
                new SearchScope(workspace),
                null,
                cancellation
            );
            var read = ReadPassages.Read(reader, asked.Text, retrieval, 0, cancellation);
            var ranked = new SentenceRanker(retrieval, read).Rank();
            var confidence = ranked.Count > 0 ? Confidence.Features(retrieval, ranked) : [];
            await output.WriteLineAsync(
                JsonSerializer.Serialize(
                    new
                    {
                        id = asked.Id,
                        question = asked.Text,
                        unanswerable = asked.Unanswerable,
                        kind = asked.Kind,
                        asks = retrieval.Question.Kind.ToString(),
                        list = retrieval.Question.IsList,
                        confidence,
                        vote = ranked.Count > 0 && ShortAnswers.Vote(retrieval, ranked, []) is [var first, ..] ? first.Text : null,
                        gold = asked.Documents,
                        answers = asked.Answers,
                        passages = retrieval
                            .Passages.Take(20)
                            .Select(passage => new
                            {
                                doc = passage.Passage.Article.ExternalId,
                                score = passage.Score,
                                text = asked.Sentence is null ? null : "",
                                right = Holds(passage.Passage.Text, asked)
                                    && asked.Documents.Contains(passage.Passage.Article.ExternalId ?? ""),
                                relevance = read.Of(passage.Passage)?.Reading.Relevance,
                                kinds = Kinds(read.Of(passage.Passage)?.Reading),
                            }),
                        sentences = ranked
                            .Take(200)
                            .Select(sentence => new
                            {
                                doc = sentence.Article.ExternalId,
                                lexical = SentenceFeatures.Score(sentence.Features, TextLanguage.English),
                                margin = sentence.Read?.Margin,
                                span = sentence.Read is { } found ? sentence.Article.Body[found.Span.Start..found.Span.End] : null,
                                relevance = sentence.ReadIn?.Reading.Relevance,
                                kinds = Kinds(sentence.ReadIn?.Reading),
                                kindFound = sentence.Features[SentenceFeatures.KindFound],
                                kindMissing = sentence.Features[SentenceFeatures.KindMissing],
                                coverage = sentence.Features[SentenceFeatures.ContextCoverage],
                                words = sentence.Text.Split(' ').Length,
                                right = Right(sentence, asked),
                            }),
                    }
                )
            );
        }
    }

    static double[]? Kinds(TextReading? reading) =>
        reading is null ? null : [.. Enum.GetValues<ReadKind>().Select(kind => Math.Round(reading.Of(kind), 4))];

    static bool Holds(string text, Asked asked) =>
        asked.Sentence is { } sentence
            ? Plain(text).Contains(Plain(sentence), StringComparison.Ordinal)
            : asked.Answers.Any(answer => Plain(text).Contains(Plain(answer), StringComparison.Ordinal));

    static bool Right(SentenceCandidate sentence, Asked asked)
    {
        if (asked.Unanswerable)
            return false;
        if (asked.Sentence is not { } marked)
            return Holds(sentence.Text, asked);
        return asked.Documents.Contains(sentence.Article.ExternalId ?? "")
            && (
                Plain(marked).Contains(Plain(sentence.Text), StringComparison.Ordinal)
                || Plain(sentence.Text).Contains(Plain(marked), StringComparison.Ordinal)
            )
            && (asked.Answers.Count == 0 || Holds(sentence.Text, asked with { Sentence = null }));
    }

    static string Plain(string text)
    {
        var letters = new string([.. text.ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : ' ')]);
        return $" {string.Join(' ', letters.Split(' ', StringSplitOptions.RemoveEmptyEntries))} ";
    }
}
