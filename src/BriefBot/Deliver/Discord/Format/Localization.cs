using System.Globalization;

namespace BriefBot.Deliver.Discord.Format;

/// <summary>
/// The words around the content, in the reader's language. Quotes, titles and everything else from the corpus are never
/// translated, and the reasons that Answer gives are in English.
/// </summary>
public sealed class Localization
{
    static readonly Localization InEnglish = new(English.Words, English.Rights, "{0} {1} {2}", ",",
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]);

    static readonly Localization InGerman = new(German.Words, German.Rights, "{0}. {1} {2}", ".",
        ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"]);

    static readonly Localization InFrench = new(French.Words, French.Rights, "{0} {1} {2}", "\u202f",
        ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"], "1er");

    static readonly Localization InSpanish = new(Spanish.Words, Spanish.Rights, "{0} de {1} de {2}", ".",
        ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"]);

    static readonly Dictionary<string, Localization> Translations = new(StringComparer.Ordinal)
    {
        ["de"] = InGerman,
        ["fr"] = InFrench,
        ["es-ES"] = InSpanish,
        ["es-419"] = InSpanish,
    };

    readonly Dictionary<Term, string> _words;
    readonly string _dayPattern;
    readonly string[] _months;
    readonly NumberFormatInfo _numbers;
    readonly string _first;

    Localization(Dictionary<Term, string> words, Dictionary<Term, string> rights, string dayPattern, string groupSeparator, string[] months, string first = "1")
    {
        (_words, _dayPattern, _months, _first) = (words.Concat(rights).ToDictionary(), dayPattern, months, first);
        _numbers = new NumberFormatInfo { NumberGroupSeparator = groupSeparator };
    }

    /// <summary>Locales other than English, by Discord's codes.</summary>
    public static IReadOnlyCollection<string> Locales => Translations.Keys;

    /// <summary>The words for a locale of Discord's ("de", "es-419"); English for one without a table, and for null.</summary>
    public static Localization For(string? locale) =>
        locale is not null && Translations.TryGetValue(locale, out var found) ? found : InEnglish;

    /// <summary>A term in every locale but English, as a command's localisations want it.</summary>
    public static IReadOnlyDictionary<string, string> Everywhere(Term term) =>
        Translations.ToDictionary(pair => pair.Key, pair => pair.Value[term], StringComparer.Ordinal);

    /// <summary>A term without placeholders.</summary>
    public string this[Term term] => _words[term];

    /// <summary>A term with its placeholders filled in; what comes from outside must be escaped already.</summary>
    public string With(Term term, params ReadOnlySpan<object?> values) =>
        string.Format(CultureInfo.InvariantCulture, _words[term], values);

    /// <summary>"23 November 2020", as plain text.</summary>
    public string Day(DateOnly day)
    {
        var number = day.Day == 1 ? _first : day.Day.ToString(CultureInfo.InvariantCulture);
        return string.Format(CultureInfo.InvariantCulture, _dayPattern, number, _months[day.Month - 1], day.Year);
    }

    /// <summary>"1,200".</summary>
    public string Number(long number) => number.ToString("#,0", _numbers);
}
