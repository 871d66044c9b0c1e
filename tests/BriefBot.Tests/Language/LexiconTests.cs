using System.Text.RegularExpressions;
using BriefBot.Answer.Dialogues;
using BriefBot.Language;
using BriefBot.Retrieve;

namespace BriefBot.Tests.Language;

/// <summary>The words that rules go by: every list can be read and is used, and a fault in a file is named with its line.</summary>
public sealed partial class LexiconTests
{
    [Fact]
    public void Every_list_is_asked_for_and_every_list_asked_for_is_there()
    {
        var asked = Checkout
            .SourceFiles("src")
            .SelectMany(file => Call().Matches(File.ReadAllText(Checkout.PathOf(file))))
            .Select(call => $"{call.Groups["file"].Value} [{call.Groups["section"].Value}]")
            .Concat(
                SentenceFiles()
                    .SelectMany(file => SentenceWords.Sections.Intersect(Sections(file)).Select(section => $"{file} [{section}]"))
            )
            .Concat(TranslationFiles().SelectMany(file => TranslationSections(file).Select(section => $"{file} [{section}]")))
            .Concat(
                Lexicon
                    .All.Where(file => file.EndsWith("/dialogue", StringComparison.Ordinal))
                    .SelectMany(file => DialogueWords.Sections.Intersect(Sections(file)).Select(section => $"{file} [{section}]"))
            )
            .Concat(LocalFiles().SelectMany(file => LocalSections(file).Select(section => $"{file} [{section}]")))
            .Distinct()
            .Order(StringComparer.Ordinal);
        var listed = Lexicon.All.SelectMany(file => Sections(file).Select(section => $"{file} [{section}]")).Order(StringComparer.Ordinal);

        listed.ShouldBe(asked);
    }

    [Fact]
    public void A_phrase_keeps_its_blanks_and_a_list_its_order()
    {
        var sections = Read("# What it is.\n[first]\nb a\nc\n\n[second]\n\" of \"\n\"# sign\"\n");

        sections["first"].ShouldBe(["b a", "c"]);
        sections["second"].ShouldBe([" of ", "# sign"]);
    }

    [Theory]
    [InlineData("word\n[list]\na", "line 1: a list needs its [section] first")]
    [InlineData("[list]\na\n[list]\nb", "line 3: [list] stands here for the second time")]
    [InlineData("[list\na", "line 1: a section is a name in brackets")]
    [InlineData("[list]\n\"a", "line 2: an entry in quotation marks ends with one")]
    [InlineData("[list]\n# nothing\n[other]\na", "[list] is empty")]
    public void A_fault_is_named_with_its_place(string text, string fault) =>
        Should.Throw<FormatException>(() => Read(text)).Message.ShouldContain(fault);

    [Fact]
    public void A_list_that_is_not_there_is_named() =>
        Should
            .Throw<InvalidOperationException>(() => Lexicon.Lines("en/hedges", "nothing"))
            .Message.ShouldBe("lexicon/en/hedges.txt has no section [nothing].");

    [Fact]
    public void Sentences_have_lists_of_languages_that_are_told_apart() =>
        SentenceFiles().Select(file => file.Split('/')[0]).ShouldAllBe(tag => tag == "any" || LanguageDetector.Knows(tag));

    static readonly string[] LocalLists = ["/questions", "/numbers", "/verdicts", "/roles", "/speech", "/synonyms"];

    // Files that a language has or lacks, all with the same sections.
    static IEnumerable<string> LocalFiles() =>
        Lexicon.All.Where(file =>
            (LocalLists.Any(list => file.EndsWith(list, StringComparison.Ordinal)))
            && !file.StartsWith("en/", StringComparison.Ordinal)
            && !file.StartsWith("languages/", StringComparison.Ordinal)
        );

    static IEnumerable<string> LocalSections(string file) =>
        Sections("de/" + file[(file.IndexOf('/') + 1)..]).Concat(Sections(file).Intersect(LocalQuestions.Optional));

    // The same sections in each, and what stands before nouns where these have a capital.
    static IEnumerable<string> TranslationFiles() => Lexicon.All.Where(file => file.EndsWith("/translation", StringComparison.Ordinal));

    static IEnumerable<string> TranslationSections(string file) =>
        Sections("en/translation").Concat(TextLanguage.Of(file.Split('/')[0]).Writing.HasCapitalNouns ? ["determiners"] : []);

    static IEnumerable<string> SentenceFiles() =>
        Lexicon.All.Where(file => file.EndsWith("/sentences", StringComparison.Ordinal) && file != "en/sentences");

    static IEnumerable<string> Sections(string file)
    {
        using var reader = new StreamReader(Checkout.PathOf("lexicon", file + ".txt"));
        return LexiconFile.Read(file, reader).Keys;
    }

    static IReadOnlyDictionary<string, string[]> Read(string text)
    {
        using var reader = new StringReader(text);
        return LexiconFile.Read("test", reader);
    }

    [GeneratedRegex(
        @"Lexicon\s*\.(?:Lines|Words|Set|Stems)\(\s*""(?<file>[^""]+)"",\s*""(?<section>[^""]+)""",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Call();
}
