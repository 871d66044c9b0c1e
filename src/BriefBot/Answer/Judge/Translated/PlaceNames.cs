using BriefBot.Language;

namespace BriefBot.Answer.Judge.Translated;

/// <summary>Places that are called otherwise in another language.</summary>
static class PlaceNames
{
    static readonly WordPattern[][] Places =
    [
        .. Lexicon.Lines("languages/places", "places").Select(line => line.Split(' ').Select(word => new WordPattern([word])).ToArray()),
    ];

    /// <summary>The places that a word may be of; none for most words.</summary>
    /// <param name="folded">In lower case, without accents.</param>
    public static IEnumerable<int> Of(string folded) =>
        Places.Index().Where(place => Array.Exists(place.Item, form => form.Fits(folded))).Select(place => place.Index);

    /// <summary>True for a word of a place.</summary>
    public static bool Has(string folded) => Array.Exists(Places, place => Array.Exists(place, form => form.Fits(folded)));
}
