using BriefBot.Deliver.Pictures;

namespace BriefBot.Tests.Deliver.Pictures;

public sealed class AnswerCardTests
{
    const string Foot = "BriefBot · As of 23 November 2020";
    static readonly SystemFonts None = new([]);

    static string Long(int words) => string.Join(' ', Enumerable.Repeat("ferry", words));

    public static TheoryData<string, string> Hard() =>
        new()
        {
            { "Who said the ferry line returns?", "“It returns in June, operator Nina Falk said on Friday.”" },
            { Long(90), $"“{Long(60)}”" },
            { new string('W', 400), $"“{new string('M', 200)}”" },
            { "<script>alert(1)</script>\"'&]]>", "“\u202eevil text”" },
            { "מי אמר שקו המעבורת חוזר?", "“הקו חוזר ביוני, אמרה נינה פאלק ביום שישי, 12 ביוני 2020.”" },
            { "من قال إن خط العبارات يعود؟", $"“{string.Concat(Enumerable.Repeat("يعود خط العبارات في يونيو 2020. ", 8))}”" },
            { "e" + new string('\u0301', 300), "“e" + new string('\u0301', 300) + "”" },
        };

    [Theory]
    [MemberData(nameof(Hard))]
    public void A_card_holds_question_quote_and_origin_within_its_edges(string question, string quote)
    {
        using var lettering = new Lettering(None);

        var drawing = AnswerCard.DrawingOf(question, [new(quote, "Sund Post", "23 November 2020")], Foot, lettering).ShouldNotBeNull();

        (drawing.Width, drawing.Height).ShouldBe((600, 315));
        var labels = drawing.Shapes.OfType<Shape.Label>().ToList();
        foreach (var label in labels)
        {
            label.Y.ShouldBeLessThan(300);
            var width = lettering.Width(label.Text, label.Size!.Value, label.IsHeading);
            width.ShouldBeLessThan(537, label.Text);
        }
        var (asked, said) = (labels.Where(label => label.IsHeading).ToList(), string.Concat(labels.Select(label => label.Text + " ")));
        asked.Count.ShouldBeInRange(1, 3);
        said.Replace(" ", "", StringComparison.Ordinal)
            .ShouldContain(BriefBot.Deliver.VisibleText.Line(quote).Replace(" ", "", StringComparison.Ordinal));
        said.ShouldContain("— Sund Post 23 November 2020");
        said.ShouldContain(Foot);
        var png = AnswerCard.Of(question, [new(quote, "Sund Post", "23 November 2020")], Foot, None).ShouldNotBeNull();
        png.Length.ShouldBeInRange(5_000, 200_000);
        using var bitmap = SkiaSharp.SKBitmap.Decode(png);
        (bitmap.Width, bitmap.Height).ShouldBe((AnswerCard.PixelWidth, AnswerCard.PixelHeight));
    }

    [Fact]
    public void A_quote_without_room_gives_way_to_the_next_and_is_never_cut()
    {
        using var lettering = new Lettering(None);

        var drawing = AnswerCard.DrawingOf(
            "Who?",
            [new(Long(400), "Sund Post", "23 November 2020"), new("“Nina Falk.”", "Orra Courier", "23 November 2020")],
            Foot,
            lettering
        );

        var labels = drawing.ShouldNotBeNull().Shapes.OfType<Shape.Label>().Select(label => label.Text).ToList();
        labels.ShouldContain("“Nina Falk.”");
        labels.ShouldContain("— Orra Courier");
        AnswerCard.DrawingOf("Who?", [new(Long(400), "Sund Post", "23 November 2020")], Foot, lettering).ShouldBeNull();
    }

    [Fact]
    public void Text_that_is_read_from_right_to_left_stands_at_the_right()
    {
        using var lettering = new Lettering(None);

        var drawing = AnswerCard
            .DrawingOf("מי אמר?", [new("“הקו חוזר.”", "Sund Post", "23 November 2020")], Foot, lettering)
            .ShouldNotBeNull();

        var asked = drawing.Shapes.OfType<Shape.Label>().First();
        (asked.X, asked.Anchor, asked.IsFromRight).ShouldBe((568, Anchor.End, true));
        var day = drawing.Shapes.OfType<Shape.Label>().Single(label => label.Text == "23 November 2020");
        (day.Anchor, day.IsFromRight).ShouldBe((Anchor.End, null));
    }

    [Fact]
    public void There_is_no_card_where_letters_are_missing()
    {
        AnswerCard.Of("誰が言った?", [new("“Nina Falk.”", "Sund Post", "23 November 2020")], Foot, None).ShouldBeNull();
        AnswerCard.Of("Who?", [new("“日本”", "Sund Post", "23 November 2020")], Foot, None).ShouldBeNull();
    }
}
