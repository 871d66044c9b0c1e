using BriefBot.Answer.Judge.Written;
using BriefBot.Answer.Writing;
using BriefBot.Corpus;
using BriefBot.Language;
using BriefBot.Reader;

namespace BriefBot.Answer.Digests;

/// <summary>A digest whose every title and quote was compared with the stored text just now; what differed is left out.</summary>
/// <param name="Digest">What is left of it.</param>
/// <param name="Sources">Everything it cites by number.</param>
/// <param name="Leads">The leading article of each story.</param>
/// <param name="Dropped">Stories, sentences and corrections that were taken out.</param>
public sealed record VerifiedDigest(Digest Digest, IReadOnlyList<CitedSource> Sources, IReadOnlyList<Article> Leads, int Dropped)
{
    /// <summary>Reads what a digest quotes from the corpus again, and compares it.</summary>
    /// <param name="digest">What is to be compared.</param>
    /// <param name="corpus">What it is compared with.</param>
    /// <param name="workspace">Whose articles.</param>
    /// <param name="reader">Judged what a model wrote, and does so again; null where rules decide alone.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static async ValueTask<VerifiedDigest> OfAsync(
        Digest digest,
        ICorpus corpus,
        WorkspaceId workspace,
        QuestionReader? reader,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(digest);
        ArgumentNullException.ThrowIfNull(corpus);
        var check = new Check(corpus, workspace, cancellation);
        var judge = SentenceJudges.Of(reader, cancellation);
        var sources = new Dictionary<int, CitedSource>();
        foreach (var citation in digest.Citations)
            if (await check.SourceAsync(citation) is { } source)
                sources[citation.Number] = source;
        var stories = new List<DigestStory>();
        var leads = new List<Article>();
        foreach (var story in digest.Stories)
        {
            var kept = story.Sentences.Select(sentence => Kept(sentence, sources)).OfType<DigestSentence>().ToList();
            if (
                kept.Count == 0
                || await check.ArticleAsync(story.Lead.Article, story.Lead.Version) is not { } lead
                || lead.Title != story.Title
            )
                continue;
            stories.Add(
                story with
                {
                    Sentences = kept,
                    Written = [.. story.Written.Where(sentence => IsBorneOut(sentence, sources, judge))],
                }
            );
            leads.Add(lead);
        }
        var corrections = digest.Corrections.Select(correction => Kept(correction, sources)).OfType<DigestCorrection>().ToList();
        var dropped = Count(digest.Stories, digest.Corrections) - Count(stories, corrections);
        return new(digest with { Stories = stories, Corrections = corrections }, [.. sources.Values], leads, dropped);
    }

    static int Count(IReadOnlyList<DigestStory> stories, IReadOnlyList<DigestCorrection> corrections) =>
        stories.Sum(story => 1 + story.Sentences.Count) + corrections.Count;

    // Checked again: what was kept since may have been changed.
    static bool IsBorneOut(WrittenSentence written, Dictionary<int, CitedSource> sources, SentenceJudge? judge)
    {
        if (written.Citations.Count == 0 || !written.Citations.All(sources.ContainsKey))
            return false;
        if (written.Origin is SentenceOrigin.Quote)
            return sources[written.Citations[0]].Quote == written.Text;
        var cited = written
            .Citations.Select(number => sources[number])
            .Select(source => new CitedSentence(source.Article, new TextSpan(source.Citation.Start, source.Citation.End)));
        return SentenceVerifier.Verify(written.Text, [.. cited], judge).Passes;
    }

    static DigestSentence? Kept(DigestSentence sentence, Dictionary<int, CitedSource> sources)
    {
        if (sentence.Citations.Count == 0 || !sources.TryGetValue(sentence.Citations[0], out var first) || first.Quote != sentence.Text)
            return null;
        return sentence with { Citations = [.. sentence.Citations.Where(sources.ContainsKey)] };
    }

    static DigestCorrection? Kept(DigestCorrection correction, Dictionary<int, CitedSource> sources)
    {
        if (Kept(correction.Was, sources) is not { } was)
            return null;
        var now = correction.Now is null ? null : Kept(correction.Now, sources);
        return (now is null) == (correction.Now is null) ? correction with { Was = was, Now = now } : null;
    }

    sealed class Check(ICorpus corpus, WorkspaceId workspace, CancellationToken cancellation)
    {
        readonly Dictionary<(long, int), Article?> _read = [];

        public async ValueTask<Article?> ArticleAsync(long article, int version)
        {
            if (_read.TryGetValue((article, version), out var known))
                return known;
            return _read[(article, version)] = await corpus.FindAsync(workspace, new(article), version, cancellation);
        }

        public async ValueTask<CitedSource?> SourceAsync(DigestCitation place)
        {
            if (await ArticleAsync(place.Article, place.Version) is not { } article)
                return null;
            if (place.Start < 0 || place.End <= place.Start || place.End > article.Body.Length)
                return null;
            var citation = Citation.Of(article, place.Start, place.End);
            return citation.Sha256 == place.Sha256 ? new(place.Number, citation, article.Body[place.Start..place.End], article) : null;
        }
    }
}
