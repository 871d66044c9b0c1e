using BriefBot.Ingest;

namespace BriefBot.Tests.Ingest;

public class RepetitionModelTests
{
    const string Furniture = "The Shore is read on both sides of the bay and printed on one of them";
    const string Background =
        "The dispute over the ferry terminal began nine years ago, when the island council refused to pay for its new roof and "
        + "the mainland council closed its own pier.";

    static string Paragraph(int n, string what) =>
        $"On day {n} of the {what} the council heard witness number {n} for a full hour and adjourned, having decided nothing "
        + "that anybody present could name afterwards.";

    static string Document(int n, string extra = "") =>
        $"Hearing number {n}\n\n{Paragraph(n, "inquiry")}\n\n{extra}\n\n{Paragraph(n, "appeal")}\n\n{Furniture}";

    [Fact]
    public void A_line_of_many_documents_of_a_source_is_furniture()
    {
        var model = Learn(Enumerable.Range(1, 5).Select(n => Document(n)));

        var body = RawTextCleaner.Clean(Document(9), "Hearing number 9", model).Body;

        body.ShouldNotContain(Furniture);
        body.ShouldBe($"{Paragraph(9, "inquiry")}\n\n{Paragraph(9, "appeal")}");
    }

    [Fact]
    public void Two_documents_are_too_few() => Learn([Document(1), Document(2)]).IsBoilerplate(Furniture).ShouldBeFalse();

    [Fact]
    public void A_line_of_few_documents_among_many_is_not_furniture()
    {
        var model = Learn(Enumerable.Range(1, 40).Select(n => n <= 4 ? Document(n, "Weather") : Document(n)));

        model.IsBoilerplate("Weather").ShouldBeFalse();
    }

    [Fact]
    public void A_reprinted_article_stays_whole()
    {
        var reprint = $"{Paragraph(1, "inquiry")}\n\n{Background}\n\n{Paragraph(1, "appeal")}";
        var model = Learn([reprint, reprint, reprint, reprint, Document(2), Document(3)]);

        RawTextCleaner.Clean(reprint, "Hearing", model).Body.ShouldBe(reprint);
    }

    [Fact]
    public void A_background_paragraph_that_several_reports_share_stays()
    {
        var model = Learn(Enumerable.Range(1, 6).Select(n => Document(n, Background)));

        model.IsBoilerplate(Background).ShouldBeFalse();
    }

    [Fact]
    public void A_document_that_is_mostly_repetition_is_left_alone()
    {
        var notice = string.Join("\n\n", Enumerable.Range(1, 6).Select(n => $"Notice {n} of the harbour master to all boats"));
        var model = Learn(Enumerable.Range(1, 5).Select(n => $"{notice}\n\n{Document(n)}"));

        RawTextCleaner.Clean(notice, "Notices", model).Body.ShouldBe(notice);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(12)]
    [InlineData(60)]
    public void A_short_sentence_of_background_that_a_whole_series_repeats_stays(int documents)
    {
        const string Line = "Nine sailors drowned when the ferry Aurora sank off the eastern pier in January.";
        var model = Learn(
            Enumerable
                .Range(1, documents)
                .Select(n => Document(n, $"{Line}\n\nThe owners of the Aurora gave the families of the sailors an answer to question {n}."))
        );

        model.IsBoilerplate(Line).ShouldBeFalse();
    }

    [Fact]
    public void A_background_sentence_of_some_articles_stays_even_where_the_rest_speaks_of_other_things()
    {
        const string Line = "Parliament is to vote on the new fishing quotas before the end of summer.";
        var model = Learn(Enumerable.Range(1, 20).Select(n => n % 4 == 0 ? Document(n, Line) : Document(n)));

        model.IsBoilerplate(Line).ShouldBeFalse();
    }

    [Fact]
    public void A_sentence_of_nearly_all_documents_that_has_nothing_to_do_with_them_is_furniture()
    {
        const string Line = "Founded by two printers, the Shore has kept its independence through storms and mergers alike.";
        var model = Learn(Enumerable.Range(1, 20).Select(n => Document(n, Line)));

        model.IsBoilerplate(Line).ShouldBeTrue();
    }

    [Fact]
    public void A_sentence_that_speaks_to_the_reader_needs_few_documents()
    {
        const string Line = "Stories such as these reach you because thousands of neighbours pay for them each month.";
        var model = Learn(Enumerable.Range(1, 5).Select(n => Document(n, Line)));

        model.IsBoilerplate(Line).ShouldBeTrue();
    }

    static RepetitionModel Learn(IEnumerable<string> documents)
    {
        var model = new RepetitionModel();
        foreach (var document in documents)
            model.Add(document);
        return model;
    }
}
