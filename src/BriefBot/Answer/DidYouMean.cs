using BriefBot.Corpus;
using BriefBot.Language;
using BriefBot.Retrieve;

namespace BriefBot.Answer;

/// <summary>Says, where nothing was found, what may have been meant by an outlet, a topic or a name that the corpus doesn't have.</summary>
sealed class DidYouMean(ICorpus corpus)
{
    // Shorter names differ by a letter from many others, and a longer one is mistyped more often.
    const int ShortestName = 5;
    const int LongName = 8;
    const int MostNames = 3;
    const int MostListed = 2_000;

    /// <summary>The reply; one that found nothing with what may have been meant, and with the reason where the outlet or topic is
    /// unknown.</summary>
    public async ValueTask<Reply> CompleteAsync(Reply reply, Retrieval retrieval, CancellationToken cancellation)
    {
        if (reply is not Reply.NotFound missing)
            return reply;
        var scope = reply.Question.Scope;
        if (await UnknownFilterAsync(corpus, scope, cancellation) is { } unknown)
            return missing with { Lack = unknown.Lack, Suggestions = unknown.Meant is { } meant ? [meant] : [] };
        return missing with { Suggestions = await NamesAsync(retrieval, scope.Workspace, cancellation) };
    }

    /// <summary>Which outlet or topic of a scope no article has; null where articles have both.</summary>
    /// <returns>That, and what may have been meant; null for nothing.</returns>
    public static async ValueTask<(Lack Lack, Suggestion? Meant)?> UnknownFilterAsync(
        ICorpus corpus,
        SearchScope scope,
        CancellationToken cancellation
    )
    {
        var workspace = scope.Workspace;
        if (scope.Source is { } source && !await AnyAsync(corpus, new SearchScope(workspace) { Source = source }, cancellation))
            return (Lack.Of(LackKind.UnknownOutlet, source), Meant(source, await corpus.SourcesAsync(workspace, MostListed, cancellation)));
        if (scope.Topic is { } topic && !await AnyAsync(corpus, new SearchScope(workspace) { Topic = topic }, cancellation))
            return (Lack.Of(LackKind.UnknownTopic, topic), Meant(topic, await corpus.TopicsAsync(workspace, MostListed, cancellation)));
        return null;
    }

    static Suggestion? Meant(string asked, IEnumerable<string> known) =>
        Nearest.Of(asked, known) is { } near ? new Suggestion(asked, near) : null;

    static async ValueTask<bool> AnyAsync(ICorpus corpus, SearchScope scope, CancellationToken cancellation)
    {
        await foreach (var _ in corpus.ListAsync(scope, cancellation))
            return true;
        return false;
    }

    async ValueTask<List<Suggestion>> NamesAsync(Retrieval retrieval, WorkspaceId workspace, CancellationToken cancellation)
    {
        var question = retrieval.Question;
        // In a question without capitals any word may be a name; that the corpus writes it with one decides.
        var hasCapitals = question.Text.Any(char.IsUpper);
        var unknown = question
            .Terms.Where(
                (term, i) =>
                    retrieval.Weights.Frequencies[i] == 0 && (char.IsUpper(term.Surface[0]) || !hasCapitals) && MayBeMistyped(term.Surface)
            )
            .Select(term => term.Surface)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(MostNames);
        var meant = new List<Suggestion>();
        foreach (var name in unknown)
        {
            var near = await corpus.NamesNearAsync(workspace, name, name.Length < LongName ? 1 : 2, cancellation);
            if (near.Count > 0)
                meant.Add(new Suggestion(name, near[0]));
        }
        return meant;
    }

    // A country or given name that no article happens to have is no mistake.
    static bool MayBeMistyped(string word) =>
        word.Length >= ShortestName
        && word.All(char.IsLetter)
        && !NameLexicon.Gazetteer.Contains(word)
        && !NameLexicon.Given.Contains(word)
        && !NameLexicon.Adjectives.Contains(word)
        && !CommonWords.IsCommonStem(PorterStemmer.Stem(word.ToLowerInvariant()));
}
