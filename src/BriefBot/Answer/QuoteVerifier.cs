using BriefBot.Answer.Briefings;
using BriefBot.Answer.Writing;
using BriefBot.Corpus;

namespace BriefBot.Answer;

/// <summary>Stands between the writer and every surface: what is not in the stored text, letter for letter, is not shown.</summary>
public sealed class QuoteVerifier(ICorpus corpus)
{
    /// <summary>True when the citation's stretch of the stored version is the quote and has its hash.</summary>
    public async ValueTask<bool> VerifyAsync(WorkspaceId workspace, Citation citation, string quote, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(citation);
        ArgumentNullException.ThrowIfNull(quote);
        var article = await corpus.FindAsync(workspace, citation.Article, citation.Version, cancellation);
        return article is not null && Matches(article, citation, quote);
    }

    /// <summary>A reply without the claims, items and conflicts whose quotes don't verify; null when nothing is left to show.</summary>
    public async ValueTask<Reply?> VerifyAsync(Reply reply, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(reply);
        var good = await VerifiedAsync(reply.Sources, cancellation);
        return good.Count == reply.Sources.Count ? CheckTexts(reply) : CheckTexts(Without(reply, good));
    }

    /// <summary>Numbers of the sources whose quotes stand in the stored text, letter for letter.</summary>
    public async ValueTask<HashSet<int>> VerifiedAsync(IReadOnlyList<CitedSource> sources, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(sources);
        var stored = new Dictionary<(ArticleId, int), Article?>();
        var good = new HashSet<int>();
        foreach (var source in sources)
        {
            var key = (source.Citation.Article, source.Citation.Version);
            if (!stored.TryGetValue(key, out var article))
                stored[key] = article = await corpus.FindAsync(source.Article.Workspace, key.Article, key.Version, cancellation);
            if (article is not null && Matches(article, source.Citation, source.Quote))
                good.Add(source.Number);
        }
        return good;
    }

    static bool Matches(Article article, Citation citation, string quote) =>
        citation.Start >= 0
        && citation.Start < citation.End
        && citation.End <= article.Body.Length
        && article.Body.AsSpan(citation.Start, citation.End - citation.Start).SequenceEqual(quote)
        && Citation.Hash(quote) == citation.Sha256;

    static Reply Without(Reply reply, HashSet<int> good)
    {
        var sources = reply.Sources.Where(source => good.Contains(source.Number)).ToList();
        // A written sentence stands on all that it cites.
        var written = reply.Written.Where(sentence => sentence.Citations.All(good.Contains)).ToList();
        return (reply with { Written = written }) switch
        {
            Reply.Cited cited => cited with
            {
                Sources = sources,
                Claims = Claim.Standing(cited.Claims, good),
                Items =
                [
                    .. cited
                        .Items.Select(item => item with { Citations = [.. item.Citations.Where(good.Contains)] })
                        .Where(item => item.Citations.Count > 0),
                ],
                Conflicts = [.. cited.Conflicts.Where(conflict => conflict.Sides.All(side => good.Contains(side.Citation)))],
            },
            Reply.Brief brief => brief with { Sources = sources, Briefing = BriefingFilter.Keep(brief.Briefing, good) },
            Reply.Said said => said with
            {
                Sources = sources,
                Sayings =
                [
                    .. said
                        .Sayings.Where(one => good.Contains(one.Claim.Citations[0]))
                        .Select(one => one.Role is { } role && !good.Contains(role.Citation) ? one with { Role = null } : one),
                ],
            },
            Reply.NotFound missing => missing with { Sources = sources, Nearest = Claim.Standing(missing.Nearest, good) },
            var other => other,
        };
    }

    // The texts that surfaces show must be the quotes that were compared.
    static Reply? CheckTexts(Reply reply)
    {
        var quotes = reply.Sources.ToDictionary(source => source.Number, source => source.Quote);
        bool IsQuote(string text, int number) => quotes.TryGetValue(number, out var quote) && quote == text;
        bool IsCited(WrittenSentence sentence) =>
            sentence.Citations.Count > 0
            && sentence.Citations.All(quotes.ContainsKey)
            && (sentence.Origin is not SentenceOrigin.Quote || IsQuote(sentence.Text, sentence.Citations[0]));
        if (!reply.Written.All(IsCited))
            reply = reply with { Written = [.. reply.Written.Where(IsCited)] };
        switch (reply)
        {
            case Reply.Cited cited:
                var claims = cited.Claims.Where(claim => IsQuote(claim.Text, claim.Citations[0])).ToList();
                var conflicts = cited.Conflicts.Where(conflict => conflict.Sides.All(side => IsQuote(side.Text, side.Citation))).ToList();
                var items = cited.Items.Where(item => item.Citations.All(quotes.ContainsKey)).ToList();
                return claims.Count == 0 ? null : cited with { Claims = claims, Conflicts = conflicts, Items = items };
            case Reply.Brief brief:
                var briefing = BriefingFilter.CheckTexts(brief.Briefing, IsQuote);
                return BriefingFilter.IsEmpty(briefing) ? null : brief with { Briefing = briefing };
            case Reply.Said said:
                var sayings = said.Sayings.Where(one => IsQuote(one.Claim.Text, one.Claim.Citations[0])).ToList();
                return sayings.Count == 0 ? null : said with { Sayings = sayings };
            case Reply.NotFound missing:
                return missing with { Nearest = [.. missing.Nearest.Where(claim => IsQuote(claim.Text, claim.Citations[0]))] };
            default:
                return reply;
        }
    }
}
