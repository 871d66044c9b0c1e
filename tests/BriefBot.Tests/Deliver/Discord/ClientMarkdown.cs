using System.Text;
using System.Text.RegularExpressions;

namespace BriefBot.Tests.Deliver.Discord;

/// <summary>What a client's markdown makes of a stretch of text besides plain letters.</summary>
/// <param name="Kind">"link", "mention", "broadcast", "time", "emoji", "address", "code", or a sign of emphasis or a line's start.</param>
/// <param name="Text">What is shown, or for a mention the whole of it.</param>
/// <param name="Target">Where a link leads, else null.</param>
/// <param name="End">One past its last character in the markdown.</param>
sealed record Marked(string Kind, string Text, string? Target, int Start, int End);

/// <summary>
/// A reading of Discord's markdown for tests, written apart from the code that escapes: what of a text becomes a link, a mention,
/// code or emphasis, and what letters are left to see.
/// </summary>
sealed partial class ClientMarkdown
{
    readonly string _source;
    readonly StringBuilder _shown = new();
    readonly List<Marked> _marks = [];

    ClientMarkdown(string source) => _source = source;

    /// <summary>Letters that are seen, signs of markdown left out.</summary>
    public string Shown => _shown.ToString();

    /// <summary>Everything that isn't plain letters, in order; emphasis signs each on their own.</summary>
    public IReadOnlyList<Marked> Marks => _marks;

    public static ClientMarkdown Read(string source)
    {
        var read = new ClientMarkdown(source);
        for (var at = 0; at < source.Length; )
            at = read.Step(at);
        return read;
    }

    /// <summary>One rule of many that start at a place, in the client's order.</summary>
    int Step(int at)
    {
        if (Escaped().Match(_source, at) is { Success: true } escape)
            return Show(escape.Value[1..], at + escape.Length);
        if (IsLineStart(at) && LineStart().Match(_source, at) is { Success: true } start)
            return Mark(start.Value.Trim(), "", null, at, at + start.Length);
        if (_source[at] is ' ' or > '\u007f')
            return Show(_source[at].ToString(), at + 1);
        foreach (var (kind, pattern) in Rules)
        {
            if (pattern.Match(_source, at) is not { Success: true } match)
                continue;
            var target = match.Groups["target"] is { Success: true } found ? found.Value : null;
            var text = match.Groups["text"] is { Success: true } inner ? Read(inner.Value).Shown : match.Value;
            if (kind is "link" or "address")
                _shown.Append(text);
            return Mark(kind, text, target, at, at + match.Length);
        }

        return Show(_source[at].ToString(), at + 1);
    }

    static readonly (string Kind, Regex Pattern)[] Rules =
    [
        ("code", Code()),
        ("link", Link()),
        ("mention", Mention()),
        ("time", Time()),
        ("address", Bracketed()),
        ("address", Bare()),
        ("broadcast", Broadcast()),
        ("emoji", Emoji()),
        ("**", Strong()),
        ("_", Underline()),
        ("~~", Strike()),
        ("||", Spoiler()),
        ("*", Star()),
    ];

    bool IsLineStart(int at)
    {
        while (at > 0 && (_source[at - 1] is ' ' or '>'))
            at--;
        return at == 0 || _source[at - 1] == '\n';
    }

    int Show(string text, int next)
    {
        _shown.Append(text);
        return next;
    }

    int Mark(string kind, string text, string? target, int start, int end)
    {
        _marks.Add(new Marked(kind, text, target, start, end));
        return end;
    }

    [GeneratedRegex(@"\G\\[^0-9A-Za-z\s]", RegexOptions.None, 1000)]
    private static partial Regex Escaped();

    [GeneratedRegex(@"\G(?:#{1,3} |-# |>>> |> |[-*+] |[0-9]+[.)] )", RegexOptions.None, 1000)]
    private static partial Regex LineStart();

    [GeneratedRegex(@"\G(?<fence>`+)[\s\S]+?\k<fence>", RegexOptions.None, 1000)]
    private static partial Regex Code();

    const string Bracketless = @"\\[\s\S]|[^\[\]\\]";

    const string LinkText = @"(?<text>(?:\[(?:" + Bracketless + @")*\]|" + Bracketless + ")+)";

    [GeneratedRegex(@"\G\[" + LinkText + @"\]\(\s*<?(?<target>[^\s)]*)>?[^)]*\)", RegexOptions.None, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"\G<(?:@[!&]?[0-9]+|#[0-9]+|a?:[^:\s]+:[0-9]+|/[^:<>]+:[0-9]+|id:[a-z]+)>", RegexOptions.None, 1000)]
    private static partial Regex Mention();

    [GeneratedRegex(@"\G<t:-?[0-9]+(?::[tTdDfFRsS])?>", RegexOptions.None, 1000)]
    private static partial Regex Time();

    [GeneratedRegex(@"\G<[a-zA-Z][^: >]*:[^ >]+>", RegexOptions.None, 1000)]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"\G(?:https?|steam|discord|ftp)://[^\s<]+", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Bare();

    [GeneratedRegex(@"\G@(?:everyone|here)", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Broadcast();

    [GeneratedRegex(@"\G:[^\s:]+:", RegexOptions.None, 1000)]
    private static partial Regex Emoji();

    [GeneratedRegex(@"\G\*\*", RegexOptions.None, 1000)]
    private static partial Regex Strong();

    [GeneratedRegex(@"\G_", RegexOptions.None, 1000)]
    private static partial Regex Underline();

    [GeneratedRegex(@"\G~~", RegexOptions.None, 1000)]
    private static partial Regex Strike();

    [GeneratedRegex(@"\G\|\|", RegexOptions.None, 1000)]
    private static partial Regex Spoiler();

    [GeneratedRegex(@"\G\*", RegexOptions.None, 1000)]
    private static partial Regex Star();
}
