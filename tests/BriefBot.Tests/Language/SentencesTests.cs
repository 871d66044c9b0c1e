using BriefBot.Language;

namespace BriefBot.Tests.Language;

public class SentencesTests
{
    [Theory]
    [InlineData("It rained. Then it stopped.", "It rained.|Then it stopped.")]
    [InlineData("Mr. Smith met Sen. Lee. They spoke.", "Mr. Smith met Sen. Lee.|They spoke.")]
    [InlineData(
        "The U.S. Senate voted. It failed in the U.S. The House left.",
        "The U.S. Senate voted.|It failed in the U.S.|The House left."
    )]
    [InlineData("“We won.” He left. \"Really?\" she asked.", "“We won.”|He left.|\"Really?\" she asked.")]
    [InlineData("The court took up Falk v. Norland. It ruled in part v.", "The court took up Falk v. Norland.|It ruled in part v.")]
    [InlineData("J. K. Rowling wrote it. George W. Bush read it.", "J. K. Rowling wrote it.|George W. Bush read it.")]
    [InlineData(
        "Acme Inc. said so. It paid $3.5 million to Bolt Corp. Shares fell.",
        "Acme Inc. said so.|It paid $3.5 million to Bolt Corp.|Shares fell."
    )]
    [InlineData("On Nov. 23 it began. It ended at 5 p.m. on Tuesday.", "On Nov. 23 it began.|It ended at 5 p.m. on Tuesday.")]
    [InlineData(
        "It left at 5 p.m. Captain Holm waved. It came at 9 a.m. Pacific time, or 5 p.m. GMT, on the 6 a.m. Monday boat.",
        "It left at 5 p.m.|Captain Holm waved.|It came at 9 a.m. Pacific time, or 5 p.m. GMT, on the 6 a.m. Monday boat."
    )]
    [InlineData(
        "The ship was the Aurora I. Nobody was aboard. Harry S. Truman spoke.",
        "The ship was the Aurora I.|Nobody was aboard.|Harry S. Truman spoke."
    )]
    [InlineData("One line\nAnother line. More", "One line|Another line.|More")]
    [InlineData("It was … odd. Wait... What?", "It was … odd.|Wait...|What?")]
    [InlineData(
        "We will use them. — Maren Holt, Harbour List\nIt rained. — Then it stopped.",
        "We will use them. — Maren Holt, Harbour List|It rained.|— Then it stopped."
    )]
    [InlineData(
        "The book by J. Smith sold well. It holds vitamins A and C. Smith ate it.",
        "The book by J. Smith sold well.|It holds vitamins A and C.|Smith ate it."
    )]
    [InlineData("  ", "")]
    public void Text_is_split_where_sentences_end(string text, string expected) =>
        string.Join('|', Sentences.Split(text).Select(span => text[span.Start..span.End])).ShouldBe(expected);

    [Theory]
    [InlineData(
        "de",
        "Das Dock in Lauen schließt am 14. Mai 2027.|Es trifft ca. 90 Leute, z. B. Köche usw.|Dann kommt die Ostkai GmbH & Co. KG."
    )]
    [InlineData("de", "Der Vertrag läuft bis zum 2. Quartal 2031.|Es begann 2019.|Danach wurde es still.")]
    [InlineData("es", "La ministra de EE. UU. Ana Hale llega el 9 de mayo.|El Sr. Ruiz firmó con la Dra. Pérez el art. 7 del pacto.")]
    [InlineData("fr", "M. Jean Morel a signé l’acte avec Mme. Roux.|Le prix est de 3 millions p. ex. pour le hangar no. 8.")]
    [InlineData("en", "Last week, the head of the F.B.I. Dora B. Quill resigned.|Ms. Quill did not say why.")]
    [InlineData(
        "en",
        "The diver Max Lorne was born in the U.S.A.|My boat is his, said Ida Lorne of 9 St. Mary St. here.|She came at 7 a.m. on Feb. 3."
    )]
    [InlineData("en", "He called it the “ghost town.”|Clara Dunn won 80 votes (of 90.)|The rest went to Ivo Stein.")]
    [InlineData("zh", "“谁来？”老李问。|没有人来！|他说：“走吧。”")]
    [InlineData("ka", "ის წავიდა.|ის მოვიდა.")]
    [InlineData("km", "គាត់ទៅ។|នាងមក។")]
    [InlineData("am", "ሄደ።|መጣች።")]
    [InlineData("hy", "Նա գնաց։|Նա եկավ։")]
    [InlineData("my", "သူသွားသည်။|သူမလာသည်။")]
    [InlineData("ur", "وہ چلا گیا۔|کیا وہ آیا؟|نہیں۔")]
    [InlineData("ko", "그는 갔다.|곧 끝.|김 모 씨(42)는 말했다.")]
    public void A_sentence_ends_as_its_language_ends_them(string language, string expected)
    {
        var text = expected.Replace("|", language is "zh" ? "" : " ", StringComparison.Ordinal);

        string.Join('|', Sentences.Split(text, language).Select(span => text[span.Start..span.End])).ShouldBe(expected);
    }

    [Theory]
    [InlineData("Er kam.“", true)]
    [InlineData("他来了。」", true)]
    [InlineData("वह आया।", true)]
    [InlineData("Er kam!", false)]
    [InlineData("Foto: dpa", false)]
    public void A_statement_ends_with_a_full_stop_of_its_script(string text, bool ends) =>
        SentenceSigns.EndsWithFullStop(text).ShouldBe(ends);

    [Fact]
    public void Text_in_another_script_than_its_page_states_is_cut_by_its_own_rules() =>
        Sentences.Split("桥关闭了。船停航了。", "en").Count.ShouldBe(2);

    [Fact]
    public void Pieces_by_which_articles_are_found_do_not_change_with_the_rules_of_languages() =>
        Sentences.SplitForKeys("Sie endet am 29. Juni. Er ging.").Count.ShouldBe(3);

    [Fact]
    public void A_row_of_a_table_is_one_sentence()
    {
        const string row = "Cause: Lightning | What happened: The church burned. Nobody was hurt. | Cost: 3";

        Sentences.Split($"It burned. Twice.\n\n{row}").Select(span => span.Length).Last().ShouldBe(row.Length);
    }

    [Theory]
    [InlineData("List: Green Shore | Votes: 5,077 | Seats: 6", "6", "Seats")]
    [InlineData("List: Green Shore | Votes: 5,077 | Seats: 6", "5,077", "Votes")]
    [InlineData("Length: 184 metres", "184", "Length")]
    [InlineData("The mayor said: about 12 boats lay in the harbour", "12", null)]
    [InlineData("12 boats", "12", null)]
    public void A_value_is_called_what_stands_before_it(string line, string value, string? label)
    {
        var start = line.IndexOf(value, StringComparison.Ordinal);

        var found = Rows.Label(line, new TextSpan(0, line.Length), new TextSpan(start, start + value.Length));

        (found is { } span ? line[span.Start..span.End] : null).ShouldBe(label);
    }
}
