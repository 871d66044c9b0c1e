using BriefBot.Corpus.Stories;

namespace BriefBot.Corpus.Sqlite.Stories;

/// <summary>Links reprints to their original: the earliest, an agency's own copy before others of its day. Expects a write
/// transaction.</summary>
sealed class ReprintLinker(SqliteSession session)
{
    // Of those with most bands in common, how many texts are compared; a longer row of reprints hangs together by its original.
    const int MostCompared = 8;

    const string TextSql = """
        SELECT v.body FROM article a JOIN article_version v ON v.article = a.id AND v.version = a.version WHERE a.id = $article
        """;

    const string OriginalSql = "SELECT original FROM reprint WHERE article = $article";
    const string ReprintsSql = "SELECT article FROM reprint WHERE original = $original";
    const string PlaceSql = "SELECT day, origin FROM story_article WHERE article = $article";
    const string UnlinkSql = "DELETE FROM reprint WHERE article = $article";
    const string LinkSql = "INSERT INTO reprint (article, original) VALUES ($article, $original)";
    const string WaitSql = "INSERT OR IGNORE INTO story_pending (article) VALUES ($article)";

    /// <summary>Other articles worded as this one is.</summary>
    public List<long> Find(long workspace, long article, TextFingerprint fingerprint, string body)
    {
        var near = StoryBands.Near(session, workspace, article, fingerprint, MostCompared);
        if (near.Count == 0)
            return [];
        var wording = Wording.Of(body);
        return near.FindAll(other => Text(other) is { } text && wording.IsReprintOf(Wording.Of(text)));
    }

    /// <summary>Links an article with those that are worded as it is, and unlinks it from those that no longer are.</summary>
    public void Link(long article, IReadOnlyList<long> alike)
    {
        var dropped = Reprints(article);
        foreach (var reprint in dropped)
            session.Prepare(UnlinkSql).With(reprint).Run();
        session.Prepare(UnlinkSql).With(article).Run();
        var family = new SortedSet<long>(alike) { article };
        foreach (var other in alike)
        {
            var original = session.Prepare(OriginalSql).With(other).Number() ?? other;
            family.Add(original);
            family.UnionWith(Reprints(original));
        }
        if (family.Count > 1)
            LinkAll(family);
        foreach (var reprint in dropped.Where(reprint => !family.Contains(reprint)))
            session.Prepare(WaitSql).With(reprint).Run();
    }

    void LinkAll(SortedSet<long> family)
    {
        var original = family.MinBy(Rank);
        foreach (var member in family)
        {
            session.Prepare(UnlinkSql).With(member).Run();
            if (member != original)
                session.Prepare(LinkSql).With(member, original).Run();
        }
    }

    // Undated articles come last: what has a date is more likely to be the first.
    (int Day, bool IsNoAgency, long Article) Rank(long article)
    {
        using var rows = session.Prepare(PlaceSql).With(article).Rows();
        rows.Read();
        var day = rows.GetInt32(0);
        return (day == 0 ? int.MaxValue : day, !StoryOrigin.IsAgency(rows.GetString(1)), article);
    }

    List<long> Reprints(long original)
    {
        var found = new List<long>();
        session.Prepare(ReprintsSql).With(original).Numbers(found.Add);
        return found;
    }

    string? Text(long article)
    {
        using var rows = session.Prepare(TextSql).With(article).Rows();
        return rows.Read() ? rows.GetString(0) : null;
    }
}
