using BriefBot.Corpus;
using BriefBot.Corpus.Digests;
using BriefBot.Corpus.Sqlite;
using BriefBot.Corpus.Sqlite.Stories;
using BriefBot.Language;

namespace BriefBot.Answer.Digests;

/// <summary>
/// Puts digests together: the stories with something new, ranked by independent sources, freshness, topic and novelty, each told in
/// sentences of its articles. Reads the articles of one story at a time, and of no more stories than it takes to fill the digest.
/// </summary>
/// <param name="corpus">The articles.</param>
/// <param name="shelf">Which of them report the same event.</param>
/// <param name="topics">Saved topics.</param>
/// <param name="outbox">What readers were told.</param>
public sealed class DigestComposer(ICorpus corpus, StoryShelf shelf, TopicStore topics, DigestOutbox outbox)
{
    // Articles of a story that are read: what is said beyond that is surely said in these, too.
    const int MostTexts = 24;

    // A story that readers know is told by what is new in it, another by a summary.
    const int SummarySentences = 2;
    const int UpdateSentences = 3;

    // Stories that are read at most to fill one digest, and how many more than it has room for are ranked against each other.
    const int MostRead = 400;
    const int Spare = 12;

    const int MostStories = 20_000;

    // Articles that readers were told of last, whose sentences are never told again, whatever story they are in by now.
    const int MostTold = 1_500;

    /// <summary>The digest; an empty one when nothing is new.</summary>
    public async ValueTask<Digest> ComposeAsync(DigestRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var citer = new DigestCiter();
        var corrections = await new DigestCorrections(corpus, outbox).FindAsync(request, citer, cancellation);
        var told = request.Schedule is { } schedule ? await outbox.CoveredAsync(schedule, cancellation) : [];
        var candidates = await CandidatesAsync(request, told, cancellation);
        var sentences = candidates.Count == 0 ? [] : await ToldSentencesAsync(request, told, cancellation);
        // What is told as a correction is not told as news, too.
        sentences.UnionWith(
            corrections.Select(correction => correction.Now?.Text).OfType<string>().Select(text => Normalizer.IndexText(text))
        );
        var read = await ReadAsync(candidates, request, sentences, cancellation);
        var ranked = read.Where(one => one.Chosen.Count > 0).OrderByDescending(one => one.Score).ToList();
        var shown = ranked.Take(request.Stories).ToList();
        var stories = shown.Select(one => Told(one, citer, request)).ToList();
        var settled = shown.Concat(read.Where(one => one.Verdict == StoryVerdict.NothingNew)).ToList();
        var leftOut = ranked.Count - shown.Count + (candidates.Count - read.Count);
        return new(
            request.Topic?.Name,
            request.At,
            stories,
            corrections,
            citer.Citations,
            leftOut,
            [.. Fates(read, shown).Take(Digest.MaxFates)],
            [
                .. settled
                    .SelectMany(one => one.Candidate.Story.Members)
                    .Select(member => new CoveredArticle(member.Article.Id, member.Article.Version))
                    .DistinctBy(one => one.Article),
            ]
        );
    }

    /// <summary>The words of the sentences of what readers were told of last: stories split, and then one part knows nothing of the
    /// other.</summary>
    async ValueTask<HashSet<string>> ToldSentencesAsync(
        DigestRequest request,
        Dictionary<ArticleId, ToldArticle> told,
        CancellationToken cancellation
    )
    {
        var sentences = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (id, known) in told.OrderByDescending(one => one.Value.PostedAt).ThenByDescending(one => one.Key.Value).Take(MostTold))
        {
            if (await corpus.FindAsync(request.Workspace, id, known.Version, cancellation) is not { } article)
                continue;
            foreach (var span in Sentences.Split(article.Body, article.Language))
                sentences.Add(Normalizer.IndexText(article.Body.AsSpan(span.Start, span.Length)));
        }
        return sentences;
    }

    async ValueTask<List<StoryCandidate>> CandidatesAsync(
        DigestRequest request,
        Dictionary<ArticleId, ToldArticle> told,
        CancellationToken cancellation
    )
    {
        var day = DateOnly.FromDateTime(request.Since.UtcDateTime);
        var topic = request.Topic is { } saved ? await topics.ArticlesAsync(request.Workspace, saved, day.Plus(-7), cancellation) : null;
        var scope = new StoryScope(request.Workspace) { NewSince = request.Since, Limit = MostStories };
        return
        [
            .. (await shelf.ReadAsync(scope, cancellation))
                .Select(story => StoryCandidate.Of(story, request, told, topic))
                .OfType<StoryCandidate>()
                .OrderByDescending(candidate => candidate.Base(request.At))
                .ThenBy(candidate => candidate.Story.Summary.Id.Value),
        ];
    }

    async ValueTask<List<ReadStory>> ReadAsync(
        List<StoryCandidate> candidates,
        DigestRequest request,
        HashSet<string> toldSentences,
        CancellationToken cancellation
    )
    {
        var stems = new StemMemory();
        var read = new List<ReadStory>();
        var news = 0;
        foreach (var candidate in candidates.Take(MostRead))
        {
            cancellation.ThrowIfCancellationRequested();
            read.Add(await ReadAsync(candidate, request, toldSentences, stems, cancellation));
            if (read[^1].Chosen.Count > 0 && ++news >= request.Stories + Spare)
                break;
        }
        return read;
    }

    async ValueTask<ReadStory> ReadAsync(
        StoryCandidate candidate,
        DigestRequest request,
        HashSet<string> toldSentences,
        StemMemory stems,
        CancellationToken cancellation
    )
    {
        var known = new KnownFacts();
        foreach (var old in candidate.Known.OrderByDescending(one => one.Article.Value).Take(MostTexts))
        {
            if (await corpus.FindAsync(request.Workspace, old.Article, old.Version, cancellation) is not { } article)
                continue;
            foreach (var sentence in new NewsText(article, stems).All)
                known.Add(sentence.Facts);
        }
        var texts = new List<NewsText>();
        foreach (
            var member in candidate
                .Unseen.OrderBy(member => member.ReprintOf is not null)
                .ThenByDescending(member => member.JoinedAt)
                .Take(MostTexts)
        )
            if (await corpus.FindAsync(request.Workspace, member.Article.Id, member.Article.Version, cancellation) is { } article)
                texts.Add(new(article, stems));
        var quotable = texts.OrderBy(text => text.Article.Completeness).SelectMany(text => text.Quotable).ToList();
        var isUpdate = candidate.LastTold is not null && !known.IsEmpty;
        var told = quotable
            .Where(sentence => !toldSentences.Contains(Normalizer.IndexText(sentence.Text)) && (!isUpdate || known.IsNews(sentence.Facts)))
            .ToList();
        var chosen = StorySentences.Choose(told, texts, isUpdate ? UpdateSentences : SummarySentences, out var distinct);
        var verdict =
            chosen.Count > 0
                ? isUpdate
                    ? StoryVerdict.Update
                    : StoryVerdict.New
                : quotable.Count > 0
                    ? StoryVerdict.NothingNew
                    : StoryVerdict.NothingToQuote;
        return new(
            candidate,
            chosen,
            isUpdate ? distinct - chosen.Count : 0,
            verdict,
            candidate.Base(request.At) + candidate.Novelty(distinct)
        );
    }

    static DigestStory Told(ReadStory read, DigestCiter citer, DigestRequest request)
    {
        var lead = read.Chosen[0].Sentence.Of.Article;
        var members = read.Candidate.Story.Members;
        return new(
            lead.Title,
            new(lead.Id.Value, lead.Version),
            read.Verdict == StoryVerdict.Update ? DateOnly.FromDateTime(read.Candidate.LastTold!.Value.UtcDateTime) : null,
            [.. read.Chosen.Select(citer.Cite)],
            read.MoreNew,
            [
                .. members
                    .Select(member => member.Article.Source)
                    .OfType<string>()
                    .Distinct(StringComparer.OrdinalIgnoreCase)
                    .Take(DigestStory.MaxOutlets),
            ],
            read.Candidate.Story.Summary.Sources
        );
    }

    static IEnumerable<StoryFate> Fates(List<ReadStory> read, List<ReadStory> shown) =>
        shown
            .Concat(read.Except(shown).OrderByDescending(one => one.Score))
            .Select(one =>
            {
                var isOut = one.Chosen.Count > 0 && !shown.Contains(one);
                var summary = one.Candidate.Story.Summary;
                var title = summary.Headline.Length <= Digest.LongestTitle ? summary.Headline : summary.Headline[..Digest.LongestTitle];
                return new StoryFate(
                    isOut ? StoryVerdict.NoRoom : one.Verdict,
                    title,
                    Math.Round(one.Score, 2),
                    summary.Sources,
                    summary.Articles,
                    Reason(one, isOut)
                );
            });

    static string Reason(ReadStory read, bool isOut) =>
        (isOut, read.Verdict) switch
        {
            (true, _) => "Others ranked higher, and there was no more room; it may be in the next digest.",
            (_, StoryVerdict.New) => "None of its articles was told of before.",
            (_, StoryVerdict.Update) => FormattableString.Invariant(
                $"It was told of on {read.Candidate.LastTold!.Value.UtcDateTime:yyyy-MM-dd}; "
            ) + FormattableString.Invariant($"{read.Chosen.Count + read.MoreNew} sentences say something that was not told then."),
            (_, StoryVerdict.NothingNew) when read.Candidate.LastTold is { } last => FormattableString.Invariant(
                $"It was told of on {last.UtcDateTime:yyyy-MM-dd}, and {read.Candidate.Unseen.Count} newer articles say nothing else."
            ),
            (_, StoryVerdict.NothingNew) => "Its articles only repeat what was told of before.",
            _ => "None of its sentences can be quoted.",
        };

    sealed record ReadStory(
        StoryCandidate Candidate,
        IReadOnlyList<ChosenSentence> Chosen,
        int MoreNew,
        StoryVerdict Verdict,
        double Score
    );
}
