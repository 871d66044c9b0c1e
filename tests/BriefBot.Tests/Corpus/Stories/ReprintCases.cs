namespace BriefBot.Tests.Corpus.Stories;

/// <summary>Pairs of texts that are reprints of each other, and pairs that only look like it.</summary>
/// <param name="Name">What was done to the one to make the other.</param>
/// <param name="AreReprints">What the pairs are.</param>
sealed record ReprintCase(string Name, bool AreReprints, IReadOnlyList<(string One, string Other)> Pairs)
{
    const int PairsOfEach = 100;

    /// <summary>All cases, the same in every run.</summary>
    public static List<ReprintCase> All()
    {
        var wire = new NewsWire(417);
        return
        [
            .. Shares.Select(share => Changed(wire, $"cut at the end by {share} %", text => Cut(text, share))),
            .. Shares.Select(share => Changed(wire, $"a passage of {share} % replaced", text => Replaced(wire, text, share))),
            .. Shares.Select(share =>
                Changed(wire, $"{share} % of boilerplate added", text => text + "\n\n" + wire.Filler(Words(text) * share / 100))
            ),
            Changed(wire, "another lead", text => wire.Filler(25) + text[(text.IndexOf('.', StringComparison.Ordinal) + 1)..]),
            Changed(wire, "every twelfth word changed", text => EveryNth(wire, text, 12)),
            Different(wire, "the same event in own words", (one, _) => (Tell(wire, one), Tell(wire, one))),
            Different(
                wire,
                "another event of the same kind",
                (one, other) => (Tell(wire, one), Tell(wire, other with { Kind = one.Kind }))
            ),
            Different(wire, "markets, two days", (one, other) => (wire.Template(0, one), wire.Template(0, NextDay(one, other)))),
            Different(wire, "weather, two days", (one, other) => (wire.Template(1, one), wire.Template(1, NextDay(one, other)))),
            Different(wire, "obituaries, two people", (one, other) => (wire.Template(2, one), wire.Template(2, other))),
        ];
    }

    static readonly int[] Shares = [5, 10, 20, 30, 40];

    static ReprintCase Changed(NewsWire wire, string name, Func<string, string> change) =>
        new(
            name,
            true,
            [
                .. Enumerable
                    .Range(0, PairsOfEach)
                    .Select(number => Tell(wire, wire.Draw(number, NewsWire.FirstDay)))
                    .Select(text => (text, change(text))),
            ]
        );

    static ReprintCase Different(NewsWire wire, string name, Func<NewsEvent, NewsEvent, (string, string)> write) =>
        new(
            name,
            false,
            [
                .. Enumerable
                    .Range(0, PairsOfEach)
                    .Select(number => write(wire.Draw(number, NewsWire.FirstDay), wire.Draw(number, NewsWire.FirstDay.AddDays(1)))),
            ]
        );

    static string Tell(NewsWire wire, NewsEvent news) => wire.Tell(news, "Wire").Body + "\n\n" + wire.Filler(60);

    // The same places and companies, other numbers.
    static NewsEvent NextDay(NewsEvent one, NewsEvent other) =>
        one with
        {
            Facts = one.Facts.ToDictionary(
                fact => fact.Key,
                fact => fact.Key is ['n', >= '1' and <= '9'] or "day" ? other.Facts[fact.Key] : fact.Value
            ),
        };

    static int Words(string text) => text.Count(c => c == ' ') + 1;

    static string Cut(string text, int percent) => string.Join(' ', text.Split(' ')[..(Words(text) * (100 - percent) / 100)]);

    static string Replaced(NewsWire wire, string text, int percent)
    {
        var words = text.Split(' ');
        var count = words.Length * percent / 100;
        var from = (words.Length - count) / 2;
        return string.Join(' ', [.. words[..from], wire.Filler(count), .. words[(from + count)..]]);
    }

    static string EveryNth(NewsWire wire, string text, int n) =>
        string.Join(
            ' ',
            text.Split(' ').Select((word, i) => i % n == n - 1 && char.IsLower(word[0]) ? wire.Filler(1).Split(' ')[1].TrimEnd('.') : word)
        );
}
