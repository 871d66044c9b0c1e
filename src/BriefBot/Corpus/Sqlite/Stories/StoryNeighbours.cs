using BriefBot.Corpus.Stories;

namespace BriefBot.Corpus.Sqlite.Stories;

/// <summary>An article near the one that is placed.</summary>
/// <param name="Story">The story it is in; null for the one that is placed, when it is new.</param>
sealed record StoryNeighbour(long Id, long? Story, StoryArticle Article);

/// <summary>Finds the articles that decide where one belongs: those that share telling stems within days, and the stories they are
/// in.</summary>
sealed class StoryNeighbours(SqliteSession session, long workspace, StemWeights weights)
{
    const int StemsAskedFor = 32;
    const int MostOfStem = 100;
    const int MostCandidates = 32;
    const int MostOfStory = 40;
    const int MostInAll = 120;

    const string PostingSql = """
        SELECT article FROM story_posting WHERE key = $key AND day BETWEEN $from AND $to ORDER BY day DESC, article DESC LIMIT $most
        """;

    const string AddPostingSql = "INSERT INTO story_posting (key, day, article) VALUES ($key, $day, $article)";
    const string PlaceSql = "SELECT story, day FROM story_article WHERE article = $article";

    const string MembersSql = """
        SELECT article FROM story_article WHERE story = $story ORDER BY abs(day - $day), article LIMIT $most
        """;

    /// <summary>Makes an article findable by its signature.</summary>
    public static void Add(SqliteSession session, StorySubject subject, IEnumerable<uint> signature)
    {
        foreach (var stem in signature)
            session.Prepare(AddPostingSql).With(StoryStems.Key(subject.Workspace, stem), subject.Day, subject.Article).Run();
    }

    /// <summary>The neighbourhood of an article without itself, in the order of their numbers.</summary>
    /// <param name="own">The story it is in so far, null for none.</param>
    public List<StoryNeighbour> Find(StorySubject subject, StoryArticle article, long? own)
    {
        var near = Candidates(subject, article)
            .Select(Load)
            .OfType<StoryNeighbour>()
            .Where(other => article.Likeness(other.Article) >= StoryGrouping.LeastLikeness)
            .ToList();
        var stories = near.OrderByDescending(other => article.Likeness(other.Article))
            .ThenBy(other => other.Id)
            .Select(other => other.Story!.Value)
            .ToList();
        if (own is { } story)
            stories.Insert(0, story);
        var known = near.ToDictionary(other => other.Id);
        var found = new SortedDictionary<long, StoryNeighbour>();
        foreach (var each in stories.Distinct())
        {
            if (found.Count >= MostInAll)
                break;
            foreach (var id in Members(each, subject.Day))
            {
                if (id != subject.Article && (known.GetValueOrDefault(id) ?? Load(id)) is { } member)
                    found[id] = member;
            }
        }
        return [.. found.Values];
    }

    IEnumerable<long> Candidates(StorySubject subject, StoryArticle article)
    {
        var scores = new Dictionary<long, double>();
        foreach (var (stem, weight) in article.Vector.Heaviest(StemsAskedFor))
        {
            var key = StoryStems.Key(workspace, stem);
            var (from, to) =
                subject.Day == 0 ? (0, int.MaxValue) : (subject.Day - StoryArticle.MostDaysApart, subject.Day + StoryArticle.MostDaysApart);
            session.Prepare(PostingSql).With(key, from, to, MostOfStem).Numbers(id => scores[id] = scores.GetValueOrDefault(id) + weight);
            if (subject.Day != 0)
                session.Prepare(PostingSql).With(key, 0, 0, MostOfStem).Numbers(id => scores[id] = scores.GetValueOrDefault(id) + weight);
        }
        scores.Remove(subject.Article);
        return scores.OrderByDescending(score => score.Value).ThenBy(score => score.Key).Take(MostCandidates).Select(score => score.Key);
    }

    List<long> Members(long story, int day)
    {
        var members = new List<long>();
        session.Prepare(MembersSql).With(story, day, MostOfStory).Numbers(members.Add);
        return members;
    }

    StoryNeighbour? Load(long id)
    {
        long? story;
        int day;
        using (var rows = session.Prepare(PlaceSql).With(id).Rows())
        {
            if (!rows.Read())
                return null;
            (story, day) = (rows.GetInt64(0), rows.GetInt32(1));
        }
        var reading = StoryReading.Find(session, id);
        return reading is null ? null : new(id, story, new(StoryVector.Of(reading.Words, weights), day == 0 ? null : day));
    }
}
