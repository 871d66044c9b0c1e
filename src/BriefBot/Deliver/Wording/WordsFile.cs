using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BriefBot.Deliver.Wording;

/// <summary>What people read in one language: a file of <c>words/</c>, which is part of the program.</summary>
/// <param name="DayPattern">How a day is written: {0} its number, {1} the month, {2} the year.</param>
/// <param name="FirstOfMonth">The number of a month's first day.</param>
/// <param name="GroupSeparator">What stands between thousands.</param>
/// <param name="Months">Names of the months, January first.</param>
/// <param name="Terms">For each <see cref="Term"/>, in camel case, what is said.</param>
sealed record WordsFile(
    string DayPattern,
    string FirstOfMonth,
    string GroupSeparator,
    IReadOnlyList<string> Months,
    IReadOnlyDictionary<string, string> Terms
)
{
    /// <summary>Reads the words of a language.</summary>
    /// <exception cref="InvalidOperationException">There is no such file.</exception>
    /// <exception cref="JsonException">It is malformed, or lacks a part.</exception>
    public static WordsFile Load(string language)
    {
        using var stream = Open(language);
        return Read(stream);
    }

    /// <summary>Reads the words of the pages in a language, by <see cref="PageTerm"/> in camel case.</summary>
    /// <exception cref="InvalidOperationException">There is no such file.</exception>
    /// <exception cref="JsonException">It is malformed.</exception>
    public static IReadOnlyDictionary<string, string> LoadPages(string language) => LoadTerms("pages/" + language);

    /// <summary>Reads the words around replies in a language, by <see cref="ReplyTerm"/> in camel case.</summary>
    /// <exception cref="InvalidOperationException">There is no such file.</exception>
    /// <exception cref="JsonException">It is malformed.</exception>
    public static IReadOnlyDictionary<string, string> LoadReplies(string language) => LoadTerms("replies/" + language);

    /// <summary>Reads the words of the pictures in a language, by <see cref="PictureTerm"/> in camel case.</summary>
    /// <exception cref="InvalidOperationException">There is no such file.</exception>
    /// <exception cref="JsonException">It is malformed.</exception>
    public static IReadOnlyDictionary<string, string> LoadPictures(string language) => LoadTerms("pictures/" + language);

    static IReadOnlyDictionary<string, string> LoadTerms(string name)
    {
        using var stream = Open(name);
        return JsonSerializer.Deserialize(stream, WordsJson.Default.IReadOnlyDictionaryStringString) ?? throw new JsonException("Empty.");
    }

    /// <summary>Reads words.</summary>
    /// <exception cref="JsonException">They are malformed, or lack a part.</exception>
    internal static WordsFile Read(Stream stream) =>
        JsonSerializer.Deserialize(stream, WordsJson.Default.WordsFile) ?? throw new JsonException("The file of words is empty.");

    /// <summary>The words by term.</summary>
    /// <param name="english">Words for what isn't translated yet; null for the English ones themselves.</param>
    /// <exception cref="JsonException">A term is missing in English, or a key is no term.</exception>
    public IReadOnlyDictionary<Term, string> ByTerm(IReadOnlyDictionary<Term, string>? english = null) => ByTerm(Terms, english);

    /// <summary>Words by the terms of an enumeration.</summary>
    /// <param name="given">The words, by term in camel case.</param>
    /// <param name="english">Words for what isn't translated yet; null for the English ones themselves.</param>
    /// <exception cref="JsonException">A term is missing in English, or a key is no term.</exception>
    public static IReadOnlyDictionary<TTerm, string> ByTerm<TTerm>(
        IReadOnlyDictionary<string, string> given,
        IReadOnlyDictionary<TTerm, string>? english
    )
        where TTerm : struct, Enum
    {
        var words = new Dictionary<TTerm, string>();
        foreach (var term in Enum.GetValues<TTerm>())
            words[term] =
                given.GetValueOrDefault(Key(term))
                ?? english?.GetValueOrDefault(term)
                ?? throw new JsonException($"The words lack \"{Key(term)}\".");
        var unknown = given.Keys.Except(words.Keys.Select(Key)).FirstOrDefault();
        return unknown is null ? words : throw new JsonException($"\"{unknown}\" among the words is no term.");
    }

    static Stream Open(string name) =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream($"BriefBot.words.{name}")
        ?? throw new InvalidOperationException($"There is no words/{name}.json.");

    static string Key<TTerm>(TTerm term)
        where TTerm : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(term.ToString());
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow
)]
[JsonSerializable(typeof(WordsFile))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
sealed partial class WordsJson : JsonSerializerContext;
