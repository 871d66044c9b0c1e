using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace BriefBot.Tests.Corpus.Stories;

/// <summary>An article of generated news.</summary>
/// <param name="Event">Number of the event that it reports.</param>
sealed record WireArticle(int Event, string Title, string Body, string Source, DateOnly Day);

/// <summary>Generated news from a seed: events that differ in names, places and numbers, each told by several outlets in their own
/// words.</summary>
sealed partial class NewsWire(int seed)
{
    readonly Random random = new(seed);

    /// <summary>The day of the first event.</summary>
    public static DateOnly FirstDay { get; } = new(2024, 3, 4);

    /// <summary>So many events, several a day, each told by two to five outlets on its day or the next, in order of publication.</summary>
    public List<WireArticle> Write(int events, int eventsADay = 4)
    {
        var articles = new List<WireArticle>();
        for (var number = 0; number < events; number++)
        {
            var news = Draw(number, FirstDay.AddDays(number / eventsADay));
            foreach (var outlet in Outlets(2 + random.Next(4)))
                articles.Add(Tell(news, outlet));
        }
        return [.. articles.OrderBy(article => article.Day)];
    }

    /// <summary>A new event.</summary>
    public NewsEvent Draw(int number, DateOnly day)
    {
        var facts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["person"] = Person(),
            ["other"] = Person(),
            ["place"] = Name(2),
            ["town"] = Name(3),
            ["river"] = Name(2),
            ["company"] = Name(3),
            ["day"] = NewsPatterns.Days[((int)day.DayOfWeek + 6) % 7],
        };
        for (var n = 1; n <= 6; n++)
            facts["n" + n] = random.Next(3, 4000).ToString(CultureInfo.InvariantCulture);
        return new(number, day, random.Next(NewsPatterns.Kinds.Length), facts);
    }

    /// <summary>An article of five to eight of the event's facts in an outlet's own words.</summary>
    public WireArticle Tell(NewsEvent news, string outlet)
    {
        var kind = NewsPatterns.Kinds[news.Kind];
        var body = new StringBuilder(Word(kind[1], news));
        foreach (var fact in Shuffled(kind[2..]).Take(4 + random.Next(4)))
            body.Append(random.Next(3) == 0 ? "\n\n" : " ").Append(Word(fact, news));
        foreach (var line in Shuffled(NewsPatterns.Background).Take(2))
            body.Append(' ').Append(line);
        return new(news.Number, Word(kind[0], news), body.ToString(), outlet, news.Day.AddDays(random.Next(2)));
    }

    /// <summary>A report of the kind that comes every day in the same words.</summary>
    public string Template(int which, NewsEvent news) => Word(NewsPatterns.Templates[which], news);

    /// <summary>Different outlets.</summary>
    public IEnumerable<string> Outlets(int count) => Shuffled(NewsPatterns.Outlets).Take(count);

    /// <summary>Fresh sentences of about so many words, about nothing in particular.</summary>
    public string Filler(int words)
    {
        var text = new StringBuilder();
        for (var i = 0; i < words; i++)
        {
            if (i % 12 == 0)
                text.Append(i == 0 ? "The " : ". The ");
            text.Append(Name(2).ToLowerInvariant()).Append(' ');
        }
        return text.ToString().TrimEnd() + ".";
    }

    /// <summary>The same things in a random order.</summary>
    public List<T> Shuffled<T>(IEnumerable<T> things)
    {
        var list = things.ToArray();
        random.Shuffle(list);
        return [.. list];
    }

    string Word(string pattern, NewsEvent news)
    {
        var wordings = pattern.Split(" / ");
        var chosen = Choice().Replace(wordings[random.Next(wordings.Length)], match => Pick(match.Groups["words"].Value.Split('|')));
        return Fact().Replace(chosen, match => news.Facts[match.Groups["fact"].Value]);
    }

    string Person() => Pick(NewsPatterns.Given) + " " + Name(2);

    string Name(int syllables)
    {
        var name = string.Concat(Enumerable.Range(0, syllables).Select(_ => Pick(NewsPatterns.Syllables)));
        return char.ToUpperInvariant(name[0]) + name[1..];
    }

    T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    [GeneratedRegex(@"\[(?<words>[^\]]*)\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Choice();

    [GeneratedRegex(@"\{(?<fact>[^}]*)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fact();
}

/// <summary>Something that happened.</summary>
sealed record NewsEvent(int Number, DateOnly Day, int Kind, IReadOnlyDictionary<string, string> Facts);
