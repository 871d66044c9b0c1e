using System.Globalization;

namespace BriefBot.FakeModels;

/// <summary>Behaviours of models, by what a test wants of them.</summary>
public static class Models
{
    /// <summary>It says this, word by word.</summary>
    public static Func<ChatRequest, ChatScript> Says(string text) => _ => Text(text);

    /// <summary>It says what it makes of the request.</summary>
    public static Func<ChatRequest, ChatScript> From(Func<ChatRequest, string> answer) => request => Text(answer(request));

    /// <summary>Its server answers with an error.</summary>
    /// <param name="retryAfter">Seconds, or a date in HTTP's form.</param>
    public static Func<ChatRequest, ChatScript> Fails(int status, string? retryAfter = null) =>
        _ => new ChatScript { Status = status, RetryAfter = retryAfter };

    /// <summary>The connection is cut after so many words.</summary>
    public static Func<ChatRequest, ChatScript> CutsOff(string text, int after) => Ends(text, ScriptEnd.CutOff, after);

    /// <summary>Nothing more comes after so many words.</summary>
    public static Func<ChatRequest, ChatScript> Hangs(string text = "", int after = 0) => Ends(text, ScriptEnd.Hang, after);

    /// <summary>It says the same again and again until the client leaves.</summary>
    public static Func<ChatRequest, ChatScript> Loops(string text) => Ends(text, ScriptEnd.Endless, null);

    /// <summary>After so many words comes what is no JSON.</summary>
    public static Func<ChatRequest, ChatScript> Malformed(string text = "", int after = 0) => Ends(text, ScriptEnd.Malformed, after);

    /// <summary>After so many words comes an error.</summary>
    public static Func<ChatRequest, ChatScript> BreaksDown(string text = "", int after = 0) => Ends(text, ScriptEnd.ErrorEvent, after);

    /// <summary>Its server sends a page for people.</summary>
    public static Func<ChatRequest, ChatScript> ShowsPage() =>
        _ => new ChatScript { Raw = "<html><body><h1>Welcome to the proxy</h1></body></html>" };

    /// <summary>The first call behaves so, the second so, and all further ones as the last.</summary>
    public static Func<ChatRequest, ChatScript> InOrder(params Func<ChatRequest, ChatScript>[] behaviours)
    {
        var call = -1;
        return request => behaviours[Math.Min(Interlocked.Increment(ref call), behaviours.Length - 1)](request);
    }

    /// <summary>A text, word by word.</summary>
    public static ChatScript Text(string text) => new() { Pieces = Words(text) };

    static Func<ChatRequest, ChatScript> Ends(string text, ScriptEnd end, int? after) =>
        _ => Text(text) with { End = end, EndAfter = after };

    // Each word with the blanks behind it.
    static List<string> Words(string text)
    {
        var (words, start) = (new List<string>(), 0);
        for (var i = 1; i <= text.Length; i++)
        {
            if (i < text.Length && (char.IsWhiteSpace(text[i]) || !char.IsWhiteSpace(text[i - 1])))
                continue;
            words.Add(text[start..i]);
            start = i;
        }
        return words;
    }

    /// <summary>Tokens of a text as the fake counts them: four characters each.</summary>
    public static int Tokens(string text) => (text.Length + 3) / 4;

    internal static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
