namespace BriefBot.Tests.Ingest;

/// <summary>Short articles of our own in every format.</summary>
static class Samples
{
    public const string Sentence =
        "The harbour council of Lisbon agreed on Tuesday to build a second ferry pier, after two years of talks with the "
        + "fishermen's union.";

    public const string Second = "Marta Vilar, who leads the council, said that work would begin in spring and cost forty million euros.";

    public static string Text =>
        "Lisbon to build a second ferry pier\n\nBy Rui Antunes\n\nLISBON, March 3 (Coastal News) -- "
        + $"{Sentence}\n\nAdvertisement\n\n{Second}\n";

    public static string JsonLine(int number, string extra = "") =>
        $$"""{"id": "pier-{{number}}", "title": "Pier plan number {{number}}", "url": "https://coastal.example/{{number}}", "source": "Coastal News", "author": "Rui Antunes", "published": "2021-03-0{{number % 9 + 1}}", "body": "Paragraph {{number}} says this. {{Sentence}}\n\nReport {{number}}: {{Second}}"{{extra}}}""";

    public static string Page =>
        $$"""
            <!DOCTYPE html><html><head><title>Second pier for Lisbon | Coastal News</title>
            <link rel="canonical" href="https://coastal.example/pier">
            <meta property="og:site_name" content="Coastal News"><meta property="og:title" content="Second pier for Lisbon">
            <meta property="article:published_time" content="2021-03-03T09:30:00+00:00"><meta name="author" content="Rui Antunes">
            <script>var tracking = "never quoted";</script></head><body>
            <nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
            <div class="cookie-banner"><p>We keep cookies, accept all of them or read how to refuse each.</p></div>
            <article><h1>Second pier for Lisbon</h1><p>{{Sentence}}</p>
            <div class="newsletter-signup"><p>Sign up to our letter and get it each morning before you have had your breakfast.</p></div>
            <p>{{Second}}</p><p>Ferries carry <a href="/f">nine thousand people</a> a day across the river, twice as many as in the year 2000.</p></article>
            <aside><p>Also read: the ten best beaches, chosen by our readers, with maps and photographs of each.</p></aside>
            <footer><p>Copyright Coastal News, all rights reserved, no part may be used elsewhere.</p></footer></body></html>
            """;

    public static string Markdown =>
        "---\ntitle: \"Second pier: Lisbon decides\"\ndate: 2021-03-03\nauthor: [Rui Antunes, Ana Sá]\nsource: Coastal "
        + $"News\nurl: https://coastal.example/md\n---\n\n# Ignored heading\n\n{Sentence} **Bold** words and a "
        + $"[link](https://x.example).\n\n![picture](x.png)\n\n- {Second}\n";
}
