using System.Text;
using BriefBot.Deliver.Pictures;
using BriefBot.Deliver.Wording;

namespace BriefBot.Tests.Deliver.Pictures;

/// <summary>Letters that the program's own font lacks: from the machine's fonts where one has them, a number where none does.</summary>
public sealed class LetteringTests : IDisposable
{
    // Chinese, Japanese and Korean, Thai, Hindi.
    const string Foreign = "日本経済新聞 조선일보 ไทยรัฐ जागरण";

    static readonly SystemFonts None = new([]);
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_letter_that_the_own_font_lacks_is_drawn_with_a_font_of_the_machine()
    {
        WriteFont("fonts/han/one.ttf", "一", "龥");

        var drawn = PngWriter.Write(Saying("日"), Localization.English, Fonts());

        drawn.Bytes.ShouldBe(PngWriter.Write(Saying("A"), Localization.English, None).Bytes);
        drawn.Description.ShouldBe("Text.");
    }

    [Fact]
    public void Each_stretch_of_a_label_has_its_own_font_and_stands_at_its_place()
    {
        WriteFont("fonts/han.ttf", "一", "龥");
        WriteFont("fonts/thai.otf", "ก", "๛");
        using var lettering = new Lettering(Fonts());

        lettering.CanWrite("Asahi 日本 ไทย 12").ShouldBeTrue();
        lettering.Width("日", 12).ShouldBe(lettering.Width("A", 12), 0.001);
        lettering
            .Width("Asahi 日ก 12", 12)
            .ShouldBe(lettering.Width("Asahi ", 12) + 2 * lettering.Width("A", 12) + lettering.Width(" 12", 12), 0.01);
    }

    [Fact]
    public void Where_no_font_has_the_letters_a_number_stands_for_them_and_the_description_tells_it()
    {
        var drawing = PictureCases.Of(Foreign, 7, 3).First();

        var drawn = PngWriter.Write(drawing, Localization.OfLanguage("de")!, None);

        drawn.Description.ShouldStartWith("[1] 日本経済新聞 조선일보 ไทยรัฐ जागरण; [2] ");
        drawn.Description.ShouldContain(drawing.Description[..100]);
        drawn.Description.Length.ShouldBeLessThanOrEqualTo(Drawing.LongestDescription);
        using var lettering = new Lettering(None);
        var numbered = NumberedLabels.In(drawing, lettering.CanWrite, Localization.OfLanguage("de")!);
        var labels = numbered.Shapes.OfType<Shape.Label>().Select(label => label.Text).ToList();
        labels.ShouldAllBe(text => lettering.CanWrite(text));
        labels.ShouldContain("[1]");
        labels.ShouldContain("Nummern stehen für Text, für den hier eine Schriftart fehlt; die Bildbeschreibung nennt ihn.");
    }

    [Fact]
    public void Words_below_numbered_pictures_have_room()
    {
        using var lettering = new Lettering(None);

        foreach (var language in Localization.Languages)
            lettering.Width(Localization.OfLanguage(language)![PictureTerm.NumberedNames], 12).ShouldBeLessThan(704, language);
    }

    [Fact]
    public void What_can_be_written_stays_as_it_is()
    {
        var drawing = PictureCases.Story;
        using var lettering = new Lettering(None);

        NumberedLabels.In(drawing, lettering.CanWrite, Localization.English).ShouldBeSameAs(drawing);
        lettering.CanWrite("Ω Привет ידיעות الأخبار e\u0301 “–” €").ShouldBeTrue();
    }

    [Fact]
    public void A_folder_with_what_is_no_font_and_with_a_link_in_circles_does_no_harm()
    {
        Directory.CreateDirectory(_folder.File("fonts"));
        File.WriteAllText(_folder.File("fonts/broken.ttf"), "This is no font.");
        File.WriteAllText(_folder.File("fonts/empty.otf"), "");
        Directory.CreateSymbolicLink(_folder.File("fonts/again"), _folder.File("fonts"));

        Fonts().Find(new Rune('日')).ShouldBeNull();
        new SystemFonts([_folder.File("none"), "relative"]).Find(new Rune('日')).ShouldBeNull();
    }

    [Fact]
    public void Fonts_are_searched_for_a_bounded_number_of_letters()
    {
        var fonts = Fonts();
        for (var letter = 0x4e00; letter < 0x4e00 + 70; letter++)
            fonts.Find(new Rune(letter)).ShouldBeNull();
        WriteFont("fonts/late.ttf", "一", "龥");

        fonts.Find(new Rune(0x9fa5)).ShouldBeNull();
    }

    [Fact]
    public void Arabic_letters_join_and_a_number_among_them_stands_as_it_is_read()
    {
        using var lettering = new Lettering(None);

        // Joined, a word is narrower than its letters one by one.
        var apart = "الأخبار".Sum(letter => lettering.Width(letter.ToString(), 12));
        lettering.Width("الأخبار", 12).ShouldBeLessThan(apart * 0.9);
        // Hebrew with a number and a mark in front looks like these in the order in which they are seen.
        Bytes("אבג 12", true).ShouldBe(Bytes("12 גבא", null));
    }

    // The second line is Hebrew laid out by hand: each letter on its own, so that nothing turns round.
    static byte[] Bytes(string text, bool? isFromRight)
    {
        using var lettering = new Lettering(None);
        var (shapes, x) = (new List<Shape>(), 8.0);
        if (isFromRight is not null)
            shapes.Add(new Shape.Label(Tone.Text, x, 24, text) { IsFromRight = isFromRight });
        else
            foreach (var letter in text)
            {
                shapes.Add(new Shape.Label(Tone.Text, x, 24, letter.ToString()));
                x += lettering.Width(letter.ToString(), 12);
            }
        return PngWriter.Bytes(new("Text", "Text.", 200, 40, shapes), lettering);
    }

    static Drawing Saying(string text) => new("Text", "Text.", 200, 40, [new Shape.Label(Tone.Text, 8, 24, text)]);

    SystemFonts Fonts() => new([_folder.File("fonts")]);

    void WriteFont(string name, string first, string last)
    {
        var path = _folder.File(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, OneLetterFont.Of(Rune.GetRuneAt(first, 0), Rune.GetRuneAt(last, 0)));
    }
}
