using System.Xml.Linq;
using BriefBot.Deliver.Pictures;
using BriefBot.Deliver.Wording;

namespace BriefBot.Tests.Deliver.Pictures;

public sealed class PictureTests
{
    const int LargestSvg = 60_000;

    static readonly string[] Names =
    [
        "Harbour Gazette",
        "",
        "<script>alert(1)</script>\"'&]]>",
        "\u202eevil\u0007\u0000\ud800",
        "ידיעות אחרונות 12",
        "صحيفة الأخبار",
        "日本経済新聞の非常に長い名前の新聞社",
        "e" + new string('\u0301', 2_000),
        new string('W', 5_000),
    ];

    public static TheoryData<int, int, int> Hard()
    {
        var hard = new TheoryData<int, int, int>();
        for (var name = 0; name < Names.Length; name++)
            foreach (var (count, days) in new[] { (0, 1), (1, 1), (7, 3), (1_000, 30), (200, 700), (100, 2_900_000) })
                hard.Add(name, count, days);
        return hard;
    }

    [Fact]
    public void Pictures_are_written_as_they_were_read()
    {
        var all = PictureCases.Usual.Select(one => $"<!-- {one.Key} -->\n{SvgWriter.Write(one.Value)}");

        Golden.ShouldMatch(string.Concat(all), "pictures.svg.txt");
    }

    [Theory]
    [InlineData("de")]
    [InlineData("fr")]
    [InlineData("es")]
    public void Pictures_of_other_languages_say_nothing_in_English(string language)
    {
        var words = Localization.OfLanguage(language)!;
        var english = string.Join('\n', PictureCases.UsualIn(Localization.English).SelectMany(one => Said(one.Value)));
        // What comes from outside stays as it is: names, and why a feed or digest failed.
        string[] given =
        [
            // French says that, too.
            "12 articles",
            "Harbour Gazette",
            "Quay Times",
            "Elm Courier",
            "Wuzhen",
            "Who reports",
            "Coverage",
            "Feed",
            "Mornings",
            "Never due",
        ];

        foreach (var (name, drawing) in PictureCases.UsualIn(words))
        {
            foreach (var label in Said(drawing).Where(text => text.Any(char.IsLetter) && !given.Any(text.StartsWith)))
                english.Split('\n').ShouldNotContain(label, $"{name} in {language}");
            EnglishPieces.ShouldNotBeIn(string.Join('\n', Said(drawing)), language, name);
        }
    }

    static IEnumerable<string> Said(Drawing drawing) =>
        [drawing.Title, drawing.Description, .. drawing.Shapes.OfType<Shape.Label>().Select(label => label.Text)];

    [Fact]
    public void Days_and_numbers_are_written_in_the_language_of_the_picture()
    {
        var words = Localization.OfLanguage("de")!;
        var (first, last) = (new DateOnly(2020, 3, 1), new DateOnly(2020, 3, 5));

        var drawing = CoverageBars.Of("Häfen", [new(first, 1_204), new(last, 2)], 3, words);

        drawing.Description.ShouldBe(
            "1.206 Artikel vom 1. März 2020 bis zum 5. März 2020; jeder Balken steht für einen Tag. "
                + "Von 3 Artikeln ist der Tag nicht bekannt. Am meisten, 1.204, am 1. März 2020."
        );
        var labels = drawing.Shapes.OfType<Shape.Label>().Select(label => label.Text).ToList();
        labels.ShouldContain("1. März 2020");
        labels.ShouldContain("5. März");
        labels.ShouldContain("1.204 Artikel");
    }

    [Theory]
    [MemberData(nameof(Hard))]
    public void Whatever_is_drawn_stays_within_its_bounds_and_is_well_formed(int name, int count, int days)
    {
        foreach (var drawing in PictureCases.Of(Names[name], count, days))
        {
            var svg = SvgWriter.Write(drawing);

            svg.Length.ShouldBeLessThan(LargestSvg);
            drawing.Description.Length.ShouldBeInRange(1, Drawing.LongestDescription);
            var root = XDocument.Parse(svg).Root!;
            root.Attribute("role")!.Value.ShouldBe("img");
            root.Element("title").ShouldNotBeNull();
            root.Descendants()
                .Select(element => element.Name.LocalName)
                .Distinct()
                .ShouldBeSubsetOf(["svg", "title", "desc", "line", "circle", "rect", "text"]);
            root.Descendants().SelectMany(element => element.Attributes()).ShouldAllBe(attribute => attribute.Name != "style");
            foreach (var shape in drawing.Shapes)
                IsWithin(shape, drawing).ShouldBeTrue(shape.ToString());
        }
    }

    [Fact]
    public void A_reprint_is_told_from_a_report_and_a_new_version_is_marked()
    {
        var shapes = PictureCases.Story.Shapes;

        // One of each more than in the story: what the marks mean.
        shapes.OfType<Shape.Circle>().Count(circle => circle is { Tone: Tone.Report, IsFilled: true }).ShouldBe(3 + 1);
        shapes.OfType<Shape.Circle>().Count(circle => circle is { Tone: Tone.Copy, IsFilled: false }).ShouldBe(1 + 1);
        shapes.OfType<Shape.Box>().Count(box => box.Tone == Tone.Change).ShouldBe(1 + 1);
        PictureCases.Story.Description.ShouldBe(
            "4 articles from 23 November 2020 to 25 November 2020, 1 of them a reprint or an agency's copy; 1 new version. "
                + "Harbour Gazette: 2 articles, from 23 November 2020 to 25 November 2020. Quay Times: 1 article, on 23 November 2020. "
                + "Elm Courier: 1 article, no day known."
        );
    }

    [Fact]
    public void Outlets_beyond_the_rows_are_summed()
    {
        var reports = Enumerable.Range(0, 30).Select(at => new TimelineReport(new DateOnly(2020, 1, 1), $"Outlet {at}", false));

        var drawing = StoryTimeline.Of("Many", [.. reports], [], Localization.English);

        drawing.Shapes.OfType<Shape.Label>().ShouldContain(label => label.Text == "20 other outlets");
        drawing.Shapes.OfType<Shape.Label>().ShouldContain(label => label.Text == "20");
    }

    [Fact]
    public void A_png_is_twice_as_wide_as_its_drawing_and_has_ink_where_text_stands()
    {
        var drawing = new Drawing("Text", "Text.", 200, 40, [new Shape.Label(Tone.Text, 8, 24, "Ω Привет ידיעות الأخبار")]);

        var png = PngWriter.Write(drawing, Localization.English).Bytes;

        using var bitmap = SkiaSharp.SKBitmap.Decode(png);
        (bitmap.Width, bitmap.Height).ShouldBe((400, 80));
        bitmap.Pixels.Count(pixel => pixel.Red < 128).ShouldBeGreaterThan(500);
    }

    [Fact]
    public void Every_usual_picture_can_be_written_as_png_of_a_moderate_size()
    {
        foreach (var (name, drawing) in PictureCases.Usual)
            PngWriter.Write(drawing, Localization.English).Bytes.Length.ShouldBeInRange(1_000, 200_000, name);
    }

    [Theory]
    [InlineData("abc", "abc")]
    [InlineData("", "")]
    [InlineData("אבג", "אבג")]
    [InlineData("abc אבג def", "abc |אבג| def")]
    [InlineData("אבג 12", "12|אבג ")]
    [InlineData("אבג 12 דה", " דה|12|אבג ")]
    [InlineData("אבג abc 12", "abc 12|אבג ")]
    [InlineData("abc אבג 1,250.5", "abc |1,250.5|אבג ")]
    [InlineData("אבג 12% -5", "5| -|12%|אבג ")]
    [InlineData("الأخبار 12/11/2020", "12/11/2020|الأخبار ")]
    [InlineData("الأخبار ١٢٫٥", "١٢٫٥|الأخبار ")]
    [InlineData("אבג!", "אבג!")]
    [InlineData("“אבג”, abc", "abc|“אבג”, ")]
    [InlineData("e\u0301 אב\u05b7ג", "e\u0301 |אב\u05b7ג")]
    public void Right_to_left_text_is_put_into_the_order_in_which_it_is_seen(string line, string runs) =>
        string.Join('|', VisualRuns.Of(line).Select(run => run.Text)).ShouldBe(runs);

    [Theory]
    [InlineData(" -", "- ")]
    [InlineData(" («", "») ")]
    [InlineData(" (אבג", " (אבג")]
    public void Signs_between_right_to_left_stretches_are_turned_round(string run, string shown) => VisualRuns.Shown(run).ShouldBe(shown);

    [Theory]
    [InlineData(1, "1 Mar 2020")]
    [InlineData(6, "1 Mar 2020,2 Mar,3 Mar,4 Mar,5 Mar,6 Mar")]
    [InlineData(90, "1 Mar 2020,15 Mar,29 Mar,12 Apr,26 Apr,10 May,24 May")]
    [InlineData(200, "Mar 2020,Apr 2020,May 2020,Jun 2020,Jul 2020,Aug 2020,Sep 2020")]
    [InlineData(2_000, "2021,2022,2023,2024,2025")]
    [InlineData(2_900_000, "4000,6000,8000")]
    public void Days_are_named_in_round_steps(int days, string names)
    {
        var first = new DateOnly(2020, 3, 1);

        var scale = new DayScale(first, DateOnly.FromDayNumber(Math.Min(first.DayNumber + days - 1, DateOnly.MaxValue.DayNumber)), 0, 100);

        string.Join(',', scale.Ticks(Localization.English).Select(tick => tick.Name)).ShouldBe(names);
    }

    static bool IsWithin(Shape shape, Drawing drawing)
    {
        return shape switch
        {
            Shape.Line line => IsAt(line.X1, line.Y1) && IsAt(line.X2, line.Y2),
            Shape.Circle circle => IsAt(circle.X - circle.Radius, circle.Y) && IsAt(circle.X + circle.Radius, circle.Y),
            Shape.Box box => box is { Width: > 0, Height: > 0 } && IsAt(box.X, box.Y) && IsAt(box.X + box.Width, box.Y + box.Height),
            Shape.Label label => IsAt(label.X, label.Y) && label.Text.Length < 500,
            _ => false,
        };

        bool IsAt(double x, double y) => x >= 0 && x <= drawing.Width && y >= 0 && y <= drawing.Height;
    }
}
