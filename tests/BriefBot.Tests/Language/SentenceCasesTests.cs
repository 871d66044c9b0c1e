using BriefBot.Language;

namespace BriefBot.Tests.Language;

/// <summary>Texts of many languages, a sentence a line in <c>SentenceCases/</c>, are cut into those sentences again.</summary>
public sealed class SentenceCasesTests
{
    // Part of the sentences that must be found exactly.
    const double Goal = 0.99;

    // Thai writes no stops: most ends can't be told, and all that a cut must be is right.
    const double ThaiGoal = 0.5;

    public static TheoryData<string> Languages =>
        [
            .. Directory
                .EnumerateFiles(Folder, "*.txt")
                .Select(file => Path.GetFileNameWithoutExtension(file)!)
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Paragraphs_are_cut_into_their_sentences(string language)
    {
        var paragraphs = Paragraphs(language);

        var missed = paragraphs.SelectMany(lines => lines.Except(Cut(Joined(lines, language), language))).ToList();

        var all = paragraphs.Sum(lines => lines.Length);
        var goal = language == "th" ? ThaiGoal : Goal;
        (all - missed.Count).ShouldBeGreaterThanOrEqualTo((int)Math.Ceiling(all * goal), string.Join('\n', missed));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void No_piece_is_half_a_sentence(string language) => Halves(language, language).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Languages))]
    public void Hardly_a_piece_is_half_a_sentence_where_a_few_lines_must_tell_their_language(string language) =>
        Halves(language, stated: null).Count.ShouldBeLessThanOrEqualTo(2 * MostCutInTwo, string.Join('\n', Halves(language, null)));

    // In a paragraph of four short sentences the language may not be told, and then "3.12. Turussa" may be an end.
    const int MostCutInTwo = 1;

    static List<string> Halves(string language, string? stated) =>
        [
            .. Paragraphs(language)
                .SelectMany(lines => Cut(Joined(lines, language), stated).Where(piece => !IsWhole(piece, lines, language))),
        ];

    static bool IsWhole(string piece, string[] lines, string language)
    {
        for (var from = 0; from < lines.Length; from++)
        for (var to = from + 1; to <= lines.Length; to++)
            if (Joined(lines[from..to], language) == piece)
                return true;
        return false;
    }

    static IEnumerable<string> Cut(string text, string? language) =>
        Sentences.Split(text, language).Select(span => text[span.Start..span.End]);

    static string Joined(string[] lines, string language) => string.Join(language is "zh" or "ja" ? "" : " ", lines);

    static List<string[]> Paragraphs(string language) =>
        [
            .. File.ReadAllText(Path.Combine(Folder, language + ".txt"))
                .Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
                .Select(paragraph => paragraph.Split('\n', StringSplitOptions.RemoveEmptyEntries)),
        ];

    static string Folder => Checkout.PathOf("tests", "BriefBot.Tests", "Language", "SentenceCases");
}
