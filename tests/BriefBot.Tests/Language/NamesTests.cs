using BriefBot.Language;

namespace BriefBot.Tests.Language;

public class NamesTests
{
    [Theory]
    [InlineData(
        "Norwegian leader Astrid Berg met executives of Volta Motors in Oslo on Monday.",
        "Astrid Berg:Person|Volta Motors:Organisation|Oslo:Place"
    )]
    [InlineData(
        "Volta and Kestrel CEOs Tim Dale and Sunita Rao are taking part.",
        "Volta:Unknown|Kestrel:Unknown|Tim Dale:Person|Sunita Rao:Person"
    )]
    [InlineData(
        "Volta Chief Executive Steve Marsh and Kestrel's Chuck Rowe spoke.",
        "Volta:Unknown|Steve Marsh:Person|Kestrel:Unknown|Chuck Rowe:Person"
    )]
    [InlineData("In a recent report, Freedom Watch International said so.", "Freedom Watch International:Organisation")]
    [InlineData("The seventh World Trade Forum opened. ", "World Trade Forum:Event")]
    [InlineData(
        "Recently, President Donald Trump left the Trans-Pacific Partnership.",
        "Donald Trump:Person|Trans-Pacific Partnership:Event"
    )]
    [InlineData(
        "NASA’s J. R. Miller told the Bank of England that U.S. Sen. Ann Lee agreed.",
        "NASA:Organisation|J. R. Miller:Person|Bank of England:Organisation|U.S.:Place|Ann Lee:Person"
    )]
    [InlineData("Watch Ashleigh Barnes Win The Singles Title Again", "Ashleigh Barnes:Person")]
    [InlineData("The new head, Bill Marsh, came to Lund General Hospital.", "Bill Marsh:Person|Lund General Hospital:Organisation")]
    [InlineData("However, nothing happened on Tuesday in March.", "")]
    [InlineData("", "")]
    public void Names_are_found_with_their_kind(string text, string expected) =>
        string.Join('|', Names.Find(text, new TextSpan(0, text.Length)).Select(name => $"{name.Text}:{name.Kind}")).ShouldBe(expected);
}
