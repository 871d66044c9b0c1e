using System.Text;
using BriefBot.Ingest.Feeds;
using FsCheck;
using FsCheck.Fluent;

namespace BriefBot.Tests.Ingest.Feeds;

/// <summary>Feeds as they come: malformed, in the wrong encoding, hostile.</summary>
public class BrokenFeedTests
{
    static readonly Uri Address = new("https://quay.example/feed");

    const string Whole = """
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Quay Post</title><link>https://quay.example/</link>
        <item><title>First ferry</title><link>https://quay.example/1</link><guid>https://quay.example/1</guid><pubDate>Mon, 04 Sep 2023 06:00:00 GMT</pubDate><description>Ferry one.</description><content:encoded><![CDATA[<p>It sails.</p>]]></content:encoded></item>
        <item><title>Second ferry</title><link>https://quay.example/2</link><guid>https://quay.example/2</guid><pubDate>Mon, 04 Sep 2023 07:00:00 GMT</pubDate><description>Ferry two.</description></item>
        </channel></rss>
        """;

    const string WholeAtom = """
        <feed xmlns="http://www.w3.org/2005/Atom"><title>Quay Post</title><entry><title>First ferry</title><id>urn:1</id><link href="https://quay.example/1"/><updated>2023-09-04T06:00:00Z</updated><content type="html">&lt;p&gt;It sails.&lt;/p&gt;</content></entry>
        <entry><title>Second ferry</title><id>urn:2</id><link href="https://quay.example/2"/><updated>2023-09-04T07:00:00Z</updated></entry></feed>
        """;

    const string WholeJson =
        """{"version":"https://jsonfeed.org/version/1.1","title":"Quay Post","items":[{"id":"1","url":"https://quay.example/1","title":"First ferry","content_html":"<p>It sails.</p>"},{"id":"2","url":"https://quay.example/2","title":"Second ferry"}]}""";

    [Theory]
    [InlineData("undeclared entities", "First ferry", "First&nbsp;ferry &eacute;t &hellip;", "First ferry ét …")]
    [InlineData("an unescaped ampersand", "First ferry", "First & ferry", "First & ferry")]
    [InlineData("a lone less-than sign", "First ferry", "1 < 2 ferries", "1 < 2 ferries")]
    [InlineData("control characters", "First ferry", "First\u0001\u000b ferry", "First ferry")]
    [InlineData("an unclosed title", "First ferry</title>", "First ferry", "First ferry")]
    [InlineData("an unclosed item", "</item>\n<item>", "\n<item>", "First ferry")]
    [InlineData("crossed elements", "<title>First ferry</title>", "<title><b>First ferry</title></b>", "First ferry")]
    [InlineData("junk before the declaration", "<?xml", "Notice: undefined variable in feed.php\n<?xml", "First ferry")]
    [InlineData("blank lines before the declaration", "<?xml", "\n\n  <?xml", "First ferry")]
    [InlineData("a second root", "</rss>", "</rss><rss><channel></channel></rss><!-- cached -->", "First ferry")]
    [InlineData("text after the end", "</rss>", "</rss>\nPage generated in 0.2 s & cached", "First ferry")]
    [InlineData("a missing end", "\n</channel></rss>", "", "First ferry")]
    [InlineData(
        "an undeclared prefix",
        "<guid>https://quay.example/1</guid>",
        "<x:y>z</x:y><guid>https://quay.example/1</guid>",
        "First ferry"
    )]
    [InlineData("raw markup in the description", "Ferry one.", "<p>Ferry one.<br>Late</p>", "First ferry")]
    [InlineData(
        "an attribute without quotes",
        "<guid>https://quay.example/1",
        "<guid isPermaLink=true>https://quay.example/1",
        "First ferry"
    )]
    [InlineData(
        "a quote that is never closed",
        "<guid>https://quay.example/1",
        "<guid isPermaLink=\"true>https://quay.example/1",
        "First ferry"
    )]
    [InlineData("a comment that is never closed", "<item><title>First", "<!-- ad <item><title>First", "First ferry")]
    [InlineData("an entity of its own", "<rss version", "<!DOCTYPE rss [<!ENTITY a \"b\">]><rss version", "First ferry")]
    [InlineData(
        "html in the title, escaped twice",
        "First ferry",
        "&lt;em&gt;First&lt;/em&gt; ferry &amp;amp; tug &amp;#8217;s",
        "First ferry & tug ’s"
    )]
    [InlineData("upper case", "<title>First ferry</title>", "<TITLE>First ferry</TITLE>", "First ferry")]
    public void A_broken_feed_loses_no_item(string what, string good, string broken, string title)
    {
        Whole.ShouldContain(good.ReplaceLineEndings("\n"));

        var feed = Read(
            Encoding.UTF8.GetBytes(Whole.Replace(good.ReplaceLineEndings("\n"), broken.ReplaceLineEndings("\n"), StringComparison.Ordinal))
        );

        feed.Items.Count.ShouldBe(2, what);
        feed.Items[0].Title.ShouldBe(title, what);
        feed.Items.Select(item => item.Address).ShouldBe(["https://quay.example/1", "https://quay.example/2"], what);
        feed.Items[1].Published.ShouldBe(new DateTimeOffset(2023, 9, 4, 7, 0, 0, TimeSpan.Zero), what);
    }

    [Theory]
    [InlineData(Whole)]
    [InlineData(WholeAtom)]
    public void A_feed_cut_off_anywhere_keeps_the_items_before_the_cut(string whole)
    {
        var second = whole.IndexOf("Second", StringComparison.Ordinal) + "Second ferry".Length;

        for (var length = second; length < whole.Length; length += 3)
        {
            var feed = Read(Encoding.UTF8.GetBytes(whole[..length]));

            feed.Items.Select(item => item.Title).ShouldBe(["First ferry", "Second ferry"]);
            feed.Items[0].Content.ShouldBe("<p>It sails.</p>");
        }
    }

    [Theory]
    [InlineData("windows-1252", "utf-8", null)]
    [InlineData("windows-1252", "windows-1252", null)]
    [InlineData("utf-8", "iso-8859-1", null)]
    [InlineData("utf-8", null, "windows-1252")]
    [InlineData("utf-16", "utf-8", null)]
    [InlineData("utf-16BE", "utf-16", null)]
    public void A_wrong_or_missing_encoding_does_not_spoil_the_words(string actual, string? declared, string? header)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(actual) ?? Encoding.GetEncoding(actual);
        var declaration = declared is null ? "" : $"<?xml version=\"1.0\" encoding=\"{declared}\"?>";

        var feed = Read(
            encoding.GetBytes($"{declaration}<rss><channel><item><title>Fähre übt – «pünktlich»</title></item></channel></rss>"),
            header
        );

        feed.Items[0].Title.ShouldBe("Fähre übt – «pünktlich»");
    }

    [Theory]
    [InlineData("koi8-r", "Паром вернулся в порт")]
    [InlineData("shift_jis", "フェリーが戻った")]
    [InlineData("gb2312", "渡轮返回港口")]
    [InlineData("iso-2022-jp", "フェリーが戻った")]
    public void A_declared_encoding_is_believed_where_the_bytes_are_not_utf_8(string encoding, string title)
    {
        var bytes = CodePagesEncodingProvider
            .Instance.GetEncoding(encoding)!
            .GetBytes($"<?xml version=\"1.0\" encoding=\"{encoding}\"?><rss><channel><item><title>{title}</title></item></channel></rss>");

        Read(bytes).Items[0].Title.ShouldBe(title);
    }

    [Fact]
    public void No_entity_and_no_document_from_elsewhere_is_ever_read()
    {
        var laughs = string.Concat(
            Enumerable
                .Range(1, 9)
                .Select(n =>
                    $"<!ENTITY l{n} "
                    + $"\"&l{n - 1};&l{n - 1};&l{n - 1};&l{n - 1};&l{n - 1};&l{n - 1};&l{n - 1};&l{n - 1};&l{n - 1};&l{n - 1};\">"
                )
        );
        var text =
            $"<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY l0 \"lol\">{laughs}<!ENTITY file SYSTEM "
            + "\"file:///etc/passwd\">]><rss><channel><item><title>&l9;&file;!</title></item></channel></rss>";

        Read(Encoding.UTF8.GetBytes(text)).Items[0].Title.ShouldBe("&l9;&file;!");
    }

    [Fact]
    public void Depth_and_number_are_bounded()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 50_000));
        var wide = string.Concat(Enumerable.Repeat("<x/>", 500_000));

        Read(Encoding.UTF8.GetBytes($"<rss><channel><item><title>First</title></item><item><description>{deep}"))
            .Items[0]
            .Title.ShouldBe("First");
        Read(Encoding.UTF8.GetBytes($"<rss><channel><item><title>First</title></item>{wide}")).Items[0].Title.ShouldBe("First");
        FeedParser
            .Parse(new string('x', 2_000), Address, new FeedLimits { Characters = 1_000 })
            .ShouldBeOfType<FeedReading.Rejected>()
            .Reason.ShouldContain("longer than");
    }

    [Theory]
    [InlineData("<a b=\"")]
    [InlineData("<!--")]
    [InlineData("<![CDATA[")]
    [InlineData("<!DOCTYPE [")]
    [InlineData("<item><title>")]
    [InlineData("</item>")]
    [InlineData("<entry><content>")]
    [InlineData("&#x")]
    [InlineData("<")]
    public void Repetition_of_what_is_never_closed_takes_no_more_than_a_while(string piece)
    {
        var text = "<rss><channel>" + string.Concat(Enumerable.Repeat(piece, 200_000));

        // It hangs for minutes when it is quadratic; the run's time limit ends it then.
        FeedParser.Parse(text, Address).ShouldNotBeNull();
    }

    [Fact]
    public void Mutated_feeds_never_make_it_fail()
    {
        var mutations = Gen.Sized(size =>
            from document in Gen.Elements(Whole, WholeAtom, WholeJson)
            from edits in Gen.ArrayOf(Edit(), Math.Max(1, size / 8))
            select edits.Aggregate(Encoding.UTF8.GetBytes(document), (bytes, edit) => edit(bytes))
        );

        Prop.ForAll(
                mutations.ToArbitrary(),
                bytes =>
                {
                    if (FeedParser.Parse(bytes, null, Address) is FeedReading.Found { Feed: var feed })
                        foreach (var item in feed.Items)
                        {
                            _ = FeedText.Paragraphs(item.Longest, CancellationToken.None);
                            if (item.Address is { } address)
                                new Uri(address).Scheme.ShouldBeOneOf("http", "https");
                        }
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(600));
    }

    /// <summary>Cuts, doubles, overwrites or inserts a stretch.</summary>
    static Gen<Func<byte[], byte[]>> Edit() =>
        from at in Gen.Choose(0, 10_000)
        from length in Gen.Choose(0, 60)
        from kind in Gen.Choose(0, 4)
        from noise in Gen.Elements(
            "<",
            ">",
            "&",
            "\"",
            "]]>",
            "<![CDATA[",
            "<item>",
            "</item>",
            "<!--",
            "\0",
            "\ud83d",
            "&#xffffff;",
            "xmlns=\"",
            "{",
            "\\u",
            "<entry",
            "<!DOCTYPE x [",
            "\u001b$B"
        )
        select (Func<byte[], byte[]>)(bytes => Edited(bytes, at, length, kind, noise));

    static byte[] Edited(byte[] bytes, int at, int length, int kind, string noise)
    {
        var from = at % (bytes.Length + 1);
        var to = Math.Min(bytes.Length, from + length);
        return kind switch
        {
            0 => [.. bytes[..from], .. bytes[to..]],
            1 => [.. bytes[..to], .. bytes[from..]],
            2 => [.. bytes[..from], .. Encoding.UTF8.GetBytes(noise), .. bytes[to..]],
            3 => [.. bytes[..from], .. Encoding.UTF8.GetBytes(noise), .. bytes[from..]],
            _ => [.. bytes[..from], .. bytes[from..to].Select(b => (byte)(b ^ 0x80)), .. bytes[to..]],
        };
    }

    static FeedDocument Read(byte[] bytes, string? charset = null) =>
        FeedParser.Parse(bytes, charset, Address).ShouldBeOfType<FeedReading.Found>().Feed;
}
