using System.Collections.Frozen;

namespace BriefBot.Language;

/// <summary>Phrases of several words that news uses for one another or for one word ("set aside" for "earmark") without saying anything else.</summary>
public static class Phrases
{
    // Each line: what may stand for one another, parted by strokes; verbs in their first form.
    static readonly string[] Groups =
    [
        "fall ill with/catch/contract/come down with", "set aside/reserve/earmark/allocate/allot", "step down/stand down/resign/quit/leave office/give up post", "walk out/strike/go on strike/stop work/down tools/lay down tools", "take part/participate/compete/join",
        "call off/cancel/scrap/abandon", "put off/postpone/delay/defer/push back", "carry out/conduct/perform/undertake/do", "set up/establish/found/create/form", "take over/acquire/buy", "turn down/reject/refuse/decline", "rule out/exclude", "find out/discover/learn",
        "hand over/give/deliver/pass", "hand back/give back/return/bring back", "pull out/withdraw/drop out/back out", "break out/start/begin/erupt", "go up/rise/increase/climb", "go down/fall/drop/decline/decrease", "shut down/close", "sign up/register/enrol/enlist",
        "knock out/eliminate", "knock down/tear down/pull down/demolish/raze", "burn down/be destroyed by fire/be destroyed in a fire", "lose life/lose their lives/lose his life/lose her life/be killed/die", "per year/a year/each year/every year/annually/yearly/annual",
        "per day/a day/each day/every day/daily", "per week/a week/each week/every week/weekly", "per month/a month/each month/every month/monthly", "per person/each/a head/per head/apiece", "at present/currently/now/at the moment", "so far/to date/until now/up to now",
        "due to/because/because of/owing to/as a result of/thanks to/on account of", "free of charge/for free/at no cost/free", "in charge of/head/lead/run/responsible for", "come from/originate in/hail from/be from", "make up/account for/constitute/represent",
        "take place/happen/occur/be held", "come into force/take effect/enter into force/come into effect/become law/apply", "run for/stand for/contest", "take to court/sue/bring to court", "send to prison/jail/imprison/send to jail/put in prison/sentence to prison", "put at risk/endanger/threaten/jeopardise",
        "look into/investigate/probe/examine", "look for/search for/seek/hunt for", "deal with/handle/address/tackle", "pay for/fund/finance/cover the cost of/bear the cost of/meet the cost of/cover the costs of/bear the costs of", "out of work/unemployed/jobless/without work", "all over/across/throughout",
        "next to/beside/adjacent to/near", "lead to/cause/result in/bring about", "result from/be caused by/stem from", "on board/aboard", "with immediate effect/immediately/at once", "reach a height of/climb to/rise to/reach/ascend to", "set fire to/set on fire/set alight/torch/burn",
        "take to the streets/protest/demonstrate/rally", "go on sale/be sold/be available/be on sale", "go missing/disappear/vanish", "get under way/begin/start", "come to an end/end/finish/conclude", "make a decision/decide/take a decision", "reach an agreement/agree/come to an agreement/reach agreement/reach a deal/strike a deal",
        "give a speech/speak/make a speech/deliver a speech", "pay tribute to/honour/praise", "make sure/ensure/see to it", "make public/publish/release/disclose", "lay off/dismiss/make redundant/let go", "take on/hire/recruit/employ", "take off/depart/leave", "touch down/land", "wipe out/destroy/eliminate",
        "speed up/accelerate/quicken", "slow down/slow", "draw up/prepare/draft/write", "work out/devise/develop", "sentence to death/condemn to death", "get married/marry/wed", "give birth to/have", "keep an eye on/watch/monitor", "pass away/die", "point out/note/say", "speak out against/criticise/oppose/condemn",
        "be in favour of/support/favour/be for/back", "be against/oppose", "bring forward/advance", "turn out/prove", "go ahead/proceed", "go bankrupt/become insolvent/file for bankruptcy/become bankrupt", "get rid of/remove/scrap/abolish", "do away with/abolish/scrap/end", "come first/win/finish first", "come second/finish second/be second",
        "fill in for/replace/stand in for/take the place of/step in for", "take the place of/replace/succeed/take over from", "give evidence/testify", "plead guilty/admit", "hold talks/meet/talk/negotiate", "sell off/sell", "buy back/repurchase", "break into/burgle", "run out of/exhaust/use up", "cut off/isolate/sever", "no longer/not any more/not any longer",
        "as well as/along with/together with/besides/also/in addition", "free up/release", "use up/consume", "in spite of/despite", "bring to an end/end/stop", "put in place/introduce/install/set up", "set out/outline/present/describe", "take legal action/sue/go to court", "legal action/lawsuit/suit",
        "walk out of/storm out of/leave", "turn off/switch off/shut off", "turn on/switch on", "vote to/decide to/approve", "come from/origin", "cost from/start at/start from", "fuel by/power by/run on/burn", "take down/remove", "send off/dismiss", "get back/recover/regain", "clean up/clear", "end up/finish", "back up/support/corroborate", "bring up/raise/mention",
        "fill up/refuel/fill", "follow up/pursue", "grow up/be raised/be brought up", "hold up/delay", "keep up/continue/maintain", "let down/disappoint", "live on/survive", "make up of/consist of/comprise", "pay back/repay/refund", "pick up/collect", "put up/erect/build", "show up/appear/turn up", "stand up for/defend", "stay away/boycott",
        "take in/shelter/accommodate/house", "throw out/reject/dismiss/throw away", "wait for/await", "weigh up/consider", "win back/regain/recapture", "behind schedule/later than planned/late", "over budget/more than budgeted/more than planned", "for good/permanently/forever", "in public/publicly", "in secret/secretly", "in writing/written", "by hand/manually", "by mistake/mistakenly/accidentally/by accident", "on purpose/deliberately/intentionally", "on foot/walk", "by phone/by telephone/on the phone", "in force/valid/effective", "in hospital/hospitalised/hospitalized", "take to/bring to", "hospitalise/hospitalize/take to hospital/bring to hospital",
        "climate change/global warming", "prime minister/premier", "chief executive/ceo/chief executive officer", "head of state/president", "law enforcement/police", "power cut/blackout/outage/power outage/power failure", "natural gas/gas", "mobile phone/cellphone/mobile", "the public/people", "human being/person/human",
        "summer time/daylight saving time/daylight saving", "artificial intelligence/ai", "european union/eu", "united nations/un", "united states/us", "united kingdom/uk", "chief of police/police chief", "member of parliament/mp/lawmaker", "interest rate/rate", "work force/staff/workforce/employees",
    ];

    readonly record struct Variant(int Group, FrozenSet<string>[] Words);

    static readonly FrozenSet<string> Be = "be is are was were been being".Split(' ').Select(PorterStemmer.Stem).ToFrozenSet(StringComparer.Ordinal);

    static readonly FrozenDictionary<string, List<Variant>> ByFirst = Build();

    /// <summary>A phrase in a text.</summary>
    /// <param name="Group">The number of what may stand for one another.</param>
    /// <param name="Start">Of its first word, counted in words.</param>
    /// <param name="Length">In words.</param>
    public readonly record struct Place(int Group, int Start, int Length);

    /// <summary>All phrases, and single words that may stand for one, in a text.</summary>
    /// <param name="stems">Its words' stems in order, by <see cref="PorterStemmer"/>.</param>
    public static List<Place> Find(IReadOnlyList<string> stems)
    {
        ArgumentNullException.ThrowIfNull(stems);
        var found = new List<Place>();
        for (var at = 0; at < stems.Count; at++)
        {
            if (!ByFirst.TryGetValue(stems[at], out var variants)) continue;
            foreach (var variant in variants)
                if (variant.Words.Length <= stems.Count - at && variant.Words.Index().All(word => word.Item.Contains(stems[at + word.Index]))) found.Add(new Place(variant.Group, at, variant.Words.Length));
        }
        return found;
    }

    static FrozenDictionary<string, List<Variant>> Build()
    {
        var byFirst = new Dictionary<string, List<Variant>>(StringComparer.Ordinal);
        foreach (var (group, line) in Groups.Index())
        {
            foreach (var phrase in line.Split('/'))
            {
                var words = phrase.Split(' ').Select(StemsOf).ToArray();
                foreach (var stem in words[0])
                {
                    if (!byFirst.TryGetValue(stem, out var variants)) byFirst[stem] = variants = [];
                    variants.Add(new Variant(group, words));
                }
            }
        }
        return byFirst.ToFrozenDictionary(StringComparer.Ordinal);
    }

    static FrozenSet<string> StemsOf(string word) =>
        word == "be" ? Be : Lemmas.Related(word).Append(word).Append(word + "led").Select(PorterStemmer.Stem).ToFrozenSet(StringComparer.Ordinal);
}
