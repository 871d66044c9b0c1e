namespace BriefBot.Corpus.Stories;

/// <summary>
/// Groups articles into stories: those that report the same event. Starts with each alone and joins the two most alike groups as long as
/// they are nearly as alike between each other as the looser of them is within. What tells two floods apart is that reports of one flood
/// are more alike than one of each, whatever the words of floods have in common; so the measure is the groups' own, not a fixed likeness.
/// </summary>
/// <remarks>
/// Average linkage (Sokal and Michener, 1958) with an inner-coherence condition. <see cref="ShareOfCoherence"/> 0.58–0.64 and
/// <see cref="UsualCoherence"/> 0.12–0.18 lie on a plateau of the public sets that docs/explanation/stories.md names.
/// </remarks>
public sealed class StoryGrouping
{
    /// <summary>Groups less alike than this are never joined.</summary>
    public const double LeastLikeness = 0.08;

    const double ShareOfCoherence = 0.6;

    // How alike two reports of one event usually are; stands for as much as one pair, so that a single article has a coherence too.
    const double UsualCoherence = 0.15;

    readonly List<Cluster> groups = [];
    readonly PriorityQueue<(int One, int Other), (double, int, int)> pairs = new();

    StoryGrouping(IReadOnlyList<StoryArticle> articles, CancellationToken cancellation)
    {
        for (var i = 0; i < articles.Count; i++)
            groups.Add(new([i], 0));
        var byDay = Enumerable.Range(0, articles.Count).OrderBy(i => articles[i].Day ?? int.MaxValue).ToArray();
        for (var a = 0; a < byDay.Length; a++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var b = a + 1; b < byDay.Length; b++)
            {
                if (articles[byDay[a]].Day is { } day && articles[byDay[b]].Day is { } later && later - day > StoryArticle.MostDaysApart)
                {
                    b = SkipToUndated(articles, byDay, b) - 1;
                    continue;
                }
                var likeness = articles[byDay[a]].Likeness(articles[byDay[b]]);
                if (likeness >= StoryArticle.Negligible)
                    Connect(byDay[a], byDay[b], likeness);
            }
        }
    }

    /// <summary>Groups articles; the order in which they are given decides only between equal likenesses.</summary>
    /// <returns>For each article the number of its group: the index of the group's first article.</returns>
    public static int[] Group(IReadOnlyList<StoryArticle> articles, CancellationToken cancellation)
    {
        var grouping = new StoryGrouping(articles, cancellation);
        grouping.JoinAll(cancellation);
        var numbers = new int[articles.Count];
        foreach (var group in grouping.groups.Where(group => group.IsAlive))
        {
            var first = group.Members.Min();
            foreach (var member in group.Members)
                numbers[member] = first;
        }
        return numbers;
    }

    static int SkipToUndated(IReadOnlyList<StoryArticle> articles, int[] byDay, int from)
    {
        var (low, high) = (from, byDay.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (articles[byDay[middle]].Day is null)
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    }

    void JoinAll(CancellationToken cancellation)
    {
        while (pairs.TryDequeue(out var pair, out var priority))
        {
            cancellation.ThrowIfCancellationRequested();
            var (one, other) = (groups[pair.One], groups[pair.Other]);
            var likeness = -priority.Item1;
            if (one.IsAlive && other.IsAlive && likeness >= ShareOfCoherence * Math.Min(one.Coherence, other.Coherence))
                Join(pair.One, pair.Other, likeness);
        }
    }

    void Join(int first, int second, double likeness)
    {
        var (one, other) = (groups[first], groups[second]);
        one.IsAlive = other.IsAlive = false;
        var joined = groups.Count;
        var size = one.Members.Count + other.Members.Count;
        groups.Add(
            new([.. one.Members, .. other.Members], one.Within + other.Within + (likeness * one.Members.Count * other.Members.Count))
        );
        foreach (var third in one.Likenesses.Keys.Union(other.Likenesses.Keys).Where(key => groups[key].IsAlive).Order().ToList())
        {
            var sum =
                (one.Members.Count * one.Likenesses.GetValueOrDefault(third))
                + (other.Members.Count * other.Likenesses.GetValueOrDefault(third));
            Connect(third, joined, sum / size);
        }
        one.Likenesses.Clear();
        other.Likenesses.Clear();
    }

    void Connect(int one, int other, double likeness)
    {
        groups[one].Likenesses[other] = likeness;
        groups[other].Likenesses[one] = likeness;
        if (likeness >= LeastLikeness)
            pairs.Enqueue((one, other), (-likeness, Math.Min(one, other), Math.Max(one, other)));
    }

    sealed class Cluster(List<int> members, double within)
    {
        public List<int> Members => members;

        /// <summary>Sum of the likenesses of all pairs within.</summary>
        public double Within => within;

        /// <summary>Mean likeness to other groups, by their number.</summary>
        public Dictionary<int, double> Likenesses { get; } = [];

        public bool IsAlive { get; set; } = true;

        /// <summary>Mean likeness of its members to each other.</summary>
        public double Coherence => (within + UsualCoherence) / ((members.Count * (members.Count - 1) / 2.0) + 1);
    }
}
