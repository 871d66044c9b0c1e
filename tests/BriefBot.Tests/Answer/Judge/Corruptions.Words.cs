namespace BriefBot.Tests.Answer.Judge;

sealed partial class Corruptions
{
    static readonly string[][] Units =
    [
        ["million", "billion"], ["kilometres", "metres"], ["metres", "feet"], ["euros", "dollars"], ["dollars", "pounds"],
        ["pounds", "euros"], ["francs", "dollars"], ["percent", "percentage points"], ["hours", "days"], ["days", "weeks"],
        ["weeks", "months"], ["months", "years"], ["years", "months"], ["minutes", "hours"], ["hectares", "acres"],
        ["tonnes", "kilograms"], ["miles", "kilometres"], ["per cent", "percentage points"], ["billion", "million"],
    ];

    static readonly string[][] Opposites =
    [
        ["rose", "fell"], ["fell", "rose"], ["gained", "lost"], ["accepted", "rejected"], ["approved", "rejected"],
        ["released", "arrested"], ["won", "lost"], ["beat", "lost to"], ["opened", "closed"], ["older", "younger"], ["more", "less"],
        ["fewer", "more"],
        ["before", "after"], ["after", "before"], ["start", "end"], ["begin", "end"], ["leaving", "reaching"], ["late", "early"],
        ["early", "late"], ["doubled", "halved"], ["acquitted", "convicted"], ["cleared", "convicted"], ["evening", "morning"],
        ["night", "day"],
        ["southern", "northern"], ["northern", "southern"], ["female", "male"], ["largest", "smallest"], ["smaller", "larger"],
        ["high", "low"], ["low", "high"], ["above", "below"], ["ahead", "behind"], ["weaken", "strengthen"], ["good", "bad"],
        ["increase", "decrease"],
        ["increased", "decreased"], ["down", "up"], ["last", "next"], ["supported", "opposed"], ["buy", "sell"], ["bought", "sold"],
        ["first", "last"], ["north", "south"], ["east", "west"], ["win", "lose"], ["off", "on"],
    ];

    static readonly string[] Details =
    [
        " because of a bribe", " in front of thousands of angry spectators", " for the third time in a row",
        ", the worst result since the war", " despite a secret warning from the army", ", which experts called a catastrophe",
        " under pressure from the church",
        " with the help of a foreign billionaire",
    ];

    static readonly string[] OtherVerbs =
    [
        "burned", "poisoned", "abandoned", "mocked", "flooded", "hid", "stole", "threatened", "vanished", "collapsed", "exploded", "sank",
        "worshipped", "smuggled",
    ];
    static readonly string[] OtherNouns =
    [
        "prison", "brewery", "submarine", "orphanage", "circus", "glacier", "casino", "monastery", "lottery", "sculpture", "vaccine",
        "parrot",
    ];

    static readonly string[] Months =
    [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ];
    static readonly string[] Days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    static readonly string[] NumberWords =
    [
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirty", "sixty",
    ];

    static readonly (string, string)[] Negations =
    [
        (" did not ", " did "), (" had not ", " had "), (" was not ", " was "), (" is not ", " is "), (" has not ", " has "),
        ("No ", "One "), (" no ", " a "), (" never ", " often "), ("Nobody ", "Somebody "), (" without ", " with "),
    ];

    static readonly (string, string)[] Hedges =
    [
        ("is expected to be ", "was "), ("is expected to ", "will "), ("is not expected to ", "will not "), ("are expected to ", "will "),
        ("was expected to ", "did "), ("are due to ", "did "), ("is due to ", "did "), (" plans to ", " did "), (" intends to ", " did "),
        (" may ", " will "), (" could ", " did "), (" might ", " will "), ("reportedly ", ""), ("allegedly ", ""), ("alleged ", ""),
        (" said it would ", " said it did "), (" promised to ", " did "), ("would have been ", "were "), (" would ", " did "),
        ("likely to ", "certain to "), ("believe that an ", "know that an "), ("planned ", ""), (" an estimated ", " "), (" about ", " "),
        (" around ", " "), ("fewer than ", ""), ("Fewer than ", ""), ("more than ", ""), (" at least ", " "), ("At least ", ""),
    ];

    static readonly (string, string)[] Quantities =
    [
        ("Some ", "All "), (" some ", " all "), (" several ", " all "), (" most ", " all "), ("Most ", "All "), (" many ", " all "),
        (" half ", " all "), ("Fewer than ", "More than "), ("fewer than ", "more than "), ("more than ", "fewer than "),
        ("at least ", "at most "), ("At least ", "At most "), ("About ", "More than "), (" about ", " more than "),
        ("one in three", "two in three"), ("One in three", "Two in three"), (" two of ", " all of "), ("Two of ", "All of "),
        (" most of ", " all of "), (" all ", " some "),
    ];
}
