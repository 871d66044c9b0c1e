using BriefBot.Language;

namespace BriefBot.Tests.Language;

public sealed class OutletAliasesTests
{
    [Theory]
    [InlineData("The Elm Courier", "theelmcourier", "elmcourier")]
    [InlineData("Elm Courier", "elmcourier")]
    [InlineData("The Clyde Star | Harbour & Trade", "theclydestar", "clydestar")]
    [InlineData("Fjord Echo - Weather", "fjordecho")]
    [InlineData("Deep Field: The Astronomy Daily", "deepfield")]
    [InlineData("www.fjordecho.co.uk", "fjordecho")]
    [InlineData("edition.fjordecho.com", "fjordecho")]
    [InlineData("theelmcourier.com", "theelmcourier", "elmcourier")]
    [InlineData("NRB News", "nrb")]
    public void An_outlet_goes_by_these_names(string source, params string[] names) => names.ShouldBeSubsetOf(OutletAliases.Of(source));

    [Theory]
    [InlineData("Tide News", "tide")]
    [InlineData("The It", "it")]
    [InlineData("AB", "ab")]
    [InlineData("www.fjordecho.co.uk", "couk", "www", "uk")]
    public void But_not_by_these(string source, params string[] names) => OutletAliases.Of(source).Intersect(names).ShouldBeEmpty();

    [Theory]
    [InlineData("")]
    [InlineData("...")]
    [InlineData(".com")]
    [InlineData("www.")]
    [InlineData(" | ")]
    public void What_is_no_name_has_none(string source) =>
        Should.NotThrow(() => OutletAliases.Of(source)).Where(name => name.Length < OutletAliases.Shortest).ShouldBeEmpty();
}
