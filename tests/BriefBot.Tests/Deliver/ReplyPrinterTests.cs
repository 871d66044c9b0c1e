using BriefBot.Answer;
using BriefBot.Answer.Writing;
using BriefBot.Corpus;
using BriefBot.Deliver.Terminal;

namespace BriefBot.Tests.Deliver;

public class ReplyPrinterTests
{
    [Fact]
    public void A_reply_is_answer_quote_sources_and_day()
    {
        var text = Print(Replies.Cited("Minister Ada Pell opened the harbour by video.", "Ada Pell", "by video"));

        text.ShouldBe(
            """
            Ada Pell (by video) [1]

              “Minister «Ada Pell» opened the harbour by video.” [1]

            Sources
              [1] Harbour opens — Coast News, 23 November 2020 (inferred: Monday 23 November)
                  https://news.example/harbour

            As of 1 December 2020.

            """
        );
    }

    [Fact]
    public void Colours_mark_the_short_answer_in_place_of_signs()
    {
        var text = Print(Replies.Cited("Minister Ada Pell opened it.", "Ada Pell"), colours: true);

        text.ShouldContain("Minister \u001b[1mAda Pell\u001b[0m opened it.");
        text.ShouldNotContain("«");
    }

    [Fact]
    public void Thanks_get_a_kind_word_and_nothing_else() =>
        Print(
                new Reply.NotFound(Replies.Question("thanks"), Lack.AsTold("You're welcome."), [], 0, [], [], "extractive", TimeSpan.Zero)
                {
                    IsCourtesy = true,
                },
                corpus: new CorpusStatistics(1, 1, null, null, null)
            )
            .Trim()
            .ShouldBe("You're welcome.");

    [Fact]
    public async Task The_page_answers_thanks_without_saying_that_nothing_was_found()
    {
        var reply = new Reply.NotFound(
            Replies.Question("thanks"),
            Lack.AsTold("You're welcome."),
            [],
            0,
            [],
            [],
            "extractive",
            TimeSpan.Zero
        )
        {
            IsCourtesy = true,
        };

        var page = await WrittenPages.OfAsync(reply);

        page.ShouldContain("re welcome.");
        page.ShouldNotContain("Not found");
    }

    [Fact]
    public void Lines_stay_within_the_width()
    {
        var quote = string.Join(' ', Enumerable.Repeat("harbour", 60)) + " Pell.";

        var text = Print(Replies.Cited(quote, "Pell", url: null), width: 40);

        text.Split('\n').ShouldAllBe(line => line.Length <= 40);
    }

    [Fact]
    public void Escape_sequences_in_an_article_are_shown_and_not_obeyed()
    {
        var text = Print(
            Replies.Cited("Minister \u001b[2JAda Pell\u202e opened it.", "Ada Pell", title: "\u001b]0;owned\u0007Title"),
            colours: false
        );

        text.ShouldNotContain("\u001b");
        text.ShouldNotContain("\u0007");
        text.ShouldNotContain("\u202e");
    }

    [Fact]
    public void Where_sources_disagree_both_sides_are_quoted()
    {
        var (first, second) = (Replies.Article("The port cost 40 million.", id: 1), Replies.Article("The port cost 55 million.", id: 2));
        var reply = Replies.Cited("The port cost 40 million.", "40 million") with
        {
            Conflicts =
            [
                new Conflict("the cost", [new ConflictSide("40 million", first.Body, 1), new ConflictSide("55 million", second.Body, 2)]),
            ],
            Sources = [Replies.Source(1, first, first.Body), Replies.Source(2, second, second.Body)],
        };

        var text = Print(reply);

        text.ShouldContain("Sources disagree about the cost:");
        text.ShouldContain("– 40 million: “The port cost 40 million.” [1]");
        text.ShouldContain("– 55 million: “The port cost 55 million.” [2]");
    }

    [Fact]
    public void When_nothing_is_found_the_reason_and_what_would_help_are_said()
    {
        var reply = new Reply.NotFound(
            Replies.Question("Who won?"),
            Lack.AsTold("Nothing is said about it."),
            [],
            0.1,
            [],
            [],
            "extractive",
            TimeSpan.Zero
        );

        var text = Print(
            reply,
            corpus: new CorpusStatistics(
                1200,
                3400,
                new DateOnly(2019, 1, 2),
                new DateOnly(2020, 11, 23),
                new DateTimeOffset(2020, 11, 24, 8, 0, 0, TimeSpan.Zero)
            )
        );

        text.ShouldContain("Not found: Nothing is said about it.");
        text.ShouldContain("1,200 articles, published 2 January 2019 to 23 November 2020; the last was added on 24 November 2020.");
        text.ShouldContain("briefbot ingest");
    }

    [Fact]
    public void Where_a_model_breaks_off_the_articles_stand_apart_from_what_it_wrote()
    {
        var quoted = Replies.Cited("Minister Ada Pell opened the harbour by video.", "Ada Pell", "by video");
        var begun = quoted with { Written = [new WrittenSentence("Ada Pell opened the harbour.", [1], SentenceOrigin.Model)] };
        using var output = new StringWriter { NewLine = "\n" };
        var printer = new ReplyPrinter(new TerminalPage(output, null, colours: false));

        printer.PrintPart(begun);
        printer.Print(quoted, null);

        output
            .ToString()
            .ShouldStartWith(
                """
                Ada Pell (by video) [1]

                  Ada Pell opened the harbour. [1]

                Sources
                  [1] Harbour opens — Coast News, 23 November 2020 (inferred: Monday 23 November)
                      [1] “Minister Ada Pell opened the harbour by video.”
                      https://news.example/harbour

                The model's answer ends here. What the articles say:

                  “Minister «Ada Pell» opened the harbour by video.” [1]

                Sources
                """
            );
    }

    static string Print(Reply reply, int? width = null, bool colours = false, CorpusStatistics? corpus = null)
    {
        using var output = new StringWriter { NewLine = "\n" };
        new ReplyPrinter(new TerminalPage(output, width, colours)).Print(reply, corpus);
        return output.ToString();
    }
}
