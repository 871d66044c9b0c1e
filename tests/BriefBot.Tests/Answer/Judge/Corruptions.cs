using System.Globalization;
using System.Text.RegularExpressions;
using BriefBot.Answer.Judge.Written;
using BriefBot.Language;

namespace BriefBot.Tests.Answer.Judge;

/// <summary>A sentence with one thing in it made wrong.</summary>
sealed record Corrupted(string Kind, string Text, IReadOnlyList<CitedSentence> Cited);

/// <summary>Makes one thing wrong in honest sentences: each kind as a weak or hostile model does it. It knows nothing of how sentences are
/// checked.</summary>
/// <param name="strangers">Names of people, places and organisations that no article has.</param>
sealed partial class Corruptions(IReadOnlyList<string> strangers)
{
    int _turn;

    /// <summary>All that can be made wrong in a sentence, each in a sentence of its own.</summary>
    /// <param name="others">The other sentences of the article.</param>
    public IEnumerable<Corrupted> Of(Written honest, IReadOnlyList<CitedSentence> others)
    {
        foreach (var (kind, make) in Makers(others))
        {
            _turn++;
            if (make(honest) is { } text && text != honest.Text)
                yield return new Corrupted(kind, text, honest.Cited);
        }
        if (Splice(honest, others) is { } spliced)
            yield return spliced;
        if (WrongCitation(honest, others) is { } elsewhere)
            yield return new Corrupted("wrong citation", honest.Text, [elsewhere]);
    }

    IEnumerable<(string Kind, Func<Written, string?> Make)> Makers(IReadOnlyList<CitedSentence> others) =>
        [
            ("name from elsewhere", honest => ReplaceName(honest, _ => strangers[_turn % strangers.Count])),
            ("name from the same article", honest => ReplaceName(honest, name => OtherName(honest, others, name))),
            ("given name", GivenName),
            ("number", Number),
            ("unit", honest => ReplaceFirst(honest.Text, Units, outsideQuotes: false)),
            ("date", Date),
            ("negation", Negation),
            ("hedge dropped", DropHedge),
            ("hedge added", AddHedge),
            ("condition dropped", DropCondition),
            ("attribution swapped", honest => SwapSpeaker(honest, others)),
            ("attribution dropped", DropSpeaker),
            ("attribution invented", InventSpeaker),
            ("quote altered", AlterQuote),
            (
                "quote invented",
                honest =>
                    honest.Text.Contains('“', StringComparison.Ordinal)
                        ? null
                        : honest.Text.TrimEnd('.') + ", calling it “a black day for all of us”."
            ),
            ("roles swapped", SwapNames),
            ("opposite", honest => ReplaceFirst(honest.Text, Opposites, outsideQuotes: true)),
            ("quantity", Quantity),
            ("verb replaced", honest => ReplaceWord(honest, Verbs(), OtherVerbs)),
            ("noun replaced", honest => ReplaceWord(honest, Nouns(), OtherNouns)),
            ("verb from the same article", honest => ReplaceWord(honest, Verbs(), OfOthers(honest, others, Verbs()))),
            ("noun from the same article", honest => ReplaceWord(honest, Nouns(), OfOthers(honest, others, Nouns()))),
            ("detail invented", honest => honest.Text.TrimEnd('.') + Details[_turn % Details.Length] + "."),
        ];

    // In a sentence that is all of one quotation nothing outside it can be replaced.
    static bool IsQuoted(string text, int at) => text[..at].Count(c => c == '“') > text[..at].Count(c => c == '”');

    static string? ReplaceName(Written honest, Func<NameMention, string?> with)
    {
        var names = Names.Find(honest.Text, new TextSpan(0, honest.Text.Length)).FindAll(name => !IsQuoted(honest.Text, name.Span.Start));
        if (names.Count == 0)
            return null;
        var name = names[^1];
        return with(name) is { } other ? honest.Text[..name.Span.Start] + other + honest.Text[name.Span.End..] : null;
    }

    // One that isn't in what is cited, of the same kind as far as that is known.
    static string? OtherName(Written honest, IReadOnlyList<CitedSentence> others, NameMention name)
    {
        var cited = string.Join(' ', honest.Cited.Select(Text));
        var candidates = others
            .SelectMany(other => Names.Find(other.Article.Body, other.Span))
            .Where(other =>
                other.Kind == name.Kind
                && other.Text.Split(' ').All(word => !cited.Contains(word, StringComparison.Ordinal))
                && !name.Text.Contains(other.Text, StringComparison.Ordinal)
            );
        var found = candidates.FirstOrDefault();
        return found.Text;
    }

    static string? GivenName(Written honest)
    {
        var person = Names
            .Find(honest.Text, new TextSpan(0, honest.Text.Length))
            .Find(name => name.Kind == NameKind.Person && name.Text.Contains(' ', StringComparison.Ordinal));
        if (person.Text is null)
            return null;
        var given = person.Text[..person.Text.IndexOf(' ', StringComparison.Ordinal)];
        return honest.Text.Replace(given + " ", given == "Robert " ? "Walter " : "Robert ", StringComparison.Ordinal);
    }

    string? Number(Written honest)
    {
        var dates = Dates.Find(honest.Text);
        var digits = Digits()
            .Matches(honest.Text)
            .FirstOrDefault(match => !dates.Any(date => date.Span.Start <= match.Index && match.Index < date.Span.End));
        if (digits is not null)
        {
            var last = digits.Value[^1];
            return honest.Text[..digits.Index]
                + (
                    digits.Value.Length == 1
                        ? ((last - '0') % 9 + 1).ToString(CultureInfo.InvariantCulture)
                        : digits.Value[..^1] + (char)('0' + (last - '0' + 3) % 10)
                )
                + honest.Text[(digits.Index + digits.Length)..];
        }
        for (var i = 0; i < NumberWords.Length; i++)
        {
            var at = IndexOfWord(honest.Text, NumberWords[i]);
            if (at >= 0)
                return honest.Text[..at]
                    + NumberWords[(i + 1 + _turn % 3) % NumberWords.Length]
                    + honest.Text[(at + NumberWords[i].Length)..];
        }
        return null;
    }

    static string? Date(Written honest)
    {
        foreach (var (names, step) in ((string[], int)[])[(Months, 2), (Days, 2)])
        {
            for (var i = 0; i < names.Length; i++)
            {
                var at = IndexOfWord(honest.Text, names[i]);
                if (at >= 0)
                    return honest.Text[..at] + names[(i + step) % names.Length] + honest.Text[(at + names[i].Length)..];
            }
        }
        var year = Year().Match(honest.Text);
        return year.Success
            ? honest.Text[..year.Index]
                + (int.Parse(year.Value, CultureInfo.InvariantCulture) - 3).ToString(CultureInfo.InvariantCulture)
                + honest.Text[(year.Index + 4)..]
            : null;
    }

    static string? Negation(Written honest)
    {
        var text = honest.Text;
        foreach (var (with, without) in Negations)
            if (text.IndexOf(with, StringComparison.Ordinal) is >= 0 and var at && !IsQuoted(text, at))
                return text[..at] + without + text[(at + with.Length)..];
        foreach (
            var verb in (string[])[" was ", " were ", " is ", " are ", " had ", " has ", " have ", " will ", " would ", " could ", " can "]
        )
            if (text.IndexOf(verb, StringComparison.Ordinal) is >= 0 and var at && !IsQuoted(text, at))
                return text[..at] + verb + "not " + text[(at + verb.Length)..];
        return null;
    }

    static string? DropHedge(Written honest)
    {
        foreach (var (hedge, fact) in Hedges)
            if (
                honest.Text.IndexOf(hedge, StringComparison.Ordinal) is >= 0 and var at
                && !IsQuoted(honest.Text, at)
                && (hedge is not (" about " or " around ") || char.IsAsciiDigit(honest.Text[at + hedge.Length]))
            )
                return Capital(honest.Text[..at] + fact + honest.Text[(at + hedge.Length)..]);
        return null;
    }

    static string? DropCondition(Written honest)
    {
        var text = honest.Text;
        if (text.Contains('“', StringComparison.Ordinal))
            return null;
        if (LeadingCondition().Match(text) is { Success: true } leading)
            return Capital(text[leading.Length..]);
        return TrailingCondition().Match(text) is { Success: true } trailing ? text[..trailing.Index] + "." : null;
    }

    [GeneratedRegex("^(If|Unless) [^,]+, ", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex LeadingCondition();

    [GeneratedRegex(",? (if|unless|provided|had the) [^,]+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex TrailingCondition();

    static string? AddHedge(Written honest)
    {
        if (
            Regex.IsMatch(
                honest.Text,
                "expected|may |could |plans|intends|due to|might|would|will ",
                RegexOptions.None,
                TimeSpan.FromSeconds(1)
            )
        )
            return null;
        foreach (var verb in (string[])[" was ", " were ", " is ", " are ", " had ", " has "])
            if (honest.Text.IndexOf(verb, StringComparison.Ordinal) is >= 0 and var at && !IsQuoted(honest.Text, at))
                return honest.Text[..at] + verb + "reportedly " + honest.Text[(at + verb.Length)..];
        return null;
    }

    string? SwapSpeaker(Written honest, IReadOnlyList<CitedSentence> others)
    {
        var speaker = Names
            .Find(honest.Text, new TextSpan(0, honest.Text.Length))
            .Find(name =>
                Says().IsMatch(honest.Text[name.Span.End..]) && Says().Match(honest.Text[name.Span.End..]).Index == 0
                || honest.Text[..name.Span.Start].EndsWith("ccording to ", StringComparison.Ordinal)
            );
        if (speaker.Text is null)
            return null;
        var other = OtherName(honest, others, speaker) ?? strangers[_turn % strangers.Count];
        return honest.Text[..speaker.Span.Start] + other + honest.Text[speaker.Span.End..];
    }

    static string? DropSpeaker(Written honest)
    {
        var text = honest.Text;
        if (text.Contains('“', StringComparison.Ordinal))
            return null;
        var behind = SaidBehind().Match(text);
        if (behind.Success)
            return Capital(text[..behind.Index] + ".");
        var before = SaidBefore().Match(text);
        return before.Success && before.Index == 0 ? Capital(text[before.Length..]) : null;
    }

    string? InventSpeaker(Written honest) =>
        Says().IsMatch(honest.Text)
        || honest.Text.Contains("ccording", StringComparison.Ordinal)
        || honest.Text.Contains('“', StringComparison.Ordinal)
        || Regex.IsMatch(
            honest.Text,
            "argued|warned|called|praised|reported|told|denied|say|ruled|blamed|found",
            RegexOptions.None,
            TimeSpan.FromSeconds(1)
        )
            ? null
            : $"According to {strangers[_turn % strangers.Count]}, {char.ToLowerInvariant(honest.Text[0])}{honest.Text[1..]}";

    static string? AlterQuote(Written honest)
    {
        var open = honest.Text.IndexOf('“', StringComparison.Ordinal);
        var close = honest.Text.IndexOf('”', StringComparison.Ordinal);
        if (open < 0 || close < open)
            return null;
        var words = honest.Text[(open + 1)..close].Split(' ');
        var longest = words.Index().MaxBy(word => word.Item.Length).Index;
        words[longest] =
            words[longest].TrimEnd(',', '.') == "nothing" ? "everything" : "nothing" + (words[longest].EndsWith(',') ? "," : "");
        return honest.Text[..(open + 1)] + string.Join(' ', words) + honest.Text[close..];
    }

    static string? SwapNames(Written honest)
    {
        var names = Names.Find(honest.Text, new TextSpan(0, honest.Text.Length)).FindAll(name => !IsQuoted(honest.Text, name.Span.Start));
        for (var i = 0; i < names.Count; i++)
        {
            for (var j = i + 1; j < names.Count; j++)
            {
                var (a, b) = (names[i], names[j]);
                var between = honest.Text[a.Span.End..b.Span.Start].Trim();
                if (a.Text == b.Text || a.Kind is NameKind.Place != b.Kind is NameKind.Place || between is "and" or "," or "or" or "")
                    continue;
                return honest.Text[..a.Span.Start] + b.Text + honest.Text[a.Span.End..b.Span.Start] + a.Text + honest.Text[b.Span.End..];
            }
        }
        return null;
    }

    static string? Quantity(Written honest)
    {
        foreach (var (from, to) in Quantities)
            if (honest.Text.IndexOf(from, StringComparison.Ordinal) is >= 0 and var at && !IsQuoted(honest.Text, at))
                return honest.Text[..at] + to + honest.Text[(at + from.Length)..];
        return null;
    }

    // Another word where one of its kind stands, outside quotations and names.
    string? ReplaceWord(Written honest, Regex kind, string[] others)
    {
        var names = Names.Find(honest.Text, new TextSpan(0, honest.Text.Length));
        var matches = kind.Matches(honest.Text)
            .Where(match =>
                !IsQuoted(honest.Text, match.Index)
                && !names.Exists(name => name.Span.Start < match.Index + match.Length && match.Index < name.Span.End)
            )
            .ToList();
        if (matches.Count == 0 || others.Length == 0)
            return null;
        var word = matches[_turn % matches.Count];
        return honest.Text[..word.Index] + others[_turn % others.Length] + honest.Text[(word.Index + word.Length)..];
    }

    // Words of a kind in the sentences that aren't cited, none of which has the cited ones' beginning.
    static string[] OfOthers(Written honest, IReadOnlyList<CitedSentence> others, Regex kind)
    {
        var cited = string.Join(' ', honest.Cited.Select(Text));
        return
        [
            .. others
                .Where(other => !honest.Cited.Contains(other))
                .SelectMany(other => kind.Matches(Text(other)))
                .Select(match => match.Value)
                .Distinct()
                .Where(word => !cited.Contains(word[..Math.Min(4, word.Length)], StringComparison.OrdinalIgnoreCase)),
        ];
    }

    // Whom or what one sentence tells of, with what another tells of somebody or something else; both are cited.
    Corrupted? Splice(Written honest, IReadOnlyList<CitedSentence> others)
    {
        var first = honest.Cited[0];
        var head = Predicate().Match(Text(first));
        var rest = others
            .Where(other => other != first)
            .Select(other => (Sentence: other, Verb: Predicate().Match(Text(other))))
            .Where(other => other.Verb.Success && IsOfAnother(Text(first)[..head.Index], Text(other.Sentence)[..other.Verb.Index]))
            .ToList();
        if (!head.Success || IsQuoted(Text(first), head.Index) || rest.Count == 0)
            return null;
        var (with, verb) = rest[_turn % rest.Count];
        return new Corrupted("spliced", Text(first)[..head.Index] + Text(with)[verb.Index..], [first, with]);
    }

    static bool IsOfAnother(string subject, string other)
    {
        static HashSet<string> Content(string text) => [.. Normalizer.Words(text).Where(word => !StopWords.IsStopWord(word))];
        return !other.Contains('“', StringComparison.Ordinal)
            && Content(other) is { Count: > 0 } words
            && !words.Overlaps(Content(subject));
    }

    // A sentence of the same article that it has little in common with.
    static CitedSentence? WrongCitation(Written honest, IReadOnlyList<CitedSentence> others)
    {
        var words = Normalizer.Words(honest.Text).Where(word => !StopWords.IsStopWord(word)).ToHashSet();
        return others.Where(other => !honest.Cited.Contains(other)).MinBy(other => Normalizer.Words(Text(other)).Count(words.Contains));
    }

    static string Text(CitedSentence sentence) => sentence.Article.Body[sentence.Span.Start..sentence.Span.End];

    static string? ReplaceFirst(string text, string[][] pairs, bool outsideQuotes)
    {
        foreach (var pair in pairs)
        {
            var at = IndexOfWord(text, pair[0]);
            if (at >= 0 && !(outsideQuotes && IsQuoted(text, at)))
                return text[..at] + pair[1] + text[(at + pair[0].Length)..];
        }
        return null;
    }

    static int IndexOfWord(string text, string word)
    {
        var match = Regex.Match(text, $@"\b{Regex.Escape(word)}\b", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        return match.Success && !IsQuoted(text, match.Index) ? match.Index : -1;
    }

    static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    [GeneratedRegex(@"\d[\d,.]*\d|\d", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Digits();

    [GeneratedRegex(
        @"(?<= )(?!said|reported|warned|argued|according|based|need|indeed|hundred)(?:\p{Ll}{3,}ed|won|lost|beat|cut|rose|fell"
            + @"|built|sold|bought|left|took|fought|drove|broke|wrote|hit|struck|led|ran|met|paid|sent|shot|held|began|stood|grew|flew"
            + @"|caught|taught|found)\b",
        RegexOptions.CultureInvariant,
        1_000
    )]
    private static partial Regex Verbs();

    [GeneratedRegex(@"(?<=\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er) )\p{Ll}{4,}(?=[ ,.])", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Nouns();

    [GeneratedRegex(@" (?:was|were|is|are|had|has|have|will|would|may|said|\p{Ll}{3,}ed) ", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Predicate();

    [GeneratedRegex(@"\b(?:19|20)\d\d\b", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Year();

    [GeneratedRegex(@"\s(?:said|warned|argued|told)\b", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Says();

    [GeneratedRegex(@",\s(?:[\p{L}’' .]{3,60}\s(?:said|say|reported)|according to [^,]{3,60})\.$", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex SaidBehind();

    [GeneratedRegex(
        @"^(?:According to [^,]{3,60}, |[\p{L}’', .-]{3,70}?\s(?:said|reported|warned|argued|says|told [a-z]+)(?: that)? )",
        RegexOptions.CultureInvariant,
        1_000
    )]
    private static partial Regex SaidBefore();
}
