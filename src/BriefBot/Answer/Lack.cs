using System.Text.Json.Serialization;

namespace BriefBot.Answer;

/// <summary>What kind of reason there is for no answer.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LackKind>))]
public enum LackKind
{
    /// <summary>Told in English only, as older versions kept it; its one value is the sentence.</summary>
    AsTold,

    /// <summary>Nothing matches the question.</summary>
    NoMatch,

    /// <summary>Nothing matches the topic of a briefing.</summary>
    NoMatchOfTopic,

    /// <summary>Nothing matches the name of a speaker.</summary>
    NoMatchOfName,

    /// <summary>Names that no article has; its values, one and up.</summary>
    UnknownNames,

    /// <summary>Articles have the names, but none has them together.</summary>
    NamesApart,

    /// <summary>Nothing is of the years asked for; its values, one and up.</summary>
    OtherYears,

    /// <summary>What is nearest is too unlikely to answer.</summary>
    NearestDiffer,

    /// <summary>What is told is of another time, person or occasion.</summary>
    OtherOccasion,

    /// <summary>A date was asked for, and none is told.</summary>
    NoDate,

    /// <summary>A number was asked for, and none is told.</summary>
    NoNumber,

    /// <summary>Nothing is said under a name.</summary>
    NothingSaid,

    /// <summary>Nothing is said under a name on the topic given.</summary>
    NothingSaidOnTopic,

    /// <summary>No article is on the topic of a briefing.</summary>
    OffTopic,

    /// <summary>No article is from the outlet asked for; its one value.</summary>
    UnknownOutlet,

    /// <summary>No article has the topic asked for; its one value.</summary>
    UnknownTopic,

    /// <summary>Articles were replaced while they were read.</summary>
    ChangedMeanwhile,

    /// <summary>Nothing was asked: thanks were given, and are answered.</summary>
    Thanked,
}

/// <summary>Why nothing is answered, to be worded in any language.</summary>
/// <param name="Kind">The reason.</param>
/// <param name="Values">Names, years, an outlet or a topic, as <see cref="LackKind"/> says; of any origin.</param>
public sealed record Lack(LackKind Kind, IReadOnlyList<string> Values)
{
    /// <summary>A reason.</summary>
    public static Lack Of(LackKind kind, params string[] values) => new(kind, values);

    /// <summary>A reason that is known as an English sentence only.</summary>
    public static Lack AsTold(string sentence) => Of(LackKind.AsTold, sentence);

    /// <summary>In English, as JSON and logs have it: one sentence.</summary>
    [JsonIgnore]
    public string Text =>
        Kind switch
        {
            LackKind.AsTold => string.Concat(Values),
            LackKind.NoMatch => "Nothing in the corpus matches the question.",
            LackKind.NoMatchOfTopic => "Nothing in the corpus matches the topic.",
            LackKind.NoMatchOfName => "Nothing in the corpus matches the name.",
            LackKind.UnknownNames => $"No article in the corpus mentions {Either(Values.Select(Quoted))}.",
            LackKind.NamesApart => "No article in the corpus brings these names together.",
            LackKind.OtherYears => $"No article on this is of {Either(Values)} or mentions that year.",
            LackKind.OtherOccasion => "What the articles say on this is of another time, person or occasion.",
            LackKind.NoDate => "The articles that come nearest don't say when.",
            LackKind.NoNumber => "The articles that come nearest give no number.",
            LackKind.NothingSaid => "No article in the corpus reports what is said under this name.",
            LackKind.NothingSaidOnTopic => "No article in the corpus reports what is said on this under this name.",
            LackKind.OffTopic => "No article in the corpus is on this topic.",
            LackKind.UnknownOutlet => $"No article in the corpus is from {Either(Values.Select(Quoted))}.",
            LackKind.UnknownTopic => $"No article in the corpus has the topic {Either(Values.Select(Quoted))}.",
            LackKind.ChangedMeanwhile => "The stored articles changed while they were being read; ask again.",
            LackKind.Thanked => "You're welcome. Ask me anything else about the articles.",
            _ => "The articles that come nearest don't answer it.",
        };

    static string Quoted(string value) => $"“{value}”";

    static string Either(IEnumerable<string> values) => string.Join(" or ", values);
}
