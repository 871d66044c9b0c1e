using System.Globalization;

namespace BriefBot.Tests.Deliver.Digests;

/// <summary>An article of the stream.</summary>
/// <param name="Facts">Sentences of it that tell something for the first time.</param>
/// <param name="IsReprint">Whether it only repeats another one's text.</param>
sealed record StreamArticle(string Title, string Body, string Source, IReadOnlyList<string> Facts, bool IsReprint);

/// <summary>News out of nothing but a seed: stories of several outlets that go on for days, each day's articles with one new fact, the old
/// ones told again, and reprints.</summary>
sealed class NewsStream(int seed)
{
    static readonly string[] Outlets =
    [
        "Harbour Gazette",
        "Meridian Wire",
        "Lakeside Courier",
        "Plain Packet",
        "Upland Post",
        "Northern Echoes",
    ];
    static readonly string[] Syllables =
    [
        "bra",
        "cor",
        "del",
        "fen",
        "gal",
        "hol",
        "jar",
        "kel",
        "lim",
        "mor",
        "nar",
        "pel",
        "quin",
        "ros",
        "sel",
        "tam",
        "ul",
        "ver",
        "wen",
        "zor",
    ];
    static readonly string[] Endings = ["dale", "stead", "mere", "ford", "wick", "ton", "by", "holm"];

    static readonly (string Title, string Lead, string Again)[] Events =
    [
        (
            "Fire destroys warehouse of {1} in {0}",
            "A fire destroyed the warehouse of {1} in {0}, and {2} led the work to put it out.",
            "The warehouse of {1} in {0} was destroyed by a fire."
        ),
        (
            "{1} closes its shipyard in {0}",
            "The company {1} will close its shipyard in {0}, its director {2} announced.",
            "The director {2} had announced that {1} will close its shipyard in {0}."
        ),
        (
            "Flood cuts off {0}",
            "A flood of the river {1} cut off the town of {0}, whose mayor {2} asked for boats.",
            "The town of {0} was cut off by a flood of the river {1}."
        ),
        (
            "Trial over {1} bridge opens in {0}",
            "The trial over the collapse of the {1} bridge opened in {0} before judge {2}.",
            "Judge {2} presides over the trial in {0} about the collapse of the {1} bridge."
        ),
        (
            "Teachers of {0} strike against {1}",
            "The teachers of {0} went on strike against the school board of {1}, their leader {2} said.",
            "Their leader {2} has the teachers of {0} on strike against the school board of {1}."
        ),
        (
            "{1} finds ore under {0}",
            "Geologists of {1} found copper ore under the hills of {0}, according to {2}.",
            "Copper ore was found under the hills of {0} by geologists of {1}."
        ),
    ];

    static readonly string[] Developments =
    [
        "{0} of the ministry promised {1} million crowns to {2}.",
        "The inspector {0} counted {1} damaged houses in {2}.",
        "An appeal signed by {0} and {1} residents reached the council of {2}.",
        "The engineer {0} gave {1} days for the repairs in {2}.",
        "{0} resigned in {2} after a vote of {1} members.",
        "Police arrested {0} in {2} and seized {1} documents.",
        "The union of {0} collected {1} signatures in {2}.",
        "A court fined {0} of {2} for {1} violations.",
    ];

    readonly Random _random = new(seed);
    readonly HashSet<string> _taken = [];
    readonly List<Running> _running = [];

    /// <summary>The articles of the next day.</summary>
    public IReadOnlyList<StreamArticle> NextDay()
    {
        var articles = new List<StreamArticle>();
        foreach (var story in _running)
            articles.AddRange(GoOn(story));
        _running.RemoveAll(story => story.DaysLeft < 0);
        // Two events of one kind at a time would be told in one and the same wording, which no two real ones are.
        for (var begun = 0; begun < 2; begun++)
            if (Events.Where(plan => _running.TrueForAll(story => story.Plan != plan)).ToList() is { Count: > 0 } free)
                articles.AddRange(Begin(free[_random.Next(free.Count)]));
        return articles;
    }

    List<StreamArticle> Begin((string Title, string Lead, string Again) plan)
    {
        var story = new Running(Name(Endings), Name(["ex", "or", "and", "um"]), Person(), plan, Shuffled(), _random.Next(1, 6));
        _running.Add(story);
        var (lead, second) = (story.Fill(plan.Lead), Development(story));
        story.Told.AddRange([lead, second]);
        var outlets = story.Next(3);
        List<StreamArticle> begun =
        [
            new(story.Fill(plan.Title), $"{lead} {second}", outlets[0], [lead, second], false),
            new(story.Fill(plan.Title), $"{lead} {second}", outlets[1], [], true),
        ];
        if (_random.Next(2) == 0)
            begun.Add(new($"{story.Fill(plan.Title)}, residents say", $"{story.Fill(plan.Again)} {second}", outlets[2], [], true));
        return begun;
    }

    IEnumerable<StreamArticle> GoOn(Running story)
    {
        if (story.DaysLeft-- <= 0)
            yield break;
        var outlets = story.Next(2);
        // On some days there is nothing but an old text in another paper.
        if (_random.Next(4) == 0)
        {
            yield return new(
                story.Fill(story.Plan.Title),
                $"{story.Told[0]} {story.Fill(story.Plan.Again)} {story.Told[^1]}",
                outlets[0],
                [],
                true
            );
            yield break;
        }
        var fact = Development(story);
        yield return new(
            $"{story.Fill(story.Plan.Title)}: what is new",
            $"{fact} {story.Fill(story.Plan.Again)} {story.Told[^1]}",
            outlets[0],
            [fact],
            false
        );
        if (_random.Next(2) == 0)
            yield return new($"{story.Fill(story.Plan.Title)}: the latest", $"{fact} {story.Told[0]}", outlets[1], [], true);
        story.Told.Add(fact);
    }

    string Development(Running story) =>
        string.Format(
            CultureInfo.InvariantCulture,
            Developments[_random.Next(Developments.Length)],
            Person(),
            _random.Next(13, 980),
            story.Place
        );

    string[] Shuffled()
    {
        var outlets = (string[])Outlets.Clone();
        _random.Shuffle(outlets);
        return outlets;
    }

    string Person() => $"{Name(["a", "o", "ine", "ert"])} {Name(["sen", "mann", "ova", "ic"])}";

    string Name(string[] endings)
    {
        while (true)
        {
            var name =
                Syllables[_random.Next(Syllables.Length)]
                + Syllables[_random.Next(Syllables.Length)]
                + endings[_random.Next(endings.Length)];
            if (_taken.Add(name))
                return char.ToUpperInvariant(name[0]) + name[1..];
        }
    }

    sealed record Running(
        string Place,
        string Owner,
        string Person,
        (string Title, string Lead, string Again) Plan,
        string[] Outlets,
        int Days
    )
    {
        int _printed;

        public int DaysLeft { get; set; } = Days;

        public List<string> Told { get; } = [];

        /// <summary>The outlets whose turn it is: one that prints nearly the same text at another address would only have moved its
        /// article.</summary>
        public string[] Next(int count) => [.. Enumerable.Range(0, count).Select(_ => Outlets[_printed++ % Outlets.Length])];

        public string Fill(string pattern) => string.Format(CultureInfo.InvariantCulture, pattern, Place, Owner, Person);
    }
}
