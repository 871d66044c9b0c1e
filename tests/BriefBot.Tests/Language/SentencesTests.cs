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
    [InlineData("  ", "")]
    public void Text_is_split_where_sentences_end(string text, string expected) =>
        string.Join('|', Sentences.Split(text).Select(span => text[span.Start..span.End])).ShouldBe(expected);

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
