using System.Collections.Frozen;

namespace BriefBot.Language;

/// <summary>Words that news uses for one another without saying anything else. What is only near in meaning, or judges ("militant", "terrorist"), is not here.</summary>
public static class Synonyms
{
    // Each line: words that may stand for one another in a report.
    static readonly string[] Groups =
    [
        "ask consult", "lead leader", "publish appear", "grant give", "lose fall drop", "gain rise add", "largest biggest", "larger bigger greater", "smallest tiniest", "oppose against", "back support favour", "retrial trial", "successor succeed", "craft probe", "craft spacecraft", "winner victory", "head header", "lead ahead", "ask seek request", "rise increase gain climb", "fall drop decline decrease", "earlier before prior previous", "later after", "more further additional", "jury juror", "tax taxation", "mend repair",
        "bill cost", "return back home", "home house", "wrongdoing offence", "criticise attack", "tell say", "speak say", "wounded injured", "aboard board", "quarrel dispute", "row dispute", "toll count", "assist help", "boss leader",
        "stop halt cease", "buy purchase acquire", "build construct erect", "help aid assist support", "show display demonstrate indicate reveal",
        "find discover detect uncover", "big large major huge sizeable", "small little minor", "hurt injure wound",
        "say tell add note remark comment", "tell inform", "announce unveil declare disclose reveal", "publish release issue",
        "choose select pick", "name appoint designate", "resign quit", "arrive reach come", "attend join participate", "speak address talk",
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
        "people resident inhabitant local", "family relative", "morning dawn", "evening night", "former previous past earlier", "old previous former", "new fresh recent",
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
        "expect anticipate forecast predict", "estimate reckon calculate", "total altogether", "produce make manufacture", "factory plant", "shop store",
        "restaurant cafe eatery", "church chapel", "museum gallery", "theatre theater", "stadium ground arena", "fan supporter", "critic opponent",
        "rival competitor opponent", "donate give contribute", "donation gift", "fine penalty", "punish penalise", "blame fault",
        "apologise apology sorry", "praise hail laud commend", "criticise condemn denounce slam", "confirm verify", "admit acknowledge concede",
        "claim assert contend maintain insist argue", "suggest propose recommend", "advise recommend", "start begin commence", "open begin start",
        "launch begin start", "finish conclude end", "leave depart", "sale sell", "policeman policewoman officer police",
        "accident mishap", "achieve attain", "actor performer", "adult grown-up", "afraid scared frightened", "ancient antique", "anger fury rage outrage", "angry furious",
        "answer reply respond response", "anxious worried", "argument row", "audience crowd", "award grant", "baby infant", "barrier obstacle hurdle", "beach shore coast seaside",
        "beat defeat", "bike bicycle", "billionaire tycoon", "blast explosion", "boat ferry", "body corpse", "border frontier", "bravery courage", "breach violate violation",
        "bribe kickback", "brief short", "broadcast air", "campaign drive", "cancel annul", "seize confiscate", "cargo freight", "celebrate mark", "celebrity star",
        "cemetery graveyard", "certain sure", "chance likelihood probability", "fraud deception", "choice option", "citizen national", "claimant plaintiff", "closure closing",
        "clothes clothing", "clue hint", "coalition alliance", "collapse crumble", "collect gather", "colleague coworker", "college university", "commander officer",
        "commission committee panel", "compensation damages", "compete vie", "complain complaint grievance", "complicated complex", "concern worry fear", "consult consultation",
        "contaminate pollute", "copy duplicate", "correct right", "cottage house", "cooperate collaborate", "crack fissure", "crew team", "crime offence", "crisis emergency",
        "crop harvest", "cure heal", "curb limit restrict", "danger risk threat", "dangerous hazardous risky", "data figures information", "debris rubble wreckage", "debut premiere",
        "decade ten", "decide resolve determine", "decision ruling judgment verdict", "defect fault flaw", "deploy send", "describe portray depict",
        "destroy ruin wreck", "detective investigator", "develop create", "diary journal", "dictator autocrat", "difference gap", "diplomat envoy ambassador", "director head",
        "disaster catastrophe", "discharge release", "disrupt disturb", "distribute hand", "divide separate", "dismiss sack fire", "dock quay pier", "donor giver",
        "draft outline", "drought dryness", "dubbed called named", "duty obligation", "eager keen", "earth soil", "ease relax loosen", "editor journalist",
        "educate teach", "elderly old aged", "elect choose", "eliminate remove", "embassy consulate", "emit emission release", "employ hire recruit", "encourage urge", "enemy foe",
        "enough sufficient", "enormous huge vast giant", "ensure guarantee", "enter join", "entire total whole", "envoy emissary", "equipment gear", "evacuate clear",
        "exam examination", "examine inspect check study", "exceed surpass top", "exchange swap", "exhibition show display", "expand widen broaden extend",
        "expert specialist", "expose reveal", "extra additional further", "extreme severe", "eyewitness witness", "fake false forged counterfeit",
        "famous renowned celebrated", "famine hunger", "farmer grower", "fatal deadly lethal", "father dad", "mother mum", "fee charge", "field pitch", "fierce intense",
        "final last", "firearm gun weapon", "flee run", "flood inundate", "flu influenza", "focus concentrate", "forecast predict prediction",
        "forest wood woodland", "former ex", "found establish", "founder creator", "freedom liberty", "frequent common", "fruit produce", "fuel petrol gasoline",
        "fundamental basic", "funeral burial", "garbage rubbish waste trash", "genuine real authentic", "goods products wares", "grab seize", "grave tomb", "greet welcome",
        "guard protect", "guest visitor", "harm hurt", "harsh severe", "heir successor", "heritage legacy", "hide conceal", "historic historical",
        "holiday vacation", "hostage captive", "hotel inn", "household home", "housing accommodation", "idea concept notion", "identify recognise", "ignore disregard", "ill sick unwell",
        "illegal illicit", "immediate instant", "impact effect", "impose levy", "incident event", "infection disease", "influence affect",
        "inform notify", "initial first", "injury wound", "inmate prisoner detainee", "inspector examiner", "install fit", "institute institution", "introduce bring", "invade occupy",
        "isle island", "joint common", "journalist reporter correspondent", "journey trip voyage", "kidnap abduct", "labour work", "lack shortage scarcity", "landslide mudslide",
        "lasting permanent", "lately recently", "lawsuit suit case", "leader head chief", "leak spill", "liberate free", "licence license permit", "limit cap",
        "link connect connection tie", "livestock cattle", "loan credit", "location place site venue", "luggage baggage", "magazine journal", "margin lead",
        "measure step", "mediator broker", "medic doctor", "memoir autobiography", "memorial monument", "mention refer", "merchant trader", "method way technique",
        "mill factory", "miner pitman", "mission task", "mistake error", "modern contemporary", "monarch king queen", "monitor watch observe", "motive reason",
        "motor engine", "multiple several", "necessary needed", "neglect ignore", "nominate propose", "normal usual", "objective goal", "observer analyst", "obvious clear", "occupy hold",
        "often frequently", "ongoing continuing", "opening start", "opinion view", "opportunity chance", "order command", "organise arrange", "organiser host",
        "oversee supervise", "owner proprietor", "pact treaty", "participant competitor entrant", "passenger traveller", "patrol guard", "payment sum", "peak summit", "pensioner retiree",
        "perhaps maybe possibly", "period time", "permission approval consent", "persuade convince", "phase stage", "physician medic", "place put", "plea appeal", "pledge commitment",
        "poisonous toxic", "poor impoverished", "poverty hardship", "powerful strong", "precise exact", "predecessor forerunner", "prepare ready", "preserve protect",
        "previously earlier", "priest clergyman", "probable likely", "probably likely", "procedure process", "prominent leading",
        "property estate", "protect safeguard", "protester activist", "punishment sentence penalty", "pupil schoolchild", "purchaser buyer", "queue line", "quick speedy", "race contest",
        "rebellion uprising revolt", "rebuild reconstruct", "recent latest", "reckless careless", "recognise acknowledge", "redundancy layoff", "referee umpire",
        "referendum plebiscite", "reform overhaul", "refund reimburse", "register record", "regret remorse", "regular frequent", "regulator watchdog", "relationship tie", "relief aid",
        "remember recall", "remote distant", "renew extend", "renovate restore refurbish", "rent lease", "repeal revoke", "repeatedly often", "resident citizen", "respond react",
        "response reaction", "restrict restriction", "resume restart", "retaliate avenge", "revenue turnover sales", "revise amend", "rich wealthy",
        "roughly approximately", "safeguard defend", "salary earnings", "sample specimen", "scandal affair", "schedule timetable", "scheduled planned", "secret hidden", "sector industry",
        "seek want", "seldom rarely", "send mail", "shelter refuge", "shooting gunfire", "shut close", "signal sign indication", "similar alike", "simple easy",
        "situation position", "skill ability", "slight small", "sole only", "solve resolve", "source origin", "spectator viewer", "speech address", "stable steady", "staff personnel",
        "stake share", "strategy plan", "strict tough", "structure building", "substantial considerable large", "sudden abrupt", "suffer endure", "suitable fit", "supplier provider",
        "surgery operation", "surrender yield", "surround encircle", "survive outlive", "suspend halt", "tackle address", "talented gifted", "tariff duty levy", "task job",
        "temporary interim", "ticket pass", "total sum", "tourist visitor holidaymaker", "town municipality", "train instruct", "treatment therapy", "treaty accord", "truce ceasefire",
        "triumph victory", "tube metro subway", "turmoil chaos", "tyre tire", "ultimate final", "unanimous unanimously", "uncertain unsure", "undermine weaken",
        "unemployed jobless", "unusual rare", "update revise", "urban city", "urgent pressing", "vaccinate inoculate immunise immunize", "valid lawful", "valuable precious",
        "van truck", "vanish disappear", "variety range", "various several", "venture enterprise", "village hamlet", "vital essential crucial key", "voter elector",
        "vulnerable weak", "wait await", "warehouse depot", "warning alert", "widespread common", "wildfire blaze", "willing ready", "withdraw pull", "withdraw retreat",
        "worsen deteriorate", "writer author novelist", "wrong false incorrect", "youngster youth", "reserve earmark", "fund finance", "consist comprise", "equal match",
        "climb ascend", "sink founder", "tow pull", "rely depend", "refer call", "describe call", "label call", "name call",
        "deem consider", "treat handle", "document record", "depict show", "feature show", "print publish", "post publish", "contact approach", "phone call", "wed marry",
        "avoid evade", "inherit receive", "leave bequeath", "originate come", "belong own", "locate situate", "base locate", "found set", "sail travel", "fly travel", "drive travel",
        "ride travel", "journey travel", "march walk",
    ];

    static readonly FrozenDictionary<string, int[]> Members = Build();

    /// <summary>True when news uses the one for the other.</summary>
    /// <param name="stem">Of a word, by <see cref="PorterStemmer"/>.</param>
    /// <param name="other">Of the other.</param>
    public static bool AreSame(string stem, string other) =>
        Members.TryGetValue(stem, out var here) && Members.TryGetValue(other, out var there) && here.AsSpan().ContainsAny(there);

    /// <summary>The words that news uses for one, as stems, without itself; empty for most words.</summary>
    /// <param name="stem">Of the word, by <see cref="PorterStemmer"/>.</param>
    public static IEnumerable<string> Of(string stem) =>
        Members.TryGetValue(stem, out var groups) ? groups.SelectMany(group => Groups[group].Split(' ')).Select(PorterStemmer.Stem).Where(other => other != stem).Distinct() : [];

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
