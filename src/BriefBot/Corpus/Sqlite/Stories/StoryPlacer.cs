using System.Globalization;
using BriefBot.Corpus.Stories;

namespace BriefBot.Corpus.Sqlite.Stories;

/// <summary>
/// Places articles in stories, each in the order of its number and from nothing but what is stored: whoever does it, however often it is
/// cut short, the same articles come to the same stories. An article's neighbourhood is grouped anew each time, so that stories join and
/// part as more becomes known.
/// </summary>
sealed class StoryPlacer(SqliteSession session, TimeProvider time)
{
    const string WaitingSql = "SELECT article FROM story_pending ORDER BY article LIMIT $most";
    const string PlacedSql = "DELETE FROM story_pending WHERE article = $article";
    const string OldPlaceSql = "SELECT story, version, day FROM story_article WHERE article = $article";

    const string AddPlaceSql = """
        INSERT INTO story_article (article, workspace, story, version, day, origin, joined_at)
        VALUES ($article, $workspace, $story, $version, $day, $origin, $now)
        ON CONFLICT (article) DO UPDATE SET story = excluded.story, day = excluded.day, origin = excluded.origin,
          version = excluded.version,
          joined_at = iif(version = excluded.version, joined_at, excluded.joined_at)
        """;

    const string MoveSql = "UPDATE story_article SET story = $story WHERE article = $article";
    const string AddStorySql = "INSERT INTO story (workspace, created_at, updated_at) VALUES ($workspace, $now, $now) RETURNING id";
    const string ChangeStorySql = "UPDATE story SET headline = $headline, updated_at = iif($changed, $now, updated_at) WHERE id = $story";
    const string TouchSql = "UPDATE story SET updated_at = $now WHERE id = $story";
    const string IsEmptySql = "SELECT NOT EXISTS (SELECT 1 FROM story_article WHERE story = $story)";
    const string MergeSql = "UPDATE story SET merged_into = $into, headline = NULL, updated_at = $now WHERE id = $story";
    const string ForwardSql = "UPDATE story SET merged_into = $into WHERE merged_into = $story";

    /// <summary>Places a batch of waiting articles in one transaction, or fewer when somebody waits to write; how many.</summary>
    /// <param name="isAwaited">Whether somebody does.</param>
    public int PlaceBatch(int most, Func<bool> isAwaited) =>
        session.Write(() =>
        {
            var waiting = new List<long>();
            session.Prepare(WaitingSql).With(most).Numbers(waiting.Add);
            var placed = 0;
            foreach (var article in waiting)
            {
                if (placed > 0 && isAwaited())
                    break;
                placed++;
                session.Prepare(PlacedSql).With(article).Run();
                if (StorySubject.Find(session, article) is { } subject)
                    Place(subject);
            }
            return placed;
        });

    void Place(StorySubject subject)
    {
        var old = OldPlace(subject.Article);
        var stems = new StoryStems(session, subject.Workspace);
        var isSame = old is { } place && place.Version == subject.Version && place.Day == subject.Day;
        if (!isSame && old is { } before)
            StoryRemover.Forget(session, subject.Article, subject.Workspace, before.Day);
        var known = isSame ? StoryReading.Find(session, subject.Article) : null;
        var words = known?.Words ?? StoryTerms.Read(subject.Title, subject.Body);
        if (known is null)
            stems.Add(words);
        var weights = stems.Weights();
        var article = new StoryArticle(StoryVector.Of(words, weights), subject.Day == 0 ? null : subject.Day);
        var neighbours = new StoryNeighbours(session, subject.Workspace, weights).Find(subject, article, old?.Story);
        Regroup(subject, article, old?.Story, isSame, neighbours);
        var reading = known ?? Keep(subject, words, article.Vector);
        var reprints = new ReprintLinker(session);
        reprints.Link(subject.Article, reprints.Find(subject.Workspace, subject.Article, reading.Fingerprint, subject.Body));
    }

    StoryReading Keep(StorySubject subject, StoryWords words, StoryVector vector)
    {
        var reading = new StoryReading(
            words,
            TextFingerprint.Of(subject.Body),
            [.. vector.Heaviest(StoryReading.SignatureStems).Select(one => one.Stem)]
        );
        reading.Add(session, subject.Article);
        StoryNeighbours.Add(session, subject, reading.Signature);
        StoryBands.Add(session, subject.Workspace, subject.Article, reading.Fingerprint);
        return reading;
    }

    void Regroup(StorySubject subject, StoryArticle article, long? old, bool isSame, List<StoryNeighbour> neighbours)
    {
        var at = neighbours.FindIndex(other => other.Id > subject.Article);
        neighbours.Insert(at < 0 ? neighbours.Count : at, new(subject.Article, old, article));
        var groups = StoryGrouping.Group([.. neighbours.Select(one => one.Article)], CancellationToken.None);
        var successors = StorySuccession.Of([.. neighbours.Select(one => one.Story)], groups);
        var now = time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);
        var moves = new List<(long From, long To)>();
        foreach (var group in neighbours.Zip(groups).GroupBy(one => one.Second, one => one.First))
        {
            var story = successors.TryGetValue(group.Key, out var goesOn)
                ? goesOn
                : session.Prepare(AddStorySql).With(subject.Workspace, now).Number()!.Value;
            Gather(subject, story, isSame, [.. group], moves, now);
        }
        foreach (var left in moves.GroupBy(move => move.From, move => move.To))
            Leave(left.Key, left, now);
    }

    void Gather(StorySubject subject, long story, bool isSame, List<StoryNeighbour> group, List<(long From, long To)> moves, string now)
    {
        var hasSubject = false;
        var changed = false;
        foreach (var member in group.Where(member => member.Story != story || member.Id == subject.Article))
        {
            if (member.Story is { } from && from != story)
                moves.Add((from, story));
            var isSubject = member.Id == subject.Article;
            hasSubject |= isSubject;
            changed |= member.Story != story || !isSame;
            if (isSubject)
                AddPlace(subject, story, now);
            else
                session.Prepare(MoveSql).With(story, member.Id).Run();
        }
        if (hasSubject || changed)
            session.Prepare(ChangeStorySql).With(Headline(group), changed ? 1 : 0, now, story).Run();
    }

    // A story that articles left has changed; one that all left leads to where most went.
    void Leave(long story, IEnumerable<long> wentTo, string now)
    {
        session.Prepare(TouchSql).With(now, story).Run();
        MergeIfEmpty(story, wentTo, now);
    }

    void MergeIfEmpty(long story, IEnumerable<long> wentTo, string now)
    {
        if (session.Prepare(IsEmptySql).With(story).Number() != 1)
            return;
        var into = wentTo.GroupBy(to => to).OrderByDescending(to => to.Count()).ThenBy(to => to.Key).First().Key;
        session.Prepare(MergeSql).With(into, now, story).Run();
        session.Prepare(ForwardSql).With(into, story).Run();
    }

    // The article that is most like the others tells best what the story is about.
    static long Headline(IReadOnlyList<StoryNeighbour> group) =>
        group.MaxBy(one => (group.Sum(other => other == one ? 0 : one.Article.Likeness(other.Article)), -one.Id))!.Id;

    void AddPlace(StorySubject subject, long story, string now) =>
        session
            .Prepare(AddPlaceSql)
            .With(subject.Article, subject.Workspace, story, subject.Version, subject.Day, StoryOrigin.Of(subject), now)
            .Run();

    (long Story, int Version, int Day)? OldPlace(long article)
    {
        using var rows = session.Prepare(OldPlaceSql).With(article).Rows();
        return rows.Read() ? (rows.GetInt64(0), rows.GetInt32(1), rows.GetInt32(2)) : null;
    }
}
