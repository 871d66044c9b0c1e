using BriefBot.Corpus;
using BriefBot.Corpus.Changes;
using BriefBot.Corpus.Sqlite;
using BriefBot.Language;

namespace BriefBot.Answer.Digests;

/// <summary>Finds what the posted digests of a schedule quoted and what its articles say differently now, each change once.</summary>
sealed class DigestCorrections(ICorpus corpus, DigestOutbox outbox)
{
    /// <summary>Most corrections of one digest; further ones come in the next.</summary>
    public const int Most = 5;

    // Digests that are looked back over.
    const int MostDigests = 100;

    /// <summary>The corrections, those of the latest digest first.</summary>
    public async ValueTask<IReadOnlyList<DigestCorrection>> FindAsync(
        DigestRequest request,
        DigestCiter citer,
        CancellationToken cancellation
    )
    {
        if (request.Schedule is not { } schedule)
            return [];
        var posted = (await outbox.PostedSinceAsync(schedule, request.CorrectionsSince, MostDigests, cancellation))
            .Select(run => Digest.Read(run.Content))
            .OfType<Digest>()
            .ToList();
        var told = posted.SelectMany(digest => digest.Corrections.Select(correction => Key(digest, correction))).ToHashSet();
        var found = new List<DigestCorrection>();
        var current = new Dictionary<long, Article?>();
        foreach (var digest in posted)
        {
            foreach (var (sentence, place) in Quoted(digest))
            {
                cancellation.ThrowIfCancellationRequested();
                if (!current.TryGetValue(place.Article, out var now))
                    current[place.Article] = now = await corpus.FindAsync(request.Workspace, new(place.Article), null, cancellation);
                if (now is null || now.Version == place.Version || now.IsLive)
                    continue;
                if (
                    await corpus.FindAsync(request.Workspace, new(place.Article), place.Version, cancellation) is not { } was
                    || place.End > was.Body.Length
                )
                    continue;
                var fate = ArticleDifference.Between(was.Body, now.Body, now.Language).Of(new TextSpan(place.Start, place.End));
                if (fate.Stands || !told.Add((place, fate.To is { } to ? Citation.Hash(now.Body.AsSpan(to.Start, to.Length)) : null)))
                    continue;
                found.Add(Correction(digest, sentence, was, now, place, fate.To, citer));
                if (found.Count == Most)
                    return found;
            }
        }
        return found;
    }

    static DigestCorrection Correction(
        Digest digest,
        DigestSentence sentence,
        Article was,
        Article now,
        Place place,
        TextSpan? to,
        DigestCiter citer
    ) =>
        new(
            new(sentence.Text, [citer.Cite(was, new(place.Start, place.End))]),
            to is { } span ? new(now.Body[span.Start..span.End], [citer.Cite(now, span)]) : null,
            DateOnly.FromDateTime(digest.At.UtcDateTime)
        );

    // What a digest gave as the new wording may be changed again.
    static IEnumerable<(DigestSentence Sentence, Place Place)> Quoted(Digest digest)
    {
        var sentences = digest
            .Stories.SelectMany(story => story.Sentences)
            .Concat(digest.Corrections.Select(correction => correction.Now).OfType<DigestSentence>());
        foreach (var sentence in sentences)
            if (Of(digest, sentence) is { } place)
                yield return (sentence, place);
    }

    static (Place, string?) Key(Digest digest, DigestCorrection correction) =>
        (
            Of(digest, correction.Was)!,
            correction.Now is { } now ? digest.Citations.First(citation => citation.Number == now.Citations[0]).Sha256 : null
        );

    static Place? Of(Digest digest, DigestSentence sentence) =>
        digest.Citations.FirstOrDefault(citation => citation.Number == sentence.Citations[0]) is { } at
            ? new(at.Article, at.Version, at.Start, at.End)
            : null;

    sealed record Place(long Article, int Version, int Start, int End);
}
