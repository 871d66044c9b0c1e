using System.Collections.Frozen;

namespace BriefBot.Language;

/// <summary>Words that news uses for one another without saying anything else. Small on purpose: what is only near in meaning is not here.</summary>
public static class Synonyms
{
    // Each line: words that may stand for one another in a report.
    static readonly string[] Groups =
    [
        "oppose against", "back support favour", "put estimate", "retrial trial", "leave keep", "successor succeed", "craft probe", "craft spacecraft", "winner victory", "head header", "lead ahead", "ask seek request", "turn switch", "rise increase gain climb", "fall drop decline decrease", "earlier before prior previous", "later after", "more further additional", "jury juror", "walk leave", "approve vote", "origin come", "tax taxation", "mend repair",
        "bill cost", "return back home", "home house", "wrongdoing offence", "criticise attack", "tell say", "speak say", "wounded injured", "aboard board", "quarrel dispute", "row dispute", "toll count", "assist help", "boss leader", "get take",
        "stop halt cease", "buy purchase acquire", "build construct erect", "help aid assist support", "show display demonstrate indicate reveal",
        "find discover detect uncover", "big large major huge sizeable", "small little minor", "hurt injure wound",
        "say tell state add note remark comment", "tell inform", "announce unveil declare disclose reveal", "publish release issue",
        "choose select pick", "name appoint designate", "resign quit step", "arrive reach come", "attend join participate", "speak address talk",
        "meet gather convene", "discuss debate talk", "ask request urge call", "need require", "try attempt seek", "use employ utilise",
        "get receive obtain", "give provide supply", "send dispatch", "carry transport", "hold keep", "hold stage host", "raise lift increase",
        "lower reduce cut trim decrease", "rise increase climb grow gain", "fall drop decline decrease slip", "grow expand", "shrink contract",
        "begin launch", "car vehicle automobile", "lorry truck", "plane aircraft airplane jet", "ship vessel boat", "bus coach",
        "house home residence", "flat apartment", "school college", "pupil student", "child kid", "teenager youth", "doctor physician",
        "police officer", "officer official", "official authority", "lawyer attorney", "judge justice", "court tribunal", "law legislation act bill",
        "rule regulation", "ban prohibit bar forbid outlaw", "allow permit let enable", "approve endorse", "oppose resist", "reject dismiss",
        "agree accept", "deal agreement accord pact", "deal purchase acquisition takeover", "talk negotiation", "company firm business corporation",
        "group organisation organization body", "boss chief head", "head lead run chair", "worker employee staff", "job post position role",
        "wage pay salary", "strike walkout", "protest demonstration rally", "protester demonstrator", "fight battle clash", "war conflict",
        "attack assault raid", "army military", "bomb explosive", "fire blaze", "storm hurricane cyclone typhoon", "rain rainfall downpour",
        "earthquake quake tremor", "crash collision accident", "rescue save", "search hunt", "victim casualty", "arrest detain",
        "jail imprison prison", "charge indict", "trial hearing", "murder homicide", "steal theft", "money cash fund funding", "cost price expense",
        "spend pay", "earn make", "profit earning", "loss deficit", "debt borrowing", "tax levy duty", "share stock", "trade commerce",
        "study research survey", "scientist researcher", "report study", "poll survey", "election poll vote", "government administration cabinet",
        "parliament legislature", "lawmaker legislator", "city municipality", "country nation", "world globe global international",
        "area region district zone", "road street highway motorway", "bridge crossing", "rail train railway", "airport airfield",
        "port harbour harbor", "river stream", "team side squad", "player footballer athlete", "coach manager trainer", "match game fixture",
        "win victory", "title championship trophy", "goal score", "film movie picture", "book novel", "song track single", "artist painter",
        "singer musician vocalist", "actor actress", "show programme program series", "award prize honour honor", "website site",
        "internet online web", "phone mobile telephone", "computer device machine", "software programme", "user customer client consumer",
        "people resident inhabitant local", "family relative", "morning dawn", "evening night", "former previous past earlier", "new fresh recent",
        "important key significant", "serious severe grave critical", "quick fast rapid swift", "hard difficult tough", "whole entire full complete",
        "against versus", "near close beside", "problem issue difficulty", "result outcome consequence", "reason cause",
        "cause trigger spark prompt", "lead cause result", "plan scheme project proposal", "project programme scheme", "target goal aim",
        "aim seek intend", "change alter amend modify", "improve boost enhance", "damage harm", "repair fix mend",
        "investigate probe inquiry investigation", "explain clarify", "warn caution alert", "promise pledge vow", "threaten threat",
        "think believe consider", "know aware", "learn hear", "see watch view witness", "look appear seem", "keep retain maintain",
        "move shift transfer relocate", "turn become", "go travel head", "return back", "visit trip tour", "stay remain", "live reside",
        "work operate function", "run operate manage", "own possess", "share split divide", "merge combine unite", "cover include comprise contain",
        "face confront", "follow succeed", "replace succeed substitute", "happen occur take place", "event occasion ceremony",
        "conference summit forum meeting", "letter message note", "statement declaration", "picture photo photograph image",
        "video footage film clip", "screen display", "voice sound", "double twice", "centre center central middle", "mountain peak", "food meal",
        "oil petroleum", "energy power electricity", "pollution emission", "animal creature", "virus coronavirus covid", "vaccine jab vaccination",
        "disease illness", "drug medicine medication", "test trial", "rocket launcher", "engineer technician", "spokesman spokeswoman spokesperson",
        "chairman chairwoman chair chairperson", "businessman businesswoman", "policeman policewoman", "fireman firefighter",
        "foreign overseas abroad", "free release", "illegal unlawful", "legal lawful", "kill die dead", "alive survive", "escape flee",
        "block obstruct", "free dislodge refloat", "delay postpone defer", "cancel scrap abandon axe", "extend prolong lengthen",
        "expect anticipate", "estimate reckon calculate", "total altogether", "produce make manufacture", "factory plant", "shop store",
        "restaurant cafe eatery", "church chapel", "museum gallery", "theatre theater", "stadium ground arena", "fan supporter", "critic opponent",
        "rival competitor opponent", "donate give contribute", "donation gift", "fine penalty", "punish penalise", "blame fault",
        "apologise apology sorry", "praise hail laud commend", "criticise condemn denounce slam", "confirm verify", "admit acknowledge concede",
        "claim assert contend maintain insist argue", "suggest propose recommend", "advise recommend", "start begin commence", "open begin start",
        "launch begin start", "finish conclude end", "leave depart", "sale sell", "policeman policewoman officer police", "leave quit",
    ];

    static readonly FrozenDictionary<string, int[]> Members = Build();

    /// <summary>True when news uses the one for the other.</summary>
    /// <param name="stem">Of a word, by <see cref="PorterStemmer"/>.</param>
    /// <param name="other">Of the other.</param>
    public static bool AreSame(string stem, string other) =>
        Members.TryGetValue(stem, out var here) && Members.TryGetValue(other, out var there) && here.AsSpan().ContainsAny(there);

    static FrozenDictionary<string, int[]> Build()
    {
        var members = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < Groups.Length; i++)
        {
            foreach (var word in Groups[i].Split(' '))
            {
                var stem = PorterStemmer.Stem(word);
                if (!members.TryGetValue(stem, out var groups)) members[stem] = groups = [];
                if (!groups.Contains(i)) groups.Add(i);
            }
        }
        return members.ToFrozenDictionary(member => member.Key, member => member.Value.ToArray(), StringComparer.Ordinal);
    }
}
