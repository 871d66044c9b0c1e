using BriefBot.Ingest.Pages;
using BriefBot.Ingest.Readers;

namespace BriefBot.Tests.Ingest.Pages;

/// <summary>Raised and lowered text: the mark of a note is no digit of the number before it, a power is no mark.</summary>
public class RaisedTextTests
{
    [Theory]
    [InlineData("to 12<sup>1</sup> tonnes", "to 12 tonnes")]
    [InlineData("71.4%<sup>3</sup> in 1990<sup>[2]</sup> levels", "71.4% in 1990 levels")]
    [InlineData("4.2<sup>1,2</sup> percent<sup>a</sup>, or 2<sup>*</sup> more<sup>†‡</sup>", "4.2 percent, or 2 more")]
    [InlineData("40<sup>10, 11</sup> people, 6<sup>ii</sup> boats <sup>4</sup>, 7<sup>(4)</sup> cars", "40 people, 6 boats, 7 cars")]
    [InlineData("17 GW<sup>4</sup> for the EU<sup>2</sup> and 10<sup>1</sup> others", "17 GW for the EU and 10 others")]
    [InlineData("in 1974[5], 640[12] workers; an array[1]x stays", "in 1974, 640 workers; an array[1]x stays")]
    [InlineData("12¹ tonnes and 3 words³ more", "12 tonnes and 3 words more")]
    public void Marks_of_notes_go(string html, string text) => Plain(html).ShouldBe(text);

    [Theory]
    [InlineData("in 2019<a href='#fn:2' role='doc-noteref'>2</a>, too", "in 2019, too")]
    [InlineData("57<sup id='cite_ref-3' class='reference'><a href='#cite_note-3'>[3]</a></sup> boats", "57 boats")]
    [InlineData("31%<a class='footnote' href='/notes'>1</a> less", "31% less")]
    [InlineData("9 km<sup><a href='https://source.example/'>2</a></sup> away", "9 km away")]
    [InlineData("9<a href='#note-4'><sup>4</sup></a> boats<a epub:type='noteref' href='n.xhtml'>5</a>", "9 boats")]
    [InlineData("As told [<a href='#ref4'>4</a>] there", "As told there")]
    [InlineData("The first note. <a href='#fnref1'>↩</a>", "The first note.")]
    [InlineData("see <a href='#map'>5</a> and <a href='#notes'>the notes</a>", "see 5 and the notes")]
    public void Links_to_notes_go(string html, string text) => Plain(html).ShouldBe(text);

    [Theory]
    [InlineData(
        "340 km<sup>2</sup>, 9 m<sup>3</sup>, 85 per km<sup>2</sup>, 12 square metres<sup>2</sup>",
        "340 km², 9 m³, 85 per km², 12 square metres²"
    )]
    [InlineData("4.5 × 10<sup>6</sup> or 10<sup>−3</sup> or 2<sup>10</sup> = 1024", "4.5 × 10⁶ or 10⁻³ or 2¹⁰ = 1024")]
    [InlineData("E = mc<sup>2</sup>, x<sup>2</sup>, x<sup>n</sup>, 9 µg/m<sup>3</sup>, m/s<sup>2</sup>", "E = mc², x², xⁿ, 9 µg/m³, m/s²")]
    [InlineData("<sup>137</sup>Cs and Ca<sup>2+</sup> at 20<sup>o</sup>C", "¹³⁷Cs and Ca²⁺ at 20°C")]
    [InlineData("on 12 km² of land, 10⁶ times", "on 12 km² of land, 10⁶ times")]
    [InlineData("um 8<sup>30</sup> Uhr für $3<sup>99</sup>", "um 8³⁰ Uhr für $3⁹⁹")]
    public void Powers_stay_powers(string html, string text) => Plain(html).ShouldBe(text);

    [Theory]
    [InlineData("the 1<sup>st</sup> and 22<sup>nd</sup>", "the 1st and 22nd")]
    [InlineData(
        "le 1<sup>er</sup>, la 2<sup>e</sup>, M<sup>me</sup> Aubin, M<sup>lle</sup>, XIX<sup>e</sup>, n<sup>o</sup> 14",
        "le 1er, la 2e, Mme Aubin, Mlle, XIXe, no 14"
    )]
    [InlineData("la 2<sup>a</sup> edición", "la 2ª edición")]
    [InlineData("NeoCar<sup>TM</sup> and Q<sup>®</sup>", "NeoCar™ and Q®")]
    public void Ordinals_and_abbreviations_stay_words(string html, string text) => Plain(html).ShouldBe(text);

    [Theory]
    [InlineData("CO<sub>2</sub>, H<sub>2</sub>O, PM<sub>2.5</sub>, Ca(OH)<sub>2</sub>", "CO2, H2O, PM2.5, Ca(OH)2")]
    [InlineData("SO<sub>4</sub><sup>2−</sup> and 12<sub>1</sub> tonnes", "SO4²⁻ and 12₁ tonnes")]
    [InlineData("a run of 5<sup>1</sup>/<sub>2</sub> miles", "a run of 5 1/2 miles")]
    public void Formulas_and_fractions_can_be_read(string html, string text) => Plain(html).ShouldBe(text);

    static string Plain(string html)
    {
        using var page = new PageParser(new InputLimits()).Parse($"<p>{html}</p>", TestContext.Current.CancellationToken);
        return MarkupText.Of(page.Body!);
    }
}
