using System.Globalization;
using BriefBot.Language;

namespace BriefBot.Deliver.Wording;

/// <summary>
/// The words around the content, in the reader's language. Quotes, titles and everything else from the corpus are never
/// translated.
/// </summary>
public sealed class Localization
{
    static readonly Lazy<Localization> InEnglish = new(() => new Localization("en", null));
    static readonly Lazy<Localization> InSpanish = In("es");

    static readonly Dictionary<string, Lazy<Localization>> Translations = new(StringComparer.Ordinal)
    {
        ["de"] = In("de"),
        ["fr"] = In("fr"),
        ["es-ES"] = InSpanish,
        ["es-419"] = InSpanish,
    };

    readonly WordsFile _file;
    readonly IReadOnlyDictionary<Term, string> _words;
    readonly Lazy<IReadOnlyDictionary<PageTerm, string>> _pageWords;
    readonly Lazy<IReadOnlyDictionary<ReplyTerm, string>> _replyWords;
    readonly Lazy<IReadOnlyDictionary<PictureTerm, string>> _pictureWords;
    readonly NumberFormatInfo _numbers;

    Localization(string language, Localization? english)
    {
        Language = language;
        _file = WordsFile.Load(language);
        _words = _file.ByTerm(english?._words);
        _pageWords = new(() => WordsFile.ByTerm(WordsFile.LoadPages(language), english?._pageWords.Value));
        _replyWords = new(() => WordsFile.ByTerm(WordsFile.LoadReplies(language), english?._replyWords.Value));
        _pictureWords = new(() => WordsFile.ByTerm(WordsFile.LoadPictures(language), english?._pictureWords.Value));
        _numbers = new NumberFormatInfo { NumberGroupSeparator = _file.GroupSeparator };
    }

    static Lazy<Localization> In(string language) => new(() => new Localization(language, InEnglish.Value));

    /// <summary>Locales other than English, by Discord's codes.</summary>
    public static IReadOnlyCollection<string> Locales => Translations.Keys;

    /// <summary>The words for a locale of Discord's ("de", "es-419"); English for one without a table, and for null.</summary>
    public static Localization For(string? locale) =>
        locale is not null && Translations.TryGetValue(locale, out var found) ? found.Value : InEnglish.Value;

    /// <summary>The English words.</summary>
    public static Localization English => InEnglish.Value;

    /// <summary>The words in the language of a question or another text that somebody typed, as far as there are any and the language is
    /// plain; English else.</summary>
    public static Localization OfText(string text) => OfLanguage(LanguageDetector.Guess(text)) ?? English;

    /// <summary>Languages that pages are written in, by their subtags; English first.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en", "de", "fr", "es"];

    /// <summary>The words of one of <see cref="Languages"/>; null for another.</summary>
    public static Localization? OfLanguage(string? language) =>
        language switch
        {
            "en" => InEnglish.Value,
            "es" => InSpanish.Value,
            "de" or "fr" => For(language),
            _ => null,
        };

    /// <summary>Language that the words are in, as a subtag: "en".</summary>
    public string Language { get; }

    /// <summary>A term in every locale but English, as a command's localisations want it.</summary>
    public static IReadOnlyDictionary<string, string> Everywhere(Term term) =>
        Translations.ToDictionary(pair => pair.Key, pair => pair.Value.Value[term], StringComparer.Ordinal);

    /// <summary>A term without placeholders.</summary>
    public string this[Term term] => _words[term];

    /// <summary>A term with its placeholders filled in; what comes from outside must be escaped already.</summary>
    public string With(Term term, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.InvariantCulture, _words[term], values);

    /// <summary>A term of the pages without placeholders.</summary>
    public string this[PageTerm term] => _pageWords.Value[term];

    /// <summary>A term of the pages with its placeholders filled in.</summary>
    public string With(PageTerm term, params ReadOnlySpan<object?> values) =>
        string.Format(CultureInfo.InvariantCulture, _pageWords.Value[term], values);

    /// <summary>A term of replies without placeholders.</summary>
    public string this[ReplyTerm term] => _replyWords.Value[term];

    /// <summary>A term of replies with its placeholders filled in.</summary>
    public string With(ReplyTerm term, params ReadOnlySpan<object?> values) =>
        string.Format(CultureInfo.InvariantCulture, _replyWords.Value[term], values);

    /// <summary>A term of the pictures without placeholders.</summary>
    public string this[PictureTerm term] => _pictureWords.Value[term];

    /// <summary>A term of the pictures with its placeholders filled in.</summary>
    public string With(PictureTerm term, params ReadOnlySpan<object?> values) =>
        string.Format(CultureInfo.InvariantCulture, _pictureWords.Value[term], values);

    /// <summary>"November", "novembre".</summary>
    /// <param name="month">1 to 12.</param>
    public string Month(int month) => _file.Months[month - 1];

    /// <summary>"23 November 2020", as plain text.</summary>
    public string Day(DateOnly day)
    {
        var number = day.Day == 1 ? _file.FirstOfMonth : day.Day.ToString(CultureInfo.InvariantCulture);
        return string.Format(CultureInfo.InvariantCulture, _file.DayPattern, number, _file.Months[day.Month - 1], day.Year);
    }

    /// <summary>"1,200".</summary>
    public string Number(long number) => number.ToString("#,0", _numbers);
}
