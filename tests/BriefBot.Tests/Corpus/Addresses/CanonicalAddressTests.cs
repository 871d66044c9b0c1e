using BriefBot.Corpus.Addresses;
using BriefBot.Tests.Deliver.Discord;
using FsCheck;
using FsCheck.Fluent;

namespace BriefBot.Tests.Corpus.Addresses;

public sealed class CanonicalAddressTests
{
    const string Ferry = "https://gazette.example/2024/05/ferry-aground";

    [Theory]
    [InlineData("http://gazette.example/2024/05/ferry-aground")]
    [InlineData("HTTPS://WWW.Gazette.Example:443/2024/05/ferry-aground/")]
    [InlineData("http://gazette.example:80/2024/05/ferry-aground#comments")]
    [InlineData("https://m.gazette.example/2024/05/ferry-aground?utm_source=x&utm_medium=y")]
    [InlineData("https://amp.gazette.example/2024/05/ferry-aground")]
    [InlineData("https://mobile.gazette.example/2024/05/./ferry-aground/index.html")]
    [InlineData("https://gazette.example/2024/05/ferry-aground/amp/")]
    [InlineData("https://gazette.example/amp/2024/05/ferry-aground")]
    [InlineData("https://gazette.example/2024/05/ferry-aground.amp")]
    [InlineData("https://gazette.example/2024/05/ferry-aground?amp=1")]
    [InlineData("https://gazette.example/2024/05/ferry-aground?outputType=amp&fbclid=AbC123")]
    [InlineData("https://gazette.example/2024//05/ferry-aground?ref=rss&mc_cid=1&gclid=2")]
    [InlineData("https://gazette.example/2024/05/ferry%2Daground;jsessionid=5F3A")]
    [InlineData("https://user:secret@gazette.example./2024/05/ferry-aground")]
    [InlineData(" https://gazette.example/2024/05/%66erry-aground? ")]
    [InlineData("https://www.google.com/amp/s/www.gazette.example/2024/05/ferry-aground")]
    [InlineData("https://gazette-example.cdn.ampproject.org/c/s/gazette.example/2024/05/ferry-aground?amp")]
    public void One_page_has_one_key(string address) => CanonicalAddress.Of(address).ShouldBe(Ferry);

    [Theory]
    [InlineData("https://gazette.example/story.php?id=1", "https://gazette.example/story.php?id=2")]
    [InlineData("https://gazette.example/?p=1", "https://gazette.example/?p=2")]
    [InlineData("https://gazette.example/?story=a", "https://gazette.example/?story=b")]
    [InlineData("https://gazette.example/?ref=1041", "https://gazette.example/?ref=1042")]
    [InlineData("https://gazette.example/Ferry", "https://gazette.example/ferry")]
    [InlineData("https://gazette.example:8080/a", "https://gazette.example/a")]
    [InlineData("https://gazette.example/a%2Fb", "https://gazette.example/a/b")]
    [InlineData("https://gazette.example/#!/story/1", "https://gazette.example/#!/story/2")]
    [InlineData("https://news.gazette.example/a", "https://sport.gazette.example/a")]
    [InlineData("https://www.co.uk/a", "https://co.uk/a")]
    [InlineData("https://gazette.example/amp", "https://gazette.example/")]
    [InlineData("https://gazette.example/a?page=2", "https://gazette.example/a")]
    public void Two_pages_have_two_keys(string one, string other) => CanonicalAddress.Of(one).ShouldNotBe(CanonicalAddress.Of(other));

    [Theory]
    [InlineData("https://gazette.example/a?b=2&a=1", "https://gazette.example/a?a=1&b=2")]
    [InlineData("https://gazette.example/a?q=x+y", "https://gazette.example/a?q=x%20y")]
    [InlineData("https://gazette.example/a?id=", "https://gazette.example/a?id")]
    [InlineData("https://münchen.example/ß", "https://xn--mnchen-3ya.example/%C3%9F")]
    [InlineData("https://gazette.example/%c3%a9t%C3%A9", "https://gazette.example/été")]
    public void Spellings_of_an_address_have_one_key(string one, string other) =>
        CanonicalAddress.Of(one).ShouldBe(CanonicalAddress.Of(other));

    [Theory]
    [InlineData("tag:gazette.example,2024:ferry", "tag:gazette.example,2024:ferry")]
    [InlineData(" ferry.html#top ", "ferry.html")]
    [InlineData("", "")]
    [InlineData("https://", "https://")]
    public void What_is_no_web_address_is_left_as_it_is(string address, string key) => CanonicalAddress.Of(address).ShouldBe(key);

    [Theory]
    [InlineData("gazette.example", "gazette.example")]
    [InlineData("news.gazette.example", "gazette.example")]
    [InlineData("news.gazette.co.uk", "gazette.co.uk")]
    [InlineData("localhost", "localhost")]
    [InlineData("127.0.0.1", "127.0.0.1")]
    public void A_host_belongs_to_a_site(string host, string site) => CanonicalAddress.SiteOf(host).ShouldBe(site);

    [Fact]
    public void A_key_is_its_own_key_whatever_the_address() =>
        Prop.ForAll(
                Arb.From(Addresses),
                address =>
                {
                    var key = CanonicalAddress.Of(address);

                    CanonicalAddress.Of(key).ShouldBe(key, address);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(3_000).WithEndSize(80));

    [Fact]
    public void Addresses_with_other_ids_never_share_a_key() =>
        Prop.ForAll(
                Arb.From(Variants),
                Arb.From(Variants),
                (one, other) =>
                    (CanonicalAddress.Of(one.Address) == CanonicalAddress.Of(other.Address)).ShouldBe(
                        one.Id == other.Id,
                        $"{one.Address} {other.Address}"
                    )
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    static readonly Gen<string> Pieces = Gen.Elements(
        "http://",
        "https://",
        "www.",
        "m.",
        "amp.",
        "gazette.example",
        "co.uk",
        "/",
        "//",
        "/amp",
        "/amp/",
        "amp.html",
        ".amp",
        "/index.html",
        "/index.php",
        "/default.aspx",
        "?",
        "&",
        "=",
        "#",
        "#!",
        "amp",
        "utm_x=1",
        "id=1",
        "ref=a",
        "ref=1",
        "%",
        "%2",
        "%2F",
        "%2e%2e/",
        "%41",
        "%c3%a9",
        "é",
        "ß",
        "\ud83d",
        "..",
        "/./",
        ";jsessionid=1",
        ":80",
        ":443",
        ":8080",
        "@",
        "[::1]",
        "\\",
        " ",
        "+",
        "\t",
        "sid=0123456789abcdef0123456789ab",
        "outputType=amp",
        "www.google.com/amp/s/",
        "x.cdn.ampproject.org/c/s/"
    );

    static readonly Gen<string> Addresses = Gen.Frequency(
        (6, Pieces.ListOf().Select(pieces => "https://gazette.example/" + string.Concat(pieces))),
        (3, Pieces.ListOf().Select(string.Concat)),
        (1, HostileText.Addresses.Select(address => address ?? ""))
    );

    static readonly Gen<(int Id, string Address)> Variants =
        from id in Gen.Choose(1, 4)
        from scheme in Gen.Elements("http://", "https://", "https://www.", "https://m.")
        from path in Gen.Elements("/story", "/story/", "/amp/story", "/story/amp", "//story", "/story/index.html")
        from before in Gen.Elements("", "utm_source=a&", "fbclid=1&", "&")
        from after in Gen.Elements("", "&utm_medium=b", "&amp", "#top", "&ref=home")
        select (id, $"{scheme}gazette.example{path}?{before}id={id}{after}");
}
