using System.Text;
using System.Text.RegularExpressions;
using BriefBot.Answer;
using BriefBot.Deliver;
using BriefBot.Deliver.Answering;
using BriefBot.Deliver.Discord.Format;
using BriefBot.Deliver.Terminal;
using BriefBot.Deliver.Web;
using BriefBot.Deliver.Web.Pages;
using BriefBot.Deliver.Wording;

namespace BriefBot.Tests.Deliver;

/// <summary>What stands around quotes is in the asker's language; what is quoted never is.</summary>
public sealed partial class FrameTests
{
    static readonly Dictionary<string, string> Questions = new(StringComparer.Ordinal)
    {
        ["en"] = "How much did the port cost?",
        ["de"] = "Wie viel hat der Hafen gekostet?",
        ["fr"] = "Combien le port a-t-il coûté ?",
        ["es"] = "¿Cuánto costó el puerto?",
    };

    public static TheoryData<string> Languages => [.. Questions.Keys];

    public static TheoryData<string> OtherLanguages => [.. Questions.Keys.Except(["en"])];

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_terminal_speaks_the_language_of_the_question(string language) =>
        Golden.ShouldMatch(Printed(language), $"frames/{language}.txt");

    [Theory]
    [InlineData("Warum ist die Brücke gesperrt?", "Nicht gefunden:")]
    [InlineData("Pourquoi le pont est-il fermé ?", "Introuvable")]
    [InlineData("¿Por qué cerraron el puente?", "No encontrado:")]
    [InlineData("why was the bridge closed", "Not found:")]
    [InlineData("Hvorfor er broen lukket?", "Not found:")]
    [InlineData("Xi Jinping", "Not found:")]
    [InlineData("la Palma eruption", "Not found:")]
    public void The_frame_follows_a_question_as_far_as_its_language_is_plain(string question, string begins) =>
        Print(Frames.Missing(question, Lack.Of(LackKind.NoMatch))).ShouldStartWith(begins);

    [Fact]
    public void A_follow_up_is_answered_in_the_language_of_the_question_in_full() =>
        Print(Frames.Missing("2021?", Lack.Of(LackKind.NoDate)) with { Understood = Questions["de"] })
            .ShouldContain("Nicht gefunden: Die am ehesten passenden Artikel sagen nicht, wann.");

    [Theory]
    [InlineData("inferred: Monday 23 November, not before 2017, 7th edition of an event", "Montag, 23. November, nicht vor 2017")]
    [InlineData("inferred: 3 May", "3. Mai")]
    public void How_a_day_was_inferred_is_told_in_other_languages(string basis, string told) =>
        Localization
            .OfLanguage("de")!
            .Date(BriefBot.Corpus.PublicationDate.Inferred(new DateOnly(2020, 11, 23), basis))
            .ShouldBe($"23. November 2020 (erschlossen: {told})");

    [Fact]
    public void In_English_a_reason_is_what_JSON_has()
    {
        foreach (var lack in Frames.Lacks)
            Localization.English.Of(lack).ShouldBe(lack.Text);
    }

    [Fact]
    public void Every_term_of_replies_is_in_every_language_with_the_same_placeholders()
    {
        var english = WordsFile.LoadReplies("en");
        english.Count.ShouldBe(Enum.GetValues<ReplyTerm>().Length);
        foreach (var language in Localization.Languages)
        {
            var words = WordsFile.LoadReplies(language);
            words.Keys.ShouldBe(english.Keys, ignoreOrder: true, language);
            foreach (var (key, text) in words)
                Placeholders(text).ShouldBe(Placeholders(english[key]), $"{key} in {language}");
        }
    }

    [Fact]
    public void Every_term_of_pictures_is_in_every_language_with_the_same_placeholders()
    {
        var english = WordsFile.LoadPictures("en");
        english.Count.ShouldBe(Enum.GetValues<PictureTerm>().Length);
        foreach (var language in Localization.Languages)
        {
            var words = WordsFile.LoadPictures(language);
            words.Keys.ShouldBe(english.Keys, ignoreOrder: true, language);
            words["shortMonths"].Split(',').Length.ShouldBe(12, language);
            foreach (var (key, text) in words)
                Placeholders(text).ShouldBe(Placeholders(english[key]), $"{key} in {language}");
        }
    }

    [Theory]
    [MemberData(nameof(OtherLanguages))]
    public async Task No_page_of_another_language_says_anything_in_English(string language)
    {
        var words = Localization.OfLanguage(language)!;
        foreach (var reply in Everything(language))
        {
            var page = await PageRenderer.RenderAsync<AskPage, AskView>(new PageFrame(words), new(reply, Frames.Corpus));

            EnglishPieces.ShouldNotBeIn(System.Net.WebUtility.HtmlDecode(page), language, reply);
            if (reply is Reply.NotFound missing)
                System.Net.WebUtility.HtmlDecode(page).ShouldContain(words.Of(missing.Lack));
        }
    }

    [Theory]
    [InlineData("de")]
    [InlineData("fr")]
    [InlineData("es-419")]
    public void No_message_of_another_language_says_anything_in_English(string locale)
    {
        var language = locale[..2];
        var view = new AnswerView(Frames.Corpus, locale);
        foreach (var reply in Everything(language))
            EnglishPieces.ShouldNotBeIn(Text(AnswerMessage.Of(reply, view)), language, reply);
        EnglishPieces.ShouldNotBeIn(Text(ClaimReportMessage.Of(Frames.Checked(Questions[language]), view)), language, "a check");
    }

    [Fact]
    public void What_an_older_version_kept_still_says_why()
    {
        const string Old =
            """{"Citations":[],"FromSamples":false,"Items":[],"Claims":[],"Conflicts":[],"Written":[],"Suggestions":[],"Reason":"Nothing matches."}""";

        var lack = Kept(Old).Lack;

        lack.Kind.ShouldBe(LackKind.AsTold);
        Localization.OfLanguage("de")!.Of(lack).ShouldBe("Nothing matches.");
    }

    [Fact]
    public void What_is_kept_says_why_in_any_language()
    {
        var reply = Frames.Missing(Questions["de"], Lack.Of(LackKind.UnknownNames, "Orra", "Sund"));

        var lack = Kept(KeptReply.Of(reply)!.ToJson()).Lack;

        Localization.OfLanguage("de")!.Of(lack).ShouldBe("Kein Artikel erwähnt „Orra“ oder „Sund“.");
        lack.Text.ShouldBe(reply.Reason);
    }

    static Reply.NotFound Kept(string json)
    {
        var record = RecordedReply.Of(
            Frames.Missing("Who?", Lack.Of(LackKind.NoMatch)),
            new(1),
            new("web", "page"),
            "web",
            "Who?",
            DateTimeOffset.UnixEpoch,
            json
        );
        return KeptReply.Read(json)!.ToReply(record, []).ShouldBeOfType<Reply.NotFound>();
    }

    static IEnumerable<Reply> Everything(string language)
    {
        var question = Questions[language];
        return
        [
            .. Frames.Lacks.Select(lack => Frames.Missing(question, lack, lack.Kind == LackKind.NoMatch)),
            Frames.Cited(question),
            Frames.Denied(question),
            Frames.Conflicting(question),
            Frames.Written(question),
            Frames.Brief(question),
        ];
    }

    static string Printed(string language)
    {
        var question = Questions[language];
        var text = new StringBuilder();
        foreach (var reply in Everything(language))
            text.Append(Heading(reply)).Append(Print(reply));
        text.Append("=== Missing, with little\n")
            .Append(Print(Frames.Missing(question, Lack.Of(LackKind.NoMatch)), new(0, 0, null, null, null)))
            .Append(Print(Frames.Missing(question, Lack.Of(LackKind.NoMatch)), new(1, 1, Replies.AsOf, Replies.AsOf, null)))
            .Append("=== Said\n")
            .Append(Print(Frames.Said("Pell"), words: Localization.OfLanguage(language)));
        using var output = new StringWriter { NewLine = "\n" };
        new ClaimPrinter(new TerminalPage(output, null, false)).Print(Frames.Checked(question), Localization.OfText(question));
        return text.Append("=== Checked\n").Append(output).ToString();
    }

    static string Heading(Reply reply) =>
        $"=== {reply.GetType().Name}{(reply is Reply.NotFound { Lack.Kind: var kind } ? $", {kind}" : "")}\n";

    static string Print(Reply reply, BriefBot.Corpus.CorpusStatistics? corpus = null, Localization? words = null)
    {
        var help = corpus ?? (reply is Reply.NotFound { Nearest.Count: > 0 } ? Frames.Corpus : null);
        using var output = new StringWriter { NewLine = "\n" };
        new ReplyPrinter(new TerminalPage(output, null, colours: false), words).Print(reply, help);
        return output.ToString();
    }

    static string Text(IEnumerable<BriefBot.Discord.MessageProperties> messages) =>
        string.Join(
            '\n',
            messages
                .SelectMany(message => message.Embeds ?? [])
                .SelectMany(embed => new[] { embed.Title, embed.Description, embed.Footer?.Text })
        );

    static IEnumerable<string> Placeholders(string words) =>
        Placeholder().Matches(words).Select(match => match.Value).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d\}", RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();
}
