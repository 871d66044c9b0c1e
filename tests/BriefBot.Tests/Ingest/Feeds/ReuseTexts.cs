namespace BriefBot.Tests.Ingest.Feeds;

/// <summary>Reports that have nothing to do with each other, and one that was written anew.</summary>
static class ReuseTexts
{
    public const string Budget =
        "The council of Ostrey passed its budget on Monday evening by nine votes to four. The largest share, eleven million "
        + "crowns, goes to the repair of the sea wall, which two storms broke last winter.\n\n"
        + "Councillor Ida Brandt said that the town could not wait for money from the capital. The library keeps its opening "
        + "hours, but the swimming hall closes in July and August.";

    public const string Storm =
        "A gale tore the roof off the fish hall in Tarvik early on Thursday and sank two moored boats. Nobody was hurt, because "
        + "the night shift had gone home an hour before.\n\n"
        + "The coast guard measured gusts of forty metres per second at the lighthouse. Power came back at noon in all but three "
        + "streets, the supplier Nordkraft reported.";

    public const string School =
        "Pupils at the Lindholm school will start an hour later from August, the headmaster Per Aas announced. A trial with two "
        + "classes had shown that fewer of them fell asleep in the first lesson.\n\n"
        + "Parents who start work early may bring their children to a supervised breakfast. The bus company is still working on a "
        + "new timetable for the valley.";

    public const string Ferry =
        "The ferry Albatross ran aground off Brindle Point on Tuesday morning in thick fog. Captain Mara Lindqvist said that all "
        + "212 passengers were safe on land.\n\n"
        + "The harbour authority expects to refloat the ship within three days at high water. Two tugs from Norwick were on their "
        + "way to the point in the evening.";

    public const string FerryAnew =
        "Captain Mara Lindqvist of the ferry Albatross had switched off a radar alarm before the ship hit the rocks at Brindle "
        + "Point, investigators found. They questioned her for six hours in Norwick.\n\n"
        + "The passengers, 212 in all, described a heavy blow in the fog and then silence. Tugs pulled the Albatross free on the "
        + "second tide, and the harbour authority has opened the strait again.";

    public const string Haushalt =
        "Der Rat von Ostrey hat am Montagabend mit neun gegen vier Stimmen den Haushalt beschlossen. Den größten Teil, elf "
        + "Millionen Kronen, bekommt die Seemauer, die zwei Stürme im Winter zerstört haben.\n\n"
        + "Die Stadträtin Ida Brandt sagte, die Stadt könne nicht auf Geld aus der Hauptstadt warten. Die Bücherei behält ihre "
        + "Öffnungszeiten, aber die Schwimmhalle schließt im Juli und im August.";

    public const string Sturm =
        "Ein Orkan hat am frühen Donnerstag das Dach der Fischhalle in Tarvik abgedeckt und zwei vertäute Boote versenkt. "
        + "Verletzt wurde niemand, weil die Nachtschicht eine Stunde vorher gegangen war.\n\n"
        + "Die Küstenwache maß am Leuchtturm Böen von vierzig Metern in der Sekunde. Der Strom kam mittags in allen Straßen bis "
        + "auf drei zurück, teilte der Versorger mit.";

    /// <summary>A page with two posts, each under an anchor of its own.</summary>
    public static string TwoPosts(string first, string firstText, string second, string secondText) =>
        "<!doctype html><html><head><title>News from the tool shed</title></head><body><h1>News from the tool shed</h1><div "
        + "class=\"posts\">"
        + $"<div id=\"{second}\"><h2>Second post</h2>{Paragraphs(secondText)}</div><div id=\"{first}\"><h2>First "
        + $"post</h2>{Paragraphs(firstText)}</div></div></body></html>";

    /// <summary>A page whose headings carry the anchors, as changelogs have them.</summary>
    public static string Sections(params (string Anchor, string Heading, string Text)[] sections) =>
        "<!doctype html>"
        + $"<html><head><title>Changes</title></head><body><main><h1>Changes</h1>"
        + $"{string.Concat(sections.Select(one => $"<h2 id=\"{one.Anchor}\">{one.Heading}</h2>{Paragraphs(one.Text)}"))}"
        + "</main></body></html>";

    /// <summary>A page whose notes begin behind empty anchors.</summary>
    public static string Anchored(params (string Anchor, string Text)[] notes) =>
        "<!doctype html>"
        + $"<html><head><title>Notes</title></head><body><main><h1>Notes</h1>"
        + $"{string.Concat(notes.Select(one => $"<a name=\"{one.Anchor}\"></a>{Paragraphs(one.Text)}<hr>"))}"
        + "</main></body></html>";

    /// <summary>A forum's thread, each post in a box with an anchor.</summary>
    public static string Thread(params (string Anchor, string Text)[] posts) =>
        "<!doctype html><html><head><title>Ferry timetable</title></head><body><main><h1>Ferry timetable</h1>"
        + string.Concat(
            posts.Select(one => $"<article id=\"{one.Anchor}\"><header>somebody wrote</header>{Paragraphs(one.Text)}</article>")
        )
        + "</main></body></html>";

    /// <summary>A list of terms with anchors.</summary>
    public static string Terms(params (string Anchor, string Term, string Text)[] terms) =>
        "<!doctype html><html><head><title>Log</title></head><body><main><h1>Log</h1><dl>"
        + string.Concat(terms.Select(one => $"<dt id=\"{one.Anchor}\">{one.Term}</dt><dd>{Paragraphs(one.Text)}</dd>"))
        + "</dl></main></body></html>";

    /// <summary>An article's page that states its day.</summary>
    public static string Dated(string title, string text, string? day, string? canonical = null) =>
        "<!doctype html>"
        + $"<html lang=\"en\"><head><title>{title}</title>"
        + $"{(day is null ? "" : $"<meta property=\"article:published_time\" content=\"{day}\">")}"
        + $"{(canonical is null ? "" : $"<link rel=\"canonical\" href=\"{canonical}\">")}</head>"
        + $"<body><article><h1>{title}</h1>{Paragraphs(text)}</article></body></html>";

    static string Paragraphs(string text) => string.Concat(text.Split("\n\n").Select(paragraph => $"<p>{paragraph}</p>"));
}
