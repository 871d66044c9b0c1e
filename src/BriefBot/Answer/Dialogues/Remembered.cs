using BriefBot.Language;
using BriefBot.Retrieve;

namespace BriefBot.Answer.Dialogues;

/// <summary>What a follow-up can take from the last exchange.</summary>
/// <param name="Core">The last question's own words.</param>
/// <param name="Context">What was carried into it from before, in brackets behind it.</param>
/// <param name="Answer">Who or what answered it, where that is a name; null otherwise.</param>
sealed record Remembered(List<Spoken> Core, List<Spoken> Context, string? Answer)
{
    const int Most = 10;
    const int LongestName = 6;

    /// <summary>Whether the last question asked for a person.</summary>
    public bool AskedWho { get; private init; }

    /// <summary>The words of the answer; none where there is no name.</summary>
    public List<Spoken> AnswerWords { get; private init; } = [];

    /// <summary>Takes an exchange apart.</summary>
    /// <param name="exchange">What was asked and answered.</param>
    /// <param name="language">The words of the language that it was asked in.</param>
    public static Remembered Of(Exchange exchange, DialogueWords language)
    {
        var question = exchange.Question.Trim().TrimStart('¿', '¡').TrimEnd('?', ' ', '\u00A0', '.', '!');
        var bracket = question.EndsWith(')') ? question.LastIndexOf(" (", StringComparison.Ordinal) : -1;
        var core = language.Read(bracket < 0 ? question : question[..bracket]);
        var context = bracket < 0 ? [] : language.Read(question[bracket..]);
        var kind = QuestionAnalyzer.Analyze(DialogueWords.Join(core), DateOnly.MaxValue).Kind;
        var isName =
            exchange.Answer is { Length: > 0 } answer
            && char.IsUpper(answer[0])
            && answer.Split(' ').Length <= LongestName
            && kind is AnswerKind.Person or AnswerKind.Organisation or AnswerKind.Thing or AnswerKind.Place or AnswerKind.Statement;
        return new Remembered(core, context, isName ? exchange.Answer : null)
        {
            AskedWho = kind is AnswerKind.Person,
            AnswerWords = isName ? language.Read(exchange.Answer!) : [],
        };
    }

    /// <summary>The person of whom "he" or "she" was said; null when that can't be told.</summary>
    public string? Person
    {
        get
        {
            if (AskedWho)
                return Answer is not null && IsPerson(AnswerWords) ? Answer : null;
            var runs = Runs(Core).Where(run => !run.TrueForAll(IsNobody)).ToList();
            var full = runs.Where(run => run.Count > 1).ToList();
            var run =
                runs.Count == 1 ? runs[0]
                : full.Count == 1 ? full[0]
                : null;
            return run is null ? null : string.Join(' ', run.Select(word => word.Bare));
        }
    }

    static bool IsNobody(Spoken word) => word.Surface == "I" || DateWords.Month(word.Word) > 0 || DateWords.Weekday(word.Word) is not null;

    // "Ann Rao", "Olof van der Meer"; not "Agency for Networks".
    static bool IsPerson(List<Spoken> words) =>
        words.Count is > 0 and <= LongestName && words[^1].IsCapital && words.TrueForAll(IsOfPerson);

    static bool IsOfPerson(Spoken word) =>
        word.IsCapital ? !NameLexicon.Organisations.Contains(word.Word) : !word.IsPreposition && word.Word is not ("and" or "the");

    /// <summary>Runs of capitals in a question, its first word aside.</summary>
    public static List<List<Spoken>> Runs(List<Spoken> words)
    {
        var runs = new List<List<Spoken>>();
        for (var i = 1; i < words.Count; i++)
        {
            if (!words[i].IsCapital)
                continue;
            if (!words[i - 1].IsCapital || i == 1 || words[i - 1].IsPossessive)
                runs.Add([]);
            runs[^1].Add(words[i]);
        }
        return runs;
    }

    /// <summary>Words to put behind a question: names and years and, where those say too little, what else was asked about.</summary>
    /// <param name="own">The question's own words.</param>
    /// <param name="everything">Whether what else was asked about is wanted.</param>
    public string Carried(List<Spoken> own, bool everything)
    {
        var known = own.Select(word => word.Stem).ToHashSet(StringComparer.Ordinal);
        var carried = new List<string>();
        foreach (var word in AnswerWords)
            Add(word);
        foreach (var word in Core.Skip(1).Concat(Context).Where(word => word.IsCapital))
            Add(word);
        if (!own.Exists(word => word.IsYear))
            foreach (var word in Core.Concat(Context).Where(word => word.IsYear))
                Add(word);
        if (everything || carried.Count == 0)
            foreach (var word in Core.Where(word => word.IsContent && !word.IsYear))
                Add(word);
        if (Core.Count(word => word.IsContent) < 2)
            foreach (var word in Context.Where(word => !word.IsYear))
                Add(word);
        return string.Join(' ', carried.Take(Most));

        void Add(Spoken word)
        {
            if (known.Add(word.Stem))
                carried.Add(word.Bare);
        }
    }
}
