namespace BriefBot.Tests.Corpus.Stories;

/// <summary>
/// What generated news is written with. Braces hold what is an event's own; brackets hold ways to say the same, of which each outlet
/// picks one. Each fact of an event stands in a line, its different wordings parted by " / ".
/// </summary>
static class NewsPatterns
{
    /// <summary>Events by kind: the first line of each holds headlines.</summary>
    public static readonly string[][] Kinds =
    [
        [
            "{place} [flooded|under water] as {river} bursts its banks / [Thousands|Many] flee [floods|high water] in {place} / "
                + "{river} floods {place}, {n1} homes lost",
            "The {river} [burst its banks|spilled over its dykes] near {place} on {day}, [driving|forcing] {n1} families from "
                + "their homes. / Some {n1} families [left|fled] {place} on {day} after the {river} [rose over|broke through] the dykes.",
            "{person}, who [leads|heads] the region's rescue service, [said|told reporters] {n2} people were [pulled from "
                + "roofs|brought to safety by boat]. / Boats [took|carried] {n2} people from roofs and upper floors, [according "
                + "to|said] rescue chief {person}.",
            "Water stood {n3} centimetres deep in the [market square|old town], higher than in any year since records began. / "
                + "Gauges in the [centre|old town] showed {n3} centimetres, a level never [measured|seen] before.",
            "{other}, the mayor, [asked|appealed to] the army for pumps and sandbags. / The army is to [send|bring] pumps and "
                + "sandbags at the request of Mayor {other}.",
            "The railway to {town} is [closed|cut] and will stay so for weeks. / No trains run to {town}; repairs of the line "
                + "[are expected to take|may take] weeks.",
            "{company}, an insurer, [put|estimated] the damage at {n4} million. / Damage of {n4} million was [reported "
                + "to|expected by] the insurer {company}.",
            "Schools [remain shut|stay closed] until the water has gone. / Pupils are [to stay at home|taught at home] until "
                + "their schools are dry.",
            "Forecasters [expect|see] no more rain before the weekend. / The rain is [over for now|likely to stop], the weather "
                + "service [says|announced].",
        ],
        [
            "{person} [jailed|sentenced] over {company} fraud / Court [convicts|finds guilty] {company} chief {person} / "
                + "{company}: {n1} years for {person}",
            "A court in {place} [sentenced|sent] {person}, the former head of {company}, to {n1} years in prison on {day}. / "
                + "{person}, who once ran {company}, [must go to|was given] prison for {n1} years, judges in {place} [ruled|decided] "
                + "on {day}.",
            "Judge {other} [said|found] investors had been [misled|deceived] for years about losses of {n2} million. / For years "
                + "investors [heard nothing of|were told nothing about] losses of {n2} million, Judge {other} [noted|said].",
            "Prosecutors had [asked for|demanded] {n3} years. / The sentence [fell short of|is below] the {n3} years that the "
                + "prosecution [wanted|asked for].",
            "The defence [will appeal|announced an appeal]. / Lawyers for the defendant [want to appeal|are going to a higher court].",
            "More than {n4} [witnesses|people] gave evidence in the trial, which [began|opened] in the spring. / The trial, "
                + "[begun|opened] in spring, heard {n4} [witnesses|people].",
            "The accounts were kept in {town} by a firm that no longer exists. / A firm in {town}, since dissolved, [kept|had "
                + "written] the books.",
            "Small savers [cheered|wept] in the gallery. / In the gallery, savers who lost their money [applauded|embraced].",
            "Shares in the company were [suspended|taken off the exchange] long ago. / Its shares are [no longer traded|gone "
                + "from the exchange].",
        ],
        [
            "{company} workers walk out in {place} / Strike [halts|stops] {company} plant / {n1} [down tools|on strike] at {company}",
            "About {n1} workers [downed tools|walked out] at the {company} plant in {place} on {day}. / Work at the {company} "
                + "plant in {place} [stopped|ceased] on {day} when {n1} people [walked out|laid down their tools].",
            "The union, led by {person}, [wants|demands] {n2} percent more pay. / Pay should [rise|go up] by {n2} percent, union "
                + "leader {person} [said|told members].",
            "Management [offered|put forward] a one-off payment of {n3} instead. / The company would rather [pay|give] everyone {n3} once.",
            "{other}, who runs the plant, [called|described] the walkout as [reckless|a danger to orders]. / Plant manager "
                + "{other} [spoke of|saw] a danger to orders.",
            "Each day of standstill [costs|means] {n4} vehicles not built. / The line [builds|turns out] {n4} vehicles on a "
                + "normal day; now it is still.",
            "Suppliers in {town} [sent their people home|cut shifts]. / In {town}, suppliers have [cut|cancelled] shifts.",
            "A mediator is to [meet|hear] both sides next week. / Both sides [agreed to see|will meet] a mediator next week.",
            "It is the first strike there for a generation. / Nobody there has [seen|known] a strike for a generation.",
        ],
        [
            "{person} wins {place} [marathon|city race] / {person} [takes|claims] {place} title / Record for {person} in {place}",
            "{person} won the marathon of {place} on {day} in {n1} minutes. / After {n1} minutes {person} [crossed the "
                + "line|finished] first in {place} on {day}.",
            "{other}, last year's winner, [came|finished] second, {n2} seconds behind. / Second, {n2} seconds later, was "
                + "{other}, who had [won|triumphed] the year before.",
            "The decisive move [came|was made] at kilometre {n3}, on the bridge to {town}. / On the bridge to {town}, at "
                + "kilometre {n3}, the field [broke up|fell apart].",
            "Some {n4} runners from all over the world [took part|started]. / The start list [had|counted] {n4} names.",
            "Rain and wind [made it hard|slowed everybody]. / It was [cold and wet|a day of wind and rain].",
            "{company}, the sponsor, [paid|added] a bonus for the course record. / For the course record there was a bonus from {company}.",
            "Next season holds a longer race in the mountains. / The winner [plans|wants] to run in the mountains next season.",
            "Spectators [lined|stood along] the whole course. / Along the course there was hardly a free place.",
        ],
    ];

    /// <summary>What any article of that kind may say, whatever the event.</summary>
    public static readonly string[] Background =
    [
        "Experts had warned for some time that something like this could happen.",
        "The matter will keep people busy for weeks, observers say.",
        "Officials asked for patience while more is found out.",
        "A spokesman declined to answer further questions.",
        "Similar things have been seen in other parts of the country.",
        "Local papers had reported on first signs a month ago.",
        "The opposition called for a debate in parliament.",
        "A longer report is expected by the end of the month.",
    ];

    /// <summary>Reports that come every day in the same words: only names and numbers change.</summary>
    public static readonly string[] Templates =
    [
        "Stocks in {place} closed higher on {day}. The leading index rose {n1} points to {n2}. {company} led the gains with a "
            + "rise of {n3} percent, while {other} & Sons lost {n4} percent. Volume was {n5} million shares, traders said. The "
            + "currency was little changed against the dollar. Bond yields moved by {n6} basis points. Analysts at {town} Capital "
            + "expect quiet trade in the days ahead.",
        "The weather for {place}: clouds in the morning, clearing later. Highs of {n1} degrees, lows of {n2}. Wind from the west "
            + "at {n3} kilometres an hour. The chance of rain is {n4} percent. Sunrise is at {n5}, sunset at {n6}. In {town} it stays "
            + "dry. Outlook: warmer from the middle of the week on.",
        "{person}, who worked for {company} for {n1} years, has died at the age of {n2}. The family said so on {day}. Born in "
            + "{place} as one of {n3} children, {person} moved to {town} at {n4} and found work there. Friends remember a warm and "
            + "patient colleague. {other} survives, as do {n5} grandchildren. A service will be held at the chapel on the hill.",
    ];

    public static readonly string[] Given =
    [
        "Marta",
        "Oleg",
        "Ines",
        "Tomas",
        "Ruth",
        "Karim",
        "Lena",
        "Pavel",
        "Aiko",
        "Bruno",
        "Celia",
        "Dario",
        "Edda",
        "Farid",
        "Greta",
        "Hugo",
    ];
    public static readonly string[] Days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    public static readonly string[] Syllables =
    [
        "bar",
        "ven",
        "tol",
        "mir",
        "ka",
        "lus",
        "den",
        "for",
        "gal",
        "his",
        "jo",
        "kel",
        "lam",
        "nor",
        "pet",
        "qui",
        "ras",
        "sol",
        "tam",
        "ul",
        "vor",
        "wex",
        "yar",
        "zem",
    ];
    public static readonly string[] Outlets =
    [
        "Harbour Gazette",
        "Meridian Post",
        "Lakeside Courier",
        "The Plain Packet",
        "Northern Mail",
        "City Herald",
        "Evening Ledger",
        "Valley Times",
    ];
}
